"""How a file writes its drafts: told by how it begins, and by its name where that leaves it open.

A text is taken for records only if it begins as no post does. In doubt it is a post: all its words are checked then.
"""

import json
import re
from enum import Enum, auto
from typing import TYPE_CHECKING

from postlint.drafts.decode import MARK
from postlint.drafts.draft import LINE_END

if TYPE_CHECKING:
    from postlint.drafts.columns import Columns

FENCE = "---"
"""The line that opens front matter."""

LONGEST_HEADER = 10_000
"""The most characters at the beginning of a text among which the headers of a spreadsheet are looked for."""

SHEETS = (".csv", ".tsv")
YAML = (".yaml", ".yml")

_JSON = re.compile(r'\s*(?:\[\s*)?\{\s*"')
_ONLY_OPENS = re.compile(r"[\s\[{]*")
_SHEET = re.compile(r"(?i)^[^\n]*\b(?:text|message|message_text|post|content|caption|copy|tweet)\b")
_FIELD = (
    "(?:text|id|platform|account|publish_at|media|reply_to|quotes|thread|language|channels|waivers):(?: |$)|posts: *$"
)
_TOP = re.compile(rf"(?:- +)?(?:{_FIELD})|#|-{{3}}", re.MULTILINE)
_NEEDED = re.compile(r"^(?:- +| +)?(?:- +)?(?:text|channels|media):(?: |$)", re.MULTILINE)


class Kind(Enum):
    """Name a way to write drafts."""

    TEXT = auto()
    MARKDOWN = auto()
    JSON_LINES = auto()
    JSON = auto()
    YAML = auto()
    SHEET = auto()


def kind_of(opening: bytes, suffix: str, columns: "Columns | None") -> Kind:
    """Return how a file writes its drafts, given its lines up to the first that says something.

    `suffix` is that of its name, "" for a stream.
    """
    start = opening.removeprefix(MARK).decode(errors="replace").lstrip()
    if suffix == ".jsonl":
        is_spread = start.startswith("[") or (start and not says_more(opening))
        return Kind.JSON if is_spread else Kind.JSON_LINES
    if suffix == ".json" or _JSON.match(start):
        return Kind.JSON_LINES if _is_record(start) else Kind.JSON
    if suffix in SHEETS or (suffix not in YAML and _is_header(start, columns)):
        return Kind.SHEET
    if suffix in YAML:
        return Kind.YAML
    if suffix in (".md", "") and start.partition("\n")[0].rstrip() == FENCE:
        return Kind.MARKDOWN
    return Kind.TEXT


def says_more(opening: bytes) -> bool:
    """Tell whether the beginning of a file says how it is written: brackets alone do not."""
    return _ONLY_OPENS.fullmatch(opening.removeprefix(MARK).decode(errors="replace")) is None


def is_yaml(text: str) -> bool:
    """Tell whether a text is certainly records in YAML: nothing but known fields stands at its margin."""
    if not _TOP.match(text.lstrip("\r\n")):
        return False
    margin = (line for line in LINE_END.split(text) if line[:1].strip())
    return all(map(_TOP.match, margin)) and _NEEDED.search(text) is not None


def _is_record(opening: str) -> bool:
    """Tell whether a file begins with a record that is whole on its line, so that there is one on each."""
    line = opening.rstrip()
    if "\n" in line or not (line.startswith("{") and line.endswith("}")):
        return False
    try:
        return "posts" not in json.loads(line)
    except (ValueError, RecursionError):
        # A mistake in the first record is no reason to read the others in another way.
        return '"posts"' not in line


def _is_header(line: str, columns: "Columns | None") -> bool:
    line = LINE_END.split(line[:LONGEST_HEADER], maxsplit=1)[0]
    if columns is None and not (_SHEET.match(line) and re.search("[,;\t]", line)):
        return False
    # Hardly any post begins like a header, so the others do not wait for what knows headers.
    from postlint.drafts.columns import Columns
    from postlint.drafts.csv_file import begins_with_header

    return begins_with_header(line, columns or Columns())
