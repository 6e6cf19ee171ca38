"""The right post at the wrong time: the same words during guidance, before an election, and a year later."""

from datetime import datetime
from pathlib import Path

import pytest

from postlint import Linter, Post, Report, Verdict
from small_profile import ORGANISATION

THEN = datetime(2020, 4, 16, 20, 30)
CAMPAIGN = datetime(2026, 4, 20, 12)
IN_FORCE = """
[[guidance]]
title = "Keep two metres apart"
from = 2020-03-23
until = 2020-09-30
topics = ["distancing", "two metres"]
discourages = ["gather", "crowd"]

[[period]]
kind = "pre-election"
title = "Local elections"
from = 2026-03-26
until = 2026-05-07
"""
CELEBRATES = [
    "What a sight! Hundreds on the bridge tonight to clap for our NHS heroes. Thank you ❤️",
    "Incredible scenes on the bridge as a huge crowd gathered to applaud our key workers 👏👏",
    "Goosebumps. So many of you came out onto the bridge to stand side by side and clap with us. #ThankYou",
    "Our officers joined a packed crowd on the bridge tonight and it was wonderful.",
    "You turned out in your hundreds. We gathered, we cheered, we love this city.",
    "Officers and paramedics lined the bridge to applaud the nurses. Thank you to everyone who came down!",
    "Tonight we stood together on the bridge and clapped for carers. Emotional scenes.",
    "Loved seeing you all out on the promenade this evening. What an atmosphere!",
    "Look at this crowd 😍 Norwell, you were amazing.",
]
REPEATS = [
    "Please do not gather on the bridge tonight. Clap from your doorstep and keep two metres apart.",
    "Thank you for staying at home. Keep two metres apart, and clap from your window tonight 👏",
    "It is tempting to join a crowd tonight. Please don't: keep two metres apart and save lives.",
    "Reminder: no gatherings, no crowds. Keep two metres apart in the park. We love to see you do so ❤️",
    "Wonderful to see the parks empty this weekend. No crowds, no gatherings. Thank you, Norwell.",
    "We dispersed a crowd in Mill Park this afternoon. Gatherings are not allowed. Please stay at home.",
]
VISITS = [
    "A pleasure to welcome the Home Secretary to our control room today to see the new fleet.",
    "Thank you to the Prime Minister for visiting Norwell station today 👏",
    "The Secretary of State dropped by to open our new training centre.",
    "We hosted a ministerial visit today. Lots of questions about our work on knife crime.",
    "Our Police and Crime Commissioner cut the ribbon on the new front counter.",
    "VIP guest today: the Deputy Prime Minister took the tour.",
]
SERVICE = [
    "Bins in Eastbrook North will be collected one day later than usual this week.",
    "Polling stations are open from 7am to 10pm. Bring photo ID.",
    "Mill Road is closed from 9 to 11 this morning for the minister's visit. Please use Water Lane.",
    "The minister of St Mary's church will lead the service for those lost at sea at noon.",
    "Witnesses to the crash in Mill Road are asked to call 101 with reference 4417.",
]


@pytest.fixture(scope="module")
def linter(tmp_path_factory: pytest.TempPathFactory) -> Linter:
    path = tmp_path_factory.mktemp("office") / "postlint.toml"
    path.write_text(ORGANISATION + IN_FORCE, encoding="utf-8")
    return Linter(path)


def report(linter: Linter, text: str, publish_at: datetime, years: int = 0) -> Report:
    return linter.check(Post(text, publish_at=publish_at.replace(year=publish_at.year + years)))


@pytest.mark.parametrize("text", CELEBRATES)
def test_a_crowd_is_not_cheered_while_people_are_asked_to_keep_apart(linter: Linter, text: str) -> None:
    during = report(linter, text, THEN)
    assert during.verdict in (Verdict.REVIEW, Verdict.HOLD)
    named = [finding for finding in during.findings if "Keep two metres apart" in finding.message]
    assert named
    assert named[0].basis[0].title == "Keep two metres apart"


@pytest.mark.parametrize("text", CELEBRATES)
def test_a_year_later_it_may_be(linter: Linter, text: str) -> None:
    assert report(linter, text, THEN, years=1).verdict is Verdict.CLEAR


@pytest.mark.parametrize("text", REPEATS)
def test_a_post_that_repeats_the_guidance_is_clear(linter: Linter, text: str) -> None:
    assert report(linter, text, THEN).verdict is Verdict.CLEAR


@pytest.mark.parametrize("text", VISITS)
def test_a_politician_is_not_put_in_front_before_an_election(linter: Linter, text: str) -> None:
    assert report(linter, text, CAMPAIGN).verdict is Verdict.REVIEW
    assert report(linter, text, CAMPAIGN, years=1).verdict is Verdict.CLEAR


@pytest.mark.parametrize("text", SERVICE)
def test_services_go_on_before_an_election(linter: Linter, text: str) -> None:
    assert report(linter, text, CAMPAIGN).verdict is Verdict.CLEAR


def test_guidance_on_another_matter_says_nothing_of_crowds(tmp_path: Path) -> None:
    path = tmp_path / "postlint.toml"
    water = IN_FORCE.replace("Keep two metres apart", "Boil-water notice").replace('"gather", "crowd"', '"drink"')
    path.write_text(ORGANISATION + water.replace('"distancing", "two metres"', '"tap water"'), encoding="utf-8")
    assert report(Linter(path), CELEBRATES[0], THEN).verdict is Verdict.CLEAR
