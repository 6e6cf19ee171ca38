"""Letters of other scripts that pass for Latin ones (UTS 39, Unicode security mechanisms)."""

import re
from functools import cache

from postlint.reading.datafiles import data_lines
from postlint.reading.wordlist import word_ranks

_WORD = re.compile(r"[^\W\d_]+")
_OTHER_SCRIPT = re.compile(r"[^\W\d_\u0000-\u024f\u1e00-\u1eff]")
# Phonetic letters and small capitals are Latin themselves: words made of them are decorated, not foreign.
_PHONETIC = re.compile("[\u0250-\u02af\u1d00-\u1dbf\ua720-\ua7ff\uab30-\uab6f]")


@cache
def _latin() -> dict[int, int]:
    """Load the table from a look-alike to the ASCII letter it looks like, in the form of `str.translate`."""
    return {ord(pair[0]): ord(pair[1]) for pair in data_lines("lookalikes.txt")}


def undo_lookalikes(text: str) -> str:
    """Replace look-alikes by the Latin letters they stand for, one for one.

    A word that mixes them with Latin letters reads as Latin. A word wholly in look-alikes does so only if it is an
    English word and nothing else in the text is truly written in another script.
    """
    if not _OTHER_SCRIPT.search(text):
        return text
    readings = [(match, match[0].translate(_latin())) for match in _WORD.finditer(text)]
    foreign = any(_OTHER_SCRIPT.search(reading) for _, reading in readings)
    parts: list[str] = []
    at = 0
    for match, reading in readings:
        word = match[0]
        if reading != word and not _OTHER_SCRIPT.search(reading) and _is_disguise(word, reading, foreign=foreign):
            parts += [text[at : match.start()], reading]
            at = match.end()
    return "".join((*parts, text[at:]))


def _is_disguise(word: str, reading: str, *, foreign: bool) -> bool:
    if any(letter < "\u0250" for letter in word) or _PHONETIC.search(word):
        return True
    return not foreign and len(word) > 1 and reading.lower() in word_ranks()
