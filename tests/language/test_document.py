"""spaCy's Doc has exactly the reading's tokens, and what it stores is dropped."""

from hypothesis import given
from hypothesis import strategies as st

from postlint.language.document import PhraseMatcher
from postlint.reading import read
from postlint.reading.sentences import sentences
from postlint.rules.compiled import Phrase

PHRASES: list[Phrase] = [
    (("kick", "kicking"), 3, ("door",)),
    (("love",),),
    (("<number>", "many"), ("doors",)),
    (("the", "a"),),
]


def matcher() -> PhraseMatcher:
    return PhraseMatcher(PHRASES.__getitem__)


@given(st.text())
def test_a_doc_has_the_tokens_of_the_reading(text: str) -> None:
    reading = read(text)
    concepts = matcher()
    with concepts.memory_zone(()):
        doc = concepts.doc(reading)
        assert [token.text for token in doc] == reading.words
        assert [token.lower_ for token in doc] == reading.keys
        assert {token.i: token.norm_ for token in doc if token.i in reading.classes} == reading.classes


def find(text: str, *phrases: int) -> list[str]:
    reading, concepts = read(text), matcher()
    with concepts.memory_zone(phrases):
        found = concepts.find(phrases, concepts.doc(reading), sentences(reading))
    return [" ".join(reading.words[start:end]) for start, end in sorted(found)]


def test_a_phrase_is_found_whatever_its_case() -> None:
    assert find("LOVE, Love and loves", 1) == ["LOVE", "Love"]


def test_a_gap_takes_no_more_words_than_it_may() -> None:
    assert find("kick in the back door", 0) == ["kick in the back door"]
    assert find("kick in the old back door", 0) == []


def test_an_element_may_be_a_class_or_a_word() -> None:
    assert find("3 doors, many doors, some doors", 2) == ["3 doors", "many doors"]


def test_a_gap_stays_in_its_sentence() -> None:
    assert find("kick off. The door", 0) == []
    assert find("kick off\n\nThe door", 0) == []


def test_a_stream_of_posts_does_not_grow_the_string_store() -> None:
    concepts = matcher()
    with concepts.memory_zone((1,)):
        concepts.doc(read("warm up"))
    before = len(concepts._vocab.strings)
    for number in range(300):
        with concepts.memory_zone((1,)):
            concepts.doc(read(f"word{number} love"))
    assert len(concepts._vocab.strings) == before
