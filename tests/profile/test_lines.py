"""Every place in a TOML file is found on its line."""

import tomllib
from collections.abc import Iterator

import pytest

from postlint.profile.lines import Lines, Place

DOCUMENT = '''\
# a comment with [brackets] = "and quotes
top = 1
dotted.key = "a # no comment"
"quoted key" = 'x'

[table]  # a comment
text = """
[not.a.table]
no = key
"""
raw = \'\'\'
\'quoted\' = 1\'\'\'
day = 2026-05-07 09:30:00
list = [
    "a, b",  # one
    ["c"],
    { in = "line", deep = { er = [1, 2] } },
]

[[items]]
name = "first"
[items.below]
x = 1
[[items]]
name = "second"
[[items.more]]
y = 1
[[items.more]]
y = 2
'''
LINES: dict[Place, int] = {
    ("top",): 2,
    ("dotted",): 3,
    ("dotted", "key"): 3,
    ("quoted key",): 4,
    ("table",): 6,
    ("table", "text"): 7,
    ("table", "raw"): 11,
    ("table", "day"): 13,
    ("table", "list"): 14,
    ("table", "list", 0): 15,
    ("table", "list", 1, 0): 16,
    ("table", "list", 2, "in"): 17,
    ("table", "list", 2, "deep", "er", 1): 17,
    ("items",): 20,
    ("items", 0): 20,
    ("items", 0, "name"): 21,
    ("items", 0, "below", "x"): 23,
    ("items", 1): 24,
    ("items", 1, "name"): 25,
    ("items", 1, "more", 0): 26,
    ("items", 1, "more", 1, "y"): 29,
}


@pytest.mark.parametrize(("place", "line"), LINES.items(), ids=lambda part: str(part))
def test_a_place_is_found(place: Place, line: int) -> None:
    assert Lines(DOCUMENT).of(place) == line


def test_a_place_that_is_not_there_is_that_of_what_surrounds_it() -> None:
    assert Lines(DOCUMENT).of(("items", 1, "colour")) == 24
    assert Lines(DOCUMENT).of(("nowhere",)) is None
    assert Lines("").of(("nowhere",)) is None


def places(value: object, place: Place = ()) -> Iterator[Place]:
    yield place
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, child in children:
        yield from places(child, (*place, step))


def test_all_values_are_found_where_the_file_has_windows_lines_too() -> None:
    for text in (DOCUMENT, DOCUMENT.replace("\n", "\r\n")):
        for place in places(tomllib.loads(text)):
            if place:
                line = Lines(text).of(place)
                assert line is not None
                assert line == LINES.get(place, line)
