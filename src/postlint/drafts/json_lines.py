"""JSON Lines: each line is one record with the fields of a post."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator

from postlint.drafts.decode import MARK, decode
from postlint.drafts.draft import Draft, is_empty
from postlint.drafts.plain import EMPTY
from postlint.drafts.record import WAIVERS, RecordError, post_from_record
from postlint.errors import DraftError


def json_lines_drafts(lines: Iterable[bytes | DraftError], source: str) -> Iterator[Draft | DraftError]:
    """Yield the draft in each line, or the error that says why there is none; blank lines are passed over.

    Strings are taken as the records give them, line endings and lone surrogates included.
    """
    for number, line in enumerate(lines, start=1):
        if isinstance(line, DraftError):
            yield line
        elif line.removeprefix(MARK).strip():
            try:
                yield _draft(line, source, number)
            except DraftError as error:
                yield error


def _draft(line: bytes, source: str, number: int) -> Draft:
    try:
        record = _DECODER.decode(decode(line.rstrip(), source, number))
        post = post_from_record(record)
    except json.JSONDecodeError as error:
        message = f"this line is not a JSON record: {error.msg[0].lower()}{error.msg[1:]} (column {error.colno})"
        raise DraftError(message, source=source, line=number) from None
    except RecursionError:
        raise DraftError("this record is nested too deeply", source=source, line=number) from None
    except _RepeatedKeyError as error:
        raise DraftError(f"`{error}` is given twice; keep one", source=source, line=number) from None
    except RecordError as error:
        raise DraftError(str(error), source=source, line=number) from None
    except ValueError:
        # What is left is a number with more digits than Python reads.
        raise DraftError("this record holds a number that is too long", source=source, line=number) from None
    if is_empty(post):
        raise DraftError(EMPTY, source=source, line=number)
    return Draft(source=source, line=number, post=post, waivers=record.get(WAIVERS))


class _RepeatedKeyError(ValueError):
    """Name a key that a JSON object gives twice."""


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    values = dict(pairs)
    if len(values) < len(pairs):
        times = Counter(key for key, _ in pairs)
        raise _RepeatedKeyError(next(key for key in times if times[key] > 1))
    return values


# Python's own decoder, and not pydantic's, because it tells a key given twice and reads lone surrogates.
_DECODER = json.JSONDecoder(object_pairs_hook=_object)
