"""The notation in which authors write phrases, turned into sequences of token forms.

kick|smash the? door        alternatives; an optional word
(kick|smash in) =the door   alternatives of several words; this exact form only
kick ...5 door              a gap of up to five words (three, when no number is given)
the [weapon] team           any phrase of another concept
<number> arrests            a token class
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from postlint.authoring.inflection import inflections
from postlint.reading import read
from postlint.rules.compiled import TOKEN_CLASSES, Element

DEFAULT_GAP = 3
LONGEST_GAP = 8
MOST_GAPS = 2
MOST_VARIANTS = 400

_ELEMENT = re.compile(
    r"\s*(?:\.\.\.(?P<gap>\d*)(?=\s|$)|\((?P<group>[^()]*)\)(?P<group_optional>\??)|(?P<word>[^\s()]+))(?=\s|$)"
)


@dataclass(frozen=True, slots=True)
class Reference:
    """Stand for any phrase of another concept."""

    concept: str


Part = Element | Reference
Variant = tuple[Part, ...]


def parse_phrase(phrase: str) -> list[Variant]:
    """Turn a phrase into the plain sequences that it stands for.

    Alternatives of single words stay together in one element; options and alternatives of several words
    become variants of their own, since a chain of optional tokens is what makes spaCy's Matcher slow.
    Raises ValueError with what is wrong and what to write instead.
    """
    choices = list(_choices(phrase))
    count = 1
    for choice in choices:
        count *= len(choice)
    if count > MOST_VARIANTS:
        raise ValueError(f"phrase {phrase!r} stands for {count} wordings; write several shorter phrases")
    variants = [tuple(part for piece in pieces for part in piece) for pieces in product(*choices)]
    for variant in variants:
        _check(variant, phrase)
    return variants


def _choices(phrase: str) -> Iterator[list[Variant]]:
    """Yield, element by element, the sequences of which one may stand there."""
    position = 0
    while phrase[position:].strip():
        match = _ELEMENT.match(phrase, position)
        if match is None:
            raise ValueError(f"cannot read phrase {phrase!r} at {phrase[position:].strip()!r}; see the notation")
        position = match.end()
        if match["gap"] is not None:
            yield [(_gap(match["gap"], phrase),)]
        elif match["group"] is not None:
            yield _alternatives(match["group"].split("|"), phrase, optional=bool(match["group_optional"]))
        else:
            word = match["word"]
            optional = word.endswith("?") and len(word) > 1
            yield _alternatives((word[:-1] if optional else word).split("|"), phrase, optional=optional)


def _gap(digits: str, phrase: str) -> int:
    longest = int(digits) if digits else DEFAULT_GAP
    if not 1 <= longest <= LONGEST_GAP:
        raise ValueError(f"phrase {phrase!r} has a gap of {longest} words; write ...1 to ...{LONGEST_GAP}")
    return longest


def _alternatives(texts: list[str], phrase: str, *, optional: bool) -> list[Variant]:
    """Gather single words into one element, and keep longer alternatives as sequences."""
    single: set[str] = set()
    longer: list[Variant] = []
    for text in texts:
        if not text.strip():
            raise ValueError(f"phrase {phrase!r} has an empty alternative; remove a `|`")
        parts = [part for word in text.split() for part in _word(word)]
        if len(parts) == 1 and isinstance(parts[0], tuple):
            single.update(parts[0])
        else:
            longer.append(tuple(parts))
    gathered: list[Variant] = [(tuple(sorted(single)),)] if single else []
    return gathered + longer + ([()] if optional else [])


def _word(word: str) -> list[Part]:
    if word.startswith("[") and word.endswith("]"):
        return [Reference(word[1:-1])]
    if word in TOKEN_CLASSES:
        return [(word,)]
    if word.startswith("<") and word.endswith(">") and len(word) > 2:
        raise ValueError(f"there is no token class {word}; there are {' '.join(sorted(TOKEN_CLASSES))}")
    exact = word.startswith("=") and len(word) > 1
    keys = read(word.removeprefix("=") if exact else word).keys
    if exact or (len(keys) > 1 and "'" in word):
        return [(key,) for key in keys]
    return [inflections(key) for key in keys]


def _check(variant: Variant, phrase: str) -> None:
    gaps = sum(isinstance(part, int) for part in variant)
    if not variant or gaps == len(variant):
        raise ValueError(f"phrase {phrase!r} has no word that must be there; write at least one without `?`")
    if isinstance(variant[0], int) or isinstance(variant[-1], int):
        raise ValueError(f"phrase {phrase!r} starts or ends with a gap; put a word on either side of `...`")
    if gaps > MOST_GAPS:
        raise ValueError(f"phrase {phrase!r} has {gaps} gaps; write at most {MOST_GAPS}")
