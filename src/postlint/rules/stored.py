"""Compiled rules as they are stored: a line that names the format, a checksum, a head, and tables.

The head is JSON and says little; what grows with the rulebook stands in tables, of which only what a text asks for is
unpacked. A checksum guards all of it, because rows that are unpacked late must not turn out to be damaged.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from struct import Struct
from typing import Any
from zlib import crc32

from pydantic_core import from_json

from postlint.rules.filing import Files
from postlint.rules.table import Table, as_json, packed

_FORMAT = b"postlint rules 2\n"
# The checksum of all that follows it comes first, then the length of the head.
_NUMBER = Struct("<I")


@dataclass(frozen=True, slots=True)
class Head:
    """Hold what a run knows of a rulebook from the start.

    `ids` are those of all rules, in alphabetical order; `during` gives those that apply only at certain times, with
    these times; `always` are those that need no words. `elements` and `phrases` count what is filed.
    """

    digest: str
    ids: Sequence[str]
    during: Mapping[str, Sequence[str]]
    always: Sequence[str]
    elements: int
    phrases: int


@dataclass(frozen=True, slots=True)
class Stored:
    """Give the parts of compiled rules.

    `words`, `phrases` and `triggered` are the rows of the trigger index; `rules` the rules by id, as plain values.
    """

    head: Head
    words: Table
    phrases: Table
    triggered: Table
    rules: Table


def pack(head: Head, files: Files, rules: Mapping[str, Any]) -> bytes:
    """Pack compiled rules; `rules` are plain values, by id."""
    tables = [packed(rows) for rows in (files.words, files.phrases, files.rules, rules)]
    first = as_json(asdict(head) | {"tables": [len(table) for table in tables]})
    rest = b"".join([_NUMBER.pack(len(first)), first, *tables])
    return _FORMAT + _NUMBER.pack(crc32(rest)) + rest


def unpack(stored: bytes) -> Stored:
    """Open compiled rules; raises ValueError where the bytes are not just that, whole and undamaged."""
    if not stored.startswith(_FORMAT) or len(stored) < len(_FORMAT) + 2 * _NUMBER.size:
        raise ValueError("these are not compiled rules")
    (checksum,) = _NUMBER.unpack_from(stored, len(_FORMAT))
    rest = memoryview(stored)[len(_FORMAT) + _NUMBER.size :]
    if crc32(rest) != checksum:
        raise ValueError("the compiled rules are damaged")
    begin = _NUMBER.size + _NUMBER.unpack_from(rest)[0]
    head = from_json(bytes(rest[_NUMBER.size : begin]))
    tables = []
    for size in head.pop("tables"):
        tables.append(Table(rest[begin : begin + size]))
        begin += size
    return Stored(Head(**head), *tables)
