"""From files and streams to drafts."""

from collections.abc import Iterator
from io import BufferedReader, RawIOBase, TextIOWrapper
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from postlint.drafts.decode import NOT_TEXT, NOT_UTF_8, UTF_16, decode, published_lines
from postlint.drafts.draft import Draft
from postlint.drafts.find import MANY, unreadable
from postlint.drafts.kind import Kind, is_yaml, kind_of, says_more
from postlint.drafts.plain import plain_drafts
from postlint.errors import DraftError

if TYPE_CHECKING:
    from postlint.drafts.columns import Columns

LONGEST = 16_000_000
"""The most bytes that a text draft, or one line of JSON Lines, may have."""

LONGEST_ROW = 1_000_000
"""The most characters of a line of CSV."""

PIECE = 1 << 16
START = 8_192
"""A NUL byte in so many bytes at the start of a file means that no line of it is worth reading."""


def read_drafts(path: Path, columns: "Columns | None" = None) -> Iterator[Draft | DraftError]:
    """Yield every draft in a file, and an error in the place of each that cannot be read.

    JSON Lines, JSON and CSV are read record by record, whatever the size of the file. `columns` is what the
    organisation says of the columns of its spreadsheets.
    """
    try:
        with path.open("rb") as stream:
            yield from read_drafts_from(stream, path, columns)
    except OSError as error:
        yield unreadable(path, error)


def read_drafts_from(stream: BinaryIO, path: Path, columns: "Columns | None" = None) -> Iterator[Draft | DraftError]:
    """Yield every draft in a stream that can be rewound, read as the file of that name would be."""
    source, suffix = str(path), path.suffix.lower()
    try:
        if suffix in MANY:
            _refuse_binary(stream.read(START), source)
            stream.seek(0)
        yield from _drafts(stream, source, suffix, columns)
    except OSError as error:
        yield unreadable(path, error)
    except DraftError as error:
        yield error


def read_stream(stream: BinaryIO, source: str, columns: "Columns | None" = None) -> Iterator[Draft | DraftError]:
    """Yield the drafts in a stream, whose beginning says how they are written."""
    try:
        yield from _drafts(stream, source, "", columns)
    except OSError as error:
        yield unreadable(Path(source), error)
    except DraftError as error:
        yield error


def _drafts(stream: BinaryIO, source: str, suffix: str, columns: "Columns | None") -> Iterator[Draft | DraftError]:
    opening = _opening(stream)
    start = b"".join(opening)
    match kind_of(start, suffix, columns):
        case Kind.JSON_LINES:
            yield from _records(stream, source, opening)
        case Kind.JSON:
            from postlint.drafts.json_file import json_drafts

            with _text(stream, start) as text:
                yield from json_drafts(iter(lambda: text.read(PIECE), ""), source)
        case Kind.SHEET:
            from postlint.drafts.columns import Columns
            from postlint.drafts.csv_file import csv_drafts

            _refuse_binary(start, source)
            with _text(stream, start) as text:
                yield from csv_drafts(iter(lambda: text.readline(LONGEST_ROW), ""), source, columns or Columns())
        case kind:
            data = start + stream.read(max(LONGEST + 1 - len(start), 0))
            if len(data) > LONGEST:
                raise DraftError(f"is longer than {LONGEST:,} bytes, which no post is", source=source)
            yield from _whole(data, source, kind)


def _whole(data: bytes, source: str, kind: Kind) -> Iterator[Draft | DraftError]:
    """Read what has to be read as a whole."""
    text = decode(data, source)
    # YAML and pydantic load only for a draft that has fields.
    if kind is Kind.MARKDOWN:
        from postlint.drafts.front_matter import front_matter_drafts

        yield from front_matter_drafts(published_lines(text), source)
    elif kind is Kind.YAML or is_yaml(text):
        from postlint.drafts.yaml_file import yaml_drafts

        yield from yaml_drafts(text, source)
    else:
        yield from plain_drafts(text, source)


def _records(stream: BinaryIO, source: str, opening: list[bytes]) -> Iterator[Draft | DraftError]:
    from postlint.drafts.json_lines import json_lines_drafts

    found = False
    for draft in json_lines_drafts(_lines(stream, source, opening), source):
        found = True
        yield draft
    if not found:
        raise DraftError("has no record in it; write one on each line", source=source)


def _opening(stream: BinaryIO) -> list[bytes]:
    """Take the lines of a stream up to the first that says how it is written, and with it."""
    lines: list[bytes] = []
    size = 0
    while size <= LONGEST and (line := stream.readline(LONGEST + 1)):
        lines.append(line)
        size += len(line)
        if not line.isspace() and says_more(line):
            break
    return lines


def _refuse_binary(start: bytes, source: str) -> None:
    if start.startswith(UTF_16):
        raise DraftError(NOT_UTF_8, source=source)
    if b"\0" in start:
        raise DraftError(NOT_TEXT, source=source)


class _Replayed(RawIOBase):
    """Read a stream again from its beginning, of which some has been taken already."""

    def __init__(self, taken: bytes, rest: BinaryIO) -> None:
        self._taken = taken
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._taken[: len(buffer)] or self._rest.read(len(buffer))
        self._taken = self._taken[len(buffer) :]
        buffer[: len(data)] = data
        return len(data)


def _text(stream: BinaryIO, taken: bytes) -> TextIOWrapper:
    """Read a stream as text with the line ends it has; bytes that are not UTF-8 come as lone surrogates."""
    whole = BufferedReader(_Replayed(taken, stream), PIECE)
    return TextIOWrapper(whole, encoding="utf-8-sig", errors="surrogateescape", newline="")


def _lines(stream: BinaryIO, source: str, opening: list[bytes]) -> Iterator[bytes | DraftError]:
    """Yield the lines of a stream, after those already taken from it; an overlong one becomes an error."""
    for number, line in enumerate(chain(opening, iter(lambda: stream.readline(LONGEST + 1), b"")), start=1):
        if len(line) > LONGEST:
            _finish_line(stream, line)
            message = f"this line is longer than {LONGEST:,} bytes, which no record is"
            yield DraftError(message, source=source, line=number)
        else:
            yield line


def _finish_line(stream: BinaryIO, line: bytes) -> None:
    """Read on to the end of an overlong line, piece by piece."""
    while line and not line.endswith(b"\n"):
        line = stream.readline(LONGEST)
