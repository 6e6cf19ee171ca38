"""Words that are imagined, asked, or advised against rather than stated."""

from postlint.reading import Stretch
from postlint.rules.compiled import Guard
from postlint.rules.field import FieldText
from postlint.rules.guards.window import after, before, opens_clause

CONDITION_REACH = 12
QUESTION_REACH = 40
ADVICE_REACH = 7
CONDITIONS = frozenset("if unless whether would might suppose imagine".split())
WARNING_VERBS = frozenset("avoid stop refrain resist beware".split())
BEFORE_ADVICE = frozenset("please and so also or just always kindly you must should".split())


def conditional(guard: Guard, stretch: Stretch, text: FieldText) -> bool:  # noqa: ARG001
    """Tell whether the words follow an if, unless, whether, would or might in their sentence."""
    return any(text.reading.keys[token] in CONDITIONS for token in before(stretch, text, CONDITION_REACH))


def asked(guard: Guard, stretch: Stretch, text: FieldText) -> bool:  # noqa: ARG001
    """Tell whether the sentence of the words ends in a question mark."""
    return any("?" in text.reading.keys[token] for token in after(stretch, text, QUESTION_REACH))


def advised_against(guard: Guard, stretch: Stretch, text: FieldText) -> bool:  # noqa: ARG001
    """Tell whether the words are what readers are told not to do: "don't ...", "never ...", "avoid ..."."""
    keys = text.reading.keys
    for token in before(stretch, text, ADVICE_REACH):
        key = keys[token]
        told_not_to = key in {"not", "n't", "nt"} and token > 0 and keys[token - 1] in {"do", "must", "should"}
        first = token - 1 if told_not_to else token
        if key in {"never", *WARNING_VERBS} or told_not_to:
            return opens_clause(first, text) or keys[first - 1] in BEFORE_ADVICE
    return False
