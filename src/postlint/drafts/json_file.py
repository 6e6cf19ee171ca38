"""JSON: records, lists of them, and objects with a list of `posts`, cut out of a stream one by one."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from postlint.drafts.draft import LINE_END, Draft
from postlint.drafts.json_record import JsonRecord
from postlint.errors import DraftError

LONGEST = 16_000_000
"""The most characters that one record may have."""

POSTS = "posts"
_POSTS_FIRST = re.compile(rf'\{{\s*"{POSTS}"\s*:\s*(?=\[)')
_SPACE = re.compile(r"[ \t\r\n]*")
_BRACKET = re.compile(r'["\[\]{}]')
_IN_STRING = re.compile(r'"|\\.?', re.DOTALL)
_BARE = re.compile(r"[^\s,\[\]{}]+")


def json_drafts(pieces: Iterable[str], source: str) -> Iterator[Draft | DraftError]:
    """Yield the drafts in JSON text that comes in pieces, and an error for each record that cannot be read.

    No more than one record is held at a time, and what is wrong in one does not keep the next from being read,
    as long as brackets and quotes tell where each ends.
    """
    text = _Text(iter(pieces), source)
    found = False
    try:
        while text.next():
            for draft in _value(text):
                found = True
                yield draft
    except _CutShortError as error:
        yield error.draft_error
        found = True
    if not found:
        yield DraftError("has no record in it; write a list of records, or one", source=source)


def _value(text: "_Text") -> Iterator[Draft | DraftError]:
    """Read what stands at the top: a list, an object with posts, or one record."""
    if text.next() == "[":
        yield from _records(text)
    elif text.begins_posts():
        text.skip_to_list()
        yield from _records(text)
        yield from _beside_posts(text)
    elif text.next() == "{":
        record = text.cut()
        index = record.places().get(POSTS) if f'"{POSTS}"' in record.written else None
        yield from record.drafts() if index is None else _posts_within(record)
    else:
        raise _CutShortError(text.error("here a record should begin, with `{`, or a list, with `[`"))


def _records(text: "_Text") -> Iterator[Draft | DraftError]:
    """Read a list of records, up to the bracket that closes it."""
    opened = text.error("the list that begins here is never closed; write `]` below its last record")
    text.take(1)
    expected = False  # a record, because a comma was before
    while (mark := text.next()) != "]":
        if not mark:
            raise _CutShortError(opened)
        if mark in ",}":
            raise _CutShortError(text.error(f"here a record should begin, not `{mark}`"))
        yield from text.cut().drafts()
        expected = text.next() == ","
        if expected:
            text.take(1)
        elif text.next() not in ("]", ""):
            yield text.error("a comma is missing before this record")
    if expected:
        yield text.error("a record is missing before this bracket; delete the comma before it")
    text.take(1)


def _beside_posts(text: "_Text") -> Iterator[DraftError]:
    """Read to the end of an object, of which nothing but its posts may be left unread."""
    while (mark := text.next()) != "}":
        if mark != ",":
            raise _CutShortError(text.error("the object with `posts` is not closed; write `}` below the list"))
        text.take(1)
        if text.next() != '"':
            raise _CutShortError(text.error("after the comma, something with a name should stand here"))
        key = text.cut()
        yield key.error(_unread(key.written))
        if text.next() == ":":
            text.take(1)
            text.next()
            text.cut()
    text.take(1)


def _posts_within(record: JsonRecord) -> Iterator[Draft | DraftError]:
    """Read an object whose posts come after something else."""
    try:
        value = record.value()
    except DraftError as error:
        yield error
        return
    assert isinstance(value, dict)
    places = record.places()
    for key in value:
        if key != POSTS:
            yield record.error(_unread(f'"{key}"'), places[key])
    index = places[POSTS]
    if not isinstance(value[POSTS], list):
        yield record.error(f"`{POSTS}` must be a list of records", index)
        return
    before = record.written[:index]
    text = _Text(iter([record.written[index:]]), record.source, record.line, record.column)
    text.line, text.column = _after(before, record.line, record.column)
    text.next()
    yield from _records(text)


def _unread(name: str) -> str:
    return f"{name} beside `{POSTS}` is not read; move it into the posts, or delete it"


class _CutShortError(Exception):
    """Carry the error after which nothing more of a text can be read."""

    def __init__(self, error: DraftError) -> None:
        super().__init__(error.message)
        self.draft_error = error


@dataclass(slots=True)
class _Text:
    """Take JSON text from a stream, value by value, and know the place of each."""

    pieces: Iterator[str]
    source: str
    line: int = 1
    column: int = 1
    buffer: str = ""
    at: int = 0
    returned: bool = field(default=False)  # what was taken ended in a carriage return

    def next(self) -> str:
        """Pass over blanks, and return the character after them; nothing at the end."""
        while True:
            blank = _SPACE.match(self.buffer, self.at)
            assert blank
            self.take(blank.end() - self.at)
            if self.at < len(self.buffer):
                return self.buffer[self.at]
            if not self._more():
                return ""

    def take(self, number: int) -> str:
        """Take so many characters that have come, and count lines and columns."""
        taken = self.buffer[self.at : self.at + number]
        self.at += number
        if taken:
            split = self.returned and taken[0] == "\n"
            self.line, self.column = _after(taken[split:], self.line, self.column)
            self.returned = taken.endswith("\r")
        return taken

    def cut(self) -> JsonRecord:
        """Take the value that begins here, up to the bracket or quote that closes it."""
        line, column = self.line, self.column
        return JsonRecord(self.take(self._length()), self.source, line, column)

    def begins_posts(self) -> bool:
        """Tell whether an object begins here whose first key is `posts`."""
        return bool(self._posts())

    def skip_to_list(self) -> None:
        """Take an object's beginning up to the list of its posts."""
        found = self._posts()
        assert found
        self.take(found.end() - self.at)

    def error(self, message: str) -> DraftError:
        """Return an error about this place."""
        return DraftError(f"{message} (column {self.column})", source=self.source, line=self.line)

    def _posts(self) -> re.Match[str] | None:
        while len(self.buffer) - self.at < 1_000 and self._more():
            pass
        return _POSTS_FIRST.match(self.buffer, self.at)

    def _length(self) -> int:
        """Count the characters of the value that begins here."""
        opening = self.next()
        if not opening:
            raise _CutShortError(self.error("here the text ends, and something is missing"))
        if opening not in '{["':
            while not (bare := _BARE.match(self.buffer, self.at)) or bare.end() == len(self.buffer):
                if not self._more():
                    break
            return max(bare.end() - self.at if bare else 1, 1)
        depth, length, in_string = 0, 0, False
        while True:
            found = (_IN_STRING if in_string else _BRACKET).search(self.buffer, self.at + length)
            if found is None or found[0] == "\\":
                length = (found.start() if found else len(self.buffer)) - self.at
                if length > LONGEST:
                    raise _CutShortError(self.error(f"what begins here is longer than {LONGEST:,} characters"))
                if not self._more():
                    what = {"{": "record", "[": "list", '"': "text"}[opening]
                    raise _CutShortError(self.error(f"the {what} that begins here is never closed"))
                continue
            length = found.end() - self.at
            if found[0] == '"':
                in_string = not in_string
            elif not in_string:
                depth += 1 if found[0] in "{[" else -1
            if depth == 0 and not in_string:
                return length

    def _more(self) -> bool:
        piece = next(self.pieces, "")
        self.buffer = self.buffer[self.at :] + piece
        self.at = 0
        return bool(piece)


def _after(taken: str, line: int, column: int) -> tuple[int, int]:
    """Return the place after a text that begins at a line and column."""
    ends = [end.end() for end in LINE_END.finditer(taken)]
    return (line + len(ends), len(taken) - ends[-1] + 1) if ends else (line, column + len(taken))
