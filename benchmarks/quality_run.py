"""Check the posts that quality is measured on, and keep what the rules say of each."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from postlint import Linter, Post, Report, Severity, Verdict
from postlint.authoring.examples import Bench
from postlint.errors import ProfileError
from postlint.rules.store import load_ruleset
from quality_posts import Sample


@dataclass(frozen=True, slots=True)
class Fired:
    """Name a rule that fired on a post, whether it spoke itself or was named by a graver one."""

    rule: str
    category: str
    severity: Severity


@dataclass(frozen=True, slots=True)
class Outcome:
    """Pair a post with what was said of it."""

    sample: Sample
    verdict: Verdict
    fired: tuple[Fired, ...]

    @property
    def flagged(self) -> bool:
        """Tell whether the post is to be held or reviewed."""
        return self.verdict is not Verdict.CLEAR


def outcomes(samples: Iterable[Sample], folder: Path) -> list[Outcome]:
    """Check posts by the rules of a folder: by the linter as it is, or with what was in force in a profile."""
    samples = sorted(samples, key=lambda sample: str(sample.in_force))
    bench = Bench.of(load_ruleset(folder))
    found = []
    for in_force, group in groupby(samples, key=lambda sample: sample.in_force):
        together = [*group]
        reports = _reports_in_force(together, bench) if in_force else _reports(together, folder)
        found += [
            Outcome(sample, report.verdict, tuple(_fired(report, bench)))
            for sample, report in zip(together, reports, strict=True)
        ]
    return found


def _reports(samples: Sequence[Sample], folder: Path) -> Iterator[Report]:
    return Linter(rules=folder).check_many(Post(sample.text) for sample in samples)


def _reports_in_force(samples: Sequence[Sample], bench: Bench) -> Iterator[Report]:
    try:
        at_the_time, profile = bench.in_force([dict(entry) for entry in samples[0].in_force])
    except ProfileError as error:
        raise SystemExit(f"what is in force in a post: {error}") from None
    for sample in samples:
        moment = sample.publish_at and profile.instant(sample.publish_at)
        yield at_the_time.report(Post(sample.text, platform=sample.platform, publish_at=moment))


def _fired(report: Report, bench: Bench) -> Iterator[Fired]:
    names = {name for finding in report.findings for name in (finding.rule, *finding.also)}
    for name in sorted(names):
        rule = bench.ruleset.rule(name)
        yield Fired(name, rule.category, rule.severity)
