"""What is imagined, asked, or advised against is not stated."""

from collections.abc import Callable

import pytest

Drops = Callable[[str, str, str], bool]


@pytest.mark.parametrize(
    ("text", "dropped"),
    [
        ("If you love this, tell us.", True),
        ("We wonder whether they love this.", True),
        ("Who would love this?", True),
        ("If we come to love this, tell us.", True),
        ("If it rains, we love this.", True),
        ("Unless you love this, stay at home.", True),
        ("We might love this one day.", True),
        ("We love this.", False),
        ("Tell us if you can. We love this.", False),
        ("We love this if it rains.", False),
        ("Even if it rains, we love this.", False),
        ("You asked whether it was us, and yes, we love this.", False),
    ],
)
def test_conditional(drops: Drops, text: str, dropped: bool) -> None:
    assert drops("{conditional: relish}", "relish", text) is dropped


@pytest.mark.parametrize(
    ("text", "dropped"),
    [
        ("Do you love this?", True),
        ("Who could love this?!", True),
        ("We love this.", False),
        ("Ready? We love this.", False),
    ],
)
def test_asked(drops: Drops, text: str, dropped: bool) -> None:
    assert drops("{asked: relish}", "relish", text) is dropped


@pytest.mark.parametrize(
    ("text", "dropped"),
    [
        ("Don't kick doors.", True),
        ("Dont kick doors.", True),
        ("Please do not kick doors.", True),
        ("Never kick a door.", True),
        ("If it sticks, never kick a door.", True),
        ("Avoid kicking doors.", True),
        ("Please avoid anybody who kicks a door.", True),
        ("You must not kick a door.", True),
        ("Ring us and do not kick the door in yourself.", True),
        ("We don't kick doors.", False),
        ("Kick the door.", False),
        ("Officers never kick a door.", False),
        ("Kicking a door never gets old.", False),
        ("Do not ask who kicked the door. We did.", False),
    ],
)
def test_advised_against(drops: Drops, text: str, dropped: bool) -> None:
    assert drops("{advised-against: forced-entry}", "forced-entry", text) is dropped


@pytest.mark.parametrize(
    ("text", "dropped"),
    [
        ("Do not approach this thief.", False),
        ("If you see the thief, do not approach the thief.", False),
        ("Don't be a thief.", True),
    ],
)
def test_advice_leaves_whoever_is_taken_as_known(drops: Drops, text: str, dropped: bool) -> None:
    assert drops("{advised-against: other-people}", "other-people", text) is dropped
