"""Open hashtags into the words a reader sees in them."""

import re
from functools import cache
from itertools import pairwise

from postlint.reading.segmentation import segment
from postlint.reading.wordlist import word_ranks

# Letters beyond ASCII count as small ones, but for the capitals of western Europe.
_UPPER = "A-Z\u00c0-\u00de"
_LOWER = rf"[^\W\d_{_UPPER}]"
_PARTS = (
    r"\d++(?:st|nd|rd|th)(?![a-z])|(?<![^\W_])[A-Za-z]\d++(?![^\W_])|\d++[A-Za-z](?![^\W_])|\d++"
    rf"|(?<![^\W_])[ei][A-Z][a-z]++|Mc[A-Z][a-z]++|[{_UPPER}]++(?!{_LOWER})|[{_UPPER}]++{_LOWER}++|{_LOWER}++|[^_]"
)
# Capitals up to this length are read letter by letter: ACAB, ICYMI.
_ACRONYM = 5
# How many times as frequent a word must be to take a capital's place at its beginning: NHSPay, NHSpay.
_MUCH = 20


@cache
def _parts() -> re.Pattern[str]:
    return re.compile(_PARTS)


def tag_pieces(body: str) -> list[tuple[str, int, int]]:
    """Open the body of a hashtag, without its mark, into words: each with its start and end, which meet.

    Underscores and figures part words, then capitals, then, where there are none, the most probable words. An
    underscore goes with the word before it, or the first word, and is not read.
    """
    pieces: list[tuple[str, int, int]] = []
    for match in _parts().finditer(body):
        part, start = match[0], match.start()
        places = [0, *_cuts(part), len(part)]
        pieces += [(part[a:b], start + a, start + b) for a, b in pairwise(places)]
    starts = [0, *(start for _, start, _ in pieces[1:]), len(body)]
    return [(word, starts[index], starts[index + 1]) for index, (word, _, _) in enumerate(pieces)]


def _cuts(part: str) -> list[int]:
    """Find where a part without underscores or figures is to be cut further."""
    if not (part.isascii() and part.isalpha()) or len(part) < 4:
        return []
    if part.isupper():
        return [] if len(part) <= _ACRONYM else [*segment(part.lower())]
    capitals = len(part) - len(part.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    if capitals > 1:
        return _after_capitals(part, capitals)
    if part.startswith("Mc"):
        return []
    if part[1].isupper():
        # iPhone and eBay are one word; eScooter is not known as one.
        return [] if part.lower() in word_ranks() else [1]
    return [*segment(part.lower())]


def _after_capitals(part: str, capitals: int) -> list[int]:
    """Part BBCNews, NHSheroes and PCSOs: the last capital begins the next word, or ends the abbreviation."""
    if part[capitals:] == "s":
        return []
    ranks = word_ranks()
    taken, left = ranks.get(part[capitals - 1 :].lower()), ranks.get(part[capitals:].lower())
    ends_abbreviation = left is not None and (taken is None or left * _MUCH < taken)
    cut = capitals if ends_abbreviation else capitals - 1
    return [cut, *(cut + inner for inner in segment(part[cut:].lower()))]
