"""Measurements: small checks on a reading that need neither words nor grammar."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from postlint.reading import Reading

Offsets = tuple[int, int]


def direction_override(reading: Reading) -> tuple[Offsets, ...]:
    """Find characters that make a text be shown in another order than it is stored.

    Returns offsets in code points of the original text.
    Source: Unicode Technical Report 36, section on bidirectional text spoofing.
    """
    return tuple((offset, offset + 1) for offset in reading.reversed_at)


MEASURES: Mapping[str, Callable[[Reading], tuple[Offsets, ...]]] = MappingProxyType(
    {"direction-override": direction_override}
)
