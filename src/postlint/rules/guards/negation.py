"""Words that stand in the scope of a negation."""

from collections.abc import Sequence

from postlint.rules.compiled import Guard
from postlint.rules.field import FieldText, Stretch
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
    """Tell whether a negation praises: "can't wait", "couldn't love it more", "who doesn't love"."""
    following = keys[negator + 1 : negator + 3]
    compared = COMPARED & {*following, *keys[stretch[1] : stretch[1] + 2]}
    asked_of_all = negator > 1 and keys[negator - 2] == "who"
    return following[0] in AFFIRMING.get(keys[negator], ()) or bool(compared and _could(negator, keys)) or asked_of_all


def _could(negator: int, keys: Sequence[str]) -> bool:
    return negator > 0 and keys[negator - 1] in {"could", "ca", "can"}
