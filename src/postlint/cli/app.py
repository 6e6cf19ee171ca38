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
app.add_typer(rules, name="rules")


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
        typer.Argument(metavar="PATHS", help="Drafts (.txt, .md, .jsonl) or folders; - reads standard input."),
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="What the report looks like.")] = Format.TEXT,
    fail_on: Annotated[FailOn, typer.Option("--fail-on", help="Exit with 1 from this verdict on.")] = FailOn.HOLD,
    profile: Annotated[
        Path | None,
        typer.Option(
            "--profile",
            metavar="FILE",
            help="The organisation's profile; else postlint.toml here or in a folder above.",
        ),
    ] = None,
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
def explain(rule: Annotated[str, typer.Argument(help="The id of a rule, such as force-enjoyment.")]) -> None:
    """Explain a rule: what it is about, why, the cases behind it, and examples."""
    from postlint.cli.explain import explain_rule

    explain_rule(rule)


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
def list_rules() -> None:
    """List all rules, by category."""
    from postlint.cli.rules import print_rules

    print_rules()


@rules.command("test")
def run_examples(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="PATHS", help="Rule files or folders; else all rules.")
    ] = None,
) -> None:
    """Run the examples that rules bring along."""
    from postlint.cli.rules import run_rule_examples

    raise typer.Exit(run_rule_examples(paths or []))


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
