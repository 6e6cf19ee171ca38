"""Letters drawn out for emphasis: sooo, fuuuck, looool."""

import re
from itertools import product

from postlint.reading.masks import masked_words
from postlint.reading.wordlist import word_ranks

_DRAWN_OUT = re.compile(r"([A-Za-z])\1\1")
_RUNS = r"(?i)([A-Z])\1*"
_VOWELS = frozenset("aeiou")
# Two letters that are no everyday word (II, AA, CU) are rather an abbreviation.
_EVERYDAY = 420
_KNOWN = 20_000
_LONGEST = 64
_MOST_RUNS = 3


def draws_out(text: str) -> bool:
    """Say whether any letter of `text` stands three times in a row."""
    return _DRAWN_OUT.search(text) is not None


def drawn_in(word: str) -> str:
    """Shorten runs of three and more of a letter to two or one where that gives a known word, else change nothing."""
    ranks = word_ranks()
    if not (len(word) <= _LONGEST and word.isascii() and word.isalpha() and draws_out(word)):
        return word
    runs = [match[0] for match in re.finditer(_RUNS, word)]
    choices = [(run,) if len(run) < 3 else (run[:1], run[:2]) for run in runs]
    if sum(len(choice) > 1 for choice in choices) > _MOST_RUNS:
        return word
    masked, _ = masked_words()
    best, best_rank = word, _KNOWN
    for letters in product(*choices):
        candidate = "".join(letters)
        key = candidate.lower()
        rank = -1 if key in masked else ranks.get(key, _KNOWN)
        if rank < best_rank and _is_word(key, rank):
            best, best_rank = candidate, rank
    return word if _is_abbreviation(word, best) else best


def _is_word(key: str, rank: int) -> bool:
    return len(set(key)) > 1 and not _VOWELS.isdisjoint(key) and (len(key) > 2 or rank < _EVERYDAY)


def _is_abbreviation(word: str, shorter: str) -> bool:
    """Tell USSS, which is one, from NOOO and USSSS."""
    return word.isupper() and len(word) == 4 and len(shorter) == 2 and word[-1].lower() not in _VOWELS
