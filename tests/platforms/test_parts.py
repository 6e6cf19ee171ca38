"""Text messages are cut into parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postlint.platforms import parts


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 1),
        ("x" * 160, 1),
        ("x" * 161, 2),
        ("x" * 306, 2),
        ("x" * 307, 3),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("x" * 152 + "€" + "x" * 20, 2),
        ("€" * 153, 3),
        ("’" + "x" * 69, 1),
        ("’" + "x" * 70, 2),
        ("’" + "x" * 134, 3),
        ("😀" * 35, 1),
        ("😀" * 36, 2),
        ("😀" * 67, 3),
        ("x" * 160 + " \n", 1),
    ],
)
def test_a_long_message_takes_several_parts(text: str, count: int) -> None:
    assert parts(text).count == count


@pytest.mark.parametrize(
    ("text", "outside"),
    [
        ("Road closed: see norwell.gov.uk/roads [until 6pm] @ £5 ~ {a|b} ^ \\ €", []),
        ("Ünser Café, ¿qué? Åse Ø, Ω", []),
        ("“Road” closed – until 6pm", ["“", "”", "–"]),
        ("Caffè, ł, 😀😀", ["ł", "😀😀"]),
        ("façade and a `tick`", ["ç", "`", "`"]),
    ],
)
def test_characters_outside_the_alphabet_are_pointed_at(text: str, outside: list[str]) -> None:
    assert [text[start:end] for start, end in parts(text).outside_alphabet] == outside


@given(st.text())
def test_any_text_has_parts(text: str) -> None:
    found = parts(text)
    assert found.count >= 1
    assert all(0 <= start < end <= len(text) for start, end in found.outside_alphabet)
