"""Words that stand in the scope of a negation."""

from postlint.rules.compiled import Guard
from postlint.rules.field import FieldText, Stretch
from postlint.rules.guards.window import CLAUSE_ENDS, before

REACH = 8
NEGATORS = frozenset("not n't no never nobody none nothing neither nor without hardly rarely".split())
# What looks like a negation and praises instead: "can't wait", "not only", "no doubt", "couldn't be prouder".
AFFIRMING = {
    "not": frozenset("only just merely surprisingly".split()),
    "n't": frozenset("wait help beat stop resist just only agree love recommend thank".split()),
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
            following = keys[token + 1 : token + 3]
            affirmed = following[0] in AFFIRMING.get(key, ()) or (following[0] == "be" and COMPARED & set(following))
            return not affirmed
    return False
