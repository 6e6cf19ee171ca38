"""Words that stand in the scope of a negation."""

from collections.abc import Sequence

from postlint.reading import Stretch
from postlint.rules.compiled import Guard
from postlint.rules.field import FieldText
from postlint.rules.guards.window import CLAUSE_ENDS, before

REACH = 8
NEGATORS = frozenset("not n't nt no never nobody none nothing neither nor without hardly rarely".split())
_AFTER_NOT = frozenset("wait help beat stop resist just only".split())
# What looks like a negation and praises instead: "can't wait", "not only", "no doubt", "couldn't be prouder".
AFFIRMING = {
    "not": frozenset("only just merely surprisingly".split()),
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


def negated(guard: Guard, stretch: Stretch, text: FieldText) -> bool:  # noqa: ARG001
    """Tell whether a negation stands before the words in their clause, at most eight tokens away."""
    keys = text.reading.keys
    for token in before(stretch, text, REACH):
        key = keys[token]
        if key in CLAUSE_ENDS:
            return False
        if key in NEGATORS:
            return not _affirms(token, stretch, keys)
    return False


def _affirms(negator: int, stretch: Stretch, keys: Sequence[str]) -> bool:
    """Tell whether a negation praises: "can't wait", "who doesn't", "nothing is more fun", "nobody loves it more"."""
    start, end = stretch
    following, words_after = keys[negator + 1 : negator + 3], keys[end : end + 4]
    return (
        following[0] in AFFIRMING.get(keys[negator], ())
        or (negator > 1 and keys[negator - 2] in RHETORICAL)
        or (negator > 0 and keys[negator - 1] in COULD and not COMPARED.isdisjoint({*following, *words_after[:2]}))
        or (_outdone(negator, keys) and (keys[start - 1] in HIGHER or keys[start - 2 : start] == ["so", "much"]))
        or ("more" in words_after and "than" in words_after)
    )


def _outdone(negator: int, keys: Sequence[str]) -> bool:
    """Tell whether a negation says that nothing goes beyond: "nothing is", "never been", "it doesn't get"."""
    return keys[negator] in {"never", "nothing", "nobody"} or keys[negator + 1] in {"get", "been", "had"}
