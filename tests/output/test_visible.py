"""Any text is shown safely."""

import pytest

from postlint.output.visible import visible, width


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "<U+001B>[31mred"),
        ("a\x00b\x07", "a<U+0000>b<U+0007>"),
        ("\x9b2J", "<U+009B>2J"),
        ("safe\u202eeno", "safe<U+202E>eno"),
        ("\u2066a\u2069", "<U+2066>a<U+2069>"),
        ("zero\u200bwidth\u00ad\ufeff", "zero<U+200B>width<U+00AD><U+FEFF>"),
        ("line\u2028end", "line<U+2028>end"),
        ("half\ud83d", "half<U+D83D>"),
        ("one\ttwo\r\nthree", "one two  three"),
    ],
)
def test_what_acts_or_hides_is_spelled_out(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "Zwölf 🚧",
        "👨‍👩‍👧",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "می‌خواهم",
        "日本",
        "e\u0301",
        "❤️",
        "a\u00a0b",
    ],
)
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert visible(text) == text


def test_joiners_and_tags_are_spelled_out_where_they_hide() -> None:
    assert visible("a\u200db") == "a<U+200D>b"
    assert visible("a\U000e0067") == "a<U+E0067>"


@pytest.mark.parametrize(("text", "columns"), [("abc", 3), ("日本", 4), ("🚧", 2), ("e\u0301", 1), ("", 0)])
def test_width_is_counted_in_columns(text: str, columns: int) -> None:
    assert width(text) == columns
