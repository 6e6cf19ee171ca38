"""What a measurement gives: a number, and where it was taken."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from postlint.rules.field import FieldText

# From the first character to the one after the last, in code points of the original text.
Offsets = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Measured:
    """Hold a number and the places in the text that make it up; none where it is about the text as a whole.

    `words` say it to the author, where the number alone would not do.
    """

    value: float
    places: tuple[Offsets, ...] = ()
    words: str = ""


NOTHING = Measured(0)
# Measures one text; the second argument is all texts of its post and of the post's thread.
Measure = Callable[[FieldText, Sequence[FieldText]], Measured]


def counted(places: Sequence[Offsets]) -> Measured:
    """Measure by the number of places."""
    return Measured(len(places), tuple(places)) if places else NOTHING
