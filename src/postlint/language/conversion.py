"""Turn the trees of spaCy's own English models (ClearNLP labels) into Universal Dependencies."""

from collections.abc import Sequence

# Labels that only this scheme has.
LABELS = frozenset("dobj pobj prep nsubjpass auxpass".split())

_RENAMED = {
    "acomp": "xcomp",
    "agent": "obl:agent",
    "attr": "xcomp",
    "auxpass": "aux:pass",
    "complm": "mark",
    "csubjpass": "csubj:pass",
    "dative": "iobj",
    "dobj": "obj",
    "infmod": "acl",
    "intj": "discourse",
    "meta": "dep",
    "neg": "advmod",
    "nn": "compound",
    "nsubjpass": "nsubj:pass",
    "num": "nummod",
    "number": "compound",
    "oprd": "xcomp",
    "partmod": "acl",
    "pcomp": "advcl",
    "pobj": "obl",
    "poss": "nmod:poss",
    "possessive": "case",
    "preconj": "cc:preconj",
    "predet": "det:predet",
    # Left without an object: "the door they got in by".
    "prep": "advmod",
    "prt": "compound:prt",
    "quantmod": "advmod",
    "rcmod": "acl:relcl",
    "relcl": "acl:relcl",
}
_BE = frozenset("be am is are was were been being 's 're 'm ’s ’re ’m".split())
_PREPOSITIONAL = frozenset({"prep", "agent", "dative"})
_OBJECTS = ("pobj", "pcomp")
# "is a thief", "is guilty", "is in custody"; by then the last is an oblique.
_PREDICATES = ("attr", "acomp", "obl")
_CLAUSES = ("ccomp", "xcomp")
# What has obliques and adverbial clauses rather than nominal modifiers and adnominal clauses.
_PREDICATIVE = frozenset({"VERB", "AUX", "ADJ", "ADV"})


def to_universal(
    words: Sequence[str], tags: Sequence[str], heads: Sequence[int], labels: Sequence[str]
) -> tuple[list[int], list[str]]:
    """Convert the trees of a text; takes and returns a head and a label for each token, a root being its own head.

    `words` are in lower case, `tags` universal parts of speech. What stands for a phrase becomes its head, as
    Universal Dependencies want it: the noun instead of its preposition, what somebody is instead of the `is`; a
    conjunction belongs to what follows it, and conjuncts to the first of them. Takes time in step with the text.
    """
    tree = _Tree(words, tags, heads, labels)
    for token in reversed(tree.downwards()):
        tree.turn(token)
    tree.rename()
    tree.coordinate()
    return tree.heads, tree.labels


class _Tree:
    """A forest under conversion, all of whose steps keep it one."""

    def __init__(self, words: Sequence[str], tags: Sequence[str], heads: Sequence[int], labels: Sequence[str]) -> None:
        self.words, self.tags = words, tags
        self.heads, self.labels = list(heads), list(labels)
        self.children: list[set[int]] = [set() for _ in heads]
        for token, head in enumerate(heads):
            if head != token:
                self.children[head].add(token)

    def downwards(self) -> list[int]:
        """List the tokens, heads before what depends on them."""
        order = [token for token, head in enumerate(self.heads) if head == token]
        for token in order:  # which grows meanwhile
            order.extend(self.children[token])
        return order

    def turn(self, token: int) -> None:
        """Put a preposition below its object, or a form of `be` below its predicate; all below are turned before."""
        phrase = self._child(token, _OBJECTS)
        predicate = self._predicate(token) if self.words[token] in _BE else None
        if phrase is not None:
            clause = self.labels[phrase] == "pcomp" and self._is_clause(phrase)
            self._swap(token, phrase, self._label_of_phrase(token, clause), "mark" if clause else "case")
        elif predicate is not None and not self._says_what_there_is(token):
            self._swap(token, predicate, self.labels[token], "cop")
        elif predicate is not None and self.labels[predicate] == "attr":
            self.labels[predicate] = "nsubj"

    def rename(self) -> None:
        """Give all tokens the universal names of their labels."""
        for token, (head, label) in enumerate(zip(self.heads, self.labels, strict=True)):
            if head == token:
                self.labels[token] = "root"
            elif label == "npadvmod":
                self.labels[token] = "obl:unmarked" if self.tags[head] in _PREDICATIVE else "nmod:unmarked"
            elif label == "aux" and self.words[token] == "to":
                self.labels[token] = "mark"
            else:
                self.labels[token] = _RENAMED.get(label, label or "dep")

    def coordinate(self) -> None:
        """Hang each conjunction on the conjunct that follows it, and all conjuncts on the first."""
        for children in self.children:
            following = None
            for child in sorted(children, reverse=True):
                if self.labels[child] == "conj":
                    following = child
                elif self.labels[child] == "cc" and following is not None:
                    self.heads[child] = following
        for token in self.downwards():
            head = self.heads[token]
            if self.labels[token] == self.labels[head] == "conj":
                self.heads[token] = self.heads[head]

    def _child(self, token: int, labels: tuple[str, ...]) -> int | None:
        """Find the first child with the first of the labels that any has."""
        found = [
            (labels.index(self.labels[child]), child) for child in self.children[token] if self.labels[child] in labels
        ]
        return min(found)[1] if found else None

    def _predicate(self, token: int) -> int | None:
        """Find what somebody is said to be; "is in fact to leave" says so in a clause."""
        predicate = self._child(token, _PREDICATES)
        clause = predicate is not None and self.labels[predicate] == "obl" and self._child(token, _CLAUSES) is not None
        return None if clause else predicate

    def _says_what_there_is(self, token: int) -> bool:
        return any(self.labels[child] == "expl" and self.words[child] == "there" for child in self.children[token])

    def _is_clause(self, token: int) -> bool:
        return self.tags[token] in ("VERB", "AUX") or any(self.labels[child] == "cop" for child in self.children[token])

    def _label_of_phrase(self, preposition: int, clause: bool) -> str:
        head, label = self.heads[preposition], self.labels[preposition]
        if label not in _PREPOSITIONAL:
            return label
        if clause:
            return "advcl" if self.tags[head] in _PREDICATIVE else "acl"
        if label == "agent":
            return label
        if self.labels[head] in _PREPOSITIONAL:
            return "pobj"  # "from behind the door": the object of both
        return "obl" if self.tags[head] in _PREDICATIVE else "nmod"

    def _swap(self, upper: int, lower: int, lower_label: str, upper_label: str) -> None:
        """Put a token in the place of its head, which becomes its child, as do the head's other children."""
        head = self.heads[upper]
        self.heads[lower] = lower if head == upper else head
        if head != upper:
            self.children[head].remove(upper)
            self.children[head].add(lower)
        siblings = self.children[upper] - {lower} | {upper}
        for sibling in siblings:
            self.heads[sibling] = lower
        self.children[lower] |= siblings
        self.children[upper] = set()
        self.labels[lower], self.labels[upper] = lower_label, upper_label
