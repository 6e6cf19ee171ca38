"""The JSON report, schema `postlint/report/1`: written piece by piece, so that any number of posts fits in memory.

It is plain ASCII: a terminal shows it safely, any encoding carries it, and lone surrogates survive.
"""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from postlint.drafts import Draft
from postlint.errors import PostlintError
from postlint.output.commands import json_without_commands
from postlint.output.summary import Tally
from postlint.output.writer import Conditions, Outcome
from postlint.report import Finding, Report

if TYPE_CHECKING:
    from postlint.profile.model import Profile

SCHEMA = "postlint/report/1"
SEPARATOR = ",\n"


class JsonWriter:
    """Write one JSON object with all posts of a run in it."""

    def __init__(self, conditions: Conditions) -> None:
        self._conditions = conditions
        self._between = ""

    def head(self) -> str:
        """Return the beginning of the object, up to the first post."""
        known = self._conditions
        return report_head(known.version, known.rule_count, known.rules_digest, known.at, known.profile)

    def post(self, draft: Draft, report: Report) -> str:
        """Return one post, with the comma that parts it from the one before."""
        between, self._between = self._between, SEPARATOR
        return between + post_record(draft, report)

    def tail(self, outcome: Outcome) -> str:
        """Return the end of the object."""
        return report_tail(outcome.errors, outcome.tally)


def report_head(
    version: str, rule_count: int, rules_digest: str, at: datetime, profile: "Profile | None" = None
) -> str:
    """Return the beginning of a report, up to the first post."""
    head = {
        "schema": SCHEMA,
        "version": version,
        "rules": {"count": rule_count, "digest": rules_digest},
        "profile": profile_record(profile),
        "at": at.isoformat(),
    }
    return f'{json.dumps(head)[:-1]}, "posts": [\n'


def post_record(draft: Draft, report: Report) -> str:
    """Return one post of a report."""
    record = {
        "source": draft.source,
        "line": draft.line,
        "id": draft.post.id,
        "platform": draft.post.platform,
        "channel": draft.channel,
        "verdict": report.verdict.value,
        "findings": [_finding(draft, finding) for finding in report.findings],
        "not_run": [
            {"rule": rule.rule, "severity": rule.severity.value, "reason": rule.reason} for rule in report.not_run
        ],
        "not_looked_at": list(report.not_looked_at),
    }
    return json_without_commands(json.dumps(record))


def report_tail(errors: Sequence[PostlintError], tally: Tally) -> str:
    """Return the end of a report, after the last post: what went wrong, and the summary."""
    records = [{"source": error.source, "line": error.line, "message": error.message} for error in errors]
    return f'\n], "errors": {json_without_commands(json.dumps(records))}, "summary": {json.dumps(tally.as_json())}}}\n'


def profile_record(profile: "Profile | None") -> dict[str, object]:
    """Return which profile it was, and whose decisions in it changed rules."""
    if profile is None:
        return {"digest": None}
    return {
        "digest": profile.digest,
        "disabled": [
            {"rule": change.rule, "owner": change.owner, "reason": change.reason} for change in profile.disabled
        ],
        "severity": [
            {"rule": change.rule, "severity": change.severity, "owner": change.owner, "reason": change.reason}
            for change in profile.severities
        ],
    }


def _finding(draft: Draft, finding: Finding) -> dict[str, object]:
    places = draft.positions(finding.field, [span.start for span in finding.spans])
    return {
        "rule": finding.rule,
        "category": finding.category,
        "severity": finding.severity.value,
        "message": finding.message,
        "why": finding.why,
        "instead": finding.instead,
        "basis": [{"title": basis.title, "url": basis.url} for basis in finding.basis],
        "field": finding.field,
        "spans": [
            {"start": span.start, "end": span.end, "line": line, "column": column, "text": span.text}
            for span, (line, column) in zip(finding.spans, places, strict=True)
        ],
        "also": list(finding.also),
        "waiver": finding.waiver,
    }
