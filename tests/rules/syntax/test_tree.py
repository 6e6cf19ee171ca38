"""Ways through a tree."""

from collections.abc import Callable

import pytest

from postlint.grammar import Grammar
from postlint.reading import Reading
from postlint.rules.syntax.tree import ancestors, head_of, name_around

Parse = Callable[[str], tuple[Reading, Grammar]]


@pytest.mark.parametrize(
    ("text", "first", "last", "head"),
    [
        ("Officers kicked the door in.", "kicked", "door", "kicked"),
        ("The best job ever is this.", "best", "ever", "job"),
        ("We love it.", "it", "it", "it"),
    ],
)
def test_the_head_of_a_stretch(parse: Parse, text: str, first: str, last: str, head: str) -> None:
    reading, grammar = parse(text)
    stretch = (reading.keys.index(first), reading.keys.index(last) + 1)
    assert reading.keys[head_of(stretch, grammar)] == head


def test_a_name_with_what_belongs_to_it(parse: Parse) -> None:
    reading, grammar = parse("Today PC John Doe was there.")
    start, end = name_around(reading.keys.index("john"), grammar)
    assert "john" in reading.keys[start:end]
    assert "today" not in reading.keys[start:end]


def test_the_way_up_ends() -> None:
    size = 100
    heads = tuple(max(0, token - 1) for token in range(size))
    grammar = Grammar(heads, ("dep",) * size, ("NOUN",) * size, (frozenset(),) * size, ((),) * size)
    assert len([*ancestors(size - 1, grammar)]) < size
