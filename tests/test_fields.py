"""Whatever belongs to a post is judged as what it is: our words, their words, a description, a recording."""

import pytest

from postlint import Linter, Media, Post, QuotedPost, Verdict

JOKE = "Kicking down doors is probably one of our favourite things to do."


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter()


def found(linter: Linter, post: Post) -> set[tuple[str, str]]:
    return {(finding.category, finding.field) for finding in linter.check(post).findings}


@pytest.mark.parametrize(
    "text",
    [
        "This post by one of our teams has been deleted. It was wrong, and we are sorry.",
        "We have asked the team to explain this post, and will say more tomorrow.",
    ],
)
def test_a_joke_that_is_quoted_to_be_criticised_is_not_told_again(linter: Linter, text: str) -> None:
    assert linter.check(Post(text, quotes=QuotedPost(JOKE, account="norwellteam"))).verdict is Verdict.CLEAR


@pytest.mark.parametrize("text", ["Brilliant work by our colleagues 👏", "😂😂😂", "", "This is why we do it."])
def test_a_joke_that_is_passed_on_is_told_again(linter: Linter, text: str) -> None:
    report = linter.check(Post(text, quotes=QuotedPost(JOKE, account="norwellteam")))
    assert report.verdict is Verdict.HOLD
    assert ("force", "quotes.text") in {(finding.category, finding.field) for finding in report.findings}


def test_an_angry_citizen_may_be_answered(linter: Linter) -> None:
    quotes = QuotedPost("My bin has not been emptied for three fucking weeks you useless idiots")
    assert (
        found(linter, Post("Sorry about that. Please send us your street, and we will send a crew.", quotes=quotes))
        == set()
    )


def test_who_repeats_a_verdict_before_the_trial_says_it(linter: Linter) -> None:
    quotes = QuotedPost("Mobile phone thief arrested on the seafront this afternoon.")
    post = Post("Our statement on this follows at 5pm.", quotes=quotes)
    own = {category for category, _ in found(linter, Post(quotes.text))}
    assert "guilt" in own
    assert ("guilt", "quotes.text") in found(linter, post)


def test_a_picture_speaks_for_us(linter: Linter) -> None:
    assert ("force", "media[0].text") in found(linter, Post("Our day.", media=(Media(alt="A door", text=JOKE),)))
    assert ("force", "media[0].alt") in found(linter, Post("Our day.", media=(Media(alt=JOKE),)))


def test_a_description_may_say_what_stands_in_capitals_and_tags(linter: Linter) -> None:
    alt = "A poster: ROAD CLOSED AHEAD. FOLLOW DIVERSION SIGNS. #a #b #c #d #e #f #g 🚧🚧🚧🚧🚧🚧🚧"
    assert linter.check(Post("Mill Road is closed until 6pm.", media=(Media(alt=alt),))).verdict is Verdict.CLEAR


def test_a_template_left_open_in_our_picture_is_ours_and_in_their_post_is_not(linter: Linter) -> None:
    assert ("function", "media[0].text") in found(
        linter, Post("Hello.", media=(Media(alt="A poster", text="On [date]"),))
    )
    assert found(linter, Post("We will look into it.", quotes=QuotedPost("Dear [name], on [date]"))) == set()


def test_a_suspect_in_a_recording_speaks_for_himself(linter: Linter) -> None:
    suspect = f"Officer: Police, please open.\nSuspect: {JOKE}"
    officer = f"Suspect: Who is there?\nOfficer: {JOKE}"
    assert not found(linter, Post("Our new film.", media=(Media("video", transcript=suspect),)))
    assert ("force", "media[0].transcript") in found(
        linter, Post("Our film.", media=(Media("video", transcript=officer),))
    )


def test_missing_descriptions_and_facts_in_a_picture_are_still_told(linter: Linter) -> None:
    quotes = QuotedPost("When is the library open?")
    report = linter.check(Post("See image for our holiday opening times.", media=(Media(),), quotes=quotes))
    assert {"missing-alt-text", "facts-only-in-picture"} <= {finding.rule for finding in report.findings}


@pytest.mark.parametrize(
    "text",
    [
        "Road closed in both directions after a collision. More: https://www.norwell.gov.uk/roads",
        "We need your help to find a missing boy. Details: https://www.norwell.police.uk/appeals/1",
        "Our office moves next week. Dates and the new address: norwell.gov.uk/move",
        "Boil your water before you drink it. Where and why: https://www.norwell.gov.uk/water",
    ],
)
def test_a_short_post_may_leave_the_facts_to_its_link(linter: Linter, text: str) -> None:
    assert not {rule for rule in linter.check(Post(text, platform="x")).findings if rule.category == "function"}
