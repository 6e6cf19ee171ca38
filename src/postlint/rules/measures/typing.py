"""What hands type when nobody is writing: keys hit at random."""

import re
from collections.abc import Sequence
from functools import cache

from postlint.reading.wordlist import word_ranks
from postlint.rules.field import FieldText
from postlint.rules.measures.model import NOTHING, Measured, Offsets, counted

# Hands that slip type little; and the bound keeps this check as cheap as it must be.
LONGEST_TEXT = 20
_SHORTEST = 5
# Neighbours on the keyboard, four in a row in either direction; the ones left out stand in names and words.
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_NEIGHBOURS = frozenset(
    line[at : at + 4] for row in _ROWS for line in (row, row[::-1]) for at in range(len(line) - 3)
) - {"wert", "trew", "erty"}


@cache
def _unspeakable() -> re.Pattern[str]:
    return re.compile(r"[b-df-hj-np-tvxz]{6,}|[a-z]*[b-df-hj-np-tvxz]{8}[a-z]*|[asdfghjkl]{8,}")


def mashed_words(text: FieldText, whole: Sequence[FieldText]) -> Measured:  # noqa: ARG001
    """Count words that no language has, in a short text: letters of neighbouring keys, or hardly a vowel.

    Abbreviations in capitals, hashtags and what is in the list of words are left alone.
    """
    reading = text.reading
    if len(reading) > LONGEST_TEXT:
        return NOTHING
    in_tags = {token for tag in reading.hashtags for token in range(tag.start, tag.end)}
    places: list[Offsets] = []
    for token, key in enumerate(reading.keys):
        if (
            len(key) >= _SHORTEST
            and key.isalpha()
            and token not in in_tags
            and token not in reading.classes
            and _is_mashed(key, reading.words[token])
            and key not in word_ranks()
        ):
            places.append((reading.starts[token], reading.ends[token]))
    return counted(places)


def _is_mashed(key: str, word: str) -> bool:
    if any(key[at : at + 4] in _NEIGHBOURS for at in range(len(key) - 3)):
        return True
    return not word.isupper() and bool(_unspeakable().fullmatch(key))
