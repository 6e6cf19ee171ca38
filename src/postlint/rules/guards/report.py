"""Words that are hedged, or told as what somebody else says."""

from postlint.reading import Stretch
from postlint.rules.compiled import Guard
from postlint.rules.field import FieldText
from postlint.rules.guards.window import after, before, within

REACH = 10


def reported(guard: Guard, stretch: Stretch, text: FieldText) -> bool:
    """Tell whether wording such as "alleged" or "according to" stands in the sentence, at most ten tokens away."""
    first = min(before(stretch, text, REACH), default=stretch[0])
    last = max(after(stretch, text, REACH), default=stretch[1] - 1)
    window = (first, last + 1)
    return any(within(window, text.occurrences(concept)) for concept in guard.concepts)
