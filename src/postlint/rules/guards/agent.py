"""Who does something, told from an ordered window of tokens around it."""

from collections.abc import Sequence

from postlint.reading import Stretch
from postlint.rules.compiled import OTHER_PEOPLE, Guard
from postlint.rules.field import FieldText
from postlint.rules.guards.window import after, before, within

SUBJECT_REACH = 9
PASSIVE_REACH = 6
BY_REACH = 6
# What begins the name of a doer that no concept knows: "by her partner", "by a lodger".
SOMEBODY = frozenset("a an his her their another some somebody someone two three four five".split())
ACCOMPANYING = frozenset("by with from for to near".split())
ENDS = frozenset("; : ! ? … ... ( ) |".split())


def done_by(guard: Guard, stretch: Stretch, text: FieldText) -> bool:
    """Tell whether the event is done by the people that the guard names.

    A `by` that follows closely names the doer, our side or somebody else; without one it is the nearest person
    before the event in its sentence. Where nobody is named, as in "Kicking down doors is fun", nobody is assumed.
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
            if keys[token + 1 : token + 2] and keys[token + 1] in SOMEBODY:
                return OTHER_PEOPLE
    first = stretch[0]
    for token in before(stretch, text, SUBJECT_REACH):
        if keys[token] in ENDS:
            break
        first = token
    named = [person for person in _people(guard, (first, stretch[0]), text) if not _accompanies(person[0], keys)]
    return max(named)[1] if named else None


def _accompanies(person: Stretch, keys: Sequence[str]) -> bool:
    """Tell whether people only stand beside the doer: "officers, helped by residents, kicked the door"."""
    return not ACCOMPANYING.isdisjoint(keys[max(0, person[0] - 2) : person[0]])


def _people(guard: Guard, window: Stretch, text: FieldText) -> list[tuple[Stretch, str]]:
    return [(found, node.concept) for node in guard.concepts for found in within(window, text.occurrences(node))]
