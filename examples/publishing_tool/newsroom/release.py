"""A release: one piece of news, with the words for each channel that it goes out on."""

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

CHANNELS = {"web", "x", "email"}
FIELDS = {"text", "account", "language", "media"}
ID = re.compile(r"[A-Z]{2,4}-\d{4}-\d{4}")


class ReleaseError(Exception):
    """Say what is wrong with a release; nothing of it can go out."""


@dataclass(frozen=True)
class Release:
    """Hold the fields of a post (`text`, `media`, ...) for every channel."""

    id: str
    publish_at: datetime
    posts: dict[str, dict[str, Any]]

    @property
    def digest(self) -> str:
        """Identify exactly these words: a decision about a release counts for no other digest."""
        content = json.dumps([self.id, self.publish_at.isoformat(), self.posts], sort_keys=True)
        return hashlib.sha256(content.encode()).hexdigest()


def read_release(path: Path) -> Release:
    """Read a release from a JSON file.

    Raises:
        ReleaseError: The file cannot be read, or a field is missing or unknown.
    """
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        release = Release(record.pop("id"), datetime.fromisoformat(record.pop("publish_at")), record.pop("channels"))
        posts = {name: {**post} for name, post in release.posts.items()}
        texts = [post["text"].strip().encode() for post in posts.values()]
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        reason = error.strerror if isinstance(error, OSError) else f"a {type(error).__name__} in it"
        message = f"{path}: is no release ({reason}); give it `id`, `publish_at` and `channels`, each with a `text`"
        raise ReleaseError(message) from None
    fields = {field for post in posts.values() for field in post}
    unknown = [*record, *(fields - FIELDS), *(posts.keys() - CHANNELS)]
    if unknown:
        raise ReleaseError(f"{path}: does not know {', '.join(sorted(unknown))}; channels are web, x and email")
    if not ID.fullmatch(str(release.id)):
        raise ReleaseError(f"{path}: the id is written in the record, so it is a number like NP-2026-0412, not words")
    if not texts or not all(texts):
        raise ReleaseError(f"{path}: every channel needs a text")
    if release.publish_at.tzinfo is None:
        raise ReleaseError(f"{path}: `publish_at` needs its zone, as in 2026-05-04T09:30+01:00")
    return release
