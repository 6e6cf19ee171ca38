"""A draft: a post, and where it was found."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from postlint.post import Post, visible_fields


@dataclass(frozen=True, slots=True)
class Origin:
    """Say where the text of a field begins: line and column, both counted from 1.

    `exact` is false where the file writes the text in another way than the post reads it
    (a folded or escaped YAML string): then every word is placed where the text begins.
    """

    line: int = 1
    column: int = 1
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Draft:
    """Hold a post together with the place where it was found.

    `source` is the file as the user named it, `line` the line in it where the post starts.
    `origins` says for each field where its text begins in the file. A field without an origin,
    which is every field of a JSON Lines record, counts lines and columns inside its own text.
    `waivers` is what stands under that name beside the post, as it was written.
    """

    source: str
    line: int
    post: Post
    origins: Mapping[str, Origin] = field(default_factory=dict)
    waivers: object = None

    def positions(self, name: str, offsets: Iterable[int]) -> list[tuple[int, int]]:
        """Return line and column for each offset (in code points) into the text of a field.

        Columns count code points. `name` is a field's path, such as `text` or `media[0].alt`.
        """
        origin = self.origins.get(name, Origin())
        if not origin.exact:
            return [(origin.line, origin.column) for _ in offsets]
        text = dict(visible_fields(self.post)).get(name, "")
        starts = [0, *(newline.end() for newline in re.finditer("\n", text))]
        return [_place(origin, starts, offset) for offset in offsets]


def is_empty(post: Post) -> bool:
    """Tell whether a post has nothing to publish: no words, no media, no quoted post."""
    return not post.text.strip() and not post.media and post.quotes is None


def _place(origin: Origin, starts: list[int], offset: int) -> tuple[int, int]:
    row = bisect_right(starts, offset) - 1
    column = offset - starts[row]
    return origin.line + row, column + (origin.column if row == 0 else 1)
