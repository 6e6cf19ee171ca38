"""English words in order of frequency."""

from functools import cache

from postlint.reading.datafiles import data_lines


@cache
def word_ranks() -> dict[str, int]:
    """Load the words in order of frequency: word to rank, the most frequent is 0."""
    words = data_lines("words.txt")
    return dict(zip(words, range(len(words)), strict=True))
