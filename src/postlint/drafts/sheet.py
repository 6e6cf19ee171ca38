"""From the rows of a spreadsheet to drafts, once it is known what its columns hold."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from postlint.drafts import columns as meanings
from postlint.drafts.columns import Column, Columns
from postlint.drafts.csv_row import Row
from postlint.drafts.draft import Draft, Origin
from postlint.drafts.moment import parse_sheet_moment
from postlint.drafts.outlets import drafts_of
from postlint.errors import DraftError

_LINK = re.compile(r"https?://")
_PLAIN = ("id", "platform", "account", "reply_to", "thread", "language")
_QUOTED = {"text": "quoted_post", "account": "quoted_account"}
_MEDIA = {meanings.ALT: "alt", meanings.PICTURE_TEXT: "text", meanings.TRANSCRIPT: "transcript"}


@dataclass(slots=True)
class Sheet:
    """Read the rows below a header, if there is one; `columns` says what each holds, None where nobody knows."""

    header: Row | None
    columns: Sequence[Column | None]
    own: Columns
    told: set[int] = field(default_factory=set)

    def drafts(self, row: Row) -> Iterator[Draft | DraftError]:
        """Yield the drafts in a row: its post and the first comment below it; and an error for what is not read."""
        try:
            row.check()
            self._check_width(row)
            record, cells = self._record(row)
        except DraftError as error:
            yield error
            return
        yield from self._unknown(row)
        comment = self._find(row, meanings.FIRST_COMMENT)
        if comment is not None:
            # The comment that goes out with a post is read below it, like the next post of a thread.
            record["thread"] = record.get("thread", record["text"])
        yield from _drafts(row, record, cells)
        if comment is not None:
            shared = {name: record[name] for name in (*_PLAIN, meanings.DATE) if name in record and name != "reply_to"}
            name = {"id": f"{record['id']}, first comment"} if "id" in record else {}
            yield from _drafts(row, {**shared, **name, "text": row.text(comment)}, {"text": (comment,)})

    def _check_width(self, row: Row) -> None:
        expected, given = len(self.columns), len(row.cells)
        has = f"this row has {given} cell{'s' * (given != 1)}"
        if given < expected or any(map(str.strip, row.cells[expected:])):
            quote = f'put a text that holds a `{row.delimiter}` in "quotes"'
            if self.header is None:
                names = ", ".join(meanings.WITHOUT_HEADER)
                message = f"{has}, and without headers there are {expected}: {names}"
                raise row.error(f"{message}; {quote}, or write headers above")
            raise row.error(f"{has}, and the headers are {expected}; {quote}")

    def _unknown(self, row: Row) -> Iterator[DraftError]:
        for number, column in enumerate(self.columns):
            if self.header and column is None and number not in self.told and row.cells[number].strip():
                self.told.add(number)
                header = self.header.cells[number].strip()
                if header:
                    cure = f'ignore = ["{header}"]'
                    message = f"the column `{header}` is not known, and its words were not checked"
                    yield self.header.error(
                        f"{message}; say what it is in postlint.toml: [columns] first_comment = "
                        f'"{header}" (or text, alt, ...), or {cure} if no reader sees it',
                        number,
                    )
                else:
                    message = f"column {number + 1} has no header, and its words were not checked; write what it holds"
                    yield self.header.error(message)

    def _find(self, row: Row, holds: str) -> int | None:
        """Return the number of the cell that holds something, unless it is blank."""
        found = (number for number, column in enumerate(self.columns) if column and column.holds == holds)
        return next((number for number in found if row.cells[number].strip()), None)

    def _record(self, row: Row) -> tuple[dict[str, object], dict[str, tuple[int, ...]]]:
        """Return the record that a row means, and the cells that each text of it stands in."""
        cells: dict[str, tuple[int, ...]] = {}
        record: dict[str, object] = {}
        for name in _PLAIN:
            if (number := self._find(row, name)) is not None:
                record[name], cells[name] = row.cells[number].strip(), (number,)
        record["text"], cells["text"] = self._text(row)
        if (moment := self._moment(row)) is not None:
            record[meanings.DATE] = moment
        quotes = {field: number for field, name in _QUOTED.items() if (number := self._find(row, name)) is not None}
        if quotes:
            record["quotes"] = {name: row.text(number) for name, number in quotes.items()}
            cells |= {f"quotes.{name}": (number,) for name, number in quotes.items()}
        media = self._media(row)
        if media:
            record["media"] = [
                {name: value if isinstance(value, str) else row.text(value) for name, value in item.items()}
                for item in media
            ]
        for place, item in enumerate(media):
            cells |= {f"media[{place}].{name}": (value,) for name, value in item.items() if isinstance(value, int)}
        if (number := self._find(row, "waivers")) is not None:
            record["waivers"] = row.text(number)
        return record, cells

    def _text(self, row: Row) -> tuple[str, tuple[int, ...]]:
        """Return the text with the link of its own column below it, as readers get them."""
        text, link = self._find(row, meanings.TEXT), self._find(row, meanings.LINK)
        words = row.text(text) if text is not None else ""
        if link is None or row.cells[link].strip() in words:
            return words, (text,) if text is not None else ()
        numbers = (link,) if text is None else (text, link)
        return "\n".join(row.text(number) for number in numbers), numbers

    def _moment(self, row: Row) -> object:
        date, time = self._find(row, meanings.DATE), self._find(row, meanings.TIME)
        if date is None and time is None:
            return None
        written = " ".join(row.cells[number].strip() for number in (date, time) if number is not None)
        try:
            return parse_sheet_moment(written, self.own.date_order)
        except ValueError as error:
            raise row.error(f"`{written[:60]}` {error}", date if date is not None else time) from None

    def _media(self, row: Row) -> list[dict[str, str | int]]:
        """Return pictures, then videos: the kind of each, and the number of the cell that each of its texts is in."""
        items: dict[tuple[str, int], dict[str, str | int]] = {}
        has_video = self._find(row, meanings.VIDEO) is not None
        for number, column in enumerate(self.columns):
            if column is None or not row.cells[number].strip():
                continue
            if column.holds in (meanings.IMAGE, meanings.VIDEO):
                for more in range(max(len(_LINK.findall(row.cells[number])), 1)):
                    items.setdefault((column.holds, column.number + more), {})
            elif column.holds in _MEDIA:
                spoken = column.holds == meanings.TRANSCRIPT and has_video
                kind = meanings.VIDEO if spoken else meanings.IMAGE
                items.setdefault((kind, column.number), {})[_MEDIA[column.holds]] = number
        return [{"kind": kind, **texts} for (kind, _), texts in sorted(items.items())]


def _drafts(row: Row, record: dict[str, object], cells: dict[str, tuple[int, ...]]) -> Iterator[Draft | DraftError]:
    def origin(path: str) -> Origin | None:
        return row.origin(*cells[path]) if cells.get(path) else None

    def line_of(path: str) -> int:
        numbers = cells.get(path)
        return row.line_of(numbers[0]) if numbers else row.line

    yield from drafts_of(record, row.source, row.line, origin, line_of)
