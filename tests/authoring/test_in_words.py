"""What rules relate, and what keeps them silent, in plain words."""

from pathlib import Path

import pytest

from postlint.authoring.catalogue import explanations, load_rules
from small_rulebook import rule_text, write_rulebook


def words(folder: Path, match: str, **parts: str) -> tuple[str, tuple[str, ...]]:
    write_rulebook(folder, rule_text(match=match, **parts))
    (folder / "concepts" / "door.yaml").write_text(
        "id: door\ntitle: A door is broken\nphrases: [smash door]\n", encoding="utf-8"
    )
    (explained,) = explanations(load_rules(folder), folder)
    return explained.looks_for, explained.silent_when


@pytest.mark.parametrize(
    ("match", "expected"),
    [
        ("door", "“A door is broken”."),
        ("{concept: door, in: hashtag}", "“A door is broken” in a hashtag."),
        ("{any: [{concept: door, in: hashtag}, {concept: relish, in: hashtag}]}",
         "“A door is broken” or “relish”, all of them in a hashtag."),
        ("{phrases: [knock knock], as: knocking}", "Words like `knock knock`."),
        ("{all: [door, relish], within: sentence}", "“A door is broken” and “relish” in one sentence."),
        ("{all: [door, {any: [relish, speech]}], within: 8 words, in-order: true}",
         "“A door is broken” and (“relish” or “speech”) within 8 words, in this order."),
        ("{all: [door], given: [relish], without: [speech]}",
         "“A door is broken”, where there is also “relish”, and nowhere “speech”."),
        ("{at-least: 2, of: [door, relish, speech], within: neighbouring-sentences}",
         "At least 2 of “A door is broken”, “relish” and “speech” in neighbouring sentences."),
        ("{whole-post: door}", "A post that is nothing but “A door is broken”."),
        ("{all: [door, {field: platform, is: [x, threads]}]}",
         "“A door is broken” and a post with the field `platform` `x` or `threads`."),
        ("{all: [door, full-name]}", "“A door is broken” and the full name of a person who is not ours."),
        ("{measure: direction-override}", "The measurement `direction-override`."),
    ],
)  # fmt: skip
def test_what_a_rule_looks_for(tmp_path: Path, match: str, expected: str) -> None:
    assert words(tmp_path, match)[0] == expected


@pytest.mark.parametrize(
    ("guard", "expected"),
    [
        ("{negated: relish}", "“relish” is denied"),
        ("{quoted: each}", "what was found is quoted from somebody else"),
        ("{reported: door}", "“A door is broken” is alleged or reported"),
        ("{titled: each}", "what was found is part of a name or title"),
        ("{conditional: each}", "what was found is only imagined, with *if* or *would*"),
        ("{asked: [door]}", "“A door is broken” stands in a question"),
        ("{advised-against: door}", "readers are told not to do it (“A door is broken”)"),
        ("{agent-of: door, is: others}", "“A door is broken” is done by other people"),
        ("{patient-of: door, is: us}", "“A door is broken” befalls our own side"),
        ("{patient-of: door, is: speech}", "“A door is broken” befalls “speech”"),
        (
            "{status-of: door, is: [conviction, agreement]}",
            "“conviction” or “agreement” is said of the very person meant by “A door is broken”",
        ),
        ("{near: speech, of: door}", "“speech” stands near “A door is broken” in one sentence"),
        ("{near: speech, within: 8 words}", "“speech” stands near what was found within 8 words"),
        ("{present: [speech, agreement]}", "“speech” or “agreement” stands anywhere in the post"),
        ("{field: reply_to}", "the post has the field `reply_to`"),
    ],
)
def test_when_a_rule_stays_silent(tmp_path: Path, guard: str, expected: str) -> None:
    assert words(tmp_path, "all: [relish, door]", unless=f"guard: {guard}")[1] == (expected,)


def test_every_guard_of_the_rulebook_can_be_told() -> None:
    rulebook = load_rules()
    told = {explained.rule.id: explained for explained in explanations(rulebook, Path())}
    assert told.keys() == rulebook.written.keys()
    assert not [
        name for name, explained in told.items() if any("of the guard" in case for case in explained.silent_when)
    ]
