"""The call of the library, run by `gate.py` as a program of its own, so that one that hangs can be ended.

Reads {"profile": ..., "at": ..., "posts": [fields of a post, ...]} and writes one answer a post, or {"error": ...}.
"""

import json
import sys
from datetime import datetime
from typing import Any

from postlint import Linter, Media, Post, PostlintError, Report, Severity


def post(fields: dict[str, Any]) -> Post:
    """Return the post that these fields describe."""
    return Post(**{**fields, "media": tuple(Media(**item) for item in fields.get("media", ()))})


def answer(report: Report) -> dict[str, Any]:
    """Return the verdict, the rules that led to it, and what to tell the author."""
    # A note asks for nothing, and what is waived has been decided. An error rule that could not run is no good news.
    found = [finding for finding in report.findings if finding.severity != Severity.NOTE and finding.waiver is None]
    not_run = [rule for rule in report.not_run if rule.severity == Severity.ERROR]
    return {
        "verdict": report.verdict.value,
        "rules": sorted({finding.rule for finding in found} | {rule.rule for rule in not_run}),
        "advice": [f"{finding.message} Better: {finding.instead}" for finding in found]
        + [f"The rule {rule.rule} was not run: {rule.reason}." for rule in not_run],
    }


def main() -> None:
    """Check what standard input holds."""
    asked = json.load(sys.stdin)
    try:
        linter = Linter(profile=asked["profile"], at=datetime.fromisoformat(asked["at"]))
        answers = [answer(report) for report in linter.check_many(map(post, asked["posts"]))]
    except PostlintError as error:
        json.dump({"error": str(error)}, sys.stdout)
    else:
        json.dump(answers, sys.stdout)


if __name__ == "__main__":
    main()
