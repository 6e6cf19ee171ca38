"""Who does something, told from an ordered window of tokens around it."""

from postlint.rules.compiled import Guard
from postlint.rules.field import FieldText, Stretch
from postlint.rules.guards.window import after, before, within

SUBJECT_REACH = 9
PASSIVE_REACH = 6
BY_REACH = 6
ENDS = frozenset("; : ! ? … ... ( ) |".split())


def done_by(guard: Guard, stretch: Stretch, text: FieldText) -> bool:
    """Tell whether the event is done by the people that the guard names.

    A `by` that follows closely names the doer; else it is the nearest person before the event in its
    sentence. Where nobody is named, as in "Kicking down doors is fun", nobody is assumed.
    """
    return _doer(guard, stretch, text) == guard.agent


def _doer(guard: Guard, stretch: Stretch, text: FieldText) -> str | None:
    """Give the concept of people that the doer belongs to, if anybody is named."""
    keys = text.reading.keys
    for token in after(stretch, text, PASSIVE_REACH):
        if keys[token] in ENDS:
            break
        if keys[token] == "by":
            named = _people(guard, (token + 1, token + 1 + BY_REACH), text)
            if named:
                return min(named)[1]
    first = stretch[0]
    for token in before(stretch, text, SUBJECT_REACH):
        if keys[token] in ENDS:
            break
        first = token
    named = _people(guard, (first, stretch[0]), text)
    return max(named)[1] if named else None


def _people(guard: Guard, window: Stretch, text: FieldText) -> list[tuple[Stretch, str]]:
    return [(found, node.concept) for node in guard.concepts for found in within(window, text.occurrences(node))]
