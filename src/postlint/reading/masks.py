"""Words that are masked or spaced out to slip past a reader's filter: f*ck, sh!t, f u c k."""

import re
from functools import cache

from postlint.reading.datafiles import data_lines

_SPACED = r"[A-Za-z]([ ._*~/|-]{1,3})[A-Za-z](?![^\W_])(?:\1[A-Za-z](?![^\W_])){1,10}"
_MASKED = (
    r"(?:[A-Za-z](?=[A-Za-z]{0,14}[-*@$!#%&_.+0-9])|[$@](?=[A-Za-z]))"
    r"(?:[A-Za-z0-9*$@]|[-!#%&_.+]{1,4}(?=[A-Za-z*$@0-9])){2,18}(?![A-Za-z0-9])"
)
_SEPARATORS = str.maketrans(dict.fromkeys(" ._*~/|-"))
# Any letter. The joints of ordinary writing (R.I.P, D-E, D&E) count once in a word, and not in the shortest.
_WILD = frozenset("*#%@$!")
_JOINTS = frozenset("-_.+&")
# Masks that everybody reads although they show a single letter.
_BY_CUSTOM = {"f***": "fuck", "a$$": "ass"}
_ENDS_SHOWN = r"[a-z]\*+[a-z]+"
_STANDS_FOR = {
    "@": "a",
    "4": "a",
    "3": "e",
    "1": "il",
    "!": "il",
    "0": "o",
    "$": "s",
    "5": "s",
    "7": "t",
    "+": "t",
    "9": "g",
    "6": "g",
    "8": "b",
}


@cache
def _spaced() -> re.Pattern[str]:
    return re.compile(_SPACED)


@cache
def _masked() -> re.Pattern[str]:
    return re.compile(_MASKED)


@cache
def masked_words() -> tuple[frozenset[str], dict[str, tuple[str, ...]]]:
    """Load the closed list of words that people mask, and the same by their first letter."""
    words = data_lines("masked_words.txt")
    by_letter: dict[str, tuple[str, ...]] = {}
    for word in words:
        by_letter[word[0]] = (*by_letter.get(word[0], ()), word)
    return frozenset(words), by_letter


def spaced_word(text: str, at: int) -> tuple[str, int] | None:
    """Read the letters spaced out from `at` as one word of the closed list: the word and where it ends."""
    if text[at + 1 : at + 2].isalnum() or _continues(text, at) or not (match := _spaced().match(text, at)):
        return None
    letters = match[0].translate(_SEPARATORS)
    words, _ = masked_words()
    for length in range(len(letters), 2, -1):
        if letters[:length].lower() in words and (length > 3 or length == len(letters)):
            return letters[:length], _end_of_letter(text, at, length)
    return None


def _continues(text: str, at: int) -> bool:
    """Say whether the letter at `at` goes on with a row of single letters, other than the words a and I."""
    if not _follows_letter(text, at) or text[at - 1] != text[at + 1 : at + 2]:
        return False
    return text[at - 2] not in "aAiI" or _follows_letter(text, at - 2)


def _follows_letter(text: str, at: int) -> bool:
    return (
        at >= 2
        and text[at - 2].isalpha()
        and not text[at - 1].isalnum()
        and not text[max(0, at - 3) : at - 2].isalnum()
    )


def _end_of_letter(text: str, at: int, count: int) -> int:
    while count:
        count -= text[at].isalpha()
        at += 1
    return at


def masked_word(text: str, at: int) -> tuple[str, int] | None:
    """Read the masked word at `at`, if it is one of the closed list: the word and where it ends.

    Signs that look like a letter stand for it, others for any letter. Half of the letters must show, or both ends
    (b*****d). Where several words fit, the first of the list is meant.
    """
    match = _masked().match(text, at)
    if not match:
        return None
    mask = match[0].lower()
    _, by_letter = masked_words()
    words = [word for word in by_letter.get(_STANDS_FOR.get(mask[0], mask[0]), ()) if len(word) == len(mask)]
    if mask in _BY_CUSTOM:
        fitting = [_BY_CUSTOM[mask]]
    elif not (fitting := [word for word in words if _shows(mask, word)]) and re.fullmatch(_ENDS_SHOWN, mask):
        letters = mask.rstrip("abcdefghijklmnopqrstuvwxyz")
        fitting = [word for word in words if word.endswith(mask[len(letters) :])]
    return (_with_case(fitting[0], match[0]), match.end()) if fitting else None


def _shows(mask: str, word: str) -> bool:
    plain = stands = joints = 0
    for sign, letter in zip(mask, word, strict=True):
        if sign == letter:
            plain += 1
        elif letter in _STANDS_FOR.get(sign, ""):
            stands += 1
            # A55 is a road.
            if sign.isdigit() and len(word) < 4:
                return False
        elif sign in _JOINTS:
            joints += 1
        elif sign not in _WILD:
            return False
    return plain >= 2 and 2 * (plain + stands) >= len(word) > plain and joints <= (len(word) > 3)


def _with_case(word: str, mask: str) -> str:
    return word.upper() if mask.isupper() else word.capitalize() if mask[0].isupper() else word
