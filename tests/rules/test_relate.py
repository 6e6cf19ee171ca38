"""What a rule's `match` can ask of concepts, tried through the linter on small rulebooks."""

from pathlib import Path

import pytest

from postlint import Linter, Media, Post
from small_rulebook import linter_with


def fires(linter: Linter, text: str, **fields: object) -> bool:
    return bool(linter.check(Post(text, **fields)).findings)  # type: ignore[arg-type]


def marked(linter: Linter, text: str) -> list[str]:
    return [span.text for finding in linter.check(Post(text)).findings for span in finding.spans]


@pytest.mark.parametrize(
    ("within", "text", "expected"),
    [
        ("sentence", "We love kicking doors.", True),
        ("sentence", "We love it. They kicked a door.", False),
        ("neighbouring-sentences", "We love it. They kicked a door.", True),
        ("neighbouring-sentences", "They kicked a door. We love it.", True),
        ("neighbouring-sentences", "We love it. Good morning. They kicked a door.", False),
        ("post", "We love it. Good morning. They kicked a door.", True),
        ("3 words", "We love, for our part, kicking doors.", False),
        ("3 words", "We love the kicking of doors.", True),
        ("sentence", "Good morning.", False),
    ],
)
def test_distance(tmp_path: Path, within: str, text: str, expected: bool) -> None:
    linter = linter_with(tmp_path, f"all: [relish, forced-entry]\nwithin: {within}")
    assert fires(linter, text) is expected


def test_order(tmp_path: Path) -> None:
    linter = linter_with(tmp_path, "all: [relish, forced-entry]\nin-order: true")
    assert fires(linter, "We love kicking doors.")
    assert not fires(linter, "Kicking doors is what we love.")


def test_the_nearest_of_several_is_taken(tmp_path: Path) -> None:
    linter = linter_with(tmp_path, "all: [forced-entry, relish]\nwithin: sentence")
    assert marked(linter, "We love tea. We love kicking doors.") == ["love", "kicking doors"]


def test_the_nearest_that_is_near_enough_is_taken(tmp_path: Path) -> None:
    linter = linter_with(tmp_path, "all: [forced-entry]\ngiven: [our-side]\nwithin: sentence")
    assert fires(linter, "It is for our friends here that they kick the door. We did not.")


def test_what_stands_between_two_words_is_not_covered_by_them(tmp_path: Path) -> None:
    linter = linter_with(tmp_path, "all: [{all: [relish, forced-entry], within: 8 words}, our-side]")
    assert marked(linter, "Love when officers kick the door") == ["Love", "officers", "kick the door"]


def test_every_place_is_marked(tmp_path: Path) -> None:
    linter = linter_with(tmp_path, "relish")
    assert marked(linter, "We love it and they love it 😍") == ["love", "love", "😍"]


def test_what_is_given_must_be_there_and_is_not_marked(tmp_path: Path) -> None:
    linter = linter_with(tmp_path, "all: [relish]\ngiven: [forced-entry]\nwithin: sentence")
    assert marked(linter, "We love kicking doors.") == ["love"]
    assert not fires(linter, "We love it. They kicked a door.")


def test_what_must_be_absent_from_the_whole_post(tmp_path: Path) -> None:
    linter = linter_with(tmp_path, "all: [forced-entry]\nwithout: [distancing]")
    assert fires(linter, "They kicked a door.")
    assert not fires(linter, "They kicked a door. We are sorry.")
    assert not fires(linter, "They kicked a door.", media=(Media(alt="A card that says sorry"),))


def test_any(tmp_path: Path) -> None:
    linter = linter_with(tmp_path, "any: [relish, forced-entry]")
    assert fires(linter, "They kicked a door.")
    assert fires(linter, "We love it.")
    assert not fires(linter, "Good morning.")


def test_at_least_so_many_different_things(tmp_path: Path) -> None:
    linter = linter_with(tmp_path, "at-least: 2\nof: [relish, forced-entry, distancing]\nwithin: sentence")
    assert fires(linter, "Sorry that we love it.")
    assert not fires(linter, "We love it, love it.")
    assert not fires(linter, "We love it. Sorry.")


def test_in_hashtags_only(tmp_path: Path) -> None:
    linter = linter_with(tmp_path, "{concept: relish, in: hashtag}")
    assert marked(linter, "We love it #WeLoveIt") == ["Love"]


def test_as_a_whole_hashtag_only(tmp_path: Path) -> None:
    linter = linter_with(tmp_path, "{concept: relish, in: whole-hashtag}", relish="phrases: [love it, '=love']")
    assert marked(linter, "Love it #WeLoveIt #LoveIt #love #loved") == ["#LoveIt", "#love"]


