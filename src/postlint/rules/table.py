"""A table of rows that stays packed in bytes: a row is found by its key and unpacked when it is asked for.

Its cost at the start is the same for ten rows and for a hundred thousand. First comes the number of slots, a power of
two, then the slots: the checksum of a key, where its row begins, and where it ends; an empty slot ends at 0. A key is
looked for from the slot that its checksum names. Then come the rows, each a key and its value, in JSON.
"""

import json
from collections.abc import Iterator, Mapping
from struct import Struct
from typing import Any, Protocol
from zlib import crc32

from pydantic_core import from_json

_COUNT = Struct("<I")
_SLOT = Struct("<III")


class Rows(Protocol):
    """Give rows by their keys: a table, or a dict of what is still to be packed."""

    def get(self, key: str, /) -> Any:
        """Give the value of a key, or None."""

    def __iter__(self) -> Iterator[str]:
        """List all keys."""


class Table:
    """Give rows out of packed bytes. What it is given it trusts: whole bytes that `packed` made."""

    def __init__(self, stored: memoryview) -> None:
        self._stored = stored
        (self._slots,) = _COUNT.unpack_from(stored)

    def get(self, key: str, /) -> Any:
        """Unpack the value of a key, or give None; every call unpacks it anew."""
        checksum = _checksum(key)
        slot = checksum
        while True:
            slot &= self._slots - 1
            found, begin, end = _SLOT.unpack_from(self._stored, _COUNT.size + slot * _SLOT.size)
            if not end:
                return None
            if found == checksum:
                of, value = from_json(bytes(self._stored[begin:end]))
                if of == key:
                    return value
            slot += 1

    def __iter__(self) -> Iterator[str]:
        """List all keys, in no order that means anything."""
        for _, begin, end in _SLOT.iter_unpack(self._stored[_COUNT.size :][: self._slots * _SLOT.size]):
            if end:
                yield from_json(bytes(self._stored[begin:end]))[0]


def packed(rows: Mapping[str, Any]) -> bytes:
    """Pack rows of what JSON can hold into the bytes of a table."""
    # More than half of the slots stay empty, so that a key that is not there is soon given up.
    count = 1 << (2 * len(rows)).bit_length()
    slots = [(0, 0, 0)] * count
    written = []
    begin = _COUNT.size + count * _SLOT.size
    for key, value in rows.items():
        row = as_json([key, value])
        checksum = _checksum(key)
        slot = checksum % count
        while slots[slot][2]:
            slot = (slot + 1) % count
        slots[slot] = (checksum, begin, begin + len(row))
        written.append(row)
        begin += len(row)
    return b"".join([_COUNT.pack(count), *(_SLOT.pack(*slot) for slot in slots), *written])


def as_json(value: Any) -> bytes:
    """Write a value as JSON in UTF-8, without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _checksum(key: str) -> int:
    return crc32(key.encode(errors="surrogatepass"))
