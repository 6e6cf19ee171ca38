"""Words in quotation marks, and whose words they are."""

from postlint.reading import Stretch
from postlint.rules.compiled import Guard
from postlint.rules.field import FieldText
from postlint.rules.guards.window import covering, within

ATTRIBUTION_REACH = 9
# Fewer words than this in quotation marks, with nobody said to have spoken them, are a wink and not a quotation.
SHORTEST_QUOTATION = 3


def quoted(guard: Guard, stretch: Stretch, text: FieldText) -> bool:
    """Tell whether the words are quoted from somebody else, or quoted with regret.

    What our own side says in quotation marks we say, unless the post distances itself from it.
    """
    quotation = covering(stretch, text.quotations)
    if quotation is None:
        return False
    ours, speech, distancing = guard.concepts
    if text.occurrences(distancing):
        return True
    start, end = quotation
    spoken, by_us = (
        [*within((start - ATTRIBUTION_REACH, start), found), *within((end, end + ATTRIBUTION_REACH), found)]
        for found in (text.occurrences(speech), text.occurrences(ours))
    )
    if spoken and by_us:
        return False
    return bool(spoken) or end - start - 2 >= SHORTEST_QUOTATION
