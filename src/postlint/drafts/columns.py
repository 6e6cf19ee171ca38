"""What the columns of a spreadsheet mean, told by their headers.

The headers are the fields of a post, what people call them, and those of the bulk-upload files of three tools:

- Hootsuite: date, message and link, with or without a header; the order of day and month is chosen when uploading.
  Source: descriptions by users of its bulk composer.
- Buffer: Text, Image URL, Tags, Posting Time (2026-05-04 09:30), Board Name.
  Source: https://support.buffer.com/article/926-how-to-upload-posts-in-bulk-to-buffer
- Sprout Social: date and time_24hr, message_text, and columns for links, pictures and tags; the order of day and
  month is chosen when importing.
  Source: https://support.sproutsocial.com/hc/en-us/articles/115005864203-How-do-I-use-bulk-scheduling
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from postlint.drafts.moment import DateOrder, begins_with_date

TEXT, DATE, TIME, LINK, IMAGE, VIDEO, FIRST_COMMENT = (
    "text", "publish_at", "time", "link", "image", "video", "first_comment"
)  # fmt: skip
ALT, PICTURE_TEXT, TRANSCRIPT, IGNORE = "alt", "picture_text", "transcript", "ignore"

HEADERS: Mapping[str, tuple[str, ...]] = {
    TEXT: ("text", "message", "message_text", "post", "post text", "content", "caption", "copy", "tweet"),
    "id": ("id", "post id", "reference"),
    "platform": ("platform", "network", "social network", "channel"),
    "account": ("account", "profile", "handle"),
    DATE: (
        "publish_at", "date", "date and time", "date time", "posting time", "publish date", "publish time",
        "scheduled at", "scheduled time", "schedule date", "scheduled date",
    ),
    TIME: ("time", "time_24hr"),
    LINK: ("link", "url", "link url"),
    IMAGE: (
        "image", "image url", "image urls", "picture", "picture url", "picture urls", "photo",
        "media url", "media urls",
    ),
    VIDEO: ("video", "video url", "video urls"),
    ALT: ("alt", "alt text", "image alt text", "picture alt text", "alternative text"),
    PICTURE_TEXT: ("picture text", "image text", "text in picture", "text in image"),
    TRANSCRIPT: ("transcript", "video transcript"),
    FIRST_COMMENT: ("first comment", "first comment text", "follow up comment"),
    "reply_to": ("reply_to", "in reply to"),
    "quoted_post": ("quotes.text", "quoted post", "quoted text"),
    "quoted_account": ("quotes.account", "quoted account"),
    "thread": ("thread",),
    "language": ("language", "lang"),
    "waivers": ("waivers",),
    # What organises posts, and no reader sees.
    IGNORE: (
        "tags", "tag", "labels", "label", "board name", "board", "campaign", "status", "owner", "author", "created by",
        "created at", "approved by", "approver", "notes", "internal notes",
    ),
}  # fmt: skip
"""What each field's column may be called; capitals, blanks and signs do not matter."""

OF_MEDIA = {"alt": ALT, "text": PICTURE_TEXT, "transcript": TRANSCRIPT}
SEVERAL = frozenset((ALT, PICTURE_TEXT, TRANSCRIPT, IMAGE, VIDEO, IGNORE))
"""What there may be several columns of."""

WITHOUT_HEADER = (DATE, TEXT, LINK)
"""The columns of a file of Hootsuite's that has no header."""

_MEDIA_PATH = re.compile(r"media\[(\d+)\]\.(alt|text|transcript)")
_NUMBERED = re.compile(r"(.*?)(?: |_)?(\d+)((?: |_).*)?")


