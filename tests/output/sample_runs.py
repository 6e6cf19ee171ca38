"""Whole runs made by hand, written by any of the writers."""

from collections.abc import Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from postlint import DraftError, Report, Severity
from postlint.drafts import Draft
from postlint.output.summary import Tally
from postlint.output.writer import Conditions, Outcome, Writer
from postlint.profile.model import Profile, RuleChange

AT = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)
TITLES = {"force-enjoyment": "Force presented as a pleasure"}
CONDITIONS = Conditions("0.1.0", 24, "abc", AT, TITLES.get)
PROFILE = Profile(
    "Norwell Police",
    ZoneInfo("Europe/London"),
    disabled=(RuleChange("jargon", None, "Head of digital", "own style guide"),),
    severities=(RuleChange("bait", Severity.WARNING, "Head of digital", "agreed"),),
    source="postlint.toml",
    digest="def",
)
ERROR = DraftError("the post is empty: write its text", source="drafts/a.jsonl", line=9)

Checked = Sequence[tuple[Draft, Report]]


def written(
    writer: Writer, posts: Checked = (), errors: Sequence[DraftError] = (), *, assumed_now: bool = False
) -> str:
    """Return what a writer makes of a run over some posts."""
    tally = Tally(errors=len(errors))
    pieces = [writer.head()]
    for draft, report in posts:
        tally.add(report)
        pieces.append(writer.post(draft, report))
    return "".join([*pieces, writer.tail(Outcome(tally, errors, bool(errors), assumed_now))])
