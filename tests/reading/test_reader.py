"""What holds for the reading of any text at all."""

from unicodedata import category

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from postlint.reading import Reading, read

ALPHABETS = (
    "ab c.,!?'\u2019\u2018-#@$/:%0159AB\n",
    "fuckshit *!$@.-_ 150",
    "a\u0301\u0316\u0336e\u200b\u00ad \u0435\u0440\u202e\u2066#\u3000\ufb01\uff21\uff03",
    "\U0001f44a\U0001f3fd\u200d\u2642\ufe0f\U0001f1ec\U0001f1e7\u20e31#\U0001f3f4\U000e0067\U000e007f a",
    "http://w.com (x)@b#a&",
    "0123456789 +()-.:/amp AB",
    "\ud800\udfff\x00\x1c\x85\u2028 a\u0915\u093f\u0645\u064e",
)
TEXTS = st.one_of(
    st.text(alphabet=st.characters(exclude_categories=())),
    *(st.text(alphabet=alphabet, max_size=60) for alphabet in ALPHABETS),
)
SENTENCE = "police officers arrested a man in Northfield last night after don't cannot we'll well-known"
ORDINARY_WORDS = st.lists(st.sampled_from(SENTENCE.split()), min_size=1, max_size=12)


def vanishes(character: str) -> bool:
    """Marks and format characters may belong to no token: they are seen on others or not at all."""
    return category(character)[0] in "MC" or character in "\u115f\u1160\u3164\uffa0"


def assert_sound(text: str, reading: Reading) -> None:
    count = len(reading)
    columns = (reading.words, reading.keys, reading.starts, reading.ends, reading.spaces)
    assert [len(column) for column in columns] == [count] * 5
    at = 0
    for start, end in zip(reading.starts, reading.ends, strict=True):
        assert at <= start < end <= len(text)
        assert all(character.isspace() or vanishes(character) for character in text[at:start])
        at = end
    assert all(character.isspace() or vanishes(character) for character in text[at:])
    assert reading.keys == [word.lower() for word in reading.words]
    assert all(reading.words)
    assert not any("\ud800" <= character <= "\udfff" for word in reading.words for character in word)
    assert all(0 <= index < count for index in reading.classes)
    for tag in reading.hashtags:
        assert tag.start < tag.end <= count
        assert reading.classes[tag.start] == "<hashtag>"


@given(TEXTS)
@example("")
@example("\u0301")
@example("go\ufb00not \ufb01sh")
@example("#\u01c6\ufb03a")
@example("\U0001f44a\u200d x\u200d")
def test_every_visible_character_belongs_to_exactly_one_token(text: str) -> None:
    assert_sound(text, read(text))


@given(TEXTS)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert read(text) == read(text)


@given(TEXTS)
def test_spaces_tell_where_white_space_follows(text: str) -> None:
    reading = read(text)
    for index, space in enumerate(reading.spaces):
        following = reading.starts[index + 1] if index + 1 < len(reading) else len(text)
        gap = text[reading.ends[index] : following]
        assert space == any(character.isspace() for character in gap)


@given(ORDINARY_WORDS)
def test_words_of_ordinary_ascii_text_are_exact_slices(words: list[str]) -> None:
    text = " ".join(words) + "."
    reading = read(text)
    slices = [text[start:end] for start, end in zip(reading.starts, reading.ends, strict=True)]
    assert reading.words == slices


@given(ORDINARY_WORDS)
def test_a_phrase_of_read_words_reads_the_same_again(words: list[str]) -> None:
    keys = read(" ".join(words)).keys
    assert read(" ".join(keys)).keys == keys


@given(ORDINARY_WORDS, st.sampled_from("\u200b\u200c\u2060\ufeff\u00ad\u2066\ufe0f"), st.data())
def test_a_hidden_character_changes_no_key(words: list[str], hidden: str, data: st.DataObject) -> None:
    text = " ".join(words)
    place = data.draw(st.integers(0, len(text)))
    assert read(text[:place] + hidden + text[place:]).keys == read(text).keys


RUNS = [
    *"()\"'!?#@$*_-.,:/&<%a1 A\n\x00",
    *("\U0001f44a", "\u0301", "e\u0301", "\u200d", "\ufe0f", "\U0001f1ec", "\u202e", "\ud800", "\u0430", "\ufb01"),
    *("f ", "f.u.", "f*", "a.", "a'", "a-", "@a", "a@", "#a", "#aB", "$a", "0 ", "+44 ", "1,", "A1 ", "a/", "I "),
    *("http://", "http://a(", "www.a.", "a.co/", "a.b@", "(0", "a\u0336", "sh!", "aaab", "\U0001f44a\u200d", "1\u20e3"),
]


@pytest.mark.parametrize("unit", RUNS, ids=ascii)
def test_twice_the_text_gives_about_twice_the_tokens(unit: str) -> None:
    # Sizes, not seconds: quadratic time would not let this finish within the patience of anybody who runs it.
    text = unit * (40_000 // len(unit))
    half = text[: len(text) // 2 // len(unit) * len(unit)]
    reading = read(text)
    assert_sound(text, reading)
    assert len(reading) <= 2 * len(read(half)) + 20


def test_a_megabyte_without_spaces_is_read() -> None:
    text = "ab1." * 250_000
    assert_sound(text, read(text))


def test_lone_surrogates_read_as_replacement_characters_one_to_one() -> None:
    reading = read("a \ud83d b \udc4a\udc4a")
    assert reading.words == ["a", "\ufffd", "b", "\ufffd", "\ufffd"]
    assert reading.starts == [0, 2, 4, 6, 7]
