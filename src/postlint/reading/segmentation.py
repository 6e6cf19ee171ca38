"""Open a run of letters into its most probable words.

A unigram model whose probabilities follow Zipf's law from the rank of a word (Norvig, Natural Language Corpus Data,
2009, does the same with counts), and Viterbi over words of bounded length, so that it takes linear time.
"""

from functools import lru_cache
from math import inf, log

from postlint.reading.wordlist import word_ranks

_LONGEST = 20
# Hashtags that people write are shorter; longer ones are opened but not remembered.
_REMEMBERED = 64
# Below these ranks short strings are names and abbreviations rather than words that a tag is made of.
_RANKED = {1: 0, 2: 420, 3: 6000}
_LETTERS = frozenset("ai")
_PER_WORD = 2.6
_UNKNOWN = 11.0
_UNKNOWN_PER_LETTER = 2.4
# A few letters left over between words are an ending of one of them, not a word that no list has.
_SHORTEST_UNKNOWN, _LEFT_OVER = 4, 8.0


def segment(letters: str) -> tuple[int, ...]:
    """Find where lower-case `letters` are to be cut into words; no cuts where one word is likeliest.

    What is in no list stays together rather than be shredded into short words.
    """
    return _remembered(letters) if len(letters) <= _REMEMBERED else _segment(letters)


def _segment(letters: str) -> tuple[int, ...]:
    ranks = word_ranks()
    length = len(letters)
    # Two states for the text up to each place: it ends with a known word, or inside an unknown stretch.
    costs = [0.0] + [inf] * length
    cut_before = [0] * (length + 1)
    stretch_cost, stretch_start = inf, 0
    for end in range(1, length + 1):
        stretch_cost += _UNKNOWN_PER_LETTER
        opened_at = max(0, end - _SHORTEST_UNKNOWN)
        opened = costs[opened_at] + _UNKNOWN + _UNKNOWN_PER_LETTER * (end - opened_at)
        if opened < stretch_cost:
            stretch_cost, stretch_start = opened, opened_at
        best, origin = stretch_cost, stretch_start
        for begin in range(opened_at + 1, end):
            left_over = costs[begin] + _UNKNOWN + _UNKNOWN_PER_LETTER * (end - begin) + _LEFT_OVER
            if left_over < best:
                best, origin = left_over, begin
        for begin in range(max(0, end - _LONGEST), end):
            word = letters[begin:end]
            rank = ranks.get(word)
            if rank is not None and _is_part(word, rank):
                cost = costs[begin] + _PER_WORD + log(rank + 3)
                if cost < best:
                    best, origin = cost, begin
        costs[end], cut_before[end] = best, origin
    cuts = []
    place = cut_before[length]
    while place:
        cuts.append(place)
        place = cut_before[place]
    return tuple(reversed(cuts))


_remembered = lru_cache(maxsize=4096)(_segment)


def _is_part(word: str, rank: int) -> bool:
    if len(word) == 1:
        return word in _LETTERS
    return len(word) > 3 or rank < _RANKED[len(word)]
