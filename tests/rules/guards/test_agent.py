"""Who does an event, and whom it befalls."""

from collections.abc import Callable
from pathlib import Path

import pytest

from postlint import Post
from small_rulebook import linter_with

Drops = Callable[[str, str, str], bool]


@pytest.mark.parametrize(
    "text",
    [
        "Burglars kicked the door in.",
        "The door was kicked in by burglars: they kicked the door twice.",
        "The door was found open after thieves kicked the back door.",
        "They kicked a door.",
        "We arrested a gang that kicked a door.",
        "A kick to a door by a gang.",
        "A forced entry by her lodger.",
        "The gang arrived at noon, waited and kicked the door.",
        "Thieves love kicking doors.",
        "Burglars tried to kick the door in.",
        "Our officers found two burglars kicking the door.",
        "Officers met a gang. They had kicked the door in.",
        "A lodger kicked the door in.",
        "Having kicked the door, the thieves fled.",
    ],
)
def test_done_by_others(drops: Drops, text: str) -> None:
    assert drops("{agent-of: forced-entry, is: others}", "forced-entry", text)


@pytest.mark.parametrize(
    "text",
    [
        "Officers kicked the door in.",
        "We kicked the door in.",
        "Kicking down doors is a job.",
        "Kicking down doors is what burglars fear.",
        "Thieves ran; our officers kicked the door in.",
        "Kicked the door in by 5am.",
        "Our officers, called by a gang, kicked the door in.",
        "Burglars beware! Kicked another door in.",
        "Kicked the door, said hello to the burglars.",
        "Our officers came, saw and kicked the door.",
        "PC Example and a fan kicked the door.",
        "We watched the thieves sleep. Then we kicked the door.",
        "The thief was in bed when our team kicked the door.",
        "One of our officers kicked the door for a fan.",
    ],
)
def test_not_done_by_others(drops: Drops, text: str) -> None:
    assert not drops("{agent-of: forced-entry, is: others}", "forced-entry", text)


@pytest.mark.parametrize(
    ("text", "dropped"),
    [
        ("We kicked the door in.", True),
        ("Kicked the door, then our team kicked a door.", False),
        ("Forced entry by our team tonight.", True),
        ("Our forced entry made the news.", True),
        ("Burglars kicked the door in.", False),
        ("Kicking a door is fun.", False),
    ],
)
def test_done_by_us(drops: Drops, text: str, dropped: bool) -> None:
    assert drops("{agent-of: forced-entry, is: us}", "forced-entry", text) is dropped


def test_done_by_people_of_a_concept(tmp_path: Path) -> None:
    fire = "phrases: [firefighter|crew]"
    linter = linter_with(tmp_path, "forced-entry", "g: {agent-of: forced-entry, is: fire}", fire=fire)
    assert not linter.check(Post("Crews forced entry.")).findings
    assert linter.check(Post("Officers forced entry.")).findings


@pytest.mark.parametrize(
    ("text", "dropped"),
    [
        ("A burglar kicked one of our officers.", True),
        ("Our officer was kicked by a thief.", True),
        ("The officer who was kicked last night is well.", True),
        ("Our team kicked the thief.", False),
        ("The thief was kicked by officers.", False),
        ("Kicked by our team tonight.", False),
    ],
)
def test_done_to_us(drops: Drops, text: str, dropped: bool) -> None:
    kick = "{phrases: [kick], as: blow}"
    assert drops("{patient-of: blow, is: us}", kick, text) is dropped


@pytest.mark.parametrize(
    ("text", "dropped"),
    [
        ("We arrested a thief.", True),
        ("Thief arrested in Norwell.", True),
        ("A man and a burglar were arrested after officers gave chase.", True),
        ("The arrest of a thief was quick.", True),
        ("The thief we arrested had run far.", True),
        ("Our officer was arrested.", False),
        ("Arrested!", False),
    ],
)
def test_done_to_others(drops: Drops, text: str, dropped: bool) -> None:
    arrest = "{phrases: [arrest], as: arrest}"
    assert drops("{patient-of: arrest, is: others}", arrest, text) is dropped
