"""What findings add up to."""

import pytest

from postlint import Finding, NotRun, Report, Severity, Verdict

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE


def finding(severity: Severity, waiver: str | None = None) -> Finding:
    return Finding("r", "c", severity, "m", "w", "i", (), "text", (), waiver=waiver)


@pytest.mark.parametrize(
    ("severities", "verdict"),
    [
        ([], Verdict.CLEAR),
        ([NOTE], Verdict.CLEAR),
        ([WARNING, NOTE], Verdict.REVIEW),
        ([NOTE, WARNING, ERROR], Verdict.HOLD),
    ],
)
def test_the_gravest_finding_decides(severities: list[Severity], verdict: Verdict) -> None:
    assert Report(findings=tuple(map(finding, severities))).verdict is verdict


def test_a_waived_finding_does_not_count() -> None:
    assert Report(findings=(finding(ERROR, waiver="agreed"),)).verdict is Verdict.CLEAR


def test_an_error_rule_that_could_not_run_asks_for_a_review() -> None:
    assert Report(not_run=(NotRun("r", ERROR, "why"),)).verdict is Verdict.REVIEW
    assert Report(not_run=(NotRun("r", WARNING, "why"),)).verdict is Verdict.CLEAR
    assert Report((finding(ERROR),), (NotRun("r", ERROR, "why"),)).verdict is Verdict.HOLD


def test_verdicts_are_words() -> None:
    assert (str(Verdict.HOLD), str(Severity.ERROR)) == ("hold", "error")
