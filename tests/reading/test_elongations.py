"""Drawn-out words read as the word that is drawn out."""

import pytest

from postlint.reading import read

CASES = {
    "sooo": "so",
    "Nooooo": "No",
    "looool": "lol",
    "goooood": "good",
    "yesss": "yes",
    "fuuuck": "fuck",
    "hmmmm": "hmmmm",
    "Zzzz": "Zzzz",
    "shhhh": "shhhh",
    "III": "III",
    "USSS": "USSS",
    "NOOO": "NO",
    "xyyyyz": "xyyyyz",
    "balloon": "balloon",
}


@pytest.mark.parametrize(("text", "word"), CASES.items(), ids=CASES)
def test_drawn_out_words(text: str, word: str) -> None:
    reading = read(text)
    assert reading.words == [word]
    assert (reading.starts, reading.ends) == ([0], [len(text)])


def test_links_are_left_alone() -> None:
    assert read("http://sooo.example").words == ["http://sooo.example"]
