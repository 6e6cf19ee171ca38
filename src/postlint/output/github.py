"""The report for GitHub Actions: workflow commands, which GitHub shows as annotations beside the lines of a draft.

The commands are those of GitHub's documentation, "Workflow commands for GitHub Actions". What a draft says cannot be
taken for one: every command is one line that begins with our own words, and the characters that would end a value are
escaped as documented.
"""

from collections.abc import Iterator
from itertools import groupby

from postlint.drafts import Draft
from postlint.errors import PostlintError
from postlint.output.commands import without_commands
from postlint.output.fields import field_in_words
from postlint.output.listed import listed
from postlint.output.place import STANDARD_INPUT, path_from_here, regions
from postlint.output.summary import closing_lines
from postlint.output.visible import visible
from postlint.output.writer import Conditions, Outcome
from postlint.report import Finding, NotRun, Report, Severity

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
LONGEST = 500  # characters of any one sentence
Property = str | int | None


class GitHubWriter:
    """Write one annotation for each finding, for what did not run and for each draft that could not be read."""

    def __init__(self, conditions: Conditions) -> None:
        self._conditions = conditions

    def head(self) -> str:
        """Return nothing: the first line is the first annotation."""
        return ""

    def post(self, draft: Draft, report: Report) -> str:
        """Return the annotations of one post."""
        findings = (self._annotation(draft, finding) for finding in report.findings)
        return "".join([*findings, *_not_run(draft, report)])

    def tail(self, outcome: Outcome) -> str:
        """Return the annotations of drafts that could not be read, and the lines that say what the run came to."""
        errors = map(_error, outcome.errors)
        return "".join([*errors, *(f"{_harmless(line)}\n" for line in closing_lines(self._conditions, outcome))])

    def _annotation(self, draft: Draft, finding: Finding) -> str:
        (region,) = regions(draft, finding, 1)
        line, end_line, column, end_column = region.line, region.end_line, region.column, region.end_column
        command = COMMANDS[finding.severity]
        title = f"{self._conditions.title_of(finding.rule) or finding.rule} ({finding.rule})"
        lines = [finding.message if draft.channel is None else f"For {draft.channel}: {finding.message}"]
        if finding.field != "text":
            kinds = tuple(item.kind for item in draft.post.media)
            lines[0] += f" In {field_in_words(finding.field, kinds)}."
        if finding.instead:
            lines.append(f"Write instead: {finding.instead}")
        if finding.waiver is not None:
            command, title = COMMANDS[Severity.NOTE], f"Waived: {title}"
            lines.append(f"Waived: {finding.waiver}")
        return _command(
            command,
            lines,
            file=_file(draft.source),
            line=line,
            endLine=end_line,
            # GitHub takes columns only within one line.
            col=column if line == end_line else None,
            endColumn=end_column if line == end_line and not region.is_empty else None,
            title=title,
        )


def _not_run(draft: Draft, report: Report) -> Iterator[str]:
    for (severity, reason), rules in groupby(sorted(report.not_run, key=_kind), key=_kind):
        names = listed([rule.rule for rule in rules])
        place: dict[str, Property] = {
            "file": _file(draft.source),
            "line": draft.line,
            "title": "Rules that did not run",
        }
        yield _command(COMMANDS[severity], [f"Not run: {names}: {reason}"], **place)


def _kind(rule: NotRun) -> tuple[Severity, str]:
    return rule.severity, rule.reason


def _error(error: PostlintError) -> str:
    file = None if error.source is None else _file(error.source)
    return _command("error", [error.message], file=file, line=error.line if file else None, title="Not checked")


def _file(source: str) -> str | None:
    """Return the path under which GitHub knows a file; standard input has none."""
    return None if source == STANDARD_INPUT else path_from_here(source)


def _command(name: str, lines: list[str], **properties: Property) -> str:
    given = ",".join(f"{key}={_value(str(value))}" for key, value in properties.items() if value is not None)
    return f"::{name} {given}::{'%0A'.join(_data(_clipped(line)) for line in lines)}\n"


def _data(text: str) -> str:
    """Escape the message of a command."""
    return _harmless(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _value(text: str) -> str:
    """Escape the value of a property."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _harmless(text: str) -> str:
    return without_commands(visible(text))


def _clipped(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
