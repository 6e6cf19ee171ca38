"""The index finds phrases exactly where spaCy's Matcher finds them, whatever they are filed under."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from postlint.language.document import PhraseMatcher
from postlint.reading import read
from postlint.reading.sentences import sentences
from postlint.rules.compiled import Phrase
from postlint.rules.filing import files_of, numbered
from postlint.rules.index import Layer, TriggerIndex

WORDS = ["kick", "the", "door", ".", "12", "😂", "#tag", "n't"]
elements = st.lists(st.sampled_from([*WORDS[:6], "<number>", "<emoji>", "tag"]), min_size=1, max_size=3, unique=True)
gaps = st.integers(1, 3)
phrases = st.lists(st.tuples(elements.map(tuple), st.none() | gaps), min_size=1, max_size=5).map(
    lambda pairs: tuple(part for pair in pairs for part in pair if part is not None)[: 2 * len(pairs)]
)
ranks = st.dictionaries(st.sampled_from(WORDS), st.integers(0, 9))


def complete(phrase: Phrase) -> Phrase:
    """Leave out a gap at the end, behind which nothing follows."""
    return phrase[:-1] if isinstance(phrase[-1], int) else phrase


def index_of(written: dict[str, list[Phrase]], ranks: dict[str, int]) -> TriggerIndex:
    numbers: dict[tuple[str, ...], int] = {}
    files = files_of(numbers, numbered(written, numbers), {}, ranks)
    return TriggerIndex((Layer(files.words, files.phrases, files.rules),), ())


@given(st.lists(phrases.map(complete), min_size=1, max_size=3), ranks, st.lists(st.sampled_from(WORDS), max_size=14))
@example([(("kick",), 2, ("door",))], {}, ["kick", "the", ".", "door"])
@example([(("kick",), 1, ("the",), 1, ("door",))], {"the": 9}, ["kick", "the", "the", "the", "door"])
@example([(("kick",), ("kick",))], {}, ["kick", "kick", "kick"])
def test_the_same_places_as_the_matcher(written: list[Phrase], ranks: dict[str, int], words: list[str]) -> None:
    reading = read(" ".join(words))
    sentence_of = sentences(reading)
    matcher = PhraseMatcher(written.__getitem__)
    with matcher.memory_zone(range(len(written))):
        doc = matcher.doc(reading)
        expected = [matcher.find([number], doc, sentence_of) for number in range(len(written))]
    places = index_of({str(number): [phrase] for number, phrase in enumerate(written)}, ranks).places(reading)
    assert [places.stretches(str(number), lambda: sentence_of) for number in range(len(written))] == expected


def test_a_stream_of_new_words_does_not_grow_it_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("postlint.rules.index.MOST_WORDS", 50)
    index = index_of({"relish": [(("love",),)]}, {})
    for number in range(100):
        index.places(read(f"word{number} 1{number} love"))
    assert len(index._words) <= 51
    assert not index._classed


def test_a_text_of_one_word_over_and_over_takes_linear_time() -> None:
    index = index_of({"door": [(("kick",), 3, ("kick",), 3, ("kick",))]}, {})
    places = index.places(read("kick " * 2_000))
    assert len(places.gapped["door"]) < 100 * 2_000
