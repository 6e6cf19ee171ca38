"""Whether a text speaks to one account rather than to everybody."""

from collections.abc import Sequence

from postlint.rules.field import FieldText
from postlint.rules.measures.model import NOTHING, Measured


def addressed(text: FieldText, whole: Sequence[FieldText]) -> Measured:  # noqa: ARG001
    """Count the mentions that a text begins with; one that begins with any is an answer."""
    reading = text.reading
    if not reading.keys or reading.keys[0][0] not in "@.":
        return NOTHING
    count = 0
    while count < len(reading) and (reading.classes.get(count) == "<mention>" or reading.keys[count] == "."):
        count += 1
    return Measured(count)
