"""The whole way from a post to its report, with the built-in rules."""

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postlint import Linter, Media, NotRun, Post, ProfileError, QuotedPost, RuleError, Severity, Verdict
from postlint.post import LONGEST_THREAD
from small_profile import write_profile
from small_rulebook import linter_with, rule_text, write_rulebook

FAVOURITE = "Kicking down doors is probably one of our favourite things to do."
WARRANT = (
    "Another warrant conducted on #Victoria ward with the assistance of"
    " @MSPHomerton @MPSKingsPark @MPSHackneyWick #knockknock #localpolicing"
)


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter()


@pytest.mark.parametrize("text", [f"{FAVOURITE} {WARRANT}", f"{WARRANT} {FAVOURITE}"])
def test_the_post_that_enjoyed_kicking_doors_is_held(linter: Linter, text: str) -> None:
    report = linter.check(Post(text))
    assert report.verdict is Verdict.HOLD
    marked = {finding.rule: {span.text for span in finding.spans} for finding in report.findings}
    assert {"Kicking down doors", "favourite things"} <= marked["force-enjoyment"]
    assert marked["taunt-hashtag"] == {"#knockknock"}
    assert all(finding.severity is Severity.ERROR for finding in report.findings[:2])


@pytest.mark.parametrize(
    "text",
    [
        "Officers forced entry to a flat in the Victoria ward this morning under a warrant for controlled drugs,"
        " after residents told us about dealing. One man was arrested and class A drugs were seized.",
        "Burglars kicked in the back door of a shop. Loved by locals, it will reopen on Monday.",
        "The hospice smashed its fundraising target this weekend. We love what you do!",
        "Nobody in our team enjoys kicking doors in. We do it when somebody may be hurt inside.",
        "Yesterday we posted “Kicking down doors is probably one of our favourite things to do”. It was wrong, it has"
        " been deleted, and we are sorry.",
    ],
)
def test_what_only_looks_like_it_is_clear(linter: Linter, text: str) -> None:
    assert linter.check(Post(text)).verdict is Verdict.CLEAR


@given(st.text())
def test_offsets_are_exact_on_any_text(linter: Linter, text: str) -> None:
    held = f"{text} {FAVOURITE} {text}"
    for finding in linter.check(Post(held)).findings:
        for span in finding.spans:
            assert held[span.start : span.end] == span.text


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t ",
        "\x00\x00" + FAVOURITE,
        "\ud800" + FAVOURITE + "\udfff",
        "[" * 40_000,
        "😂" * 40_000,
        "#" * 40_000,
        "'\"" * 20_000,
        "a" * 1_000_000,
        (FAVOURITE + " ") * 15_000,
        "we love to " * 20_000 + "kick " * 40_000,
        "not " * 20_000 + FAVOURITE,
        "“" * 20_000 + FAVOURITE + "”" * 20_000,
    ],
    ids=lambda text: repr(text[:12]) + f" and so on, {len(text)} characters",
)
def test_any_text_gives_a_report(linter: Linter, text: str) -> None:
    report = linter.check(Post(text))
    told_of = {finding.rule for finding in report.findings} | {rule.rule for rule in report.not_run}
    assert ("force-enjoyment" in told_of) == (FAVOURITE in text)


def test_text_in_pictures_and_quoted_posts_is_read_and_named(linter: Linter) -> None:
    post = Post("Look at this.", media=(Media(), Media(alt=FAVOURITE)), quotes=QuotedPost(FAVOURITE))
    fields = {finding.field for finding in linter.check(post).findings if finding.category == "force"}
    assert fields == {"media[1].alt", "quotes.text"}


def test_the_same_input_gives_the_same_report(linter: Linter) -> None:
    assert linter.check(Post(FAVOURITE)) == Linter().check(Post(FAVOURITE))


def test_a_stream_is_answered_post_by_post_in_order(linter: Linter) -> None:
    asked: list[int] = []

    def posts() -> Iterator[Post]:
        for number in range(6):
            asked.append(number)
            yield Post(FAVOURITE if number % 2 else "Good morning.")

    verdicts = []
    for number, report in enumerate(linter.check_many(posts())):
        assert asked[-1] == number
        verdicts.append(report.verdict)
    assert verdicts == [Verdict.CLEAR, Verdict.HOLD] * 3


def test_completeness_is_judged_for_a_thread_and_tone_for_each_post(tmp_path: Path) -> None:
    linter = linter_with(tmp_path, "all: [forced-entry]\nwithout: [distancing]")
    door, sorry = Post("They kicked a door.", thread="a"), Post("We are sorry.", thread="a")
    assert [bool(r.findings) for r in linter.check_many([door, sorry])] == [False, False]
    assert [bool(r.findings) for r in linter.check_many([door, Post("We are sorry.", thread="b")])] == [True, False]
    assert [bool(r.findings) for r in linter.check_many([door, Post("We are sorry.")])] == [True, False]
    loved = linter_with(tmp_path / "tone", "relish")
    thread = [Post("We love it.", thread="a"), Post("Bye.", thread="a")]
    assert [bool(r.findings) for r in loved.check_many(thread)] == [True, False]


def test_a_thread_without_end_is_judged_in_parts(linter: Linter) -> None:
    posts = (Post("Good morning.", thread="a") for _ in range(10 * LONGEST_THREAD))
    stream = linter.check_many(posts)
    next(stream)
    assert sum(1 for _ in posts) >= 8 * LONGEST_THREAD