@dataclass(frozen=True, slots=True)
class Columns:
    """Hold what an organisation says of its columns: the meaning of each header, and the order of dates."""

    meanings: Mapping[str, str] = field(default_factory=dict)
    date_order: DateOrder | None = None

    def meaning(self, header: str) -> "Column | None":
        """Return what a column holds, by its header."""
        for own, holds in self.meanings.items():
            if normal(own) == normal(header):
                return Column(holds)
        if path := _MEDIA_PATH.fullmatch(header.strip()):
            return Column(OF_MEDIA[path[2]], int(path[1]))
        if known := _MEANINGS.get(normal(header)):
            return Column(known)
        numbered = _NUMBERED.fullmatch(header.strip())
        if numbered:
            known = _MEANINGS.get(normal(numbered[1] + (numbered[3] or "")))
            if known in SEVERAL:
                return Column(known, max(int(numbered[2]) - 1, 0))
        return None


@dataclass(frozen=True, slots=True)
class Column:
    """Say what a column holds; `number` counts pictures and videos from 0."""

    holds: str
    number: int = 0


class HeaderError(ValueError):
    """Say why the columns of a file cannot be read."""


def layout(cells: Sequence[str], columns: Columns) -> tuple[Column | None, ...] | None:
    """Return what the columns of a file hold, given the cells of its first row; None if that row is a post itself.

    Raises:
        HeaderError: There is no column of text, or there are two of what there can be but one of.
    """
    found = tuple(columns.meaning(cell) if cell.strip() else None for cell in cells)
    holds = [column.holds for column in found if column]
    if TEXT not in holds and IMAGE not in holds:
        if len(cells) > 1 and begins_with_date(cells[0]):
            return None
        raise HeaderError(_no_text(cells))
    for name in sorted({name for name, times in Counter(holds).items() if times > 1} - SEVERAL):
        both = [cell for cell, column in zip(cells, found, strict=True) if column and column.holds == name]
        if len(set(map(normal, both))) == 1:
            raise HeaderError(f"two columns are headed {_listed(both[:1])}; delete one, or give it another header")
        raise HeaderError(
            f"the columns {_listed(both)} both hold `{name}`; delete one, or say in postlint.toml which is not read: "
            f'[columns] ignore = ["{both[-1].strip()}"]'
        )
    return tuple(_numbered(found))


def _numbered(columns: Iterable[Column | None]) -> Iterator[Column | None]:
    """Give each of several columns of a kind a number of its own, so that none hides another."""
    taken: set[Column] = set()
    following: Counter[str] = Counter()
    for column in columns:
        if column in taken and column:
            column = Column(column.holds, following[column.holds])
        if column:
            taken.add(column)
            following[column.holds] = max(following[column.holds], column.number + 1)
        yield column


def is_header(cells: Sequence[str], columns: Columns) -> bool:
    """Tell whether cells are certainly the header of a file: two or more are known, and one of these holds the text."""
    found = [column.holds for cell in cells if (column := columns.meaning(cell))]
    return len(found) > 1 and TEXT in found


def known_count(cells: Sequence[str], columns: Columns) -> int:
    """Count the cells that are headers."""
    return sum(columns.meaning(cell) is not None for cell in cells)


def normal(header: str) -> str:
    """Return what counts of a header: its letters and figures."""
    return "".join(filter(str.isalnum, header.casefold()))


_MEANINGS = {normal(header): name for name, headers in HEADERS.items() for header in headers}


def _no_text(cells: Sequence[str]) -> str:
    close = [
        cell for cell in cells if get_close_matches(normal(cell), [normal(header) for header in HEADERS[TEXT]], n=1)
    ]
    cure = f"is it `{close[0].strip()}`? Name it `Text`" if close else "name it `Text`"
    shown = close[0].strip() if close else "Copy"
    return (
        f"no column holds the text of the posts, by the headers {_listed(cells)}; {cure}, "
        f'or say which it is in postlint.toml: [columns] text = "{shown}"'
    )


def _listed(cells: Sequence[str]) -> str:
    shown = [f"`{cell.strip()[:40]}`" for cell in cells[:8] if cell.strip()]
    return ", ".join(shown) + (", ..." if len(cells) > 8 else "") if shown else "(none)"