def test_outside_hashtags_only(tmp_path: Path) -> None:
    linter = linter_with(tmp_path, "{concept: relish, in: words}")
    assert marked(linter, "We love it #WeLoveIt") == ["love"]


def test_a_phrase_reads_through_hashtag_marks(tmp_path: Path) -> None:
    assert marked(linter_with(tmp_path, "forced-entry"), "Off to #kick #doors") == ["#kick #doors"]


def test_the_whole_post(tmp_path: Path) -> None:
    linter = linter_with(tmp_path, "whole-post: relish")
    assert fires(linter, "Love, love! 😍 #Norwell")
    assert not fires(linter, "We love it.")


def test_a_concept_of_the_rule_alone(tmp_path: Path) -> None:
    linter = linter_with(tmp_path, "{phrases: [knock knock], as: knocking}")
    assert marked(linter, "Knock knock!") == ["Knock knock"]


@pytest.mark.parametrize(
    ("node", "fields", "expected"),
    [
        ("field: reply_to", {"reply_to": "1"}, True),
        ("field: reply_to", {}, False),
        ("{field: platform, is: [x, bluesky]}", {"platform": "X"}, True),
        ("{field: platform, is: [x, bluesky]}", {"platform": "mastodon"}, False),
        ("{field: platform, is: [x, bluesky]}", {"platform": "Twitter"}, True),
        ("{field: platform, is: [gov-notify]}", {"platform": "Gov-Notify"}, True),
        ("{field: platform, is: [gov-notify]}", {"platform": None}, False),
        ("{field: media, has: image}", {"media": (Media(),)}, True),
        ("{field: media, has: video}", {"media": (Media(),)}, False),
    ],
)
def test_fields(tmp_path: Path, node: str, fields: dict[str, object], expected: bool) -> None:
    assert fires(linter_with(tmp_path, node), "Good morning.", **fields) is expected


def test_a_field_together_with_words(tmp_path: Path) -> None:
    linter = linter_with(tmp_path, "all: [{field: reply_to}, relish]\nwithin: sentence")
    assert fires(linter, "We love it.", reply_to="1")
    assert not fires(linter, "We love it.")
    assert not fires(linter, "Good morning.", reply_to="1")


def test_a_gap_stays_in_its_sentence_and_takes_the_nearest_word(tmp_path: Path) -> None:
    linter = linter_with(tmp_path, "forced-entry")
    assert marked(linter, "They kicked the front door, a door") == ["kicked the front door"]
    assert not fires(linter, "They had a kick. The door stood open.")


def test_the_longest_of_overlapping_matches_is_marked(tmp_path: Path) -> None:
    linter = linter_with(tmp_path, "relish", relish="phrases: [favourite, favourite thing, thing to do]")
    assert marked(linter, "our favourite thing to do") == ["favourite", "thing to do"]
    assert marked(linter, "our favourite thing") == ["favourite thing"]


def test_an_exception_takes_out_what_it_overlaps(tmp_path: Path) -> None:
    linter = linter_with(tmp_path, "relish", relish="phrases: [love]\nexcept: [would love to hear from you]")
    assert marked(linter, "We love it. We would love to hear from you.") == ["love"]


def test_token_classes(tmp_path: Path) -> None:
    linter = linter_with(tmp_path, "relish", relish="phrases: ['<number> arrests', '<plate>']")
    assert marked(linter, "20 arrests in AB12 CDE, arrests") == ["20 arrests", "AB12 CDE"]


def test_a_raw_pattern(tmp_path: Path) -> None:
    body = "patterns:\n  - pattern: [{LOWER: ha, OP: '{2,3}'}]\n    triggers: [ha]"
    assert marked(linter_with(tmp_path, "relish", relish=body), "ha ha, ha") == ["ha ha"]


def test_a_reference_to_another_concept(tmp_path: Path) -> None:
    linter = linter_with(tmp_path, "joy", joy="phrases: ['[our-side] [relish]']")
    assert marked(linter, "Officers love it, PCs love it, they love it.") == ["Officers love", "PCs love"]


def test_what_is_given_beside_a_field_alone_is_not_marked(tmp_path: Path) -> None:
    linter = linter_with(tmp_path, "all: [{field: reply_to}]\ngiven: [relish]")
    (finding,) = linter.check(Post("We love it.", reply_to="1")).findings
    assert finding.spans == ()
    assert not fires(linter, "Good morning.", reply_to="1")


def test_two_gaps_in_a_row_are_one_as_long_as_both(tmp_path: Path) -> None:
    linter = linter_with(tmp_path, "relish", relish="phrases: [love ...1 ...1 doors]")
    assert fires(linter, "We love the big doors.")
    assert not fires(linter, "We love the big old doors.")
