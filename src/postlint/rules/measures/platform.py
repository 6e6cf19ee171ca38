"""Whether a post fits the platform that it names: how much is too much, counted as the platform counts.

A post that names no platform, or one that is not known, is measured against nothing.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from postlint.rules.field import FieldText
from postlint.rules.measures.model import NOTHING, Measured, Offsets

if TYPE_CHECKING:
    from postlint.platforms import Fit, Platform


def over_length(text: FieldText, whole: Sequence[FieldText]) -> Measured:  # noqa: ARG001
    """Count by how much a text is longer than its platform takes; the place is what does not fit."""
    platform = _platform(text)
    if platform is None or platform.limit is None:
        return NOTHING
    from postlint.platforms import fit

    found = fit(text.reading.text, _links(text), platform.limit, platform.counting)
    return _over(found, platform.limit, platform)


def over_description_length(text: FieldText, whole: Sequence[FieldText]) -> Measured:  # noqa: ARG001
    """Count by how much the description of a picture is longer than its platform takes; its end is the place."""
    platform = _platform(text) if text.name.endswith(".alt") else None
    if platform is None or platform.longest_description is None:
        return NOTHING
    from postlint.platforms import CHARACTERS, fit

    most = platform.longest_description
    return _over(fit(text.reading.text, (), most, CHARACTERS), most, platform)


def over_pictures(text: FieldText, whole: Sequence[FieldText]) -> Measured:  # noqa: ARG001
    """Count the pictures beyond those that a platform shows in one post."""
    platform = _platform(text) if text.post.media else None
    if platform is None or platform.most_pictures is None:
        return NOTHING
    pictures, most = sum(item.kind == "image" for item in text.post.media), platform.most_pictures
    if pictures <= most:
        return NOTHING
    return Measured(pictures - most, words=f"{pictures}, and {platform.title} takes {most}")


def message_parts(text: FieldText, whole: Sequence[FieldText]) -> Measured:  # noqa: ARG001
    """Count the parts that a text message is sent in; the places are characters that make each part shorter."""
    platform = _platform(text)
    if platform is None or not platform.in_parts:
        return NOTHING
    from postlint.platforms import parts

    found = parts(text.reading.text)
    return Measured(found.count, found.outside_alphabet)


def _over(found: "Fit", most: int, platform: "Platform") -> Measured:
    if found.too_much is None:
        return NOTHING
    over = found.length - most
    return Measured(over, (found.too_much,), f"{over:,} over the {most:,} characters that {platform.title} takes")


def _platform(text: FieldText) -> "Platform | None":
    if text.post.platform is None:
        return None
    # Most drafts name no platform, and do without its tables.
    from postlint.platforms import platform_called

    return platform_called(text.post.platform)


def _links(text: FieldText) -> list[Offsets]:
    reading = text.reading
    return [(reading.starts[token], reading.ends[token]) for token, kind in reading.classes.items() if kind == "<link>"]
