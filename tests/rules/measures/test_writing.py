"""Measurements of how a post is written: capitals, letters, emoji, hashtags, length."""

import pytest

from measured_texts import places, value


@pytest.mark.parametrize(
    ("words", "shouts"),
    [
        ("THE LIBRARY WILL BE SHUT ON MONDAY. PLEASE USE THE OTHER ONE.", True),
        ("The library will be shut on Monday. Please use the other one.", False),
        ("WARNING: the library will be shut on Monday. Please use the other one.", False),
        ("CLOSED TODAY", False),
        ("NWL 2 PUMPS 14 MILL LANE, FIRE ON 1ST FLR, UNDER CONTROL", False),
        ("See you #NORWELLFIRESERVICEOPENDAY #COMEALONGWITHYOURFAMILY, it is fun. We are open.", False),
    ],
)
def test_capitals(words: str, shouts: bool) -> None:
    assert (value("capitals", words) > 80) is shouts


def test_a_run_of_capitals() -> None:
    assert places("capital-run", "Mind: DO NOT GO NEAR THE RIVER. Thank you, A B.") == ["DO NOT GO NEAR THE RIVER"]
    assert value("capital-run", "A B C D E F") == 0


@pytest.mark.parametrize("words", ["𝗢𝗽𝗲𝗻", "ⓞⓟⓔⓝ", "Ｏｐｅｎ", "ᴏᴘᴇɴ", "o̶p̶e̶n̶"])
def test_letters_that_only_look_like_letters(words: str) -> None:
    assert value("styled-letters", f"We are {words} today") >= 4


@pytest.mark.parametrize("words", ["Öffnung café naïve", "It is 5℃ ™ №", "1⃣ and 2⃣", "Добрый день", "👍🏽 👩‍🚒"])
def test_other_languages_and_signs_are_not_styled(words: str) -> None:
    assert value("styled-letters", words) == 0


def test_spaced_letters() -> None:
    assert places("spaced-letters", "A s t o r m  i s coming") == ["A s t o r m  i s"]
    assert value("spaced-letters", "I am a b c fan, O K") == 0


def test_drawn_signs() -> None:
    assert value("drawn-signs", "┌────┐ ★ ★") == 8
    assert value("drawn-signs", "- one\n• two\n✔ three ▶️") == 0


@pytest.mark.parametrize(
    ("measure", "words", "expected"),
    [
        ("emoji", "Hello 👍🏽 and 👩‍🚒", 2),
        ("emoji-run", "A 🚒 🚒🚒 b 🎈", 3),
        ("emoji-between-words", "Do 👏 not 👏 go 👏 there", 3),
        ("emoji-between-words", "➡️One\n➡️Two\n➡️Three", 0),
        ("emoji-in-words", "st🌟r and st 🌟 r", 1),
        ("emoji-for-words", "Bring your 🚗 on a 🚌 🎈", 2),
        ("hashtags", "#One and #TwoThree", 2),
        ("hashtag-share", "#One #TwoThree four five", 50),
        ("small-hashtags", "#staysafetoday #StaySafe #police", 1),
        ("longest-small-hashtag", "#staysafetoday", 13),
        ("words", "One two, three! 4", 4),
        ("addressed", "@norwell @police Thank you @both", 2),
        ("addressed", "Thank you @norwell", 0),
    ],
)
def test_counts(measure: str, words: str, expected: int) -> None:
    assert value(measure, words) == expected


def test_the_longest_sentence() -> None:
    long = "word " * 30
    assert value("longest-sentence", f"Short one. {long}. Short one.") == 30
    assert value("longest-sentence", "\n".join(["five words in a line"] * 9)) == 0
    assert value("longest-sentence", f"{long}#tag @name https://example.org") == 30


def test_abbreviations_that_insiders_know() -> None:
    assert places("abbreviations", "RPU at RTC with SIO, NHS told") == ["RPU", "RTC", "SIO"]
    assert value("abbreviations", "STAY HOME and SAVE LIVES in the UK, says the NHS") == 0
    assert value("abbreviations", "ALL HANDS 14 MILL AVE FLR") == 0
