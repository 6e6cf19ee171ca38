"""Which of the places where phrases stand count as occurrences of a concept."""

from postlint.reading.model import Hashtag
from postlint.rules.occurrences import Places, nearest, occurrences


def test_of_stretches_that_overlap_the_longest_counts_and_then_the_first() -> None:
    assert occurrences([(0, 1), (0, 3), (2, 4), (5, 7), (6, 8)], ()) == ((0, 3), (5, 7))


def test_what_overlaps_an_exception_does_not_count() -> None:
    assert occurrences([(0, 3), (2, 4), (5, 6)], [(0, 1), (5, 9)]) == ((2, 4),)


def test_a_gap_reaches_the_nearest_word_in_its_sentence() -> None:
    assert nearest([(1, (0, 4)), (1, (0, 3)), (1, (2, 3))], [0, 0, 0, 0]) == {(0, 3), (2, 3)}
    assert nearest([(1, (0, 4)), (2, (0, 3))], [0, 0, 0, 0]) == {(0, 4), (0, 3)}
    assert nearest([(1, (0, 4)), (1, (2, 4))], [0, 0, 1, 1]) == {(2, 4)}


def test_only_what_lies_inside_one_hashtag_is_inside_hashtags() -> None:
    places = Places(
        whole={"in": [(1, (0, 1)), (2, (2, 4))], "across": [(3, (3, 5))]}, gapped={"gap": [(7, (4, 6)), (7, (4, 7))]}
    )
    assert places.concepts_inside((Hashtag(2, 4), Hashtag(4, 6))) == {"in", "gap"}
    assert places.concepts_inside(()) == set()
