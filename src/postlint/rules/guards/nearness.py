"""Words that another concept stands near to."""

from bisect import bisect_left

from postlint.reading import Stretch
from postlint.rules.compiled import Guard
from postlint.rules.field import FieldText
from postlint.rules.relate import near


def stands_near(guard: Guard, stretch: Stretch, text: FieldText) -> bool:
    """Tell whether one of the guard's concepts stands as near as the guard says, on either side."""
    if guard.within is None:
        return False
    for concept in guard.concepts:
        found = text.occurrences(concept)
        place = bisect_left(found, stretch)
        # Occurrences stand in order, so only the neighbours on either side can be the nearest.
        for neighbour in found[max(0, place - 1) : place + 2]:
            if near(stretch, neighbour, guard.within, text.sentence_of):
                return True
    return False
