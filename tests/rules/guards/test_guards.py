"""Guards that look at wording, nearness, presence and fields, and how guards and rules go together."""

from collections.abc import Callable
from pathlib import Path

import pytest

from postlint import Post
from small_rulebook import linter_with

Drops = Callable[[str, str, str], bool]


def cases(dropped: list[str], kept: list[str]) -> list[tuple[str, bool]]:
    return [(text, True) for text in dropped] + [(text, False) for text in kept]


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
        kept=[
            "Love this town.",
            "We love Norwell.",
            "WE LOVE KICKING DOORS",
            "We Love Kicking Doors",
            "#LoveActually",
        ],
    ),
)
def test_titled(drops: Drops, text: str, dropped: bool) -> None:
    assert drops("{titled: relish}", "relish", text) is dropped


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


@pytest.mark.parametrize(
    ("text", "dropped"),
    [
        ("We have charged burglar John Doe today.", False),
        ("Today we charged Burglar John Doe of Norwell.", False),
        ("The film Burglar of Venice is on tonight.", True),
    ],
)
def test_what_somebody_is_called_is_no_part_of_their_name(drops: Drops, text: str, dropped: bool) -> None:
    assert drops("{titled: other-people}", "other-people", text) is dropped
