"""What a rule says of the words it found."""

from postlint.rules.message import LONGEST_QUOTED, render, with_titles

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
