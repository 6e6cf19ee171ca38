"""The command line, which stands in for your tool's forms and buttons.

Exit codes: 0, done; 1, refused or in need of an editor; 2, no verdict or a wrong file, nothing was sent;
3, sent to some channels only.
"""

import argparse
import os
import sys
import tomllib
from getpass import getpass
from pathlib import Path

from newsroom.desk import Desk, PartlySent, Refused
from newsroom.gate import Answer, LinterDown, worst
from newsroom.people import Person
from newsroom.record import Entry
from newsroom.release import ReleaseError, read_release

COMMANDS = {
    "submit": ("hand in a release and have it checked", ["author"]),
    "approve": ("give an editor's go-ahead for what needs a review", ["editor"]),
    "publish": ("check once more and send to all channels", []),
    "urgent": ("danger to life: send at once, with two people on duty", ["officer", "second", "why"]),
    "review": ("look at an urgent release afterwards", ["editor", "note"]),
}


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    parser = argparse.ArgumentParser(prog="newsroom", description="Publish releases that postlint has looked at.")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, (text, options) in COMMANDS.items():
        command = commands.add_parser(name, help=text)
        command.add_argument("release", type=Path)
        for option in options:
            command.add_argument(f"--{option}", required=True)
    commands.add_parser("waiting", help="list the urgent releases that wait for their review")
    try:
        return _run(**vars(parser.parse_args(arguments)))
    except Refused as reason:
        return _say(f"Refused: {reason}.", 1)
    except PartlySent as reason:
        return _say(f"Incomplete: {reason}. The same command again sends it there, and nowhere twice.", 3)
    except LinterDown as reason:
        return _say(f"Nothing was sent: {reason}.", 2)
    except ReleaseError as reason:
        return _say(str(reason), 2)
    except (OSError, ValueError, KeyError, TypeError) as error:
        # The message of another error may hold words of the post; that of the operating system names a file.
        return _say(f"Stopped: {error if isinstance(error, OSError) else type(error).__name__}.", 2)


def _run(command: str, release: Path | None = None, **options: str) -> int:
    desk = _desk(Path(os.environ.get("NEWSROOM_HOME", ".")))
    if release is None:
        return _say("\n".join(map(_waiting, desk.waiting())) or "Nothing is waiting for a review.", 0)
    answers: dict[str, Answer] = getattr(desk, command)(read_release(release), **options) or {}
    for channel, answer in answers.items():
        _say("\n  ".join([f"{channel}: {answer.verdict} {', '.join(answer.rules)}".rstrip(), *answer.advice]), 0)
    return _outcome(command, answers)


def _waiting(entry: Entry) -> str:
    return (
        f"{entry['release']}  to be reviewed by {entry['review_by']}  {entry['by']}, {entry['second']}: {entry['why']}"
    )


def _outcome(command: str, answers: dict[str, Answer]) -> int:
    if command == "urgent":
        checked = "postlint looked at it" if answers else "postlint was down and did not look at it"
        return _say(f"Sent by the urgent path; {checked}. An editor has to look at it by tomorrow: `review`.", 0)
    if command == "submit" and worst(answers) != "clear":
        return _say("Not ready: rewrite it, or where it says review ask an editor to `approve` it.", 1)
    return _say({"submit": "Submitted.", "approve": "Approved.", "publish": "Sent.", "review": "Reviewed."}[command], 0)


def _desk(home: Path) -> Desk:
    """Read the settings; they lie where the tool runs, out of reach of those who only use it."""
    settings = tomllib.loads((home / "newsroom.toml").read_text(encoding="utf-8"))
    people = tuple(Person(entry["name"], tuple(entry["roles"]), entry["proof"]) for entry in settings["person"])
    profile = settings.get("profile")
    return Desk(
        home=home,
        people=people,
        profile=home / profile if profile else None,
        deadline=settings["deadline"],
        urgent_deadline=settings["urgent_deadline"],
        passphrase=_passphrase,
    )


def _passphrase(name: str) -> str:
    question = f"Passphrase of {name}: "
    return getpass(question) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")


def _say(message: str, code: int) -> int:
    print(message, file=sys.stdout if code == 0 else sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
