"""`postlint period`: declare that something grave has begun, and that it is over."""

from datetime import datetime
from pathlib import Path

import typer

from postlint.cli.say import say
from postlint.drafts import parse_moment
from postlint.errors import ProfileError
from postlint.profile.declare import said, start, stop
from postlint.profile.find import NAME, declared_beside, find_profile
from postlint.profile.read import read_profile

NO_PROFILE = (
    f"there is no {NAME} here or in a folder above, and a period belongs to an organisation; "
    "go to the folder that has one, name it with --profile, or write one with `postlint profile init`"
)


def start_period(kind: str, title: str, until: str | None, at: str | None, profile: Path | None) -> None:
    """Declare a period, from now or `at` on.

    Raises:
        typer.BadParameter: `until` or `at` is not a time.
        ProfileError: There is no profile, it cannot be used, or the period cannot be declared.
    """
    begins, ends = moment_of(at, "--at"), moment_of(until, "--until") if until is not None else None
    path = profile_of(profile)
    period = start(path, kind, title, begins, ends)
    read = read_profile(path)
    end = f"until {read.local(period.ends):%Y-%m-%d %H:%M}" if period.ends else "until you stop it"
    print(f"In force: {said(period, read)}, {end}. Written to {declared_beside(path)}.")
    say("`postlint check` now shows every post that is planned for this time.", label="")
    if not period.ends:
        say(f"When it is over: postlint period stop {kind}", label="")


def stop_period(kind: str, title: str | None, at: str | None, profile: Path | None) -> None:
    """End a period that was declared, now or `at` a time.

    Raises:
        typer.BadParameter: `at` is not a time.
        ProfileError: There is no profile, it cannot be used, or there is nothing to end.
    """
    path = profile_of(profile)
    period = stop(path, kind, moment_of(at, "--at"), title)
    read = read_profile(path)
    print(f"Over: {said(period, read)}, ended {read.local(period.ends or period.begins):%Y-%m-%d %H:%M}.")


def profile_of(named: Path | None) -> Path:
    """Give the profile that is named, else the one of the working folder or a folder above.

    Raises:
        ProfileError: There is none.
    """
    path = named or find_profile()
    if path is None:
        raise ProfileError(NO_PROFILE)
    return path


def moment_of(text: str | None, option: str) -> datetime:
    """Read the time that an option gives, or take the time it is now.

    Raises:
        typer.BadParameter: The text is not a time.
    """
    if text is None:
        return datetime.now().astimezone()
    try:
        return parse_moment(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text} {error}.", param_hint=f"'{option}'") from None
