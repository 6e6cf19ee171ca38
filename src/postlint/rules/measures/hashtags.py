"""Hashtags: how many, how much of a post, and how they are written."""

from collections.abc import Sequence

from postlint.rules.field import FieldText
from postlint.rules.measures.model import NOTHING, Measured, Offsets, counted


def hashtags(text: FieldText, whole: Sequence[FieldText]) -> Measured:  # noqa: ARG001
    """Count hashtags."""
    return Measured(len(text.reading.hashtags))


def hashtag_share(text: FieldText, whole: Sequence[FieldText]) -> Measured:  # noqa: ARG001
    """Measure how many words in a hundred stand in hashtags; a tag counts as one word."""
    reading = text.reading
    if not reading.hashtags:
        return NOTHING
    in_tags = sum(tag.end - tag.start for tag in reading.hashtags)
    words = sum(1 for key in reading.keys if key[0].isalnum() or key[-1].isalnum())
    tags = len(reading.hashtags)
    return Measured(100 * tags / max(1, words - in_tags + tags))


def small_hashtags(text: FieldText, whole: Sequence[FieldText]) -> Measured:  # noqa: ARG001
    """Count hashtags of several words without a capital, which screen readers run together."""
    return counted(_small(text))


def longest_small_hashtag(text: FieldText, whole: Sequence[FieldText]) -> Measured:  # noqa: ARG001
    """Count the letters of the longest hashtag of several words without a capital."""
    longest = max(_small(text), key=lambda place: place[1] - place[0], default=None)
    return Measured(longest[1] - longest[0] - 1, (longest,)) if longest else NOTHING


def _small(text: FieldText) -> list[Offsets]:
    reading = text.reading
    places: list[Offsets] = []
    for tag in reading.hashtags:
        if tag.end - tag.start > 1:
            start, end = reading.starts[tag.start], reading.ends[tag.end - 1]
            body = reading.text[start + 1 : end]
            if body.islower() and body.isalpha():
                places.append((start, end))
    return places
