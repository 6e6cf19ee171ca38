"""Words marked in a text."""

import pytest

from postlint.output.marked import Mark, marked_lines, wrapped
from postlint.output.style import Style
from postlint.output.visible import width
from postlint.report import Severity

PLAIN = Style(plain=True)
COLOUR = Style(plain=False)


def mark(text: str, words: str, severity: Severity = Severity.ERROR) -> Mark:
    start = text.index(words)
    return Mark(start, start + len(words), severity)


def test_marked_words_stand_in_brackets_when_plain() -> None:
    text = "We love kicking doors 😂 in."
    marks = [mark(text, "love"), mark(text, "doors 😂")]
    assert marked_lines(text, marks, 80, PLAIN) == ["We >>love<< kicking >>doors 😂<< in."]


def test_marked_words_are_coloured_and_underlined_on_a_terminal() -> None:
    text = "We love it"
    assert marked_lines(text, [mark(text, "love")], 80, COLOUR) == ["We \x1b[1;4;31mlove\x1b[0m it"]


def test_where_marks_meet_the_gravest_is_shown() -> None:
    text = "We love it"
    marks = [mark(text, "love"), mark(text, "We love it", Severity.NOTE)]
    (line,) = marked_lines(text, marks, 80, COLOUR)
    assert line == "\x1b[4;36mWe \x1b[0m\x1b[1;4;31mlove\x1b[0m\x1b[4;36m it\x1b[0m"
    assert marked_lines(text, marks, 80, PLAIN) == [">>We love it<<"]


def test_an_empty_span_marks_nothing() -> None:
    assert marked_lines("Hello", [Mark(2, 2, Severity.ERROR)], 80, PLAIN) == ["Hello"]


def test_lines_are_kept_and_wrapped() -> None:
    text = "One two three\n\n\n\nfour"
    assert marked_lines(text, [mark(text, "two three")], 10, PLAIN) == ["One >>two", "three<<", "", "four"]


def test_wide_letters_count_two_columns() -> None:
    lines = marked_lines("日本語 " * 8, [], 16, PLAIN)
    assert lines == ["日本語 日本語"] * 4
    assert all(width(line) <= 16 for line in lines)


def test_a_word_longer_than_a_line_is_cut_in_the_post_but_a_link_of_ours_stays_whole() -> None:
    assert marked_lines("a" * 25, [], 10, PLAIN) == ["a" * 10, "a" * 10, "a" * 5]
    assert wrapped("see https://norwell.example/warrants", 10) == ["see", "https://norwell.example/warrants"]


def test_what_hides_in_the_post_is_shown() -> None:
    text = "safe \u202e\x1b[2J"
    assert marked_lines(text, [mark(text, "\u202e")], 80, PLAIN) == ["safe >><U+202E><<<U+001B>[2J"]


def test_a_long_post_is_shown_around_its_marks() -> None:
    text = "calm words " * 50_000 + "we love doors" + " calm words" * 50_000
    lines = marked_lines(text, [mark(text, "love")], 76, PLAIN)
    assert len(lines) <= 4
    assert "we >>love<< doors" in " ".join(lines)
    assert lines[0].startswith("… calm words")
    assert lines[-1].endswith("calm …")


def test_a_long_post_without_marks_shows_its_beginning() -> None:
    lines = marked_lines("calm words " * 50_000, [], 76, PLAIN)
    assert len(lines) == 3
    assert lines[-1].endswith("…")


@pytest.mark.parametrize("text", ["a\n" * 50_000, "(" * 40_000, "🚧" * 40_000, "\u202e" * 40_000, "a " * 500_000])
def test_no_post_floods_the_screen(text: str) -> None:
    marks = [Mark(start, start + 1_000, Severity.WARNING) for start in range(0, len(text), 500)]
    assert len(marked_lines(text, marks, 40, PLAIN)) <= 31


def test_two_marks_that_follow_one_another_share_a_stretch() -> None:
    text = "calm " * 300 + "we love doors" + " calm" * 300
    lines = " ".join(marked_lines(text, [mark(text, "doors"), mark(text, "we")], 76, PLAIN))
    assert ">>we<< love >>doors<<" in lines
    assert lines.count("…") == 2
