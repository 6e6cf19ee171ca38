"""The JSON report, schema `postlint/report/1`: written piece by piece, so that any number of posts fits in memory.

One report is `report_head`, then each post from `post_record` with `SEPARATOR` between, then `report_tail`.
It is plain ASCII: a terminal shows it safely, any encoding carries it, and lone surrogates survive.
"""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from postlint.drafts import Draft
from postlint.errors import PostlintError
from postlint.output.summary import Tally
from postlint.report import Finding, Report

if TYPE_CHECKING:
    from postlint.profile.model import Profile

SCHEMA = "postlint/report/1"
SEPARATOR = ",\n"


def report_head(
    version: str, rule_count: int, rules_digest: str, at: datetime, profile: "Profile | None" = None
) -> str:
    """Return the beginning of a report, up to the first post."""
    head = {
        "schema": SCHEMA,
        "version": version,
        "rules": {"count": rule_count, "digest": rules_digest},
        "profile": {"digest": None} if profile is None else _profile(profile),
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
        "verdict": report.verdict.value,
        "findings": [_finding(draft, finding) for finding in report.findings],
        "not_run": [
            {"rule": rule.rule, "severity": rule.severity.value, "reason": rule.reason} for rule in report.not_run
        ],
        "not_looked_at": list(report.not_looked_at),
    }
    return json.dumps(record)


def report_tail(errors: Sequence[PostlintError], tally: Tally) -> str:
    """Return the end of a report, after the last post: what went wrong, and the summary."""
    records = [{"source": error.source, "line": error.line, "message": error.message} for error in errors]
    return f'\n], "errors": {json.dumps(records)}, "summary": {json.dumps(tally.as_json())}}}\n'


def _profile(profile: "Profile") -> dict[str, object]:
    """Return which profile it was, and whose decisions in it changed rules."""
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
