"""Raw patterns: what authors may write of spaCy's Matcher patterns, found as that would, without it.

What there is of them is so little (`authoring/concepts.py` refuses the rest) that to make a Doc costs more than the
search. Tests prove it equal to the Matcher.
"""

from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from postlint.reading.model import Reading, Stretch

# How often a token may come, for each operator that is not itself a range; "!" asks for one that is otherwise.
_TIMES = {"?": (0, 1), "!": (1, 1)}


@dataclass(frozen=True, slots=True)
class Token:
    """Hold what a pattern asks of one token: `tests` name a column, a set, and whether to be in it."""

    tests: tuple[tuple[str, frozenset[str], bool], ...]
    otherwise: bool
    fewest: int
    most: int


Pattern = tuple[Token, ...]


def pattern_of(written: Sequence[Mapping[str, Any]]) -> Pattern:
    """Make a pattern that can be looked for of one as it is written."""
    return tuple(_token(token) for token in written)


def find_pattern(pattern: Pattern, reading: Reading) -> list[Stretch]:
    """List every stretch of tokens that a pattern fits."""
    found: Collection[Stretch] | None = None
    for token in pattern:
        places = _fitting(token, reading)
        if found is None:
            # Most patterns begin with a token that must be there, once.
            if (token.fewest, token.most) == (1, 1):
                found = [(place, place + 1) for place in places]
                continue
            found = [(start, start) for start in range(len(reading))]
        if not found:
            return []
        found = _longer(token, frozenset(places), found)
    return sorted((start, end) for start, end in found or () if end > start)


def _longer(token: Token, places: Set[int], found: Collection[Stretch]) -> set[Stretch]:
    """Lengthen stretches by a token of a pattern, as often as it may come."""
    lengthened = set(found) if token.fewest == 0 else set()
    longer = found
    for times in range(1, token.most + 1):
        longer = {(start, end + 1) for start, end in longer if end in places}
        if not longer:
            break
        if times >= token.fewest:
            lengthened |= longer
    return lengthened


def _fitting(token: Token, reading: Reading) -> list[int]:
    """Number the tokens that a token of a pattern fits, in order."""
    every = range(len(reading))
    places: Sequence[int] = every
    for name, forms, wanted in token.tests:
        column = _column(name, reading)
        places = [place for place in places if (column[place] in forms) is wanted]
    return [place for place in every if place not in places] if token.otherwise else list(places)


def _column(name: str, reading: Reading) -> Sequence[str]:
    match name:
        case "ORTH":
            return reading.words
        case "LOWER":
            return reading.keys
        case _:
            norms = list(reading.keys)
            for place, token_class in reading.classes.items():
                norms[place] = token_class
            return norms


def _token(written: Mapping[str, Any]) -> Token:
    tests = []
    for column, value in written.items():
        if column != "OP":
            sets = value if isinstance(value, dict) else {"IN": [value]}
            tests += [(column, frozenset(forms), kind == "IN") for kind, forms in sets.items()]
    operator = written.get("OP", "{1}")
    fewest, _, most = operator.strip("{}").partition(",")
    times = _TIMES[operator] if operator in _TIMES else (int(fewest), int(most or fewest))
    return Token(tuple(tests), operator == "!", *times)
