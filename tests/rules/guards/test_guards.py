"""Reasons why words do not count: each kind of guard with its own table of cases.

In every case the rule looks for pleasure (`relish`) or a forced entry, and the guard decides.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from postlint import Post
from small_rulebook import linter_with

Drops = Callable[[str, str, str], bool]


@pytest.fixture
def drops(tmp_path: Path) -> Drops:
    """Tell whether a guard keeps a rule silent on a text; without the guard the rule must fire."""

    def check(guard: str, match: str, text: str) -> bool:
        alone = linter_with(tmp_path / "alone", match)
        assert alone.check(Post(text)).findings, "the case proves nothing: the rule does not fire without the guard"
        return not linter_with(tmp_path / "guarded", match, f"guard: {guard}").check(Post(text)).findings

    return check


def cases(dropped: list[str], kept: list[str]) -> list[tuple[str, bool]]:
    return [(text, True) for text in dropped] + [(text, False) for text in kept]


@pytest.mark.parametrize(
    ("text", "dropped"),
    cases(
        dropped=[
            "We do not love this.",
            "We don't love this.",
            "We dont love this.",
            "Nobody in the team would ever love this.",
            "Never our favourite thing.",
            "There is no love lost here.",
            "Without any love for it, we went in.",
            "It doesn't bring more love.",
            "Kicking down doors is not our favourite thing.",
        ],
        kept=[
            "We love this.",
            "We can't wait, we love this.",
            "Cant wait to love this.",
            "Not today. We love this.",
            "Not everyone can, but we love this.",
            "Not only do we love this, we live for it.",
            "We couldn't love this more.",
            "Who doesn't love this?",
            "Why wouldn't we love this?",
            "What's not to love?",
            "Nobody could love it more than us.",
            "There was never a better favourite thing.",
            "We haven't had so much love in weeks.",
            "No doubt we love this.",
            "He did not stop; we love this.",
        ],
    ),
)
def test_negated(drops: Drops, text: str, dropped: bool) -> None:
    assert drops("{negated: relish}", "relish", text) is dropped


@pytest.mark.parametrize(
    ("text", "dropped"),
    cases(
        dropped=[
            '"We love kicking doors in," said the gang\'s leader.',
            "‘We love kicking doors in,’ wrote the thief.",
            "He told us: “we love doing this”.",
            'We posted "we love kicking doors in". We are sorry, it was wrong.',
            "« We love kicking doors in », it says on a wall.",
        ],
        kept=[
            "We love kicking doors in.",
            'Inspector of our team says: "we love kicking doors in".',
            'Our officers "love" this.',
            'An inch is 1" and we love it, 2" is better.',
            "It's the officers' job and they love it, don't they?",
        ],
    ),
)
def test_quoted(drops: Drops, text: str, dropped: bool) -> None:
    assert drops("{quoted: relish}", "relish", text) is dropped


@pytest.mark.parametrize(
    ("text", "dropped"),
    cases(
        dropped=[
            "They allegedly love this.",
            "According to a neighbour, they love this.",
            "They love this, it is alleged.",
        ],
        kept=["They love this.", "It is alleged. They love this."],
    ),
)
def test_reported(drops: Drops, text: str, dropped: bool) -> None:
    assert drops("{reported: relish}", "relish", text) is dropped


@pytest.mark.parametrize(
    ("text", "dropped"),
    cases(
        dropped=["Tickets for the film Love Actually go on sale.", "A talk on the Museum of Love and War at six."],
        kept=["Love this town.", "We love Norwell.", "WE LOVE KICKING DOORS", "We Love Kicking Doors", "#LoveActually"],
    ),
)
def test_titled(drops: Drops, text: str, dropped: bool) -> None:
    assert drops("{titled: relish}", "relish", text) is dropped


@pytest.mark.parametrize(
    ("text", "dropped"),
    cases(
        dropped=["If you love this, tell us.", "We wonder whether they love this.", "Who would love this?", "If we come to love this, tell us."],
        kept=["We love this.", "Tell us if you can. We love this.", "We love this if it rains."],
    ),
)
def test_conditional(drops: Drops, text: str, dropped: bool) -> None:
    assert drops("{conditional: relish}", "relish", text) is dropped


@pytest.mark.parametrize(
    ("text", "dropped"),
    cases(dropped=["Do you love this?", "Who could love this?!"], kept=["We love this.", "Ready? We love this."]),
)
def test_asked(drops: Drops, text: str, dropped: bool) -> None:
    assert drops("{asked: relish}", "relish", text) is dropped


@pytest.mark.parametrize(
    ("text", "dropped"),
    cases(
        dropped=[
            "Don't kick doors.",
            "Dont kick doors.",
            "Please do not kick doors.",
            "Never kick a door.",
            "If it sticks, never kick a door.",
            "Avoid kicking doors.",
        ],
        kept=["We don't kick doors.", "Kick the door.", "Officers never kick a door."],
    ),
)
def test_advised_against(drops: Drops, text: str, dropped: bool) -> None:
    assert drops("{advised-against: forced-entry}", "forced-entry", text) is dropped


@pytest.mark.parametrize(
    ("text", "dropped"),
    cases(
        dropped=[
            "Burglars kicked the door in.",
            "The door was found open after thieves kicked the back door.",
            "They kicked a door.",
            "We arrested a gang that kicked a door.",
            "A kick to a door by a gang.",
            "A forced entry by her lodger.",
        ],
        kept=[
            "Officers kicked the door in.",
            "We kicked the door in.",
            "Kicking down doors is a job.",
            "Thieves ran; our officers kicked the door in.",
            "Kicked the door in by 5am.",
            "Our officers, called by a gang, kicked the door in.",
            "Burglars beware! Kicked another door in.",
        ],
    ),
)
def test_agent_is_others(drops: Drops, text: str, dropped: bool) -> None:
    assert drops("{agent-of: forced-entry, is: others}", "forced-entry", text) is dropped


def test_agent_is_us(drops: Drops) -> None:
    assert drops("{agent-of: forced-entry, is: us}", "forced-entry", "We kicked the door in.")
    assert not drops("{agent-of: forced-entry, is: us}", "forced-entry", "Burglars kicked the door in.")


def test_agent_is_a_concept(tmp_path: Path) -> None:
    fire = "phrases: [firefighter|crew]"
    linter = linter_with(tmp_path, "forced-entry", "g: {agent-of: forced-entry, is: fire}", fire=fire)
    assert not linter.check(Post("Crews forced entry.")).findings
    assert linter.check(Post("Officers forced entry.")).findings


@pytest.mark.parametrize(
    ("within", "text", "dropped"),
    [
        ("sentence", "A man we love was jailed.", True),
        ("sentence", "We love it. A man was jailed.", False),
        ("neighbouring-sentences", "We love it. A man was jailed.", True),
        ("2 words", "Jailed, we love it.", True),
        ("2 words", "Jailed today in Norwell, we love it.", False),
    ],
)
def test_near(drops: Drops, within: str, text: str, dropped: bool) -> None:
    guard = f"{{near: [{{phrases: [jail]}}], of: relish, within: {within}}}"
    assert drops(guard, "relish", text) is dropped


def test_present_anywhere_in_the_post(drops: Drops) -> None:
    assert drops("{present: distancing}", "relish", "We love it. Good morning. We are sorry.")
    assert not drops("{present: distancing}", "relish", "We love it. Good morning.")


def test_a_field(drops: Drops, tmp_path: Path) -> None:
    assert not drops("{field: reply_to}", "relish", "We love it.")
    linter = linter_with(tmp_path / "answers", "relish", "answers: {field: reply_to}")
    assert not linter.check(Post("We love it.", reply_to="1")).findings


def test_a_guard_drops_only_what_it_concerns(tmp_path: Path) -> None:
    linter = linter_with(tmp_path, "relish", "denied: {negated: each}")
    finding = linter.check(Post("We don't love rain. We love sun.")).findings[0]
    assert [(span.start, span.text) for span in finding.spans] == [(23, "love")]


def test_the_category_gives_guards_that_a_rule_may_decline(tmp_path: Path) -> None:
    from postlint import Linter
    from small_rulebook import rule_text, write_rulebook

    categories = "- id: force\n  title: Force\n  about: x\n  unless:\n    denied: {negated: each}\n"
    given = write_rulebook(tmp_path / "given", rule_text(match="relish"), categories=categories)
    declined = write_rulebook(
        tmp_path / "declined", rule_text(match="relish", decline="[denied]"), categories=categories
    )
    assert not Linter(rules=given).check(Post("We don't love it.")).findings
    assert Linter(rules=declined).check(Post("We don't love it.")).findings
