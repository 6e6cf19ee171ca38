"""The learned weights, packed: nothing is unpacked but what a text has.

The file begins with a line of JSON: the categories, the bias of each sum, and the unit of each column. Then come
columns with a number for each slot: the mark of the feature (2 bytes, 0 where the slot is empty), its weight (2), its
rarity (1), and a weight for each category (1 each). A feature is looked for from the slot that the lower half of its
checksum names; the upper half is its mark. Two features in sixty thousand share both, which is as good as never.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from zlib import crc32

FILE = Path(__file__).with_name("weights.bin")
# How many words and concepts are remembered, unknown ones among them.
MOST_REMEMBERED = 50_000
_LARGEST = 32_767
_LARGEST_SMALL = 127


@dataclass(frozen=True, slots=True)
class Head:
    """Hold what is said of all weights: the categories, the biases, and what one unit of a column is worth."""

    categories: tuple[str, ...]
    bias: float
    category_bias: tuple[float, ...]
    slots: int
    weight_unit: float
    rarity_unit: float
    category_unit: float


@dataclass(frozen=True, slots=True)
class Weights:
    """Give the weights of features out of packed columns."""

    head: Head
    marks: memoryview
    weights: memoryview
    rarities: bytes
    of_categories: memoryview
    _slots: dict[str, int] = field(default_factory=dict, repr=False)

    def slot(self, feature: str) -> int:
        """Return the slot of a feature, or -1 for one that has no weight; remembers frequent ones."""
        slot = self._slots.get(feature)
        if slot is None:
            slot = self.find(feature)
            if len(self._slots) < MOST_REMEMBERED:
                self._slots[feature] = slot
        return slot

    def find(self, feature: str) -> int:
        """Return the slot of a feature, or -1 for one that has no weight."""
        checksum = crc32(feature.encode(errors="surrogatepass"))
        slots, mark, marks = self.head.slots - 1, checksum >> 16 | 1, self.marks
        slot = checksum & slots
        while found := marks[slot]:
            if found == mark:
                return slot
            slot = slot + 1 & slots
        return -1

    def categories(self, slot: int) -> Sequence[int]:
        """Return a feature's weight for each category, in units of the column."""
        count = len(self.head.categories)
        return self.of_categories[slot * count : (slot + 1) * count].tolist()


@cache
def shipped_weights() -> Weights:
    """Read the weights that ship with postlint."""
    return unpacked(FILE.read_bytes())


def unpacked(packed: bytes) -> Weights:
    """Read weights from the bytes that `packed` made."""
    line, _, columns = packed.partition(b"\n")
    written = json.loads(line)
    head = Head(**{**written, **{key: tuple(written[key]) for key in ("categories", "category_bias")}})
    view, slots = memoryview(columns), head.slots
    return Weights(
        head=head,
        marks=view[: 2 * slots].cast("H"),
        weights=view[2 * slots : 4 * slots].cast("h"),
        rarities=columns[4 * slots : 5 * slots],
        of_categories=view[5 * slots :].cast("b"),
    )


def packed(
    features: Mapping[str, tuple[float, float, Sequence[float]]],
    categories: Sequence[str],
    bias: float,
    category_bias: Sequence[float],
) -> bytes:
    """Pack features, each with its weight, its rarity, and its weight for each category, into bytes."""
    slots = 1 << max(4, (len(features) * 4 // 3).bit_length())
    marks, weights, rarities = [0] * slots, [0] * slots, [0] * slots
    of_categories = [[0] * len(categories)] * slots
    weight_unit = _unit((weight for weight, _, _ in features.values()), _LARGEST)
    rarity_unit = _unit((rarity for _, rarity, _ in features.values()), 2 * _LARGEST_SMALL)
    category_unit = _unit((number for _, _, row in features.values() for number in row), _LARGEST_SMALL)
    for feature, (weight, rarity, row) in features.items():
        checksum = crc32(feature.encode())
        slot = checksum % slots
        while marks[slot]:
            slot = (slot + 1) % slots
        marks[slot] = checksum >> 16 | 1
        weights[slot] = round(weight / weight_unit)
        rarities[slot] = round(rarity / rarity_unit)
        of_categories[slot] = [round(number / category_unit) for number in row]
    head = {
        "categories": list(categories),
        "bias": bias,
        "category_bias": list(category_bias),
        "slots": slots,
        "weight_unit": weight_unit,
        "rarity_unit": rarity_unit,
        "category_unit": category_unit,
    }
    return b"".join(
        [
            json.dumps(head).encode() + b"\n",
            *(mark.to_bytes(2, "little") for mark in marks),
            *(weight.to_bytes(2, "little", signed=True) for weight in weights),
            bytes(rarities),
            *_signed(of_categories),
        ]
    )


def _unit(numbers: Iterable[float], largest: int) -> float:
    return max(map(abs, numbers), default=0.0) / largest or 1.0


def _signed(rows: Iterable[Sequence[int]]) -> Iterator[bytes]:
    return (number.to_bytes(1, "little", signed=True) for row in rows for number in row)
