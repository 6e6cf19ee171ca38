"""Where a post quotes."""

import pytest

from postlint.reading import read
from postlint.reading.quotations import LONGEST, quotations


def quoted(text: str) -> list[str]:
    reading = read(text)
    return [" ".join(reading.words[start + 1 : end - 1]) for start, end in quotations(reading)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "we love it" and left', ["we love it"]),
        ("He said “we love it” and left", ["we love it"]),
        ("He said ‘we love it’ and left", ["we love it"]),
        ("He said 'we love it' and left", ["we love it"]),
        ("« we love it »", ["we love it"]),
        ('"One," she said, "two"', ["One ,", "two"]),
        ("the officers' job and the dogs' food", []),
        ("don't, won't and 'tis", []),
        ('a 5" nail and a 6" nail', []),
        ('He said "we love it', []),
        ("“outer ‘inner’ outer”", ["outer ‘ inner ’ outer"]),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_mark_that_is_not_closed_soon_was_no_quotation() -> None:
    assert quoted('"' + "word " * (LONGEST + 1) + '"') == []
    assert len(quoted('"' + "word " * (LONGEST - 3) + 'end"')) == 1
