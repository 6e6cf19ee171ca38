"""`postlint check`: drafts in, a report and an exit code out."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import typer

from postlint import Linter
from postlint.cli.app import FailOn, Format
from postlint.cli.checking import reports
from postlint.cli.failure import FAILED
from postlint.cli.progress import Progress
from postlint.cli.say import say
from postlint.cli.terminal import columns, style
from postlint.drafts import Draft, find_drafts, parse_moment, read_drafts, read_stream
from postlint.errors import DraftError, PostlintError
from postlint.output.listed import listed
from postlint.output.summary import Tally, changes_line, summary_line
from postlint.profile.find import find_profile
from postlint.report import Report, Severity, Verdict

NOTHING_NAMED = "name the drafts to check, as in `postlint check drafts/`, or write `-` to read standard input"
FAILING = {
    FailOn.HOLD: (Verdict.HOLD,),
    FailOn.REVIEW: (Verdict.HOLD, Verdict.REVIEW),
    FailOn.NEVER: (),
}


def check_drafts(paths: Sequence[str], form: Format, fail_on: FailOn, profile: Path | None, at: str | None) -> int:
    """Check the drafts that paths name, write the report, and return the exit code.

    Without paths the draft comes from standard input, unless a person sits there; without a profile the one of the
    working folder or of a folder above it counts.

    Raises:
        typer.BadParameter: `at` is not a time.
        ProfileError: The profile cannot be used, so nothing is checked.
        RuleError: The rules cannot be used, so nothing is checked.
    """
    moment = _moment(at)
    if not paths:
        if sys.stdin is None or sys.stdin.isatty():
            say(NOTHING_NAMED)
            return FAILED
        paths = ["-"]
    progress = Progress(paths)
    run = _Run(progress)
    linter = Linter(profile=profile or find_profile(), at=moment)
    # As the clocks of the organisation show it, where there is a profile.
    moment = linter.at or moment
    checked = run.count(reports(linter, progress.track(_drafts(paths, linter)), run.fail))
    if form is Format.JSON:
        _write_json(checked, linter, moment, run)
    else:
        _write_text(checked, progress)
        said = [summary_line(run.tally, linter.rule_count)]
        if at is None and run.undated:
            said.append(f"Judged as if published now, {moment:%Y-%m-%d %H:%M}.")
        if linter.profile:
            said.append(f"Profile: {linter.profile.source}.")
        say(" ".join(said), label="")
        if linter.profile and (changes := changes_line(linter.profile)):
            say(changes, label="")
    if run.failed:
        return FAILED
    return int(any(run.tally.verdicts[verdict] for verdict in FAILING[fail_on]))


@dataclass(slots=True)
class _Run:
    """Keep what a run adds up to while the posts pass by."""

    progress: Progress
    tally: Tally = field(default_factory=Tally)
    errors: list[PostlintError] = field(default_factory=list)
    failed: bool = False
    undated: bool = False

    def count(self, checked: Iterable[tuple[Draft, Report]]) -> Iterator[tuple[Draft, Report]]:
        """Pass on every post with its report, counted; an error rule that did not run fails the run."""
        for draft, report in checked:
            self.tally.add(report)
            self.undated = self.undated or draft.post.publish_at is None
            graves = [rule for rule in report.not_run if rule.severity is Severity.ERROR]
            if graves:
                names = listed([rule.rule for rule in graves])
                reasons = "; ".join(dict.fromkeys(rule.reason for rule in graves))
                self._say_failed(f"{draft.source}:{draft.line}: not run: {names}: {reasons}")
            yield draft, report

    def fail(self, error: PostlintError) -> None:
        """Take note of something that could not be checked."""
        self.errors.append(error)
        self.tally.errors += 1
        self._say_failed(str(error))

    def _say_failed(self, message: str) -> None:
        self.failed = True
        self.progress.clear()
        say(message)


def _moment(at: str | None) -> datetime:
    if at is None:
        return datetime.now().astimezone().replace(microsecond=0)
    try:
        return parse_moment(at)
    except ValueError as error:
        raise typer.BadParameter(f"{at} {error}.", param_hint="'--at'") from None


def _drafts(paths: Iterable[str], linter: Linter) -> Iterator[Draft | DraftError]:
    columns = linter.profile.columns if linter.profile else None
    for path in paths:
        if path == "-":
            if sys.stdin is None:
                yield DraftError("cannot be read: standard input is closed", source=path)
            else:
                yield from read_stream(sys.stdin.buffer, path, columns)
            continue
        if not path:
            # Python would read it as the working folder, and a draft that a script failed to name would pass.
            yield DraftError("an empty path names no draft; write the file's name, or `.` for this folder")
            continue
        for found in find_drafts([Path(path)]):
            if isinstance(found, DraftError):
                yield found
            else:
                yield from read_drafts(found, columns)


def _write_text(checked: Iterable[tuple[Draft, Report]], progress: Progress) -> None:
    wide, emphasis = columns(), style(sys.stdout)
    for draft, report in checked:
        if report.findings or report.not_run:
            # Most drafts have nothing to show, and a clean one does not wait for what shows it.
            from postlint.output.text import text_report

            progress.clear()
            sys.stdout.write(text_report(draft, report, wide, emphasis))
            sys.stdout.flush()


def _write_json(checked: Iterable[tuple[Draft, Report]], linter: Linter, moment: datetime, run: _Run) -> None:
    from postlint.output.json_report import SEPARATOR, post_record, report_head, report_tail
    from postlint.version import __version__

    sys.stdout.write(report_head(__version__, linter.rule_count, linter.rules_digest, moment, linter.profile))
    for number, (draft, report) in enumerate(checked):
        sys.stdout.write((SEPARATOR if number else "") + post_record(draft, report))
    sys.stdout.write(report_tail(run.errors, run.tally))
