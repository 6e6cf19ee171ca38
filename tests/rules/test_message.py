"""What a rule says of the words it found."""

from postlint.rules.message import LONGEST_QUOTED, render

FOUND = {"relish": ["love"], "door": ["kick  the\ndoor", "kick  the\ndoor", "smash it"], "matched": ["love", "it"]}


def say(message: str) -> str:
    return render(message, lambda concept: FOUND.get(concept, []))


def test_found_words_are_quoted_once() -> None:
    assert say("This: {relish}, {door}.") == "This: “love”, “kick the door”, “smash it”."


def test_everything_stands_in_for_what_was_not_needed() -> None:
    assert say("This: {other}.") == say("This: {matched}.") == "This: “love”, “it”."


def test_long_words_are_cut() -> None:
    long = render("{x}", lambda _: ["a" * 500])
    assert len(long) == LONGEST_QUOTED + 2
    assert long.endswith("…”")
