"""Marks that turn the direction of writing."""

from collections.abc import Sequence

from postlint.rules.field import FieldText
from postlint.rules.measures.model import Measured, counted


def direction_override(text: FieldText, whole: Sequence[FieldText]) -> Measured:  # noqa: ARG001
    """Count characters that make a text be shown in another order than it is stored.

    Source: Unicode Technical Report 36, section on bidirectional text spoofing.
    """
    return counted([(offset, offset + 1) for offset in text.reading.reversed_at])
