"""The tokens around a stretch, as far as a guard may look."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from postlint.reading import Stretch
from postlint.rules.field import FieldText


def before(stretch: Stretch, text: FieldText, reach: int) -> Iterator[int]:
    """Yield the tokens before a stretch in its sentence, nearest first, at most `reach` of them."""
    start = stretch[0]
    for token in range(start - 1, max(-1, start - 1 - reach), -1):
        if text.sentence_of[token] != text.sentence_of[start]:
            return
        yield token


def after(stretch: Stretch, text: FieldText, reach: int) -> Iterator[int]:
    """Yield the tokens after a stretch in its sentence, nearest first, at most `reach` of them."""
    end = stretch[1]
    for token in range(end, min(len(text.reading), end + reach)):
        if text.sentence_of[token] != text.sentence_of[end - 1]:
            return
        yield token


def within(window: Stretch, found: Sequence[Stretch]) -> Sequence[Stretch]:
    """Give those of some ordered stretches, none of which overlap, that lie inside a window."""
    first = bisect_left(found, (window[0], 0))
    last = bisect_left(found, (window[1], 0))
    return [stretch for stretch in found[first:last] if stretch[1] <= window[1]]


def covering(stretch: Stretch, found: Sequence[Stretch]) -> Stretch | None:
    """Give the one of some ordered stretches, none of which overlap, that covers a stretch."""
    place = bisect_left(found, (stretch[0] + 1, 0))
    return found[place - 1] if place and found[place - 1][1] >= stretch[1] else None
