"""Signs of a category: how a post reads as a whole, where no single rule speaks."""

from collections.abc import Sequence

from postlint.rules.field import FieldText
from postlint.rules.measures.model import NOTHING, Measure, Measured

CATEGORIES = (
    "access",
    "claims",
    "dignity",
    "force",
    "function",
    "guilt",
    "hashtags",
    "identity",
    "mockery",
    "politics",
    "powers",
    "timing",
    "victims",
    "voice",
)
# Of several categories that could be meant, those named are the likeliest and all that are about as likely.
_LIKELY = 0.3


def signs_of(category: str) -> Measure:
    """Make the measurement for one category, from 0 to 100; 50 is undecided."""

    def measure(text: FieldText, whole: Sequence[FieldText]) -> Measured:  # noqa: ARG001
        weighed = text.weighed
        share = weighed.categories.get(category, 0.0)
        if not share or share < min(_LIKELY, max(weighed.categories.values())):
            return NOTHING
        reading = text.reading
        places = tuple((reading.starts[start], reading.ends[end - 1]) for start, end in weighed.telling)
        words = dict.fromkeys(reading.text[start:end] for start, end in places)
        return Measured(weighed.value, places, ", ".join(f"“{word}”" for word in words))

    return measure
