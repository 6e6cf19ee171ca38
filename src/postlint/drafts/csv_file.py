"""Spreadsheets saved as CSV: each row is a post, and its headers say what the columns hold."""

import csv
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain

from postlint.drafts.columns import WITHOUT_HEADER, Column, Columns, HeaderError, is_header, known_count, layout
from postlint.drafts.csv_row import Row
from postlint.drafts.draft import Draft
from postlint.drafts.sheet import Sheet
from postlint.errors import DraftError

DELIMITERS = (",", ";", "\t")
_WRONG = {
    "field larger": "a cell of this row is longer than 131,072 characters, which no post is; is a quote not closed?",
    "unexpected end": 'a quote that is opened in this row is never closed; write `"` at the end of the cell',
}
_AFTER_QUOTE = 'after a closing quote the cell goes on; write a quote inside a quoted cell twice, as in `""`'


def csv_drafts(lines: Iterable[str], source: str, columns: Columns) -> Iterator[Draft | DraftError]:
    """Yield the draft in each row, and an error for each row that cannot be read.

    `lines` are those of the file with their ends, and with bytes that are no UTF-8 escaped as surrogates. What is
    wrong in one row does not keep the next from being read.
    """
    rest = iter(lines)
    number, first = next(((number, line) for number, line in enumerate(rest, start=1) if line.strip()), (0, ""))
    head = None
    if first:
        rows = _rows(chain([first], rest), delimiter_of(first, columns), source, number)
        head = next(rows, None)
    if head is None:
        yield DraftError("has no row in it; write headers, and below them one post in each row", source=source)
        return
    if isinstance(head, DraftError):
        yield head
        return
    try:
        head.check()
        found = layout(head.cells, columns)
    except HeaderError as error:
        yield head.error(str(error))
    except DraftError as error:
        yield error
    else:
        if found is None:
            sheet = Sheet(None, [Column(holds) for holds in WITHOUT_HEADER[: len(head.cells)]], columns)
            rows = chain([head], rows)
        else:
            sheet = Sheet(head, found, columns)
        row = None
        for row in rows:
            yield from [row] if isinstance(row, DraftError) else sheet.drafts(row)
        if row is None:
            yield head.error("below these headers there is no post; write one in each row")


def begins_with_header(line: str, columns: Columns) -> bool:
    """Tell whether a line is certainly the first of a spreadsheet, and of no plain post."""
    cells = _cells_of(line, delimiter_of(line, columns))
    return is_header(cells, columns)


def delimiter_of(line: str, columns: Columns) -> str:
    """Return the sign between cells: the one that cuts the first line into most headers, else most cells."""
    cut = {delimiter: _cells_of(line, delimiter) for delimiter in DELIMITERS}
    return max(DELIMITERS, key=lambda delimiter: (known_count(cut[delimiter], columns), len(cut[delimiter])))


def _cells_of(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def _rows(lines: Iterator[str], delimiter: str, source: str, number: int) -> Iterator[Row | DraftError]:
    """Yield the rows of a file; where one cannot be cut into cells, go on with the line after its first."""
    taken: list[str] = []
    again: deque[str] = deque()

    def unread() -> Iterator[str]:
        while (line := again.popleft() if again else next(lines, None)) is not None:
            taken.append(line)
            yield line

    while True:
        taken.clear()
        try:
            for cells in csv.reader(unread(), delimiter=delimiter, strict=True):
                if any(map(str.strip, cells)):
                    yield Row(cells, "".join(taken), delimiter, source, number)
                number += len(taken)
                taken.clear()
        except csv.Error as error:
            wrong = next((wrong for sign, wrong in _WRONG.items() if sign in str(error)), _AFTER_QUOTE)
            yield DraftError(wrong, source=source, line=number)
            again.extendleft(reversed(taken[1:]))
            number += 1
        else:
            return
