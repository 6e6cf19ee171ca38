"""Which words mean the same person, and which people are ours."""

from collections.abc import Callable

import pytest

from postlint.grammar import Grammar
from postlint.reading import Reading, Stretch
from postlint.rules.syntax.people import Person, people_in

Parse = Callable[[str], tuple[Reading, Grammar]]
OURS = frozenset("we us our officers officer pc team".split())
OTHERS = frozenset("man men woman thief suspect boy burglars gang driver victim brother".split())


def people_by_word(parse: Parse, text: str) -> Callable[[str, int], Person | None]:
    """Give the person whom the n-th occurrence of a word means."""
    reading, grammar = parse(text)
    ours, others = (
        [(token, token + 1) for token, key in enumerate(reading.keys) if key in words] for words in (OURS, OTHERS)
    )
    people = people_in(reading, grammar, ours, others)

    def person(word: str, occurrence: int = 0) -> Person | None:
        places = [token for token, key in enumerate(reading.keys) if key == word]
        return people.of(places[occurrence])

    return person


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("A man was stopped. He ran.", "man", "he"),
        ("A woman called us. Officers met her.", "woman", "her"),
        ("A man was stopped by a woman. He ran.", "man", "he"),
        ("A man, 34, was arrested. The suspect is in custody.", "man", "suspect"),
        ("The driver is a thief.", "driver", "thief"),
        ("John Doe was charged. Doe is in custody.", "john", "custody"),
        ("Officers met burglars. They ran.", "burglars", "they"),
    ],
)
def test_the_same_person(parse: Parse, text: str, one: str, other: str) -> None:
    person = people_by_word(parse, text)
    other = "doe" if other == "custody" else other
    assert person(one, 0) is not None
    assert person(one, 0) is person(other, -1)


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("A man was stopped. Another man ran.", "man", "man"),
        ("One man was charged, a second man was released.", "man", "man"),
        ("A man was stopped. His brother ran.", "man", "brother"),
        ("A woman was stopped. He ran.", "woman", "he"),
        ("A was jailed. B was released.", "a", "b"),
    ],
)
def test_different_people(parse: Parse, text: str, one: str, other: str) -> None:
    person = people_by_word(parse, text)
    assert person(one, 0) is not None
    assert person(one, 0) is not person(other, -1)


@pytest.mark.parametrize(
    ("text", "word", "ours"),
    [
        ("Our officers ran.", "officers", True),
        ("PC John Doe ran.", "john", True),
        ("One of our officers ran.", "one", True),
        ("Officers were tired. They ran.", "they", True),
        ("Our suspect ran.", "suspect", False),
        ("John Doe ran.", "john", False),
        ("A man ran.", "man", False),
    ],
)
def test_whose_side(parse: Parse, text: str, word: str, ours: bool) -> None:
    person = people_by_word(parse, text)(word, 0)
    assert person is not None
    assert person.ours is ours


def test_things_are_no_people(parse: Parse) -> None:
    person = people_by_word(parse, "The door was open and the road was wet.")
    assert person("door", 0) is None
    assert person("road", 0) is None


def test_nobody_in_a_text_without_words(parse: Parse) -> None:
    reading, grammar = parse("!!! 🙂")
    nobody: list[Stretch] = []
    assert not people_in(reading, grammar, nobody, nobody).by_token
