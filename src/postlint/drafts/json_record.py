"""One record of JSON: from the words in the file to drafts, and back to the place of every character."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from postlint.drafts.decode import unreadable
from postlint.drafts.draft import Draft, Origin, place_in, turns_at
from postlint.drafts.outlets import drafts_of
from postlint.errors import DraftError

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[][{}:,]|[^][{}:,"\s]+', re.DOTALL)
_ESCAPE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.")


@dataclass(frozen=True, slots=True)
class JsonRecord:
    """Hold a record as it is written, and the line and column where it begins."""

    written: str
    source: str
    line: int = 1
    column: int = 1

    def drafts(self) -> Iterator[Draft | DraftError]:
        """Yield the posts in the record, or the error that says why there is none."""
        try:
            value = self.value()
        except DraftError as error:
            yield error
        else:
            origins = cache(self.places)
            yield from drafts_of(value, self.source, self.line, self.origin, lambda path: self.line_of(path, origins()))

    def value(self) -> object:
        """Return what the record says.

        Raises:
            DraftError: It is not JSON, or not text.
        """
        if problem := unreadable(self.written):
            raise self.error(*problem)
        try:
            return _DECODER.decode(self.written)
        except json.JSONDecodeError as error:
            line, column = place_in(self.written, error.pos, self.line, self.column)
            message = f"this is not a JSON record: {error.msg[0].lower()}{error.msg[1:]} (column {column})"
            raise DraftError(message, source=self.source, line=line) from None
        except RecursionError:
            raise self.error("this record is nested too deeply") from None
        except _RepeatedKeyError as error:
            raise self.error(f"`{error}` is given twice; keep one") from None
        except ValueError:
            # What is left is a number with more digits than Python reads.
            raise self.error("this record holds a number that is too long") from None

    def error(self, message: str, index: int = 0) -> DraftError:
        """Return an error about a place in the record."""
        return DraftError(message, source=self.source, line=place_in(self.written, index, self.line, self.column)[0])

    def origin(self, path: str) -> Origin | None:
        """Return where the text of a field stands."""
        index = self.places().get(path)
        if index is None or self.written[index] != '"':
            return None
        line, column = place_in(self.written, index + 1, self.line, self.column)
        written = _TOKEN.match(self.written, index)
        assert written  # a string is a token
        return Origin(line, column, written[0][1:-1], turns_at(_ESCAPE, written[0][1:-1]))

    def line_of(self, path: str, places: dict[str, int]) -> int:
        """Return the line of a field, or of what surrounds it."""
        while path and path not in places:
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return place_in(self.written, places.get(path, 0), self.line, self.column)[0]

    def places(self) -> dict[str, int]:
        """Return the index at which each value stands, by its path, such as `media[0].alt`."""
        places: dict[str, int] = {}
        around: list[tuple[str, int | None]] = []  # the path of each list and object, and the number of a list's item
        path, is_key = "", False
        for token in _TOKEN.finditer(self.written):
            word = token[0]
            if word in "]}":
                around.pop()
                is_key = False
            elif word == ",":
                owner, number = around.pop()
                number = None if number is None else number + 1
                around.append((owner, number))
                path, is_key = f"{owner}[{number}]", number is None
            elif is_key:
                owner, key = around[-1][0], json.loads(word, strict=False)
                path, is_key = f"{owner}.{key}" if owner else key, False
            elif word != ":":
                places[path] = token.start()
                if word == "{":
                    around.append((path, None))
                    is_key = True
                elif word == "[":
                    around.append((path, 0))
                    path = f"{path}[0]"
        return places


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
