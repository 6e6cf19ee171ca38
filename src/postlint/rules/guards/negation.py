"""Words that stand in the scope of a negation."""

from collections.abc import Iterator, Sequence

from postlint.grammar import Grammar
from postlint.reading import Stretch
from postlint.rules.compiled import Guard
from postlint.rules.field import FieldText
from postlint.rules.syntax.scope import governors
from postlint.rules.syntax.tree import children, has_label, head_of

NEGATORS = frozenset("not n't nt no never nobody none nothing neither nor without hardly rarely instead".split())
_AFTER_NOT = frozenset("wait help beat stop resist just only hesitate".split())
# What looks like a negation and praises instead: "can't wait", "not only", "no doubt", "couldn't be prouder".
AFFIRMING = {
    "not": frozenset("only just merely surprisingly hesitate".split()),
    "n't": _AFTER_NOT,
    "nt": _AFTER_NOT,
    "no": frozenset("doubt wonder surprise better finer prouder happier problem".split()),
    "never": frozenset("better prouder happier".split()),
    "nothing": frozenset("beats like better quite".split()),
}
# "Who doesn't love", "why wouldn't we love", "what's not to love".
RHETORICAL = frozenset("who why what".split())
COULD = frozenset("could ca can".split())
HIGHER = frozenset("more better greater prouder happier".split())
COMPARED = frozenset("more prouder happier better any".split())
# What is said of nobody and never is said of nothing below it either: "no dam is so strong that it cannot fail".
SWEEPING = frozenset("no nobody none nothing never neither".split())
_UNDER_SWEEPING = ("acl:relcl", "parataxis", "discourse")


def negated(guard: Guard, stretch: Stretch, text: FieldText) -> bool:  # noqa: ARG001
    """Tell whether a negation stands right before the words, or over them in their sentence's tree."""
    keys, start = text.reading.keys, stretch[0]
    negators = {token for token in _negators_over(stretch, text) if token < start}
    if start and keys[start - 1] in NEGATORS and text.sentence_of[start - 1] == text.sentence_of[start]:
        negators.add(start - 1)
    return any(not _affirms(token, stretch, keys) for token in negators)


def _negators_over(stretch: Stretch, text: FieldText) -> Iterator[int]:
    grammar, keys = text.grammar, text.reading.keys
    reached: set[int] = set()
    for word in governors(head_of(stretch, grammar), grammar, keys):
        reached.add(word)
        yield from _negators_of(word, grammar, keys)
        # What is denied of a subject does not deny the subject, but "there is not" does.
        if has_label(word, grammar, ("nsubj", "csubj")) and not children(grammar.heads[word], grammar, "expl"):
            break
    for word in governors(head_of(stretch, grammar), grammar, keys, through=_UNDER_SWEEPING):
        if word not in reached:
            yield from (token for token in _negators_of(word, grammar, keys) if keys[token] in SWEEPING)


def _negators_of(word: int, grammar: Grammar, keys: Sequence[str]) -> Iterator[int]:
    """Yield what negates a word: its own "not" or "no", or a "nobody" or "no doors" that it takes."""
    for child in grammar.children[word]:
        if keys[child] in NEGATORS and not has_label(child, grammar, ("conj", "parataxis", "discourse")):
            yield child
        elif has_label(child, grammar, ("nsubj", "obj", "obl")):
            yield from (part for part in children(child, grammar, "det", "cc:preconj") if keys[part] in NEGATORS)


def _affirms(negator: int, stretch: Stretch, keys: Sequence[str]) -> bool:
    """Tell whether a negation praises: "can't wait", "who doesn't", "nothing is more fun", "nobody loves it more"."""
    start, end = stretch
    following, words_after = keys[negator + 1 : negator + 3], keys[end : end + 4]
    return (
        (following != [] and following[0] in AFFIRMING.get(keys[negator], ()))
        or (negator > 1 and keys[negator - 2] in RHETORICAL)
        or (negator > 0 and keys[negator - 1] in COULD and not COMPARED.isdisjoint({*following, *words_after[:2]}))
        or (_outdone(negator, keys) and (keys[start - 1] in HIGHER or keys[start - 2 : start] == ["so", "much"]))
        or ("more" in words_after and "than" in words_after)
    )


def _outdone(negator: int, keys: Sequence[str]) -> bool:
    """Tell whether a negation says that nothing goes beyond: "nothing is", "never been", "it doesn't get"."""
    following = keys[negator + 1 : negator + 2]
    return keys[negator] in {"never", "nothing", "nobody"} or following in (["get"], ["been"], ["had"])
