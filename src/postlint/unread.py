"""What belongs to a post but was not read."""

from collections import Counter
from collections.abc import Iterable

from postlint.post import Post
from postlint.reading import Reading

_NAMES = {"image": "picture", "video": "video", "audio": "recording"}


def not_looked_at(post: Post, readings: Iterable[Reading]) -> tuple[str, ...]:
    """Count what a post shows or points at beyond its words, such as "1 picture" or "2 links"."""
    counts = Counter(_NAMES.get(item.kind, item.kind) for item in post.media)
    links = sum(kind == "<link>" for reading in readings for kind in reading.classes.values())
    if links:
        counts["link"] = links
    if post.platform and _is_unknown(post.platform):
        # How much it takes is not known either, so nobody has looked whether the post fits.
        counts["unknown platform"] = 1
    return tuple(f"{count} {name}{'' if count == 1 else 's'}" for name, count in counts.items())


def _is_unknown(platform: str) -> bool:
    # Most drafts name no platform, and do without its tables.
    from postlint.platforms import platform_called

    return platform_called(platform) is None
