"""How far what is said of a word reaches."""

from collections.abc import Callable

import pytest

from postlint.grammar import Grammar
from postlint.reading import Reading
from postlint.rules.syntax.scope import governors, is_presupposed, is_told

Parse = Callable[[str], tuple[Reading, Grammar]]


@pytest.mark.parametrize(
    ("text", "word", "reaches"),
    [
        ("We want to help you.", "help", ["help", "want"]),
        ("We came to help you.", "help", ["help", "came"]),
        ("We went home because it rained.", "rained", ["rained"]),
        ("We wait, and you run.", "run", ["run"]),
        ("We wait and run.", "run", ["run", "wait"]),
        ("A man who ran was stopped.", "ran", ["ran"]),
        ("We know who ran.", "ran", ["ran"]),
    ],
)
def test_governors(parse: Parse, text: str, word: str, reaches: list[str]) -> None:
    reading, grammar = parse(text)
    found = governors(reading.keys.index(word), grammar, reading.keys)
    assert [reading.keys[token] for token in found] == reaches


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        ("Do not approach him.", "approach", True),
        ("Call us.", "call", True),
        ("We call you.", "call", False),
        ("Kicking doors never gets old.", "gets", False),
    ],
)
def test_told(parse: Parse, text: str, word: str, told: bool) -> None:
    reading, grammar = parse(text)
    assert is_told(reading.keys.index(word), grammar) is told


@pytest.mark.parametrize(
    ("text", "word", "known"),
    [
        ("Do not approach the man.", "man", True),
        ("Do not approach a man.", "man", False),
        ("He is not the killer.", "killer", False),
    ],
)
def test_presupposed(parse: Parse, text: str, word: str, known: bool) -> None:
    reading, grammar = parse(text)
    assert is_presupposed(reading.keys.index(word), grammar, reading.keys) is known
