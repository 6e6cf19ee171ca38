"""The commands and their options; each command loads what it needs only when it runs."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    help="Check outgoing official posts before they are published.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
)
rules = typer.Typer(help="List, test and write rules.", rich_markup_mode=None)
period = typer.Typer(help="Declare a major incident or another sensitive time, and end it.", rich_markup_mode=None)
profile = typer.Typer(help="Write, show and check the organisation's profile.", rich_markup_mode=None)
app.add_typer(rules, name="rules")
app.add_typer(profile, name="profile")
app.add_typer(period, name="period")
_Profile = Annotated[
    Path | None,
    typer.Option(
        "--profile", metavar="FILE", help="The organisation's profile; else postlint.toml here or in a folder above."
    ),
]
_Kind = Annotated[
    str,
    typer.Argument(metavar="KIND", help="major-incident, mourning, silence, pre-election or active-proceedings."),
]


class Format(StrEnum):
    """Name what a report looks like."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"
    HTML = "html"


class FailOn(StrEnum):
    """Name the verdict from which on the exit code is 1."""

    REVIEW = "review"
    HOLD = "hold"
    NEVER = "never"


def _show_version(wanted: bool) -> None:
    if wanted:
        from postlint.version import __version__

        typer.echo(f"postlint {__version__}")
        raise typer.Exit


@app.callback()
def postlint(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Check outgoing official posts before they are published."""


@app.command()
def check(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATHS", help="Drafts (.txt, .md, .csv, .yaml, .json, .jsonl) or folders; - reads standard input."
        ),
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="What the report looks like.")] = Format.TEXT,
    fail_on: Annotated[FailOn, typer.Option("--fail-on", help="Exit with 1 from this verdict on.")] = FailOn.HOLD,
    profile: _Profile = None,
    at: Annotated[
        str | None,
        typer.Option("--at", metavar="TIME", help="When drafts without a time of their own are published; else now."),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since", metavar="REV", help="Leave out posts that already stood in their file at this commit of git."
        ),
    ] = None,
) -> None:
    """Check drafts, and say which to hold, which to review, and why."""
    from postlint.cli.check import check_drafts

    raise typer.Exit(check_drafts(paths or [], form, fail_on, profile, at, since))


@app.command()
def explain(
    rule: Annotated[str, typer.Argument(help="The id of a rule, such as force-enjoyment.")], profile: _Profile = None
) -> None:
    """Explain a rule: what it is about, why, the cases behind it, and examples."""
    from postlint.cli.explain import explain_rule

    explain_rule(rule, profile)


@app.command()
def waive(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="DRAFT RULE", help="The draft and the rule; with --list, drafts or folders."),
    ] = None,
    reason: Annotated[str | None, typer.Option(help="Why it is published anyway. It may have to be disclosed.")] = None,
    approver: Annotated[str | None, typer.Option(help="Who answers for it: an [[approver]] of the profile.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DAY", help="The last day, or moment, of publication.")] = None,
    author: Annotated[
        str | None, typer.Option(help="Who wrote the post; else git's user.name, or who you are.")
    ] = None,
    post: Annotated[
        str | None, typer.Option(metavar="ID|LINE", help="Which post, where the file holds several.")
    ] = None,
    profile: Annotated[Path | None, typer.Option(metavar="FILE", help="The organisation's profile.")] = None,
    listed: Annotated[
        bool, typer.Option("--list", help="List waivers by rule and approver, and how they stand.")
    ] = False,
) -> None:
    """Record the decision to publish a post in spite of a rule."""
    if listed:
        from postlint.cli.waiver_list import list_waivers

        raise typer.Exit(list_waivers(words or ["."], profile))
    if not words or len(words) != 2:
        raise typer.BadParameter("write the draft and the rule, as in `postlint waive drafts/post.txt jargon`.")
    from postlint.cli.waive import Decision, waive_rule

    draft, rule = words
    waive_rule(draft, rule, Decision(reason, approver, until, author), post, profile)


@rules.command("list")
def list_rules(profile: _Profile = None) -> None:
    """List all rules, by category, those of the profile's packs among them."""
    from postlint.cli.rules import print_rules

    print_rules(profile)


@rules.command("test")
def run_examples(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="PATHS", help="Rule files or folders; else all rules.")
    ] = None,
    profile: _Profile = None,
) -> None:
    """Run the examples that rules bring along."""
    from postlint.cli.rules import run_rule_examples

    raise typer.Exit(run_rule_examples(paths or [], profile))


@rules.command("new")
def new_rule(
    category: Annotated[str, typer.Argument(help="The category of the rule, such as force.")],
    rule: Annotated[str, typer.Argument(help="The id of the rule: what is wrong, in lower case with hyphens.")],
    folder: Annotated[Path, typer.Option("--folder", help="The folder of rules to write to.")] = Path("rules"),
) -> None:
    """Write the file of a new rule, ready to be filled in."""
    from postlint.cli.rules import write_new_rule

    write_new_rule(folder, category, rule)


@rules.command("schema")
def rule_schema() -> None:
    """Print the JSON Schema of rule files, for editors."""
    from postlint.cli.rules import print_schema

    print_schema()


@period.command("start")
def start_period(
    kind: _Kind,
    title: Annotated[str, typer.Argument(metavar="TITLE", help='What people call it, such as "Fire at the mill".')],
    until: Annotated[str | None, typer.Option("--until", metavar="TIME", help="When it ends; else not yet.")] = None,
    at: Annotated[str | None, typer.Option("--at", metavar="TIME", help="When it begins; else now.")] = None,
    profile: _Profile = None,
) -> None:
    """Declare a period that has begun: no file to edit, and the queue is judged by it at once."""
    from postlint.cli import period as commands

    commands.start_period(kind, title, until, at, profile)


@period.command("stop")
def stop_period(
    kind: _Kind,
    title: Annotated[
        str | None, typer.Argument(metavar="TITLE", help="Which one, where several of the kind are open.")
    ] = None,
    at: Annotated[str | None, typer.Option("--at", metavar="TIME", help="When it ended; else now.")] = None,
    profile: _Profile = None,
) -> None:
    """End a period that was declared."""
    from postlint.cli import period as commands

    commands.stop_period(kind, title, at, profile)


@profile.command("init")
def init_profile(
    name: Annotated[str | None, typer.Option("--name", metavar="NAME", help="The organisation's name.")] = None,
    timezone: Annotated[
        str | None, typer.Option("--timezone", metavar="ZONE", help="Its time zone, such as Europe/London.")
    ] = None,
) -> None:
    """Write a profile to start from into the working folder; one that is there is left alone."""
    from postlint.cli import profile as commands

    commands.write_profile(name, timezone)


@profile.command("show")
def show_profile(
    at: Annotated[str | None, typer.Option("--at", metavar="TIME", help="At which time; else now.")] = None,
    profile: _Profile = None,
) -> None:
    """Show what is in force: names, accounts, periods, guidance, packs and changed rules."""
    from postlint.cli import profile as commands

    commands.show_profile(at, profile)


@profile.command("check")
def check_profile(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="PATHS", help="Drafts whose accounts the profile should know.")
    ] = None,
    at: Annotated[str | None, typer.Option("--at", metavar="TIME", help="At which time; else now.")] = None,
    profile: _Profile = None,
) -> None:
    """Name everything that is wrong with the profile, and what is worth a look.

    Exit code 2: it cannot be used; 1: there is something to look at; 0: neither.
    """
    from postlint.cli import profile as commands

    raise typer.Exit(commands.check_profile(paths or [], at, profile))
