"""What others say inside a post of ours is theirs, unless ours makes it its own."""

from pathlib import Path

import pytest

from postlint import Linter, Media, Post, QuotedPost
from small_rulebook import linter_with

LOVE = "We love kicking doors in."


@pytest.fixture
def guarded(tmp_path: Path) -> Linter:
    assert linter_with(tmp_path / "alone", "relish").check(Post("Hello", quotes=QuotedPost(LOVE))).findings
    return linter_with(tmp_path / "guarded", "relish", "theirs: {theirs: relish}")


def fields(linter: Linter, post: Post) -> list[str]:
    return [finding.field for finding in linter.check(post).findings]


@pytest.mark.parametrize(
    "text",
    [
        "We have spoken to the team that wrote it.",
        "Please send us a message, and we will look into it.",
        "This is not how anybody should speak of it 😂. We are sorry.",
        "No comment, see https://norwell.gov.uk",
    ],
)
def test_a_quoted_post_whose_view_is_not_shared_is_theirs(guarded: Linter, text: str) -> None:
    assert fields(guarded, Post(text, quotes=QuotedPost(LOVE))) == []


@pytest.mark.parametrize(
    "text", ["Well said!", "Look at this.", "😂😂", "", " ", "https://norwell.gov.uk @norwell", "👇"]
)
def test_one_that_is_agreed_with_or_only_passed_on_is_ours(guarded: Linter, text: str) -> None:
    assert fields(guarded, Post(text, quotes=QuotedPost(LOVE))) == ["quotes.text"]


def test_what_the_same_account_said_before_is_its_own(guarded: Linter) -> None:
    quotes = QuotedPost(LOVE, account="norwellpolice")
    assert fields(guarded, Post("Update to this.", account="@NorwellPolice", quotes=quotes)) == ["quotes.text"]
    assert fields(guarded, Post("Update to this.", account="@NorwellCouncil", quotes=quotes)) == []


def test_the_words_of_the_post_itself_are_never_theirs(guarded: Linter) -> None:
    assert fields(guarded, Post(LOVE, quotes=QuotedPost("Hello"))) == ["text"]


@pytest.mark.parametrize("field", ["alt", "text"])
def test_what_stands_in_a_picture_or_describes_it_is_ours(guarded: Linter, field: str) -> None:
    post = Post("We have spoken to them.", media=(Media(**{field: LOVE}),), quotes=QuotedPost("Hello"))
    assert fields(guarded, post) == [f"media[0].{field}"]


@pytest.mark.parametrize(
    ("line", "ours"),
    [
        (f"Burglar: {LOVE}", False),
        (f"[Gang member]: {LOVE}", False),
        (f"Officer: Stop.\nThief: {LOVE}", False),
        (f"Thief: Let me go.\nOfficer: {LOVE}", True),
        (f"Officer to thief: {LOVE}", True),
        (f"Narrator: {LOVE}", True),
        (f"The thief said nothing. {LOVE}", True),
        (LOVE, True),
    ],
)
def test_a_transcript_tells_who_speaks(guarded: Linter, line: str, ours: bool) -> None:
    post = Post("New film.", media=(Media("video", transcript=line),))
    assert fields(guarded, post) == (["media[0].transcript"] if ours else [])


def test_in_a_thread_each_post_speaks_for_itself(guarded: Linter) -> None:
    thread = [Post("Well said!", thread="a"), Post("We will look into it.", thread="a", quotes=QuotedPost(LOVE))]
    assert [bool(report.findings) for report in guarded.check_many(thread)] == [False, False]
