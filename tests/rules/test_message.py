"""What a rule says of the words it found."""

from pathlib import Path

import pytest

from postlint import Linter, Post
from postlint.authoring.rulebook import compile_rulebook
from postlint.errors import RuleError
from postlint.rules.message import LONGEST_QUOTED, render, with_titles
from small_rulebook import rule_text, write_rulebook

FOUND = {"relish": ["love"], "door": ["kick  the\ndoor", "kick  the\ndoor", "smash it"], "matched": ["love", "it"]}


def say(message: str) -> str:
    return render(message, lambda concept: FOUND.get(concept, []), {"period": "Local {relish}"})


def test_found_words_are_quoted_once() -> None:
    assert say("This: {relish}, {door}.") == "This: “love”, “kick the door”, “smash it”."


def test_everything_stands_in_for_what_was_not_needed() -> None:
    assert say("This: {other}.") == say("This: {matched}.") == "This: “love”, “it”."


def test_long_words_are_cut() -> None:
    long = render("{x}", lambda _: ["a" * 500], {})
    assert len(long) == LONGEST_QUOTED + 2
    assert long.endswith("…”")


def test_a_title_is_told_as_it_is_written() -> None:
    assert say("During {period}: {relish}.") == "During Local {relish}: “love”."
    assert with_titles("Wait until {period} is over, [place].", {"period": "it"}) == "Wait until it is over, [place]."
    assert with_titles("Write {this}.", {"period": "it"}) == with_titles("Write {this}.", {}) == "Write {this}."


@pytest.mark.parametrize(
    ("match", "message", "told"),
    [
        ("{measure: hashtags, at-least: 2}", "This has {measured} hashtags.", "This has 2 hashtags."),
        ("all: [relish, {measure: hashtags}]", "{relish} with {measured}.", "“love” with 2."),
    ],
)
def test_what_was_measured_is_told(tmp_path: Path, match: str, message: str, told: str) -> None:
    linter = Linter(rules=write_rulebook(tmp_path, rule_text(match=match, message=f'"{message}"')))
    assert [finding.message for finding in linter.check(Post("We love #a1 #b2")).findings] == [told]


def test_a_message_cannot_speak_of_a_measurement_that_is_not_taken(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"the message speaks of \{measured\}, which is not matched"):
        compile_rulebook(write_rulebook(tmp_path, rule_text(message='"There are {measured}."')))
