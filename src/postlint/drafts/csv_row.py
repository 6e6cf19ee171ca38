"""One row of a spreadsheet: its cells, and where in the file each of their characters stands."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from postlint.drafts.decode import published_lines, unreadable
from postlint.drafts.draft import Origin, place_in, turns_at
from postlint.errors import DraftError

_IN_QUOTES = re.compile('""|\r\n')
_NOTHING = re.compile(r"(?!)")


@dataclass
class Row:
    """Hold the cells of a row, and the row as it is written from a line of the file on."""

    cells: list[str]
    written: str = field(repr=False)
    delimiter: str
    source: str
    line: int

    def check(self) -> None:
        """Make sure that the row is text.

        Raises:
            DraftError: It has bytes that are not UTF-8, or NUL.
        """
        if problem := unreadable(self.written):
            message, index = problem
            raise DraftError(message, source=self.source, line=place_in(self.written, index, self.line)[0])

    def text(self, number: int) -> str:
        r"""Return what a cell says, with every line ending as `\n`."""
        return published_lines(self.cells[number])

    def error(self, message: str, number: int | None = None) -> DraftError:
        """Return an error about the row, or about a cell of it."""
        return DraftError(message, source=self.source, line=self.line if number is None else self.line_of(number))

    def line_of(self, number: int) -> int:
        """Return the line on which a cell begins."""
        return place_in(self.written, self._spans[number][0], self.line)[0]

    def origin(self, *numbers: int) -> Origin:
        r"""Return where a text stands that is one cell, or several with `\n` between them."""
        found: list[tuple[int, int]] = []
        offset = 0
        for number in numbers:
            begin, end, quoted = self._spans[number]
            inside = turns_at(_IN_QUOTES if quoted else _NOTHING, self.written[begin:end])
            found += [(offset + at, begin + index) for at, index in inside]
            offset += len(self.text(number))
            found.append((offset, end))
            offset += 1
        return Origin(self.line, 1, self.written, found)

    @cached_property
    def _spans(self) -> list[tuple[int, int, bool]]:
        """Say for each cell where its words begin and end in the row as written, and whether quotes surround them."""
        mark = re.escape(self.delimiter)
        cell = re.compile(rf'(?:"([^"]*(?:""[^"]*)*)"|([^{mark}\r\n]*))(?:{mark}|\r\n|[\r\n]|\Z)')
        spans: list[tuple[int, int, bool]] = []
        at = 0
        while len(spans) < len(self.cells) and (found := cell.match(self.written, at)):
            group = 1 if found[1] is not None else 2
            spans.append((found.start(group), found.end(group), group == 1))
            at = found.end()
        return spans
