"""What would be published: a post with everything in it that a reader will see."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

LONGEST_THREAD = 100
"""The most posts that are judged together; a longer thread is judged in parts."""


@dataclass(frozen=True, slots=True)
class Media:
    """A picture, video or sound attached to a post, with the words that belong to it."""

    kind: str = "image"
    alt: str | None = None
    text: str | None = None
    transcript: str | None = None


@dataclass(frozen=True, slots=True)
class QuotedPost:
    """Another account's post that this one shows beneath its own words."""

    text: str
    account: str | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """Describe a post as it would be published.

    `publish_at` is the planned time of publication; without a zone it is a time in the
    organisation's zone. `reply_to` is whatever identifies the post that is answered.
    Posts with the same `thread` are one thread. `language` is a BCP 47 tag.
    """

    text: str
    id: str | None = None
    platform: str | None = None
    account: str | None = None
    publish_at: datetime | None = None
    media: tuple[Media, ...] = ()
    reply_to: str | None = None
    quotes: QuotedPost | None = None
    thread: str | None = None
    language: str = "en"


def visible_fields(post: Post) -> Iterator[tuple[str, str]]:
    """Yield every text that readers will see, as pairs of the field's name and its text.

    Names are paths into the post: `text`, `media[0].alt`, `quotes.text`.
    """
    yield "text", post.text
    for number, item in enumerate(post.media):
        for name in ("alt", "text", "transcript"):
            value = getattr(item, name)
            if value:
                yield f"media[{number}].{name}", value
    if post.quotes is not None:
        yield "quotes.text", post.quotes.text
