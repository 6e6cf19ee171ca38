"""Keep what a draft says from being taken for a command where a machine reads the output line by line.

GitHub's runner takes a line that begins with `::`, blanks aside, for a workflow command, and in its older notation
`##[` wherever it stands. Any format may end up in the log of a job.
Source: GitHub's documentation, "Workflow commands for GitHub Actions", and the runner's own parser.
"""

import re

OLD_COMMAND = "##["
_COMMAND = re.compile(r"^([^\S\n]*):(?=:)", re.MULTILINE)


def without_commands(text: str) -> str:
    """Return lines of a text for people in which none is a command; nothing else is changed."""
    # Hardly any text has one, and to look for a word is the quickest way to know.
    if "::" in text:
        text = _COMMAND.sub(r"\1: ", text)
    return text.replace(OLD_COMMAND, "## [")


def json_without_commands(record: str) -> str:
    """Return JSON that says the same, and has no command in it: the mark can stand in its strings only."""
    return record.replace(OLD_COMMAND, "##\\u005b")


def page_without_commands(page: str) -> str:
    """Return a piece of HTML that shows the same, and has no command in it."""
    return _COMMAND.sub(r"\1&#58;", page).replace(OLD_COMMAND, "##&#91;")
