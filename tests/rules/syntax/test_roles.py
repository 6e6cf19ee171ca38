"""Who does an event, and whom it befalls, in sentences of the kind that posts contain."""

from collections.abc import Callable

import pytest

from postlint.grammar import Grammar
from postlint.reading import Reading
from postlint.rules.syntax.roles import doers, undergoers

Parse = Callable[[str], tuple[Reading, Grammar]]


@pytest.mark.parametrize(
    ("text", "event", "words"),
    [
        ("Officers kicked the door in.", "kicked", ["officers"]),
        ("The door was kicked in by burglars.", "kicked", ["burglars"]),
        ("The door was kicked in at 5am.", "kicked", []),
        ("The door was kicked in by 5am.", "kicked", []),
        ("Nicked by our team tonight", "nicked", ["team"]),
        ("Nicked!", "nicked", []),
        ("Kicking down doors is our favourite thing.", "kicking", []),
        ("We love kicking doors in.", "kicking", ["we"]),
        ("Officers and residents cleared the road.", "cleared", ["officers", "residents"]),
        ("We ran, jumped and tackled him.", "tackled", ["we"]),
        ("A gang that smashed the windows was stopped.", "smashed", ["gang"]),
        ("Our officers tried to force the door.", "force", ["officers"]),
        ("Residents asked officers to force the door.", "force", ["officers"]),
        ("Two men seen kicking a door ran off.", "kicking", ["men"]),
        ("Our raid on the flat made noise.", "raid", ["our"]),
        ("We carried out a raid at dawn.", "raid", ["we"]),
        ("Man arrested after a chase", "arrested", []),
        ("Having smashed the window, thieves took a laptop.", "smashed", ["thieves"]),
        ("Close the gate, please.", "close", []),
    ],
)
def test_doers(parse: Parse, text: str, event: str, words: list[str]) -> None:
    reading, grammar = parse(text)
    found = doers(reading.keys.index(event), grammar, reading.keys)
    assert [reading.keys[token] for token in found] == words


@pytest.mark.parametrize(
    ("text", "event", "words"),
    [
        ("Officers arrested a man.", "arrested", ["man"]),
        ("A man was arrested by officers.", "arrested", ["man"]),
        ("Man arrested after a chase", "arrested", ["man"]),
        ("Two men and a woman were charged.", "charged", ["men", "woman"]),
        ("The man we arrested had run.", "arrested", ["man"]),
        ("The man who was arrested had run.", "arrested", ["man"]),
        ("A man arrested in Norwell had run.", "arrested", ["man"]),
        ("We stopped and searched a driver.", "stopped", ["driver"]),
        ("The arrest of a teenager was filmed.", "arrest", ["teenager"]),
        ("A man was chased, caught and charged.", "charged", ["man"]),
        ("Nicked by our team tonight", "nicked", []),
    ],
)
def test_undergoers(parse: Parse, text: str, event: str, words: list[str]) -> None:
    reading, grammar = parse(text)
    found = undergoers(reading.keys.index(event), grammar, reading.keys)
    assert [reading.keys[token] for token in found] == words


def test_no_tree_is_too_odd() -> None:
    """A chain of verbs that each take the next for their doer comes to an end."""
    size = 60
    heads = tuple(max(0, token - 1) for token in range(size))
    children = tuple((token + 1,) if token + 1 < size else () for token in range(size))
    labels = ("root", *["xcomp"] * (size - 1))
    grammar = Grammar(heads, labels, ("VERB",) * size, (frozenset(),) * size, children)
    keys = ["go"] * size
    assert doers(size - 1, grammar, keys) == []
    assert undergoers(0, grammar, keys) == []
