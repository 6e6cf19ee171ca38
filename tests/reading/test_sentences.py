"""Where sentences end in a post."""

import pytest

from postlint.reading import read
from postlint.reading.sentences import sentences


def split(text: str) -> list[str]:
    reading = read(text)
    found: dict[int, list[str]] = {}
    for word, number in zip(reading.words, sentences(reading), strict=True):
        found.setdefault(number, []).append(word)
    return [" ".join(words) for words in found.values()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Good morning. We love it!", ["Good morning .", "We love it !"]),
        ("Really?! Yes… Well", ["Really ?!", "Yes …", "Well"]),
        ("He said “no.” We left.", ["He said “ no . ”", "We left ."]),
        ("Call Sgt. Smith at 5 p.m. today", ["Call Sgt. Smith at 5 p.m. today"]),
        ("It costs 1.50 at norwell.gov.uk today", ["It costs 1.50 at norwell.gov.uk today"]),
        ("One\n\ntwo", ["One", "two"]),
        ("One\nTwo", ["One", "Two"]),
        ("a line that is\nwrapped by an editor", ["a line that is wrapped by an editor"]),
        ("Loved it 😂 Two arrests", ["Loved it 😂", "Two arrests"]),
        ("We 😍 doors", ["We 😍 doors"]),
        ("To do. #knockknock", ["To do .", "knock knock"]),
        ("At Ash Court #nights #response Two arrests", ["At Ash Court nights response", "Two arrests"]),
        ("See #Victoria Park and #MillRoad tonight", ["See Victoria Park and Mill Road tonight"]),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert split(text) == expected
