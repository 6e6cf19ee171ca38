"""A text, weighed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postlint.reading import read
from postlint.signs.weigh import Weighed, weigh
from postlint.signs.weights import packed, shipped_weights, unpacked

WEIGHTS = unpacked(
    packed(
        {
            "kick": (30.0, 5.0, (60.0, -60.0)),
            "doors": (30.0, 5.0, (40.0, -40.0)),
            "kick doors": (40.0, 7.0, (50.0, -50.0)),
            "verdict": (30.0, 5.0, (-60.0, 60.0)),
            "thank": (-90.0, 3.0, (0.0, 0.0)),
            "=relish": (4.0, 1.0, (2.0, 0.0)),
        },
        ("force", "guilt"),
        -2.0,
        (0.0, 0.0),
    )
)


def weighed(text: str, *concepts: str) -> Weighed:
    return weigh(read(text), concepts, WEIGHTS)


def test_words_that_went_wrong_together_weigh_more_than_each_alone() -> None:
    assert weighed("We kick.").value < weighed("We kick doors.").value
    assert weighed("Doors that we kick").value < weighed("We kick doors.").value


def test_words_of_ordinary_posts_weigh_against_them() -> None:
    assert weighed("Thank you, we kick doors.").value < weighed("We kick doors.").value


def test_a_concept_weighs_wherever_it_stands() -> None:
    assert weighed("We kick doors.", "relish").value > weighed("We kick doors.").value
    assert weighed("We kick doors.", "relish/phrases-1").value == weighed("We kick doors.").value


def test_the_likeliest_category_is_told_with_the_words_that_weighed_most() -> None:
    found = weighed("We kick doors.", "relish")
    assert max(found.categories, key=lambda category: found.categories[category]) == "force"
    assert sum(found.categories.values()) == pytest.approx(1)
    assert found.telling == ((1, 3),)


def test_an_ordinary_text_is_told_no_category_and_no_words() -> None:
    assert weighed("Thank you.") == Weighed(weighed("Thank you.").value)


def test_a_link_a_mention_and_a_figure_weigh_nothing() -> None:
    assert weighed("@kick https://kick.example 4711 🚪").value == weighed("").value


@given(st.text(), st.sets(st.sampled_from(["relish", "our-side", "dead"])))
def test_any_text_at_all_is_weighed_between_0_and_100(text: str, concepts: set[str]) -> None:
    reading = read(text)
    found = weigh(reading, concepts, shipped_weights())
    assert 0 <= found.value <= 100
    assert all(0 <= start < end <= len(reading) for start, end in found.telling)


@given(st.lists(st.sampled_from(["relish", "our-side", "dead", "harm"]), unique=True))
def test_the_order_in_which_concepts_are_found_does_not_count(concepts: list[str]) -> None:
    reading = read("Kicking down doors is one of our favourite things.")
    assert weigh(reading, concepts, shipped_weights()) == weigh(reading, sorted(concepts), shipped_weights())
