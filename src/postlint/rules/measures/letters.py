"""Letters that are no letters to a screen reader: styled ones, struck through ones, drawings made of signs."""

import re
from collections.abc import Sequence
from functools import cache

from postlint.rules.field import FieldText
from postlint.rules.measures.model import NOTHING, Measured

# Mathematical alphabets, letters in circles and squares, full width, small capitals and raised letters.
_STYLED = (
    "\U0001d400-\U0001d7ff\u249c-\u24e9\U0001f110-\U0001f149\U0001f150-\U0001f169\U0001f172-\U0001f17d"
    "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u1d00-\u1d25\u1d2c-\u1d6a\ua730\ua731\u0262\u026a\u0274\u0280\u028f\u0299\u029c\u029f"
)
_STRUCK = "\u0334-\u0338\u0488\u0489\u20d0-\u20dc\u20e5-\u20f0"
# What text is drawn with: box drawing, blocks, shapes, stars and arrows that are no emoji, lines of full width.
_DRAWN = (
    "\u2500-\u25a9\u25ac-\u25b5\u25b7-\u25bf\u25c1-\u25fa\u25ff\u2605-\u260d\u2654-\u2659\u2798-\u27a0\u27a2-\u27af"
    "\u27b1-\u27be\u2980-\u29ff\u2b12-\u2b1a\uffe3\uff3f\uff5c\u5f61\u30c4\u3145\uff89\u0e51"
)


@cache
def _styled() -> re.Pattern[str]:
    return re.compile(f"[{_STYLED}](?>(?:\\s?[{_STYLED}])*)|(?:\\w[{_STRUCK}]++\\s?)+")


@cache
def _spaced() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)[^\W\d_](?>(?:\s{1,3}[^\W\d_](?!\w)){4,})")


@cache
def _drawn() -> re.Pattern[str]:
    return re.compile(f"[{_DRAWN}]")


def styled_letters(text: FieldText, whole: Sequence[FieldText]) -> Measured:  # noqa: ARG001
    """Count letters that only look like letters: bold, script, circled, full width, or struck through."""
    original = text.reading.text
    if original.isascii():
        return NOTHING
    places = [match.span() for match in _styled().finditer(original)]
    return Measured(sum(end - start for start, end in places), tuple(places)) if places else NOTHING


def spaced_letters(text: FieldText, whole: Sequence[FieldText]) -> Measured:  # noqa: ARG001
    """Count single letters that stand in a row with spaces between them."""
    original = text.reading.text
    # One text in a thousand has as many short words in a row; the others never meet the pattern.
    if original.count(" ") * 3 < len(original):
        return NOTHING
    places = [match.span() for match in _spaced().finditer(original)]
    return Measured(sum((end - start) // 2 + 1 for start, end in places), tuple(places)) if places else NOTHING


def drawn_signs(text: FieldText, whole: Sequence[FieldText]) -> Measured:  # noqa: ARG001
    """Count signs that draw lines and pictures rather than say anything."""
    original = text.reading.text
    if original.isascii():
        return NOTHING
    return Measured(sum(1 for _ in _drawn().finditer(original)))
