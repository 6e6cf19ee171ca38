"""From files and streams to drafts."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from postlint.drafts.decode import MARK, NOT_TEXT, NOT_UTF_8, UTF_16, decode, published_lines
from postlint.drafts.draft import Draft
from postlint.drafts.find import unreadable
from postlint.drafts.plain import plain_draft
from postlint.errors import DraftError

LONGEST = 16_000_000
"""The most bytes that a text draft, or one line of JSON Lines, may have."""

FENCE = "---"
"""The line that opens front matter."""

START = 8_192
"""A NUL byte in so many bytes at the start of a file means that no line of it is worth reading."""


def read_drafts(path: Path) -> Iterator[Draft | DraftError]:
    """Yield every draft in a file, and an error in the place of each that cannot be read.

    A `.jsonl` file is read line by line, whatever its size; `.txt` and `.md` files are one draft each.
    """
    try:
        with path.open("rb") as stream:
            yield from read_drafts_from(stream, path)
    except OSError as error:
        yield unreadable(path, error)


def read_drafts_from(stream: BinaryIO, path: Path) -> Iterator[Draft | DraftError]:
    """Yield every draft in a stream that can be rewound, read as the file of that name would be."""
    source = str(path)
    try:
        if path.suffix.lower() == ".jsonl":
            _refuse_binary(stream.read(START), source)
            stream.seek(0)
            yield from _records(stream, source, [])
        else:
            yield _one_draft(stream.read(LONGEST + 1), source, path.suffix.lower())
    except OSError as error:
        yield unreadable(path, error)
    except DraftError as error:
        yield error


def read_stream(stream: BinaryIO, source: str) -> Iterator[Draft | DraftError]:
    """Yield the drafts in a stream: JSON Lines if its first visible character is `{`, else one plain post."""
    try:
        opening = _opening(stream)
        if opening and opening[-1].removeprefix(MARK).lstrip().startswith(b"{"):
            yield from _records(stream, source, opening)
        else:
            start = b"".join(opening)
            yield _one_draft(start + stream.read(max(LONGEST + 1 - len(start), 0)), source, ".txt")
    except OSError as error:
        yield unreadable(Path(source), error)
    except DraftError as error:
        yield error


def _one_draft(data: bytes, source: str, suffix: str) -> Draft:
    if len(data) > LONGEST:
        raise DraftError(f"is longer than {LONGEST:,} bytes, which no post is", source=source)
    if suffix == ".md":
        text = published_lines(decode(data, source))
        if text.partition("\n")[0].rstrip() == FENCE:
            # YAML and pydantic load only for a draft that has front matter.
            from postlint.drafts.front_matter import front_matter_draft

            return front_matter_draft(text, source)
    return plain_draft(data, source)


def _records(stream: BinaryIO, source: str, opening: list[bytes]) -> Iterator[Draft | DraftError]:
    from postlint.drafts.json_lines import json_lines_drafts

    found = False
    for draft in json_lines_drafts(_lines(stream, source, opening), source):
        found = True
        yield draft
    if not found:
        raise DraftError("has no record in it; write one on each line", source=source)


def _opening(stream: BinaryIO) -> list[bytes]:
    """Take the lines of a stream up to the first that is not blank, and with it."""
    lines: list[bytes] = []
    size = 0
    while size <= LONGEST and (line := stream.readline(LONGEST + 1)):
        lines.append(line)
        size += len(line)
        if line.removeprefix(MARK).strip():
            break
    return lines


def _refuse_binary(start: bytes, source: str) -> None:
    if start.startswith(UTF_16):
        raise DraftError(NOT_UTF_8, source=source)
    if b"\0" in start:
        raise DraftError(NOT_TEXT, source=source)


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
