"""JSON Lines: each line is one record with the fields of a post."""

from collections.abc import Iterable, Iterator

from postlint.drafts.decode import MARK, decode
from postlint.drafts.draft import Draft
from postlint.drafts.json_record import JsonRecord
from postlint.errors import DraftError


def json_lines_drafts(lines: Iterable[bytes | DraftError], source: str) -> Iterator[Draft | DraftError]:
    """Yield the drafts in each line, or the error that says why there is none; blank lines are passed over.

    Strings are taken as the records give them, line endings and lone surrogates included.
    """
    for number, line in enumerate(lines, start=1):
        if isinstance(line, DraftError):
            yield line
        elif line.removeprefix(MARK).strip():
            try:
                written = decode(line.rstrip(), source, number)
            except DraftError as error:
                yield error
            else:
                yield from JsonRecord(written, source, number).drafts()
