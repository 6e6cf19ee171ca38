"""Measurements of what a post says or leaves out: dates, places, placeholders, descriptions."""

from datetime import datetime

import pytest

from measured_texts import places, text_of, value
from postlint import Media
from postlint.rules.measures import MEASURES

MAY = datetime(2026, 5, 1)


@pytest.mark.parametrize(
    "words",
    ["Monday 14 July 2026", "14 July 2026 (Monday)", "Mon, July 14, 2026", "31 June", "Feb 30th", "31st of April"],
)
def test_dates_that_cannot_be(words: str) -> None:
    assert places("wrong-dates", f"Open on {words}.") == [words]


@pytest.mark.parametrize(
    "words",
    [
        "Tuesday 14 July 2026",
        "Monday 14 July",
        "29 February",
        "May 40 people come",
        "March 2026",
        "Sat 9 people down",
        "the 5th of May",
    ],
)
def test_dates_that_may_be(words: str) -> None:
    assert value("wrong-dates", f"Open on {words}.") == 0


def test_a_date_without_a_year_is_near_its_publication() -> None:
    assert value("wrong-dates", "See you on Sunday 3 May", publish_at=MAY) == 0
    assert value("wrong-dates", "See you on Friday 3 May", publish_at=MAY) == 1
    assert value("wrong-dates", "It was on Wednesday 31 December", publish_at=datetime(2026, 1, 2)) == 0


@pytest.mark.parametrize(
    "words",
    [
        "[VENUE]",
        "[insert the road here]",
        "{{first_name}}",
        "<date>",
        "ref XXXX",
        "at XX:XX",
        "on XX May",
        "Lorem ipsum",
        "DRAFT: hello",
        "(insert photo)",
    ],
)
def test_what_a_template_left_behind(words: str) -> None:
    assert value("placeholders", words) >= 1


@pytest.mark.parametrize("words", ["[image]", "xx", "Love XX", "size XXL", "the draft plan", "a <3 for you", "50% off"])
def test_what_no_template_left_behind(words: str) -> None:
    assert value("placeholders", words) == 0


@pytest.mark.parametrize(
    "words",
    ["Fire near Ashford.", "Fire in Mill Lane.", "Fire on the M62.", "Fire #Ashford", "Ashfordby: fire", "mill street"],
)
def test_places_that_are_named(words: str) -> None:
    assert value("place-names", words) >= 1


@pytest.mark.parametrize(
    "words", ["Gas leak. Avoid the area.", "Police are here on Monday.", "The street is closed. I know."]
)
def test_places_that_are_not_named(words: str) -> None:
    assert value("place-names", words) == 0


def test_a_place_may_be_named_elsewhere_in_the_thread() -> None:
    first, second = text_of("Gas leak. Avoid the area."), text_of("It is in Ashford.")
    assert MEASURES["place-names"](first, (first, second)).value == 1


@pytest.mark.parametrize(
    ("alt", "expected"), [(None, 1), ("", 1), ("IMG_2031.jpg", 1), ("a photo", 1), ("A black dog", 0)]
)
def test_pictures_without_a_description(alt: str | None, expected: int) -> None:
    assert value("undescribed-pictures", "Hello", media=(Media(alt=alt), Media("video"))) == expected


def test_recordings_without_their_words() -> None:
    media = (Media("video"), Media("audio", transcript="Hello"), Media("image"))
    assert value("untranscribed-recordings", "Hello", media=media) == 1
    assert value("described-media", "Hello", media=media) == 1


@pytest.mark.parametrize("words", ["asdfgh", "fdsjkfhds", "sdkjhgfkjsd lkjh", "qwertyuiop"])
def test_keys_hit_at_random(words: str) -> None:
    assert value("mashed-words", words) >= 1


@pytest.mark.parametrize(
    "words", ["property", "Alaska", "rhythms", "DVLA NHSBT", "Knightsbridge", "hmm", "#zxcvbn", "a " * 30 + "asdfgh"]
)
def test_keys_that_somebody_meant(words: str) -> None:
    assert value("mashed-words", words) == 0
