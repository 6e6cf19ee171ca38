"""`postlint waive`: write down the decision to publish a post in spite of a rule."""

import getpass
import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NoReturn

import typer

from postlint import Linter
from postlint.authoring.files import did_you_mean
from postlint.cli.failure import INTERRUPTED
from postlint.cli.say import say
from postlint.cli.waivers import Waivers
from postlint.drafts import Draft, find_drafts, read_drafts
from postlint.drafts.columns import Columns
from postlint.errors import DraftError, PostlintError, WaiverError
from postlint.output.listed import listed
from postlint.output.visible import visible
from postlint.profile.find import find_profile
from postlint.profile.model import Profile
from postlint.report import Report
from postlint.waivers.judge import ends_before, forbidden, judged
from postlint.waivers.model import Malformed, Waiver, until_in_words
from postlint.waivers.post_hash import post_hash
from postlint.waivers.read import waiver_from
from postlint.waivers.standing import Standing
from postlint.waivers.write import add_waiver

NO_APPROVER = 'nobody may waive yet: name who may in postlint.toml, as [[approver]] with name = "..." below it'
DISCLOSED = "may have to be disclosed (freedom of information)"
SHOWN = 12  # digits of a hash, for people


@dataclass(frozen=True, slots=True)
class Decision:
    """Hold what the command line says of a decision; what is missing is asked of the person at the terminal."""

    reason: str | None
    approver: str | None
    until: str | None
    author: str | None


def waive_rule(path: str, rule: str, decision: Decision, which: str | None, profile: Path | None) -> None:
    """Write a waiver of a rule for a post into the `waivers.toml` beside its draft, and say what it changes.

    `which` is the id or the line of the post, where the file holds several.

    Raises:
        DraftError: The draft cannot be read.
        ProfileError: The profile cannot be used.
        WaiverError: The waiver would not count, or cannot be written. Nothing was changed.
    """
    linter = Linter(profile=profile or find_profile(), at=datetime.now().astimezone().replace(microsecond=0))
    if linter.profile is None or not linter.profile.approvers:
        raise WaiverError(NO_APPROVER, source=linter.profile.source if linter.profile else None)
    draft, report = _checked(path, which, linter, linter.profile.columns)
    there = Waivers([], linter, _raise)
    others = there.of(draft)
    if fault := _nothing_to_waive(rule, report) or _waived_already(rule, draft, report, others, linter):
        raise _refusal(fault, draft)
    file = there.path_for(draft)
    waiver = _decided(rule, decision, draft, linter.profile, file)
    if fault := _does_not_count(waiver, draft, linter, linter.profile):
        raise _refusal(fault, draft)
    line = add_waiver(file, waiver)
    until = until_in_words(waiver.until)
    print(visible(f"{file}:{line}: {waiver.approver} answers for {rule}, until {until}: {waiver.reason}"))
    print(visible(f"Author: {waiver.author}. Post: {waiver.post[:SHOWN]}…, which is this text and no other."))
    after = linter.waive(draft.post, report, (*others, waiver))
    left = list(dict.fromkeys(finding.rule for finding in after.findings if finding.waiver is None))
    unknown = "because some rules could not run" if after.not_run else "with waivers only"
    print(f"The post now: {after.verdict.value}, {f'because of {listed(left)}' if left else unknown}.")
    say(f"The reason {DISCLOSED}.", label="")


def _checked(path: str, which: str | None, linter: Linter, columns: Columns) -> tuple[Draft, Report]:
    """Find the post in a draft that is meant, and check it as it is checked among the others of the file."""
    drafts: list[Draft] = []
    errors: list[DraftError] = []
    for found in find_drafts([Path(path)]) if path else ():
        for draft in [found] if isinstance(found, DraftError) else read_drafts(found, columns):
            if isinstance(draft, DraftError):
                errors.append(draft)
            else:
                drafts.append(draft)
    if not drafts:
        raise errors[0] if errors else DraftError("an empty path names no draft; write the file's name")
    by_id = [draft for draft in drafts if draft.post.id == which]
    meant = drafts if which is None else by_id or [draft for draft in drafts if which in _names(draft)]
    if len(meant) != 1 or (errors and which is None):
        what = f"no post `{which}`" if not meant else f"{len(meant)} posts"
        known = listed([_names(draft)[-1 if len(meant) > 1 and which else 0] for draft in meant or drafts])
        raise WaiverError(f"{what} here; name one with --post: {known}", source=path)
    number = drafts.index(meant[0])
    return meant[0], list(linter.check_many(draft.post for draft in drafts))[number]


