"""The line that ends a run."""

from sample_reports import finding

from postlint import NotRun, Report, Severity
from postlint.output.summary import Tally, summary_line


def line(*reports: Report, errors: int = 0) -> str:
    tally = Tally(errors=errors)
    for report in reports:
        tally.add(report)
    return summary_line(tally, 24)


HOLD = Report(findings=(finding(),))
REVIEW = Report(findings=(finding(severity=Severity.WARNING),))
NOTES = Report(findings=(finding(severity=Severity.NOTE),))
WAIVED = Report(findings=(finding(waiver="agreed"),))
NOT_RUN = Report(not_run=(NotRun("a", Severity.NOTE, "too long"),))
SILENT = Report()


def test_nothing_fired_is_not_approval() -> None:
    assert line(SILENT) == "No rule fired (24 rules, 1 post)."
    assert line(SILENT, Report(not_looked_at=("1 picture", "2 links")), SILENT) == (
        "No rule fired (24 rules, 3 posts). Not looked at: 1 picture, 2 links."
    )


def test_posts_are_counted_by_what_is_to_be_done_with_them() -> None:
    assert line(SILENT, REVIEW, HOLD, SILENT, REVIEW) == (
        "1 post to hold, 2 to review, 2 where no rule fired (24 rules)."
    )
    assert line(REVIEW, REVIEW) == "2 posts to review (24 rules)."


def test_notes_waivers_and_rules_not_run_are_no_silence() -> None:
    assert line(NOTES, WAIVED, NOT_RUN) == (
        "1 post with notes only, 1 with waivers only, 1 where some rules could not run (24 rules)."
    )


def test_errors_are_said() -> None:
    assert line(errors=2) == "No post was checked (24 rules). 2 errors: not everything was checked."
    assert line(SILENT, errors=1) == "No rule fired (24 rules, 1 post). 1 error: not everything was checked."


def test_what_was_left_out_is_said() -> None:
    tally = Tally(unchanged=412)
    assert summary_line(tally, 24) == "No post was checked (24 rules). Left out as unchanged: 412 posts."
    tally.add(SILENT)
    assert summary_line(tally, 24) == "No rule fired (24 rules, 1 post). Left out as unchanged: 412 posts."


def test_what_was_not_looked_at_is_added_up() -> None:
    reports = (Report(not_looked_at=("1 picture", "2 links")), Report(not_looked_at=("2 pictures", "1 video")))
    assert line(*reports).endswith("Not looked at: 3 pictures, 2 links, 1 video.")
