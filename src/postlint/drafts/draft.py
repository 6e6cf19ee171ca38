"""A draft: a post, and where it was found."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from postlint.post import Post, visible_fields

LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Origin:
    r"""Say how a file writes the text of a field, so that each of its characters has a place there.

    `written` is the stretch of the file that holds the text, as it stands there, and begins at `line` and `column`,
    both counted from 1; None if the file writes the text as the post reads it. `turns` are pairs of an offset into
    the text and an index into `written`, in order. From one pair to the next the two run side by side; an escape
    such as `\n`, a doubled quote or a folded line is a pair of its own. Without any, every word is placed at the start.
    """

    line: int = 1
    column: int = 1
    written: str | None = None
    turns: Sequence[tuple[int, int]] = ((0, 0),)

    def places(self, text: str, offsets: Iterable[int]) -> list[tuple[int, int]]:
        """Return line and column for each offset into the text of the field."""
        written = text if self.written is None else self.written
        starts = [0, *(end.end() for end in LINE_END.finditer(written))]
        return [self._place(self._index(offset), starts) for offset in offsets]

    def _index(self, offset: int) -> int:
        turn = bisect_right(self.turns, offset, key=lambda pair: pair[0]) - 1
        if turn < 0:
            return 0
        begin, index = self.turns[turn]
        return index + offset - begin

    def _place(self, index: int, starts: list[int]) -> tuple[int, int]:
        row = bisect_right(starts, index) - 1
        return self.line + row, index - starts[row] + (self.column if row == 0 else 1)


class Origins(Protocol):
    """Know the origin of each field, given by its path; a mapping does, and so does what looks only when asked."""

    def get(self, name: str, /) -> Origin | None:
        """Return the origin of a field, if it is known."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Hold a post together with the place where it was found.

    `source` is the file as the user named it, `line` the line in it where the post starts.
    `origins` says for each field where its text stands in the file. A field without an origin
    counts lines and columns inside its own text.
    `waivers` is what stands under that name beside the post, as it was written.
    `channel` names the channel that a release gives this post to.
    """

    source: str
    line: int
    post: Post
    origins: Origins = field(default_factory=dict[str, Origin])
    waivers: object = None
    channel: str | None = None

    def positions(self, name: str, offsets: Iterable[int]) -> list[tuple[int, int]]:
        """Return line and column in the file for each offset (in code points) into the text of a field.

        Columns count code points. `name` is a field's path, such as `text` or `media[0].alt`.
        """
        text = dict(visible_fields(self.post)).get(name, "")
        return (self.origins.get(name) or Origin()).places(text, offsets)


def is_empty(post: Post) -> bool:
    """Tell whether a post has nothing to publish: no words, no media, no quoted post."""
    return not post.text.strip() and not post.media and post.quotes is None


def place_in(written: str, index: int, line: int = 1, column: int = 1) -> tuple[int, int]:
    """Return line and column of an index into a stretch of a file that begins at a line and column."""
    return Origin(line, column, written).places("", [index])[0]


def turns_at(irregular: re.Pattern[str], written: str) -> list[tuple[int, int]]:
    """Return the turns (as `Origin` has them) of a text in which each match of a pattern stands for one character."""
    turns = [(0, 0)]
    shorter = 0
    for match in irregular.finditer(written):
        turns.append((match.start() - shorter, match.start()))
        shorter += match.end() - match.start() - 1
        turns.append((match.end() - shorter, match.end()))
    return turns
