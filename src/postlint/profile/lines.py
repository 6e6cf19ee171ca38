"""Where things stand in a TOML file, which Python's reader of TOML does not tell.

The text is known to be TOML, so it takes no more than cutting it into words and counting.
"""

import re
from collections import Counter

Place = tuple[str | int, ...]
_WORD = re.compile(
    r'''"""(?:\\.|[^\\])*?"{3,5}|\'{3}.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|'[^'\n]*'|\#[^\n]*|\n|[][{}=,]|[^][{}=,"'#\s]+''',
    re.DOTALL,
)


class Lines:
    """Know the line of every table, key and item in a TOML file."""

    def __init__(self, text: str) -> None:
        self._lines: dict[Place, int] = {}
        self._words: list[tuple[str, int]] = []
        line = 1
        for found in _WORD.finditer(text):
            if not found[0].startswith("#"):
                self._words.append((found[0], line))
            line += found[0].count("\n")
        self._words += [("\n", line)] * 2
        self._at = 0
        self._walk()

    def of(self, place: Place) -> int | None:
        """Give the line on which a place is written, counting from 1, or that of what surrounds it."""
        known = (self._lines[place[:end]] for end in range(len(place), 0, -1) if place[:end] in self._lines)
        return next(known, None)

    def _walk(self) -> None:
        table: Place = ()
        counts: Counter[Place] = Counter()
        while self._at < len(self._words) - 2:
            word, line = self._words[self._at]
            if word == "\n":
                self._at += 1
            elif word == "[":
                is_list = self._words[self._at + 1][0] == "["
                self._at += 1 + is_list
                table = self._below((), self._key(), counts)
                if is_list:
                    counts[table] += 1
                    table = (*table, counts[table] - 1)
                self._note(table, line)
                self._at += 1 + is_list
            else:
                self._field(table)

    def _note(self, place: Place, line: int) -> None:
        """Note the line of a place, and of what surrounds it if nothing of that was written before."""
        for end in range(1, len(place) + 1):
            self._lines.setdefault(place[:end], line)

    def _below(self, place: Place, key: Place, counts: Counter[Place]) -> Place:
        """Follow a key into the last items of the lists of tables on its way."""
        for number, step in enumerate(key):
            place = (*place, step)
            if counts[place] and number < len(key) - 1:
                place = (*place, counts[place] - 1)
        return place

    def _key(self) -> Place:
        """Read a key, which may have several steps, up to what follows it."""
        steps: list[str] = []
        while (word := self._words[self._at][0]) not in ("=", "]", "\n"):
            steps += [word[1:-1]] if word[0] in "\"'" else [step for step in word.split(".") if step]
            self._at += 1
        return tuple(steps)

    def _field(self, table: Place) -> None:
        line = self._words[self._at][1]
        place = (*table, *self._key())
        self._note(place, line)
        self._at += 1
        self._value(place)

    def _value(self, place: Place) -> None:
        opening, _ = self._words[self._at]
        if opening not in ("[", "{"):
            while self._words[self._at][0] not in (",", "]", "}", "\n"):
                self._at += 1
            return
        self._at += 1
        number = 0
        while (word := self._words[self._at])[0] not in ("]", "}"):
            if word[0] in (",", "\n"):
                self._at += 1
            elif opening == "{":
                self._field(place)
            else:
                self._note((*place, number), word[1])
                self._value((*place, number))
                number += 1
        self._at += 1
