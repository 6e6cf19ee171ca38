"""Length: of the whole, and of the longest sentence."""

import re
from collections.abc import Sequence
from functools import cache

from postlint.rules.field import FieldText
from postlint.rules.measures.model import NOTHING, Measured

# Sentences of fewer words are short by any guidance, so that most texts are not looked at word by word.
_SHORT = 20
_ASIDE = ("#", "@", "http")


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(r"[.!?…:;][\"')\]”’]?\s|\n|[•▪]|\s[-–—]\s|$")


def words(text: FieldText, whole: Sequence[FieldText]) -> Measured:  # noqa: ARG001
    """Count the words of the whole thread, pictures' texts included."""
    return Measured(sum(1 for field in whole for key in field.reading.keys if key[0].isalnum()))


def longest_sentence(text: FieldText, whole: Sequence[FieldText]) -> Measured:  # noqa: ARG001
    """Count the words of the longest sentence; a colon, a line break and a dash end one here."""
    original = text.reading.text
    if original.count(" ") < _SHORT:
        return NOTHING
    longest, place, start = 0, (0, 0), 0
    for match in _ends().finditer(original):
        if original.count(" ", start, match.start()) >= _SHORT:
            spoken = [word for word in original[start : match.start()].split() if not word.startswith(_ASIDE)]
            if len(spoken) > longest:
                longest, place = len(spoken), (start, match.start())
        start = match.end()
    return Measured(longest, (place,)) if longest else NOTHING
