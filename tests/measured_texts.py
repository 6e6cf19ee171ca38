"""What the tests of measures share: a text of a post as rules see it, and a measurement of it by name."""

from typing import Any

from postlint import Post
from postlint.grammar import Grammar, NoGrammar
from postlint.reading import read
from postlint.rules.field import FieldText
from postlint.rules.measures import MEASURES
from postlint.rules.occurrences import Places


def text_of(words: str, *, name: str = "text", **fields: Any) -> FieldText:
    """Make a text of a post in which no concept stands."""
    return FieldText(name, Post(words, **fields), read(words), Places(), lambda _text, _phrases: set(), _unparsed)


def _unparsed() -> Grammar:
    raise NoGrammar("measurements need no grammar")


def value(measure: str, words: str, **fields: Any) -> float:
    """Measure a post that is all of its thread."""
    text = text_of(words, **fields)
    return MEASURES[measure](text, (text,)).value


def places(measure: str, words: str, **fields: Any) -> list[str]:
    """Give the words at the places of a measurement."""
    text = text_of(words, **fields)
    return [words[start:end] for start, end in MEASURES[measure](text, (text,)).places]
