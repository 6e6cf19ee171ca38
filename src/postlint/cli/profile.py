"""`postlint profile`: write one to start from, show what is in force, name what is wrong."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from postlint.cli.failure import FAILED
from postlint.cli.period import moment_of
from postlint.cli.say import say
from postlint.cli.terminal import style
from postlint.drafts import find_drafts, read_drafts
from postlint.errors import DraftError, PipelineError, PostlintError, ProfileError, RuleError
from postlint.output.visible import visible
from postlint.profile.find import NAME, find_profile
from postlint.profile.model import Profile

if TYPE_CHECKING:
    from postlint.profile.remarks import Remark
    from postlint.rules.ruleset import Ruleset

_NONE = (
    f"there is no {NAME} here or in a folder above; name it with --profile, or write one with `postlint profile init`"
)
_UNASKED = 'say whose profile it is, as in `postlint profile init --name "Norwell Police" --timezone Europe/London`'


def write_profile(name: str | None, timezone: str | None) -> None:
    """Write a profile to start from into the working folder, asking a person for what the options leave out.

    Raises:
        ProfileError: There is one already, it cannot be written, or nobody says for whom it is.
    """
    from postlint.profile.read import organisation_problems
    from postlint.profile.template import profile_text

    path = Path(NAME)
    if path.exists() or path.is_symlink():
        raise ProfileError("is there already, and is left as it is; edit it, or move it away first", source=NAME)
    if name is None or timezone is None:
        if sys.stdin is None or not sys.stdin.isatty():
            raise ProfileError(_UNASKED)
        name = name if name is not None else typer.prompt("Name of the organisation", err=True)
        timezone = timezone if timezone is not None else typer.prompt("Time zone", "Europe/London", err=True)
    for problem in organisation_problems(name, timezone):
        raise problem
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(profile_text(name.strip(), timezone))
    except OSError as error:
        raise ProfileError(f"cannot be written: {(error.strerror or '').lower()}", source=NAME) from None
    print(path)
    say(f"open {path} and fill in what fits; `postlint profile check` names mistakes.", label="")


def show_profile(at: str | None, profile: Path | None) -> None:
    """Print what a profile says, and what of it is in force now or `at` a time.

    Raises:
        typer.BadParameter: `at` is not a time.
        PostlintError: There is no profile, or it cannot be used.
    """
    from postlint.linter import Linter
    from postlint.output.profile_text import profile_lines

    moment = moment_of(at, "--at")
    linter = Linter(_profile(profile))
    assert linter.profile is not None
    instant = linter.profile.instant(moment)
    for line in profile_lines(linter.profile, instant, linter.rule_count, style(sys.stdout)):
        print(line)


def check_profile(paths: Sequence[Path], at: str | None, profile: Path | None) -> int:
    """Print everything that is wrong with a profile, or worth a look, and return the exit code.

    Raises:
        typer.BadParameter: `at` is not a time.
        ProfileError: There is no profile.
    """
    from postlint.profile.read import try_profile
    from postlint.profile.remarks import Remark, remarks

    moment = moment_of(at, "--at")
    path = _profile(profile)
    attempt = try_profile(path)
    problems: list[PostlintError] = [*attempt.problems]
    unread: list[DraftError] = []
    seen: list[Remark] = []
    if attempt.profile is not None:
        ruleset = _rules_of(attempt.profile, problems)
        seen = remarks(attempt.profile, ruleset, attempt.profile.instant(moment))
        seen += _unknown_accounts(paths, attempt.profile, unread)
    for line in (*problems, *unread, *seen):
        print(visible(str(line)))
    count = sum(not remark.is_note for remark in seen)
    to_look_at = f"{_amount(count, 'thing') if count else 'nothing'} to look at"
    if problems:
        say(f"{path} cannot be used: {_amount(len(problems), 'mistake')}, {to_look_at}.", label="")
    else:
        say(f"{path} can be used: {to_look_at}.", label="")
    return FAILED if problems or unread else int(count > 0)


def _profile(named: Path | None) -> Path:
    path = named or find_profile()
    if path is None:
        raise ProfileError(_NONE)
    return path


def _rules_of(profile: Profile, problems: list[PostlintError]) -> "Ruleset | None":
    """Load the rules that a profile chooses, and note everything of it that cannot be used."""
    from postlint.profile.packs import pack_problems, packs_of
    from postlint.profile.tailoring import unknown_rules, unreadable_phrases
    from postlint.rules.store import load_ruleset

    problems += unreadable_phrases(profile)
    if profile.pipeline is not None:
        from postlint.language.grammar import Parser

        try:
            Parser(profile.pipeline)
        except PipelineError as error:
            problems.append(error)
    missing = pack_problems(profile)
    if missing:
        # Which rules there are is not known without them.
        problems += missing
        return None
    try:
        ruleset = load_ruleset(packs=packs_of(profile))
    except RuleError as error:
        problems.append(error)
        return None
    problems += unknown_rules(ruleset, profile)
    return ruleset


def _unknown_accounts(paths: Sequence[Path], profile: Profile, unread: list[DraftError]) -> "Iterator[Remark]":
    """Yield a remark for each draft whose account the profile does not know; note drafts that cannot be read."""
    from postlint.profile.remarks import unknown_account

    for found in find_drafts(paths):
        for draft in (found,) if isinstance(found, DraftError) else read_drafts(found, profile.columns):
            if isinstance(draft, DraftError):
                unread.append(draft)
            elif draft.post.account is not None:
                remark = unknown_account(draft.post.account, profile, draft.source, draft.line)
                yield from (remark,) if remark else ()


def _amount(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
