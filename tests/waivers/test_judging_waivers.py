"""Which waivers count: a decision that somebody answers for, on this very post, in time; none silences more."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import KICKED, waiver, written

from postlint import Finding, Linter, Post, Report, Severity, Verdict
from postlint.waivers import Malformed, Waiver, post_hash, read_waivers
from small_profile import APPROVERS, write_profile
from small_rulebook import rule_text, write_rulebook

AT = datetime(2026, 11, 21, 12, tzinfo=UTC)
VICTIM = Post("We love kicking doors. Burglar!")


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_rulebook(
        tmp_path_factory.mktemp("rules"),
        rule_text(),
        rule_text("door-kicked", "forced-entry", severity="warning"),
        rule_text("burglar-named", "{phrases: [burglar]}", severity="error", waivable="false"),
        rule_text("loved", "relish", severity="note"),
    )


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_profile(tmp_path_factory.mktemp("profile"), APPROVERS)


@pytest.fixture(scope="module")
def linter(rules: Path, profile: Path) -> Linter:
    return Linter(profile, AT, rules=rules)


def told(linter: Linter, *waivers: Waiver | Malformed, post: Post = KICKED) -> list[tuple[str, str | None]]:
    report = linter.waive(post, linter.check(post), waivers)
    return [(finding.rule, finding.waiver) for finding in report.findings]


def about_waivers(linter: Linter, *waivers: Waiver | Malformed, post: Post = KICKED) -> list[Finding]:
    report = linter.check(post)
    applied = linter.waive(post, report, waivers)
    assert [finding for finding in applied.findings if finding.category != "waivers"] == list(report.findings)
    return [finding for finding in applied.findings if finding.category == "waivers"]


def test_what_is_waived_stays_and_is_marked(linter: Linter) -> None:
    decision = "Head of communications: The family asked for it, until 2026-12-01"
    assert ("force-enjoyment", decision) in told(linter, waiver())


def test_what_a_waived_rule_spoke_for_comes_forward_and_counts(linter: Linter) -> None:
    (speaking,) = linter.check(KICKED).findings
    assert (speaking.rule, speaking.also) == ("force-enjoyment", ("door-kicked", "loved"))
    report = linter.waive(KICKED, linter.check(KICKED), [waiver()])
    counted = [(finding.rule, finding.waiver is None, finding.also) for finding in report.findings]
    assert counted == [("force-enjoyment", False, ()), ("door-kicked", True, ()), ("loved", True, ())]
    assert report.verdict is Verdict.REVIEW
    assert report.folded == ()


def test_with_a_waiver_for_each_rule_the_post_is_clear(linter: Linter) -> None:
    waivers = [waiver(rule=rule) for rule in ("force-enjoyment", "door-kicked", "loved")]
    report = linter.waive(KICKED, linter.check(KICKED), waivers)
    assert report.verdict is Verdict.CLEAR
    assert all(finding.waiver for finding in report.findings)


def test_a_rule_that_another_speaks_for_can_be_waived_and_is_shown(linter: Linter) -> None:
    report = linter.waive(KICKED, linter.check(KICKED), [waiver(rule="door-kicked")])
    counted = [(finding.rule, finding.waiver is None, finding.also) for finding in report.findings]
    assert counted == [("force-enjoyment", True, ("loved",)), ("door-kicked", False, ())]
    assert report.verdict is Verdict.HOLD


def test_a_rule_that_cannot_be_waived_comes_forward_from_behind_one_that_can(rules: Path, profile: Path) -> None:
    folder = write_rulebook(
        rules.parent / "behind",
        rule_text("wide", "all: [relish, forced-entry]"),
        rule_text("narrow", "forced-entry", waivable="false"),
    )
    linter = Linter(profile, AT, rules=folder)
    (speaking,) = linter.check(KICKED).findings
    assert (speaking.rule, speaking.also) == ("wide", ("narrow",))
    report = linter.waive(KICKED, linter.check(KICKED), [waiver(rule="wide"), waiver(rule="narrow")])
    assert report.verdict is Verdict.HOLD
    assert {finding.rule: finding.waiver is None for finding in report.findings} == {
        "wide": False,
        "narrow": True,
        "waiver-forbidden": True,
    }


@pytest.mark.parametrize(
    ("change", "rule", "message"),
    [
        (
            {"until": date(2026, 11, 20)},
            "waiver-expired",
            "with 2026-11-20; the post is published 2026-11-21 12:00.",
        ),
        ({"until": datetime(2026, 11, 21, 11, 59)}, "waiver-expired", "ended with 2026-11-21 11:59"),
        ({"rule": "loverd"}, "waiver-unused", "has nothing to waive: the rule did not fire."),
        ({"rule": "waiver-expired"}, "waiver-unused", "has nothing to waive: the rule did not fire."),
        ({"post": post_hash(VICTIM)}, "waiver-for-another-text", "is for another text"),
        ({"author": "Head of communications"}, "waiver-forbidden", "cannot approve a waiver of their own."),
        ({"author": "HEAD  OF Communications"}, "waiver-forbidden", "cannot approve a waiver of their own."),
        ({"author": "He\u0430d of communic\u0430tions"}, "waiver-forbidden", "cannot approve a waiver of their own."),
        ({"author": "Communications, head of"}, "waiver-forbidden", "cannot approve a waiver of their own."),
        ({"approver": "Chief Constable"}, "waiver-forbidden", "(Head of communications, Duty press officer)."),
    ],
    ids=str,
)
def test_a_waiver_that_does_not_count_says_why_and_silences_nothing(
    linter: Linter, change: dict[str, Any], rule: str, message: str
) -> None:
    (finding,) = about_waivers(linter, waiver(**change))
    assert (finding.rule, finding.severity, finding.waiver) == (rule, Severity.WARNING, None)
    assert message in finding.message
    assert finding.why
    assert finding.instead


def test_a_malformed_waiver_is_a_finding(linter: Linter) -> None:
    (finding,) = about_waivers(linter, *read_waivers([written(reason=None)]))
    assert finding.rule == "waiver-malformed"
    assert finding.message == "A waiver of force-enjoyment cannot be read: `reason` is missing; write it."


def test_a_bad_waiver_makes_a_clear_post_one_to_review(linter: Linter) -> None:
    post = Post("Good morning.")
    assert linter.check(post).verdict is Verdict.CLEAR
    assert linter.waive(post, linter.check(post), [waiver(post)]).verdict is Verdict.REVIEW


def test_some_rules_nobody_may_waive(linter: Linter) -> None:
    findings = about_waivers(linter, waiver(VICTIM, rule="burglar-named"), post=VICTIM)
    assert [finding.rule for finding in findings] == ["waiver-forbidden"]
    assert "burglar-named cannot be waived by anybody." in findings[0].message


def test_without_a_profile_nobody_may_waive(rules: Path) -> None:
    (finding,) = about_waivers(Linter(at=AT, rules=rules), waiver())
    assert "write a postlint.toml with an [[approver]] in it" in finding.message


def test_a_profile_that_names_nobody_says_so(rules: Path, tmp_path: Path) -> None:
    path = write_profile(tmp_path)
    (finding,) = about_waivers(Linter(path, AT, rules=rules), waiver())
    assert f"{path} names nobody who may waive; write an [[approver]] into it." in finding.message


def test_without_a_time_of_publication_no_waiver_counts(rules: Path, profile: Path) -> None:
    undated = Linter(profile, rules=rules)
    (finding,) = about_waivers(undated, waiver())
    assert finding.rule == "waiver-undated"
    dated = Post(KICKED.text, publish_at=datetime(2026, 11, 21))
    assert told(undated, waiver(), post=dated)[0][1] is not None


@pytest.mark.parametrize(
    ("until", "published", "counts"),
    [
        # London is an hour ahead of UTC in summer; the last day ends by the organisation's clock.
        (date(2026, 7, 1), datetime(2026, 7, 1, 22, 59, 59, tzinfo=UTC), True),
        (date(2026, 7, 1), datetime(2026, 7, 1, 23, 0, tzinfo=UTC), False),
        (date(2026, 7, 1), datetime(2026, 7, 1, 23, 59, 59), True),
        (date(2026, 7, 1), datetime(2026, 7, 2), False),
        (datetime(2026, 7, 1, 12), datetime(2026, 7, 1, 12), True),
        (datetime(2026, 7, 1, 12), datetime(2026, 7, 1, 12, 0, 1), False),
        (datetime(2026, 7, 1, 12, tzinfo=UTC), datetime(2026, 7, 1, 13), True),
        (datetime(2026, 7, 1, 12, tzinfo=UTC), datetime(2026, 7, 1, 13, 0, 1), False),
        (date.max, datetime(2026, 7, 1), True),
        (date.min, datetime(2026, 7, 1), False),
    ],
)
def test_the_end_is_judged_when_the_post_is_published(
    linter: Linter, until: date, published: datetime, counts: bool
) -> None:
    post = Post(KICKED.text, publish_at=published)
    rules = [rule for rule, decision in told(linter, waiver(until=until), post=post) if decision]
    assert rules == ["force-enjoyment"] * counts


def test_a_changed_post_needs_a_new_waiver(linter: Linter) -> None:
    post = Post(f"{KICKED.text} Twice.")
    findings = about_waivers(linter, waiver(), post=post)
    assert [finding.rule for finding in findings] == ["waiver-for-another-text"]
    assert linter.waive(post, linter.check(post), [waiver()]).verdict is Verdict.HOLD


def test_an_old_waiver_beside_a_new_one_is_told(linter: Linter) -> None:
    rules = told(linter, waiver(until=date(2026, 1, 1)), waiver())
    assert ("waiver-expired", None) in rules
    assert any(decision for _, decision in rules)


def test_the_same_waiver_twice_is_one(linter: Linter) -> None:
    old = waiver(until=date(2026, 1, 1))
    assert len(about_waivers(linter, old, old)) == 1


def test_a_waiver_silences_no_rule_that_could_not_run(linter: Linter) -> None:
    post = Post(KICKED.text, language="cy")
    report = linter.waive(post, linter.check(post), [waiver(post)])
    assert report.not_run == linter.check(post).not_run
    assert report.verdict is Verdict.REVIEW


PEOPLE = st.sampled_from(["Head of communications", "Duty press officer", "Press officer", "Nobody", ""])
RULES = st.sampled_from(["force-enjoyment", "door-kicked", "burglar-named", "loved", "waiver-forbidden", "", "nothing"])
UNTILS = st.one_of(st.dates(), st.datetimes(), st.none(), st.just("soon")).map(lambda end: end and str(end))
HASHES = st.sampled_from([post_hash(VICTIM), post_hash(KICKED), "0" * 64, "", "x"])
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text()),
    lambda inner: st.one_of(st.lists(inner), st.dictionaries(st.text(), inner)),
    max_leaves=5,
)
WRITTEN = st.fixed_dictionaries(
    {},
    optional={
        "rule": RULES,
        "reason": st.text(),
        "author": PEOPLE,
        "approver": PEOPLE,
        "until": UNTILS,
        "post": HASHES,
        "draft": JSON,
        "colour": JSON,
    },
)
PLAUSIBLE = st.builds(written, st.just(VICTIM), rule=RULES, author=PEOPLE, approver=PEOPLE)
ANY_WAIVERS = st.one_of(st.lists(st.one_of(PLAUSIBLE, WRITTEN, JSON)), JSON)


@given(ANY_WAIVERS)
def test_no_waivers_whatsoever_clear_what_cannot_be_waived(linter: Linter, anything: object) -> None:
    report = linter.check(VICTIM)
    applied = linter.waive(VICTIM, report, read_waivers(anything))
    assert applied.verdict is Verdict.HOLD
    (finding,) = (finding for finding in applied.findings if finding.rule == "burglar-named")
    assert finding.waiver is None


@given(ANY_WAIVERS)
def test_nothing_that_was_found_is_lost(linter: Linter, anything: object) -> None:
    report = linter.check(VICTIM)
    applied = linter.waive(VICTIM, report, read_waivers(anything))

    def found(report: Report) -> set[str]:
        every = (*report.findings, *report.folded)
        return {name for finding in every if finding.category != "waivers" for name in (finding.rule, *finding.also)}

    assert found(applied) == found(report) == {"force-enjoyment", "door-kicked", "burglar-named", "loved"}


@given(ANY_WAIVERS)
def test_without_a_valid_waiver_findings_are_the_same_but_for_those_about_waivers(
    rules: Path, anything: object
) -> None:
    nobody = Linter(at=AT, rules=rules)
    waivers = read_waivers(anything)
    assert len(about_waivers(nobody, *waivers, post=VICTIM)) == len(set(waivers))