def test_a_post_in_another_language_is_measured_only_and_that_is_said_once(linter: Linter) -> None:
    report = linter.check(Post(f"{FAVOURITE} #{'a' * 300}", language="cy", platform="x"))
    assert {finding.rule for finding in report.findings} >= {"too-long-for-platform"}
    assert {finding.category for finding in report.findings} <= {"access", "function", "voice"}
    reason = "there are no rules for the language `cy`; only measurements were taken"
    words, *of_time = report.not_run
    assert words == NotRun("*", Severity.ERROR, reason)
    assert linter.check(Post("Bore da.", language="cy")).verdict is Verdict.REVIEW
    assert all("it is not known when" in rule.reason for rule in of_time)


@pytest.mark.parametrize("language", ["en", "EN", "en-GB", "en_GB", "eng", "English", " en ", ""])
def test_english_is_known_however_it_is_written(linter: Linter, language: str) -> None:
    report = linter.check(Post(FAVOURITE, language=language))
    assert report.verdict is Verdict.HOLD
    assert not report.not_run


@pytest.mark.parametrize("language", ["cy", "CY-gb", "fr_FR", "enx", "xx-nonsense", "?", "zh-Hant-TW"])
def test_in_any_other_language_nobody_says_that_a_post_is_clear(linter: Linter, language: str) -> None:
    report = linter.check(Post(FAVOURITE, language=language))
    assert ([rule.rule for rule in report.not_run], report.verdict) == (["*"], Verdict.REVIEW)


def test_marks_that_turn_text_around_are_found_in_any_language(linter: Linter) -> None:
    for language in ("en", "cy"):
        findings = linter.check(Post("Agor \u202eheddiw", language=language)).findings
        assert [(finding.rule, finding.spans[0].start) for finding in findings] == [("reversed-text", 5)]


@pytest.mark.parametrize(
    "disguised", ["K\u0456cking down d\u043e\u043ers", "Ｋｉｃｋｉｎｇ down 𝗱𝗼𝗼𝗿𝘀", "Kick\u200bing down do\u00adors"]
)
def test_disguised_words_are_read_and_marked_as_written(linter: Linter, disguised: str) -> None:
    text = f"{disguised} is one of our favourite things to do"
    spans = {span.text for finding in linter.check(Post(text)).findings for span in finding.spans}
    assert disguised in spans


def test_the_rules_are_counted_and_identified(linter: Linter, tmp_path: Path) -> None:
    assert linter.rule_count >= 24
    assert len(linter.rules_digest) == 64
    assert Linter(at=datetime(2026, 1, 1, tzinfo=UTC)).rules_digest == linter.rules_digest
    other = Linter(rules=write_rulebook(tmp_path, rule_text()))
    assert (other.rule_count, other.rules_digest == linter.rules_digest) == (1, False)


def test_a_profile_that_is_not_there_stops_the_linter() -> None:
    with pytest.raises(ProfileError, match=r"^nowhere\.toml: cannot be read: no such file or directory"):
        Linter(profile="nowhere.toml")


def test_the_time_of_the_linter_is_that_of_the_organisation(tmp_path: Path) -> None:
    profile = write_profile(tmp_path)
    moments = (datetime(2026, 7, 1, 12), datetime(2026, 7, 1, 11, tzinfo=UTC))
    assert {str(Linter(profile, at=moment).at) for moment in moments} == {"2026-07-01 12:00:00+01:00"}
    assert Linter(profile).at is None


def test_a_wrong_rule_stops_the_linter_before_any_post(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="unknown concept `joy`"):
        Linter(rules=write_rulebook(tmp_path, rule_text(match="joy")))


def test_a_post_on_which_no_rule_can_fire_never_loads_spacy() -> None:
    program = "import sys; from postlint import Linter, Post; Linter().check(Post({!r})); print('spacy' in sys.modules)"
    for text, loaded in (("The library opens at 9am on Monday.", "False"), (FAVOURITE, "True")):
        output = subprocess.check_output([sys.executable, "-c", program.format(text)], text=True)
        assert output.strip() == loaded


def test_threads_of_a_program_may_share_a_linter(linter: Linter) -> None:
    texts = [f"{FAVOURITE} {number}" for number in range(200)]
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        with ThreadPoolExecutor(4) as pool:
            verdicts = list(pool.map(lambda text: linter.check(Post(text)).verdict, texts))
    finally:
        sys.setswitchinterval(interval)
    assert set(verdicts) == {Verdict.HOLD}


@pytest.mark.parametrize("filler", ["a ", "[", "no stop here "])
def test_a_text_too_long_to_be_parsed_says_which_rules_could_not_run(linter: Linter, filler: str) -> None:
    report = linter.check(Post("We love kicking doors in. " + filler * 20_000))
    assert {("force-enjoyment", "error")} <= {(rule.rule, rule.severity.value) for rule in report.not_run}
    assert all("grammar is read up to 5,000" in rule.reason for rule in report.not_run)
    assert report.verdict is Verdict.REVIEW


def test_a_megabyte_without_spaces_or_stops_is_checked(linter: Linter) -> None:
    assert linter.check(Post(f"We love kicking doors in {'x' * 1_000_000}")).verdict is Verdict.HOLD


def test_a_long_text_that_no_rule_asks_about_is_clear(linter: Linter) -> None:
    report = linter.check(Post("The library is open. " * 5_000))
    assert report.verdict is Verdict.CLEAR
    assert not report.not_run


def test_a_finding_about_a_waiver_has_a_title_as_those_of_rules_have() -> None:
    linter = Linter()
    assert linter.title_of("waiver-expired") == "A waiver has expired"
    assert linter.title_of("waiver-of-nothing") is None
