"""Pictures and recordings: whether somebody who cannot see or hear them gets what they say."""

import re
from collections.abc import Sequence
from functools import cache

from postlint.post import Media
from postlint.rules.field import FieldText
from postlint.rules.measures.model import NOTHING, Measured

_HEARD = frozenset({"video", "audio"})
# A kind of thing, a file's name or a number is no description.
_EMPTY = r"(?:an? )?(?:image|picture|photo|photograph|pic|graphic|gif|alt text|untitled|poster|screenshot|logo)?[\W\d]*"
_FILE = r"[\w-]+\.(?:jpe?g|png|gif|webp|heic|svg|mp4|mov)|(?:img|dsc|image|photo|screenshot)[ _-]?\d[\w -]*"


@cache
def _says_nothing() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{_EMPTY}|{_FILE})\s*", re.IGNORECASE)


def undescribed_pictures(text: FieldText, whole: Sequence[FieldText]) -> Measured:  # noqa: ARG001
    """Count pictures without alt text, or with one that describes nothing."""
    if not text.post.media:
        return NOTHING
    return Measured(sum(item.kind not in _HEARD and not _described(item) for item in text.post.media))


def described_media(text: FieldText, whole: Sequence[FieldText]) -> Measured:  # noqa: ARG001
    """Count pictures and recordings whose words are there to read."""
    return Measured(sum(_described(item) or bool(item.transcript or item.text) for item in text.post.media))


def untranscribed_recordings(text: FieldText, whole: Sequence[FieldText]) -> Measured:  # noqa: ARG001
    """Count videos and sounds without a transcript."""
    if not text.post.media:
        return NOTHING
    return Measured(sum(item.kind in _HEARD and not item.transcript for item in text.post.media))


def _described(item: Media) -> bool:
    return item.alt is not None and not _says_nothing().fullmatch(item.alt)
