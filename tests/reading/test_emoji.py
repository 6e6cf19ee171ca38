"""An emoji sequence is one token, and its variants share a key."""

import pytest

from postlint.reading import read

CASES = {
    "a skin tone is not read": ("\U0001f44a\U0001f3fd", ["\U0001f44a"]),
    "a gender sign is not read": ("\U0001f926\u200d\u2642\ufe0f", ["\U0001f926"]),
    "a joined sequence is one token": ("\U0001f468\u200d\U0001f692", ["\U0001f468\u200d\U0001f692"]),
    "equal neighbours are two": ("\U0001f44a\U0001f44a", ["\U0001f44a", "\U0001f44a"]),
    "a flag is one": (
        "\U0001f1ec\U0001f1e7\U0001f1fa\U0001f1f8",
        ["\U0001f1ec\U0001f1e7", "\U0001f1fa\U0001f1f8"],
    ),
    "a keycap is one": ("1\ufe0f\u20e3", ["1\u20e3"]),
    "a tag sequence is one": (
        "\U0001f3f4\U000e0067\U000e0062\U000e007f",
        ["\U0001f3f4\U000e0067\U000e0062\U000e007f"],
    ),
    "emoji style is not read": ("\u2764\ufe0f", ["\u2764"]),
}


@pytest.mark.parametrize(("text", "keys"), CASES.values(), ids=CASES)
def test_emoji(text: str, keys: list[str]) -> None:
    reading = read(text)
    assert reading.keys == keys
    assert set(reading.classes.values()) == {"<emoji>"}
    assert reading.starts[0] == 0
    assert reading.ends[-1] == len(text)


def test_an_emoji_ends_the_word_before_it() -> None:
    assert read("sorry\U0001f622not").keys == ["sorry", "\U0001f622", "not"]


def test_a_joiner_that_joins_nothing_vanishes() -> None:
    assert read("\U0001f44a\u200d hi").keys == ["\U0001f44a", "hi"]
