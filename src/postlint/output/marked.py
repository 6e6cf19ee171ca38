"""Show a text with words marked in it: an excerpt where it is long, wrapped to the terminal."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, groupby, islice

from postlint.output.style import MARKED, Style
from postlint.output.visible import cells, width
from postlint.report import Severity

LONGEST = 1_000  # characters of a text that is shown whole
MOST_LINES = 15  # lines of a text that is shown whole
AROUND = 60  # characters of a longer text shown on either side of a mark
LONGEST_MARK = 120
MOST_MARKS = 6  # marks shown in a longer text
MOST_SHOWN = 30  # lines of anything, be they ever so narrow
OPEN, CLOSE = ">>", "<<"


@dataclass(frozen=True, slots=True)
class Mark:
    """Mark `text[start:end]` as what a finding is about, with the finding's severity."""

    start: int
    end: int
    severity: Severity


@dataclass(frozen=True, slots=True)
class _Cell:
    """Hold what to show for one character; `severity` if it is marked."""

    shown: str
    severity: Severity | None = None


_BREAK = _Cell("\n")


def marked_lines(text: str, marks: Iterable[Mark], columns: int, style: Style) -> list[str]:
    """Return the lines that show a text with its marks, no wider than `columns`.

    Marks come gravest first, and where they meet the gravest is shown. Where the style is plain,
    marked words stand between `>>` and `<<`, which holds for emoji and wide letters too.
    A text of more than 1,000 characters or 15 lines is cut down to what is around its first marks.
    """
    marks = [mark for mark in marks if mark.start < mark.end]
    whole = len(text) <= LONGEST and text.count("\n") < MOST_LINES
    if not whole:
        marks = [Mark(mark.start, min(mark.end, mark.start + LONGEST_MARK), mark.severity) for mark in marks]
        marks = marks[:MOST_MARKS]
    windows = [(0, len(text))] if whole else _windows(text, marks)
    stream: list[_Cell] = []
    for number, (start, end) in enumerate(windows):
        if start > 0:
            stream += [_Cell("…"), _Cell(" ")]
        stream += _window(text, start, end, marks, whole, style)
        if number == len(windows) - 1 and end < len(text):
            stream += [_Cell(" "), _Cell("…")]
        elif end < len(text):
            stream.append(_Cell(" "))
    lines = list(islice(_wrap(stream, columns), MOST_SHOWN + 1))
    shown = [_line(line, style) for line in lines[:MOST_SHOWN]]
    return [*shown, "…"] if len(lines) > MOST_SHOWN else shown


def wrapped(text: str, columns: int) -> list[str]:
    """Return a text, made visible, in lines no wider than `columns`; a longer word, such as a link, stays whole."""
    stream = [_Cell(shown) for shown in cells(text)]
    return ["".join(cell.shown for cell in line) for line in _wrap(stream, columns, cut_words=False)]


def _windows(text: str, marks: list[Mark]) -> list[tuple[int, int]]:
    """Return the stretches of a long text to show, in order and apart from one another."""
    if not marks:
        return [(0, 3 * AROUND)]
    windows: list[tuple[int, int]] = []
    for mark in sorted(marks, key=lambda mark: mark.start):
        start = _word_start(text, max(mark.start - AROUND, 0), mark.start)
        end = _word_end(text, mark.end, min(mark.end + AROUND, len(text)))
        if windows and start <= windows[-1][1] + 1:
            windows[-1] = (windows[-1][0], max(end, windows[-1][1]))
        else:
            windows.append((start, end))
    return windows


def _word_start(text: str, start: int, limit: int) -> int:
    """Move a cut to the beginning of the next word, if there is one before the limit."""
    space = text.find(" ", start, limit) if start else -1
    return space + 1 if space >= 0 else start


def _word_end(text: str, limit: int, end: int) -> int:
    """Move a cut back to the end of a word, if there is one after the limit."""
    space = text.rfind(" ", limit, end) if end < len(text) else -1
    return space if space >= 0 else end


def _window(text: str, start: int, end: int, marks: list[Mark], whole: bool, style: Style) -> Iterator[_Cell]:
    """Yield the cells of one stretch; only in a text shown whole do its lines stay lines."""
    severities: list[Severity | None] = [None] * (end - start)
    for mark in reversed(marks):  # the gravest last, over the others
        first, last = max(mark.start, start), min(mark.end, end)
        if first < last:
            severities[first - start : last - start] = [mark.severity] * (last - first)
    inside = False
    stretch = text[start:end]
    for char, shown, severity in zip(stretch, cells(stretch), severities, strict=True):
        if style.plain and (severity is not None) is not inside:
            yield _Cell(CLOSE if inside else OPEN)
            inside = not inside
        yield _BREAK if char == "\n" and whole else _Cell(shown, severity)
    if inside:
        yield _Cell(CLOSE)


def _wrap(stream: Iterable[_Cell], columns: int, *, cut_words: bool = True) -> Iterator[list[_Cell]]:
    """Yield lines of cells: broken at spaces, and inside a word that is longer than a line if it may be cut."""
    line: list[_Cell] = []
    word: list[_Cell] = []
    blank = False  # of blank lines in a row, one is shown
    for cell in chain(stream, [_BREAK]):
        if cell.shown not in (" ", "\n"):
            if cut_words and _width(word) + width(cell.shown) > columns:
                if line:
                    yield _trimmed(line)
                yield word
                line, word = [], []
            word.append(cell)
            continue
        if line and _width(line) + _width(word) > columns:
            yield _trimmed(line)
            line = []
        line, word = [*line, *word], []
        if cell is not _BREAK:
            line.append(cell)
            continue
        line = _trimmed(line)
        if line or not blank:
            yield line
        line, blank = [], not line


def _trimmed(line: list[_Cell]) -> list[_Cell]:
    end = len(line)
    while end and line[end - 1].shown == " ":
        end -= 1
    return line[:end]


def _width(line: list[_Cell]) -> int:
    return sum(width(cell.shown) for cell in line)


def _line(line: list[_Cell], style: Style) -> str:
    parts = ((severity, "".join(cell.shown for cell in run)) for severity, run in groupby(line, lambda c: c.severity))
    return "".join(style.paint(text, MARKED[severity]) if severity else text for severity, text in parts)
