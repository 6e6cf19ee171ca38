"""Who does something, and to whom."""

from collections.abc import Sequence

from postlint.reading import Stretch
from postlint.rules.compiled import OTHER_PEOPLE, OUR_SIDE, Guard
from postlint.rules.field import FieldText
from postlint.rules.syntax.people import is_somebody
from postlint.rules.syntax.roles import doers, undergoers
from postlint.rules.syntax.tree import head_of, name_around


def done_by(guard: Guard, stretch: Stretch, text: FieldText) -> bool:
    """Tell whether the event is done by the people that the guard names.

    Where nobody is named, as in "Kicking down doors is fun", nobody is assumed; who does something together with
    our side does it for us.
    """
    named = doers(head_of(stretch, text.grammar), text.grammar, text.reading.keys)
    return _are(named, str(guard.agent), text)


def done_to(guard: Guard, stretch: Stretch, text: FieldText) -> bool:
    """Tell whether the event befalls the people that the guard names."""
    named = undergoers(head_of(stretch, text.grammar), text.grammar, text.reading.keys)
    return _are(named, str(guard.agent), text)


def _are(named: Sequence[int], people: str, text: FieldText) -> bool:
    """Tell whether the words for some people mean those of a concept."""
    if people not in (OUR_SIDE, OTHER_PEOPLE):
        tokens = {token for start, end in text.stretches(people) for token in range(start, end)}
        return any(not tokens.isdisjoint(range(*name_around(token, text.grammar))) for token in named)
    sides = {side for token in named if (side := _side_of(token, text))}
    return (OUR_SIDE if OUR_SIDE in sides else OTHER_PEOPLE) == people if sides else False


def _side_of(token: int, text: FieldText) -> str | None:
    """Tell whether a word means our own side or other people; things are neither."""
    person = text.people.of(token)
    if person is not None:
        return OUR_SIDE if person.ours else OTHER_PEOPLE
    return OTHER_PEOPLE if is_somebody(token, text.grammar, text.reading.keys) else None
