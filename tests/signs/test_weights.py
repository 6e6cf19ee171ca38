"""Weights, packed."""

from hypothesis import given
from hypothesis import strategies as st

from postlint.rules.measures.signs import CATEGORIES
from postlint.rules.store import load_ruleset
from postlint.signs.weights import Weights, packed, shipped_weights, unpacked

NUMBERS = st.floats(-8, 8, allow_nan=False)
ROWS = st.tuples(NUMBERS, st.floats(0, 12), st.tuples(NUMBERS, NUMBERS))
Row = tuple[float, float, tuple[float, float]]


def weights_of(features: dict[str, Row]) -> Weights:
    return unpacked(packed(features, ("force", "guilt"), -0.5, (0.0, 0.25)))


@given(st.dictionaries(st.text(min_size=1), ROWS, max_size=60))
def test_every_feature_is_found_again_with_its_numbers(features: dict[str, Row]) -> None:
    weights = weights_of(features)
    head = weights.head
    for name, (weight, rarity, row) in features.items():
        slot = weights.slot(name)
        assert abs(weights.weights[slot] * head.weight_unit - weight) <= head.weight_unit
        assert abs(weights.rarities[slot] * head.rarity_unit - rarity) <= head.rarity_unit
        for written, number in zip(weights.categories(slot), row, strict=True):
            assert abs(written * head.category_unit - number) <= head.category_unit


def test_a_feature_without_a_weight_has_no_slot() -> None:
    weights = weights_of({"door": (1.0, 2.0, (0.5, 0.5))})
    assert weights.slot("window") == -1
    assert weights.find("\ud800") == -1


def test_the_shipped_weights_know_the_categories_that_rules_can_ask_for() -> None:
    assert shipped_weights().head.categories == CATEGORIES


def test_the_shipped_weights_know_the_concepts_of_the_rules() -> None:
    """Concepts that were renamed since the weights were learned count for nothing; many of them want a new training."""
    concepts = [concept for concept in load_ruleset().all_phrases if "/" not in concept]
    known = [concept for concept in concepts if shipped_weights().slot(f"={concept}") >= 0]
    assert len(known) > 0.85 * len(concepts)
