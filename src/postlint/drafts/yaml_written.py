r"""How YAML writes a text: where in the file each character of it stands.

YAML 1.1 has five ways to write a text (https://yaml.org/spec/1.1/, chapters 9 and 5.7). Plain and quoted ones fold
lines: a line end with the blanks around it is a space, and of several all but the first are kept. Literal (`|`)
and folded (`>`) ones stand indented below a header.
"""

import re
from collections.abc import Iterator

Turns = list[tuple[int, int]]

_BREAK = "\r\n|[\r\n\x85\u2028\u2029]"
_FOLD = rf"(?P<fold>[ \t]*(?:{_BREAK})(?:[ \t]|{_BREAK})*)"
_BREAKS = re.compile(_BREAK)
_IRREGULAR = {
    None: re.compile(_FOLD),
    "'": re.compile(f"''|{_FOLD}"),
    '"': re.compile(
        rf"(?P<joined>\\(?:{_BREAK})(?:[ \t]|{_BREAK})*)"
        rf"|\\x[0-9a-fA-F]{{2}}|\\u[0-9a-fA-F]{{4}}|\\U[0-9a-fA-F]{{8}}|\\.|{_FOLD}"
    ),
}
_HEADER = re.compile(rf"[|>][^\r\n\x85\u2028\u2029]*(?:{_BREAK})")
_LINE = re.compile(rf"([^\r\n\x85\u2028\u2029]*)((?:{_BREAK})|\Z)")


def written_turns(written: str, style: str | None, value: str) -> Turns:
    """Return the turns of a text (as `Origin` has them), given how it is written and what it says.

    Returns none where the two cannot be brought together, so that words are placed where the text begins.
    """
    if style in ("|", ">"):
        return _block_turns(written, style == ">", value)
    turns, length = _flow_turns(written, style)
    return turns if length == len(value) else []


def _flow_turns(written: str, style: str | None) -> tuple[Turns, int]:
    """Return the turns of a plain or quoted text, and the number of its characters."""
    quotes = 1 if style else 0
    end = len(written) - quotes
    turns, offset, index = [(0, quotes)], 0, quotes
    for found in _IRREGULAR[style].finditer(written, quotes, end):
        offset += found.start() - index
        turns.append((offset, found.start()))
        groups = found.groupdict()
        if groups.get("fold"):
            offset += _folded_length(_BREAKS.findall(groups["fold"]))
        elif groups.get("joined"):
            offset += len(_BREAKS.findall(groups["joined"])) - 1
        else:
            offset += 1
        index = found.end()
        turns.append((offset, index))
    return turns, offset + end - index


def _folded_length(breaks: list[str]) -> int:
    """Count the characters that line ends in a row become."""
    return len(breaks) - 1 + (len(breaks) == 1 or breaks[0] in "\u2028\u2029")


def _block_turns(written: str, folded: bool, value: str) -> Turns:
    """Return the turns of an indented text: the deepest indentation that says what the text says is its own."""
    header = _HEADER.match(written)
    if header is None:
        return []
    lines = list(_lines(written, header.end()))
    first = next((line for _, line, _ in lines if line.strip(" ")), "")
    for indent in range(len(first) - len(first.lstrip(" ")), 0, -1):
        turns, said = _indented(lines, indent, folded)
        if said.rstrip("\n") == value.rstrip("\n"):
            return turns
    return []


def _lines(written: str, begin: int) -> Iterator[tuple[int, str, str]]:
    """Yield the index, the words and the line end of each line."""
    for found in _LINE.finditer(written, begin):
        if found[0]:
            yield found.start(), found[1], found[2]


def _indented(lines: list[tuple[int, str, str]], indent: int, folded: bool) -> tuple[Turns, str]:
    """Read indented lines, as PyYAML does; returns their turns and what they say."""
    rows = [(index + indent, line[indent:], "\n" if _is_common(end) else end) for index, line, end in lines]
    turns: Turns = []
    said: list[str] = []
    offset = 0
    for (index, words, end), (follows, is_next) in zip(rows, _followers(rows), strict=True):
        if words and folded and end == "\n" and follows and not _is_blank(words) and not _is_blank(follows):
            end = " " if is_next else ""
        # A line without words may be shorter than the indentation, and has only its end.
        turns.append((offset, index if words else index - indent))
        said += words, end
        offset += len(words) + len(end)
    return turns, "".join(said)


def _followers(rows: list[tuple[int, str, str]]) -> list[tuple[str, bool]]:
    """Tell for each row which words come next, and whether they are on the very next row."""
    followers: list[tuple[str, bool]] = []
    words, is_next = "", False
    for _, row, _ in reversed(rows):
        followers.append((words, is_next))
        words, is_next = (row, True) if row else (words, False)
    return followers[::-1]


def _is_common(end: str) -> bool:
    return bool(end) and end not in "\u2028\u2029"


def _is_blank(words: str) -> bool:
    return words[0] in " \t"
