"""Weigh a text: a sum of learned weights, which says how it reads as a whole where no single rule speaks."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from math import exp, sqrt

from postlint.reading import Reading, Stretch
from postlint.signs.features import concept_features, pair, words_of
from postlint.signs.weights import Weights

# Sums are divided by the length of the text as its rarities add up to it. Texts shorter than these are not stretched,
# so that a greeting of two words is never weighed as a whole post.
SHORTEST_WORDS = 600.0
SHORTEST_CONCEPTS = 4.0
# Below this a text is not weighed for categories, which takes longer.
DOUBTFUL = 50.0
MOST_TELLING = 3


@dataclass(frozen=True, slots=True)
class Weighed:
    """Hold how much a text reads like posts that went wrong, from 0 to 100, 50 being undecided.

    `categories` are the shares of each category in it, which add up to 1; `telling` are the stretches of tokens that
    weighed most. Both are empty where the text is rather like ordinary posts.
    """

    value: float
    categories: Mapping[str, float] = field(default_factory=dict)
    telling: tuple[Stretch, ...] = ()


def weigh(reading: Reading, concepts: Collection[str], weights: Weights) -> Weighed:
    """Weigh the words of a text and the concepts that may stand in it, in time that grows with its length."""
    head, column, rarities = weights.head, weights.weights, weights.rarities
    words = _weighty(reading, weights)
    of_concepts = [slot for slot in map(weights.slot, concept_features(concepts)) if slot >= 0]
    if not words:
        return Weighed(0.0)
    length = sqrt(max(SHORTEST_WORDS, sum([rarities[slot] ** 2 for slot in words]) * head.rarity_unit**2))
    breadth = sqrt(max(SHORTEST_CONCEPTS, len(of_concepts)))
    total = sum([column[slot] for slot in words]) / length + sum([column[slot] for slot in of_concepts]) / breadth
    value = 100 * _share(head.bias + total * head.weight_unit)
    if value < DOUBTFUL:
        return Weighed(value)
    odds = _odds(((words, length), (of_concepts, breadth)), weights)
    return Weighed(
        value,
        dict(zip(head.categories, (odd / sum(odds) for odd in odds), strict=True)),
        # Rare words say more to the author than common ones that happen to weigh as much.
        _telling([(column[slot] * rarities[slot] ** 2, tokens) for slot, tokens in words.items()]),
    )


def _odds(parts: Iterable[tuple[Collection[int], float]], weights: Weights) -> list[float]:
    """Weigh slots, each kind with its divisor, for every category; the likeliest has odds of 1."""
    sums = list(weights.head.category_bias)
    for slots, divisor in parts:
        # Whole numbers add up to the same in any order.
        columns = zip(*(weights.categories(slot) for slot in slots), strict=True)
        for number, column in enumerate(columns):
            sums[number] += sum(column) * weights.head.category_unit / divisor
    return [exp(number - max(sums)) for number in sums]


def _weighty(reading: Reading, weights: Weights) -> dict[int, Stretch]:
    """Give the slots of words, and of each two that follow one another, with where they stand last."""
    found: dict[int, Stretch] = {}
    keys, slot_of, last, before = reading.keys, weights.slot, -1, ""
    for token in words_of(reading):
        key = keys[token]
        slot = slot_of(key)
        if slot < 0:
            last = -1
            continue
        found[slot] = (token, token + 1)
        # Two words have a weight only if each of them has one.
        if last >= 0 and (both := weights.find(pair(before, key))) >= 0:
            found[both] = (last, token + 1)
        last, before = token, key
    return found


def _telling(weighed: list[tuple[int, Stretch]]) -> tuple[Stretch, ...]:
    """Choose the stretches that weighed most, none of which overlap, in the order of the text."""
    chosen: list[Stretch] = []
    for weight, (start, end) in sorted(weighed, reverse=True):
        if weight <= 0 or len(chosen) == MOST_TELLING:
            break
        if all(end <= first or last <= start for first, last in chosen):
            chosen.append((start, end))
    return tuple(sorted(chosen))


def _share(score: float) -> float:
    return 1 / (1 + exp(-score)) if score > -500 else 0.0
