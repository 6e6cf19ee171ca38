"""Ways through a sentence's tree: the word that a stretch hangs on, and what hangs on a word."""

from collections.abc import Collection, Iterator

from postlint.grammar import Grammar
from postlint.reading import Stretch

NOMINAL = frozenset("NOUN PROPN PRON NUM SYM DET".split())
VERBAL = frozenset("VERB AUX".split())
# Relations that join the words of one name or one thing.
_INSIDE_NAMES = frozenset("compound flat nmod:desc amod".split())
# No path from a word to the root of its sentence is followed further: deeper nesting is noise.
DEEPEST = 24


def head_of(stretch: Stretch, grammar: Grammar) -> int:
    """Give the word of a stretch that the others hang on; a verb, where several stand alone."""
    start, end = stretch
    tops = [token for token in range(start, end) if not start <= grammar.heads[token] < end or is_root(token, grammar)]
    verbs = [token for token in tops if grammar.tags[token] in VERBAL]
    words = [token for token in tops if grammar.tags[token] != "PUNCT"]
    return (verbs or words or tops or [start])[0]


def is_root(token: int, grammar: Grammar) -> bool:
    """Tell whether a word hangs on no other."""
    return grammar.heads[token] == token


def children(token: int, grammar: Grammar, *labels: str) -> list[int]:
    """List what hangs on a word by one of some relations, subtypes included (`nsubj` for `nsubj:pass`)."""
    return [child for child in grammar.children[token] if has_label(child, grammar, labels)]


def has_label(token: int, grammar: Grammar, labels: Collection[str]) -> bool:
    """Tell whether a word hangs by one of some relations, or by a subtype of one."""
    label = grammar.labels[token]
    return label in labels or label.partition(":")[0] in labels


def has_form(token: int, grammar: Grammar, form: str) -> bool:
    """Tell whether a word has a form such as `VerbForm=Part`."""
    return form in grammar.forms[token]


def ancestors(token: int, grammar: Grammar) -> Iterator[int]:
    """Yield a word and those above it, up to the root of its sentence."""
    for _ in range(DEEPEST):
        yield token
        if is_root(token, grammar):
            return
        token = grammar.heads[token]


def name_around(token: int, grammar: Grammar) -> Stretch:
    """Give the stretch of a noun with what makes one name of it: "PC Jane Example", "the dog section"."""
    start, end = token, token + 1
    for child in grammar.children[token]:
        if has_label(child, grammar, _INSIDE_NAMES) or grammar.labels[child] == "nmod:poss":
            start, end = min(start, child), max(end, child + 1)
    return start, end
