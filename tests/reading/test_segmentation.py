"""Letters without spaces open into probable words and are not shredded."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from postlint.reading.segmentation import segment


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", max_size=100))
def test_cuts_lie_inside_in_ascending_order(letters: str) -> None:
    places = [0, *segment(letters), len(letters)]
    assert all(before < after for before, after in pairwise(places)) or not letters


@given(st.text(alphabet="bcdfghjklmnpqrstvwxyz", min_size=2, max_size=100))
def test_consonants_are_not_shredded_into_single_letters(letters: str) -> None:
    places = [0, *segment(letters), len(letters)]
    assert all(after - before > 1 for before, after in pairwise(places))
