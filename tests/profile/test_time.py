"""Rules of time judge the moment of publication: a period counts from its first to its last instant."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from postlint import Linter, Post, Report, Verdict
from small_profile import DISTANCING, ELECTIONS, ORGANISATION, write_profile
from small_rulebook import rule_text, write_rulebook

PROMISE = rule_text(
    "promise-before-vote",
    match="relish",
    during="pre-election",
    message='"During {period}, this may read as taking sides: {relish}."',
    instead="'Wait until {period} is over, or write [what happened].'",
)
SIDES = "We love our new council."
HOUR = """
[[period]]
kind = "silence"
title = "Two minutes' silence"
from = 2026-11-11T10:55:00
until = 2026-11-11T11:05:00
"""


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    return write_rulebook(tmp_path / "rules", PROMISE)


@pytest.fixture
def linter(tmp_path: Path, rules: Path) -> Linter:
    return Linter(write_profile(tmp_path, ELECTIONS), rules=rules)


def fires(linter: Linter, publish_at: datetime | None) -> bool:
    return bool(linter.check(Post(SIDES, publish_at=publish_at)).findings)


def test_a_finding_names_the_period(linter: Linter) -> None:
    (finding,) = linter.check(Post(SIDES, publish_at=datetime(2026, 4, 1, 12))).findings
    assert finding.message == "During Local elections, this may read as taking sides: “love”."
    assert finding.instead == "Wait until Local elections is over, or write [what happened]."


@pytest.mark.parametrize(
    ("moment", "in_force"),
    [
        (datetime(2026, 3, 25, 23, 59, 59, 999999), False),
        (datetime(2026, 3, 26), True),
        (datetime(2026, 5, 7, 23, 59, 59, 999999), True),
        (datetime(2026, 5, 8), False),
        (datetime(2026, 5, 7, 22, 59, 59, tzinfo=UTC), True),
        (datetime(2026, 5, 7, 23, tzinfo=UTC), False),
        (datetime(2026, 3, 26, 8, tzinfo=timezone(timedelta(hours=9))), False),
        (datetime(2026, 5, 8, 7, tzinfo=timezone(timedelta(hours=9))), True),
        (datetime.min, False),
        (datetime.max, False),
        (datetime.max.replace(tzinfo=UTC), False),
    ],
    ids=str,
)
def test_the_first_and_the_last_day_belong_to_a_period(linter: Linter, moment: datetime, in_force: bool) -> None:
    assert fires(linter, moment) is in_force


def test_the_first_and_the_last_moment_belong_to_a_period(tmp_path: Path) -> None:
    rules = write_rulebook(tmp_path / "rules", PROMISE.replace("pre-election", "[mourning, silence]"))
    linter = Linter(write_profile(tmp_path, HOUR), rules=rules)
    first, last, instant = datetime(2026, 11, 11, 10, 55), datetime(2026, 11, 11, 11, 5), timedelta(microseconds=1)
    moments = [first - instant, first, last, last + instant]
    assert [fires(linter, moment) for moment in moments] == [False, True, True, False]


def test_an_hour_that_comes_twice_is_told_apart(tmp_path: Path, rules: Path) -> None:
    autumn = ELECTIONS.replace("2026-03-26", "2026-10-25T01:30:00Z").replace("2026-05-07", "2026-10-25T02:00:00Z")
    linter = Linter(write_profile(tmp_path, autumn), rules=rules)
    zone = linter.profile.zone if linter.profile else None
    before, after = datetime(2026, 10, 25, 1, 45, tzinfo=zone), datetime(2026, 10, 25, 1, 45, tzinfo=zone, fold=1)
    assert [fires(linter, before), fires(linter, after)] == [False, True]


def test_the_time_of_the_post_wins_over_that_of_the_linter(tmp_path: Path, rules: Path) -> None:
    profile = write_profile(tmp_path, ELECTIONS)
    linter = Linter(profile, datetime(2026, 4, 1, 12), rules=rules)
    assert fires(linter, None)
    assert not fires(linter, datetime(2026, 6, 1, 12))
    assert not fires(Linter(profile, datetime(2026, 5, 7, 23, tzinfo=UTC), rules=rules), None)


def test_without_any_time_the_rules_of_time_are_not_run(linter: Linter) -> None:
    report = linter.check(Post(SIDES))
    assert report.findings == ()
    assert [rule.rule for rule in report.not_run] == ["promise-before-vote"]
    assert "give it `publish_at`, or the linter `at`" in report.not_run[0].reason
    assert report.verdict is Verdict.REVIEW


def test_two_periods_at_once_are_both_named(tmp_path: Path, rules: Path) -> None:
    later = ELECTIONS.replace("Local elections", "A by-election").replace("2026-03-26", "2026-04-01")
    linter = Linter(write_profile(tmp_path, ELECTIONS, later), rules=rules)
    (finding,) = linter.check(Post(SIDES, publish_at=datetime(2026, 4, 1, 12))).findings
    assert finding.message.startswith("During Local elections and A by-election, this")


def not_applicable(report: Report) -> bool:
    return (report.findings, report.not_run, report.verdict) == ((), (), Verdict.CLEAR)


def test_without_a_profile_or_such_a_period_the_rule_is_silently_not_there(tmp_path: Path, rules: Path) -> None:
    write_rulebook(rules, rule_text())
    profile = write_profile(tmp_path, HOUR, DISTANCING)
    for linter in (Linter(rules=rules), Linter(profile, rules=rules)):
        assert linter.rule_count == 1
        for publish_at in (None, datetime(2026, 4, 1, 12)):
            assert not_applicable(linter.check(Post(SIDES, publish_at=publish_at)))


def test_in_another_language_only_what_would_apply_is_missing(linter: Linter) -> None:
    during, after = datetime(2026, 4, 1, 12), datetime(2026, 6, 1, 12)
    reports = [linter.check(Post("Bore da", language="cy", publish_at=moment)) for moment in (during, after, None)]
    reasons = [[rule.reason.partition(";")[0] for rule in report.not_run] for report in reports]
    assert reasons == [
        ["there are no rules for the language `cy`"],
        [],
        ["it is not known when the post is published"],
    ]


def test_an_hour_that_comes_twice_belongs_wholly_to_a_period_that_ends_in_it(tmp_path: Path, rules: Path) -> None:
    autumn = ELECTIONS.replace("2026-03-26", "2026-10-24").replace("2026-05-07", "2026-10-25T01:30:00")
    linter = Linter(write_profile(tmp_path, autumn), rules=rules)
    quarters = [datetime(2026, 10, 25, hour, 15, tzinfo=UTC) for hour in (0, 1, 2)]  # 01:15, 01:15 again, 02:15
    assert [fires(linter, moment) for moment in quarters] == [True, True, False]


def test_a_day_whose_last_hour_comes_twice_counts_to_its_end(tmp_path: Path, rules: Path) -> None:
    # On 17 February 2018 the clocks of São Paulo showed 23:00 to 24:00 twice.
    organisation = ORGANISATION.replace("Europe/London", "America/Sao_Paulo")
    carnival = ELECTIONS.replace("2026-03-26", "2018-02-17").replace("2026-05-07", "2018-02-17")
    linter = Linter(write_profile(tmp_path, carnival, organisation=organisation), rules=rules)
    moments = [datetime(2018, 2, 18, hour, 30, tzinfo=UTC) for hour in (1, 2, 3)]  # 23:30, 23:30 again, 00:30
    assert [fires(linter, moment) for moment in moments] == [True, True, False]


def test_a_day_that_begins_an_hour_late_begins_when_its_clocks_do(tmp_path: Path, rules: Path) -> None:
    # On 4 November 2018 there was no midnight in São Paulo: after 23:59 came 01:00.
    organisation = ORGANISATION.replace("Europe/London", "America/Sao_Paulo")
    spring = ELECTIONS.replace("2026-03-26", "2018-11-04").replace("2026-05-07", "2018-11-04")
    linter = Linter(write_profile(tmp_path, spring, organisation=organisation), rules=rules)
    moments = [datetime(2018, 11, 4, 2, 59, tzinfo=UTC), datetime(2018, 11, 4, 3, tzinfo=UTC)]
    assert [fires(linter, moment) for moment in moments] == [False, True]
    last = [datetime(2018, 11, 5, 1, 59, tzinfo=UTC), datetime(2018, 11, 5, 2, tzinfo=UTC)]
    assert [fires(linter, moment) for moment in last] == [True, False]
