"""What holds of every measurement, and how rules ask for one."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from measured_texts import text_of, value
from postlint import Linter, Media, Post
from postlint.authoring.rulebook import compile_rulebook
from postlint.errors import RuleError
from postlint.rules.measures import MEASURES, measured
from small_rulebook import linter_with, rule_text, write_rulebook


def fires(linter: Linter, text: str) -> bool:
    return bool(linter.check(Post(text)).findings)


@settings(max_examples=50)
@given(st.text(), st.sampled_from(sorted(MEASURES)))
def test_every_measurement_takes_any_text_and_marks_places_in_it(words: str, name: str) -> None:
    text = text_of(words)
    result = MEASURES[name](text, (text,))
    assert result.value >= 0
    assert all(0 <= start < end <= len(words) for start, end in result.places)


@pytest.mark.parametrize("name", sorted(MEASURES))
def test_every_measurement_takes_an_empty_text(name: str) -> None:
    assert value(name, "") == 0


def test_without_numbers_a_measurement_holds_from_one_on(tmp_path: Path) -> None:
    linter = linter_with(tmp_path, "{measure: hashtags}")
    assert fires(linter, "Good morning #Norwell")
    assert not fires(linter, "Good morning")


def test_a_measurement_holds_from_a_number_on(tmp_path: Path) -> None:
    linter = linter_with(tmp_path, "{measure: hashtags, at-least: 2}")
    assert fires(linter, "#Good #morning")
    assert not fires(linter, "#Good morning")


def test_a_measurement_holds_up_to_a_number(tmp_path: Path) -> None:
    linter = linter_with(tmp_path, "{measure: hashtags, at-most: 1}")
    assert fires(linter, "Good morning")
    assert not fires(linter, "#Good #morning")


def test_a_measurement_holds_between_two_numbers(tmp_path: Path) -> None:
    linter = linter_with(tmp_path, "{measure: hashtags, at-least: 2, at-most: 2}")
    assert [fires(linter, text) for text in ("#a1", "#a1 #b2", "#a1 #b2 #c3")] == [False, True, False]


def test_numbers_in_the_wrong_order_are_refused(tmp_path: Path) -> None:
    folder = write_rulebook(tmp_path, rule_text(match="{measure: hashtags, at-least: 2, at-most: 1}"))
    with pytest.raises(RuleError, match="asks for at least 2 and at most 1"):
        compile_rulebook(folder)


def test_a_measurement_stands_together_with_words(tmp_path: Path) -> None:
    linter = linter_with(tmp_path, "all: [relish, {measure: emoji, at-most: 0}]\nwithin: sentence")
    assert fires(linter, "We love it.")
    assert not fires(linter, "We love it 🎈")


def test_what_is_measured_is_marked(tmp_path: Path) -> None:
    (finding,) = linter_with(tmp_path, "{measure: placeholders}").check(Post("See you at [venue] on [date].")).findings
    assert [span.text for span in finding.spans] == ["[venue]", "[date]"]


def test_only_the_words_of_the_post_itself_are_measured(tmp_path: Path) -> None:
    linter = linter_with(tmp_path, "{measure: emoji, at-most: 0}")
    assert fires(linter, "Good morning")
    assert not linter.check(Post("Good morning 🎈", media=(Media(alt="A balloon"),))).findings


def test_what_a_template_left_behind_is_found_in_a_description_too() -> None:
    text = text_of("A map of [insert road]", name="media[0].alt")
    assert measured("placeholders", 1, None, text, (text,))
    assert measured("emoji", 0, 0, text, (text,)) is None