def _names(draft: Draft) -> list[str]:
    """List what a post in a file can be called: its id, its line, and either with the platform that it is for."""
    names = [*([draft.post.id] if draft.post.id else []), str(draft.line)]
    return [*names, *(f"{name}/{draft.post.platform}" for name in reversed(names) if draft.post.platform)]


def _nothing_to_waive(rule: str, report: Report) -> str:
    fired = {finding.rule: finding.waivable for finding in (*report.findings, *report.folded)}
    if rule not in fired:
        there = f"what fired: {listed(list(fired))}" if fired else "no rule fired"
        return f"`{rule}` did not fire on this post{did_you_mean(rule, fired) or f'; {there}'}"
    return "" if fired[rule] else f"{rule} cannot be waived by anybody; write the post in another way"


def _waived_already(
    rule: str, draft: Draft, report: Report, waivers: tuple[Waiver | Malformed, ...], linter: Linter
) -> str:
    judgements = judged(draft.post, report, waivers, linter.profile, linter.moment_of(draft.post))
    if any(judgement.standing is Standing.IN_FORCE and judgement.waiver.rule == rule for judgement in judgements):
        return f"{rule} is waived for this post already; `postlint waive --list` shows by whom"
    return ""


def _does_not_count(waiver: Waiver, draft: Draft, linter: Linter, profile: Profile) -> str:
    if reason := forbidden(waiver, True, profile):
        return reason.removesuffix(".")
    moment = linter.moment_of(draft.post)
    if moment is None or ends_before(waiver, moment, profile):
        return f"`until` is {until_in_words(waiver.until)}, before the post is published; write a later day"
    return ""


def _decided(rule: str, decision: Decision, draft: Draft, profile: Profile, file: Path) -> Waiver:
    """Make the waiver, asking for what the command line did not say."""
    approvers = listed(list(profile.approvers))
    written = {
        "rule": rule,
        "post": post_hash(draft.post),
        "author": decision.author or _author(draft),
        "reason": decision.reason or _asked("--reason", f"Reason, which {DISCLOSED}"),
        "approver": decision.approver or _asked("--approver", f"Who answers for it ({approvers})"),
        "until": decision.until or _asked("--until", "Until when, such as 2026-12-01"),
    }
    waiver = waiver_from(written | _place(draft, file))
    if isinstance(waiver, Malformed):
        raise _refusal(waiver.problem, draft)
    return waiver


def _place(draft: Draft, file: Path) -> dict[str, str]:
    """Say for people where the draft is, as seen from the file of waivers; a name that is no text is left out."""
    place = Path(draft.source).absolute()
    folder = file.absolute().parent
    shown = place.relative_to(folder).as_posix() if place.is_relative_to(folder) else ""
    return {"draft": shown} if shown.isprintable() and shown else {}


def _asked(option: str, question: str) -> str:
    """Ask the person at the terminal; where nobody sits there, say which option is missing."""
    if not (sys.stdin and sys.stdin.isatty()):
        raise typer.BadParameter("is missing; write it.", param_hint=f"'{option}'")
    sys.stderr.write(f"{visible(question)}: ")
    sys.stderr.flush()
    answer = sys.stdin.readline()
    if not answer:
        raise typer.Exit(INTERRUPTED)
    return answer


def _author(draft: Draft) -> str:
    """Name who wrote the draft: git's user where it stands, else who is logged in."""
    command = ["git", "-C", str(Path(draft.source).parent), "config", "user.name"]
    try:
        name = subprocess.run(command, capture_output=True, check=True, timeout=10).stdout.decode().strip()
    except (OSError, ValueError, subprocess.SubprocessError):
        name = ""
    try:
        return name or getpass.getuser()
    except (OSError, KeyError):  # nobody is logged in under a name
        raise typer.BadParameter("is missing; write it.", param_hint="'--author'") from None


def _refusal(message: str, draft: Draft) -> WaiverError:
    return WaiverError(message, source=draft.source, line=draft.line)


def _raise(error: PostlintError) -> NoReturn:
    raise error
