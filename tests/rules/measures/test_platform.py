"""Posts measured against the platform that they name."""

import pytest

from measured_texts import places, text_of, value
from postlint import Media, Post
from postlint.rules.measures import MEASURES, measured

LONG = "Mill Road is closed. " * 14 + "Stay away."


def description(alt: str, platform: str | None) -> float:
    field = text_of(alt, name="media[0].alt")
    field.post = Post("Hello", platform=platform, media=(Media(alt=alt),))
    taken = measured("over-description-length", 1, None, field, (field,))
    return taken.value if taken else 0


@pytest.mark.parametrize(
    ("platform", "over"), [("x", 24), ("bluesky", 4), ("mastodon", 0), ("web", 0), ("blusky", 0), (None, 0)]
)
def test_a_text_is_measured_by_what_its_platform_takes(platform: str | None, over: int) -> None:
    assert value("over-length", LONG, platform=platform) == over


def test_what_does_not_fit_is_marked_to_the_end() -> None:
    assert places("over-length", LONG, platform="bluesky") == ["way."]


def test_a_text_that_fits_has_nothing_to_mark() -> None:
    assert places("over-length", LONG, platform="facebook") == []


def test_how_much_it_is_over_is_said_in_words() -> None:
    text = text_of(LONG, platform="bsky")
    assert MEASURES["over-length"](text, (text,)).words == "4 over the 300 characters that Bluesky takes"


def test_links_count_as_the_platform_counts_them() -> None:
    post = "x" * 250 + " https://www.norwell.gov.uk/" + "a" * 250
    assert value("over-length", post, platform="x") == 0
    assert value("over-length", post, platform="bluesky") == 0
    assert value("over-length", post, platform="threads") == len(post) - 500


@pytest.mark.parametrize(
    ("letters", "platform", "over"),
    [
        (1_000, "x", 0),
        (1_001, "x", 1),
        (1_501, "mastodon", 1),
        (2_000, "bsky", 0),
        (9_000, "facebook", 0),
        (9_000, None, 0),
    ],
)
def test_descriptions_have_limits_of_their_own(letters: int, platform: str | None, over: int) -> None:
    assert description("x" * letters, platform) == over


def test_a_long_text_is_no_long_description() -> None:
    assert value("over-description-length", "x" * 5_000, platform="x") == 0


@pytest.mark.parametrize(
    ("pictures", "platform", "over"),
    [(4, "x", 0), (5, "x", 1), (6, "mastodon", 2), (20, "instagram", 0), (9, "web", 0)],
)
def test_pictures_are_counted(pictures: int, platform: str, over: int) -> None:
    assert value("over-pictures", "Hello", platform=platform, media=(Media(),) * pictures) == over


def test_recordings_are_no_pictures() -> None:
    assert value("over-pictures", "Hello", platform="x", media=(Media("video"),) * 6) == 0


def test_only_text_messages_come_in_parts() -> None:
    assert value("message-parts", LONG, platform="sms") == 2
    assert value("message-parts", LONG, platform="x") == 0


def test_what_makes_a_message_dear_is_marked() -> None:
    assert places("message-parts", "“Hi” – all", platform="sms") == ["“", "”", "–"]
