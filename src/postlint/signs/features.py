"""What is weighed of a text: its words, each two that follow one another, and the concepts that may stand in it."""

from collections.abc import Iterable, Iterator

from postlint.reading import Reading

# The name of a concept begins with a mark that no word has.
_CONCEPT = "="
_ASIDE = ("@", "http", "www.")


def words_of(reading: Reading) -> list[int]:
    """Number the tokens that are words; figures, emoji, marks, links and mentions say too much about the author."""
    return [
        token
        for token, key in enumerate(reading.keys)
        if (key.isalpha() or any(map(str.isalpha, key))) and not key.startswith(_ASIDE)
    ]


def pair(first: str, second: str) -> str:
    """Name two words that follow one another."""
    return f"{first} {second}"


def word_features(reading: Reading) -> Iterator[str]:
    """Yield the words of a text in lower case, and each two that follow one another."""
    words = [reading.keys[token] for token in words_of(reading)]
    yield from words
    yield from map(pair, words, words[1:])


def concept_features(concepts: Iterable[str]) -> list[str]:
    """List the concepts of a text that have a name of their own; those of a single rule come and go with it."""
    return [_CONCEPT + concept for concept in concepts if "/" not in concept]
