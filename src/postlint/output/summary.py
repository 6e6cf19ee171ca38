"""What a run adds up to: counts, and one line that says them without ever approving a post."""

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from postlint.report import Report, Verdict

if TYPE_CHECKING:
    from postlint.output.writer import Conditions, Outcome
    from postlint.profile.model import Profile

SILENT = "where no rule fired"
STANDINGS = ("to hold", "to review", "with notes only", "with waivers only", "where some rules could not run", SILENT)
AMOUNT = re.compile(r"(\d+) (.+?)s?")


@dataclass(slots=True)
class Tally:
    """Count the posts of a run as they come."""

    posts: int = 0
    waived: int = 0
    errors: int = 0
    unchanged: int = 0
    stray_waivers: int = 0
    verdicts: Counter[Verdict] = field(default_factory=Counter)
    standings: Counter[str] = field(default_factory=Counter)
    not_looked_at: Counter[str] = field(default_factory=Counter)

    def add(self, report: Report) -> None:
        """Count one post."""
        self.posts += 1
        self.verdicts[report.verdict] += 1
        self.waived += sum(finding.waiver is not None for finding in report.findings)
        self.standings[standing(report)] += 1
        for item in report.not_looked_at:
            amount = AMOUNT.fullmatch(item)
            self.not_looked_at[amount[2] if amount else item] += int(amount[1]) if amount else 1

    def as_json(self) -> dict[str, int]:
        """Return the summary of the JSON report."""
        return {
            "posts": self.posts,
            "hold": self.verdicts[Verdict.HOLD],
            "review": self.verdicts[Verdict.REVIEW],
            "clear": self.verdicts[Verdict.CLEAR],
            "waived": self.waived,
            "errors": self.errors,
            "unchanged": self.unchanged,
            "stray_waivers": self.stray_waivers,
        }


def summary_line(tally: Tally, rule_count: int) -> str:
    """Return the line that ends a run: what fired and where, or that nothing did, and what nobody looked at."""
    rules = _amount(rule_count, "rule")
    if not tally.posts:
        line = f"No post was checked ({rules})."
    elif tally.standings[SILENT] == tally.posts:
        line = f"No rule fired ({rules}, {_amount(tally.posts, 'post')})."
    else:
        first, *more = (name for name in STANDINGS if tally.standings[name])
        counts = [f"{_amount(tally.standings[first], 'post')} {first}"]
        counts += [f"{tally.standings[name]} {name}" for name in more]
        line = f"{', '.join(counts)} ({rules})."
    if tally.unchanged:
        line += f" Left out as unchanged: {_amount(tally.unchanged, 'post')}."
    if tally.stray_waivers:
        fit = "fits" if tally.stray_waivers == 1 else "fit"
        line += f" {_amount(tally.stray_waivers, 'waiver')} {fit} no post."
    if tally.errors:
        line += f" {_amount(tally.errors, 'error')}: not everything was checked."
    if tally.not_looked_at:
        items = ", ".join(_amount(count, noun) for noun, count in tally.not_looked_at.items())
        line += f" Not looked at: {items}."
    return line


def closing_lines(conditions: "Conditions", outcome: "Outcome") -> list[str]:
    """Return the lines that end a run: what it came to, for which time, with which profile, what that changes."""
    said = [summary_line(outcome.tally, conditions.rule_count)]
    if outcome.assumed_now:
        said.append(f"Judged as if published now, {conditions.at:%Y-%m-%d %H:%M}.")
    if conditions.profile is None:
        return [" ".join(said)]
    said.append(f"Profile: {conditions.profile.source}.")
    changed = "; ".join(changes(conditions.profile))
    return [" ".join(said), *([f"Changed by the profile: {changed}."] if changed else [])]


def changes(profile: "Profile") -> list[str]:
    """Say of each rule that a profile changed how, who decided it and why."""
    disabled = [f"{change.rule} is disabled ({change.owner}: {change.reason})" for change in profile.disabled]
    return disabled + [f"{c.rule} is of severity {c.severity} ({c.owner}: {c.reason})" for c in profile.severities]


def standing(report: Report) -> str:
    """Return in words how a post stands, one of `STANDINGS`."""
    if report.verdict is not Verdict.CLEAR:
        return f"to {report.verdict.value}"
    if any(finding.waiver is None for finding in report.findings):
        return "with notes only"
    if report.findings:
        return "with waivers only"
    return "where some rules could not run" if report.not_run else SILENT


def _amount(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
