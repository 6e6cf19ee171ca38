"""What stands over words in their sentence's tree: a negation, a condition, advice."""

from collections.abc import Collection, Iterator, Sequence

from postlint.grammar import Grammar
from postlint.rules.syntax.tree import VERBAL, ancestors, children, has_form, is_root

# A clause that stands for itself is out of reach of what stands over the one that it hangs on.
_OWN_CLAUSE = frozenset("parataxis advcl acl:relcl discourse vocative dislocated appos".split())
_QUESTION_WORDS = frozenset("who whom whose what which why how where".split())
_DEFINITE = frozenset("the this that these those his her their".split())


def governors(token: int, grammar: Grammar, keys: Sequence[str], through: Collection[str] = ()) -> Iterator[int]:
    """Yield a word and those above it as far as what is said of them is said of it too.

    The way ends where a clause stands for itself, unless its relation is one to go `through`, and at a verb that
    `and` joins to another but that stands alone, and at a
    question inside a sentence, whose answer is taken for granted.
    """
    for word in ancestors(token, grammar):
        yield word
        label = grammar.labels[word]
        if is_root(word, grammar) or (label in _OWN_CLAUSE and label not in through and not _has_aim(word, grammar)):
            return
        if label == "conj" and _stands_alone(word, grammar):
            return
        if label == "ccomp" and any(keys[child] in _QUESTION_WORDS for child in grammar.children[word]):
            return


def _stands_alone(verb: int, grammar: Grammar) -> bool:
    """Tell whether a verb joined to another has a subject of its own, or asks something where that states."""
    asks = has_form(verb, grammar, "Mood=Imp") and not has_form(grammar.heads[verb], grammar, "Mood=Imp")
    return asks or bool(children(verb, grammar, "nsubj", "aux"))


def _has_aim(verb: int, grammar: Grammar) -> bool:
    """Tell whether a clause only says what for: "we came *to talk*"."""
    return grammar.labels[verb] == "advcl" and has_form(verb, grammar, "VerbForm=Inf")


def is_presupposed(token: int, grammar: Grammar, keys: Sequence[str]) -> bool:
    """Tell whether a noun is taken as known, whatever is said of it: "do not approach the killer"."""
    if grammar.tags[token] in VERBAL or children(token, grammar, "cop"):
        return False
    return any(keys[child] in _DEFINITE for child in children(token, grammar, "det", "nmod:poss"))


def is_told(verb: int, grammar: Grammar) -> bool:
    """Tell whether a verb tells the reader what to do: an imperative, or a bare verb without a subject."""
    if children(verb, grammar, "nsubj", "csubj"):
        return False
    if any(has_form(aux, grammar, "Mood=Imp") for aux in children(verb, grammar, "aux")):
        return True
    # A small parser takes an imperative now and then for a statement without a subject.
    return any(has_form(verb, grammar, form) for form in ("Mood=Imp", "VerbForm=Inf", "Tense=Pres"))
