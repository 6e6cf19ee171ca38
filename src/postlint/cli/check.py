"""`postlint check`: drafts in, a report and an exit code out."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from postlint import Linter
from postlint.cli.app import FailOn, Format
from postlint.cli.checking import reports
from postlint.cli.failure import FAILED
from postlint.cli.progress import Progress
from postlint.cli.say import say
from postlint.cli.waivers import Waivers
from postlint.cli.writers import writer_for
from postlint.drafts import Draft, find_drafts, parse_moment, read_drafts, read_stream
from postlint.errors import DraftError, PostlintError
from postlint.output.listed import listed
from postlint.output.summary import Tally, closing_lines
from postlint.output.writer import Conditions, Outcome
from postlint.profile.find import find_profile
from postlint.report import Report, Severity, Verdict
from postlint.version import __version__

if TYPE_CHECKING:
    from postlint.drafts.columns import Columns

NOTHING_NAMED = "name the drafts to check, as in `postlint check drafts/`, or write `-` to read standard input"
NO_PAST = "standard input has no past to compare with; name the files or folders to check"
TO_A_FILE = "this is a page for a browser; write it to a file: `postlint check drafts/ --format html > report.html`"
SAID_BESIDE = (Format.TEXT, Format.HTML)
"""The formats whose reader sits at the terminal, and is told there what the run came to."""
Reader = Callable[[Path], Iterator[Draft | DraftError]]
FAILING = {
    FailOn.HOLD: (Verdict.HOLD,),
    FailOn.REVIEW: (Verdict.HOLD, Verdict.REVIEW),
    FailOn.NEVER: (),
}


def check_drafts(
    paths: Sequence[str],
    form: Format,
    fail_on: FailOn,
    profile: Path | None,
    at: str | None,
    since: str | None = None,
) -> int:
    """Check the drafts that paths name, write the report, and return the exit code.

    Without paths the draft comes from standard input, unless a person sits there; without a profile the one of the
    working folder or of a folder above it counts. With `since` posts that stood in their file at that revision
    are left out.

    Raises:
        typer.BadParameter: `at` is not a time, or `since` is given for standard input.
        ProfileError: The profile cannot be used, so nothing is checked.
        RevisionError: Git cannot tell what stood in the drafts, so nothing is checked.
        RuleError: The rules cannot be used, so nothing is checked.
    """
    moment = _moment(at)
    if not paths:
        if sys.stdin is None or sys.stdin.isatty():
            say(NOTHING_NAMED)
            return FAILED
        paths = ["-"]
    if since is not None and "-" in paths:
        raise typer.BadParameter(NO_PAST, param_hint="'--since'")
    progress = Progress(paths)
    run = _Run(progress)
    linter = Linter(profile=profile or find_profile(), at=moment)
    columns = linter.profile.columns if linter.profile else None
    waivers = Waivers(paths, linter, run.fail)
    read = _reader(since, run, waivers, columns)
    # As the clocks of the organisation show it, where there is a profile.
    moment = linter.at or moment
    conditions = Conditions(
        __version__, linter.rule_count, linter.rules_digest, moment, linter.title_of, linter.profile
    )
    writer = writer_for(form, conditions)
    _write(writer.head(), progress)
    drafts = waivers.watched(progress.track(_drafts(paths, read, columns)))
    checked = run.count(waivers.applied(reports(linter, drafts, run.fail)))
    for draft, report in chain(checked, run.count_waivers(waivers.left_over())):
        _write(writer.post(draft, report), progress)
    outcome = Outcome(run.tally, run.errors, run.failed, assumed_now=at is None and run.undated)
    _write(writer.tail(outcome), progress)
    if form in SAID_BESIDE:
        for line in closing_lines(conditions, outcome):
            say(line, label="")
    if form is Format.HTML and sys.stdout.isatty():
        say(TO_A_FILE)
    if run.failed:
        return FAILED
    return int(any(verdict in FAILING[fail_on] for verdict in run.verdicts))


@dataclass(slots=True)
class _Run:
    """Keep what a run adds up to while the posts pass by."""

    progress: Progress
    tally: Tally = field(default_factory=Tally)
    errors: list[PostlintError] = field(default_factory=list)
    failed: bool = False
    undated: bool = False
    verdicts: set[Verdict] = field(default_factory=set)

    def count(self, checked: Iterable[tuple[Draft, Report]]) -> Iterator[tuple[Draft, Report]]:
        """Pass on every post with its report, counted; an error rule that did not run fails the run."""
        for draft, report in checked:
            self.tally.add(report)
            self.verdicts.add(report.verdict)
            self.undated = self.undated or draft.post.publish_at is None
            graves = [rule for rule in report.not_run if rule.severity is Severity.ERROR]
            if graves:
                names = listed([rule.rule for rule in graves])
                reasons = "; ".join(dict.fromkeys(rule.reason for rule in graves))
                self._say_failed(f"{draft.source}:{draft.line}: not run: {names}: {reasons}")
            yield draft, report

    def count_waivers(self, waivers: Iterable[tuple[Draft, Report]]) -> Iterator[tuple[Draft, Report]]:
        """Pass on every waiver that fits no post, counted, and not as one more post."""
        for place, report in waivers:
            self.tally.stray_waivers += 1
            self.verdicts.add(report.verdict)
            yield place, report

    def fail(self, error: PostlintError) -> None:
        """Take note of something that could not be checked."""
        self.errors.append(error)
        self.tally.errors += 1
        self._say_failed(str(error))

    def leave_out(self, drafts: Sequence[Draft]) -> None:
        """Take note of posts that are not checked because they are not new."""
        self.tally.unchanged += len(drafts)

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


def _reader(since: str | None, run: _Run, waivers: Waivers, columns: "Columns | None") -> Reader:
    """Return what reads the drafts in a file: all of them, or those that were not there at a revision."""
    if since is None:
        return lambda path: read_drafts(path, columns)
    # Nobody else pays for what it takes to run git.
    from postlint.history import Revision, changed_drafts

    revision = Revision(since)

    def leave_out(drafts: Sequence[Draft]) -> None:
        run.leave_out(drafts)
        for draft in drafts:
            waivers.meet(draft)

    return lambda path: changed_drafts(path, revision, leave_out, columns)


def _drafts(paths: Iterable[str], read: Reader, columns: "Columns | None") -> Iterator[Draft | DraftError]:
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
                yield from read(found)


def _write(piece: str, progress: Progress) -> None:
    if piece:
        if sys.stdout.isatty():
            progress.clear()
        sys.stdout.write(piece)
        sys.stdout.flush()
