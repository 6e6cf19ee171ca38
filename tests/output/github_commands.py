"""Read workflow commands as GitHub documents them, and as its runner does: line by line, old notation included."""

import re
from dataclasses import dataclass

UNESCAPED = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}
COMMAND = re.compile(r"\s*::(?P<name>[\w-]+)(?: (?P<properties>.*?))?::(?P<message>.*)", re.DOTALL)
OLD_COMMAND = re.compile(r"##\[(?P<name>[\w-]+)(?P<properties>[^\]]*)\](?P<message>.*)")
LINE_END = re.compile(r"\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
"""Every end of a line that any reader could know of: safer than the runner's own."""


@dataclass(frozen=True)
class Command:
    """Hold one command with its values as they were before escaping."""

    name: str
    properties: dict[str, str]
    message: str


def commands(output: str) -> tuple[list[Command], list[str]]:
    """Return the commands in an output, and the lines that are none."""
    found: list[Command] = []
    others: list[str] = []
    for line in filter(None, LINE_END.split(output)):
        match = COMMAND.match(line) or OLD_COMMAND.search(line)
        if match is None:
            others.append(line)
            continue
        pairs = (pair.partition("=") for pair in (match["properties"] or "").split(",") if pair)
        properties = {name.strip(): unescaped(value) for name, _, value in pairs}
        found.append(Command(match["name"].lower(), properties, unescaped(match["message"])))
    return found, others


def unescaped(text: str) -> str:
    """Undo the escapes, all at once."""
    return re.sub("%(?:0D|0A|3A|2C|25)", lambda match: UNESCAPED[match[0]], text)
