"""What is said of the very person whom words mean."""

from pathlib import Path

import pytest

from postlint import Linter, Post
from small_rulebook import linter_with

CULPRIT = "phrases: [thief, burglar, dealer, thug, monster, killer]"
PEOPLE = "phrases: [thief, burglar, dealer, thug, monster, killer, gang, they, he, she, man, woman, boy, brother]"
CONVICTION = "phrases: [convict, jail, sentence, plead|pleaded guilty, found guilty, behind bars, got <number> years]"


@pytest.fixture
def linter(tmp_path: Path) -> Linter:
    return linter_with(
        tmp_path,
        "culprit",
        "convicted: {status-of: culprit, is: conviction}",
        culprit=CULPRIT,
        other_people=PEOPLE,
        conviction=CONVICTION,
    )


@pytest.mark.parametrize(
    "text",
    [
        "A thief has been jailed.",
        "Thief jailed for two years.",
        "Jailed: the thief who stole from the dead.",
        "The thief who robbed the shop was jailed for two years.",
        "Burglar John Doe, 34, was jailed for five years.",
        "John Doe was jailed. Doe was a thief.",
        "A judge jailed the burglar for three years.",
        "A killer was found guilty of murder.",
        "Three dealers are behind bars after officers raided a flat.",
        "He was jailed today. He is a thief.",
        "A man who was jailed today is a thief.",
        "A man was jailed for five years today. The thief stole from 40 homes.",
        "A man has pleaded guilty. The dealer sold drugs near a school.",
        "A 34-year-old was jailed. The thug punched a nurse.",
        "The man got 5 years. What a monster.",
        "The dealer, who pleaded guilty in May, was sentenced today.",
        "#Thief jailed.",
    ],
)
def test_the_person_is_convicted(linter: Linter, text: str) -> None:
    assert not linter.check(Post(text)).findings


@pytest.mark.parametrize(
    "text",
    [
        "Thief arrested in Norwell.",
        "A was jailed; B, a thief, awaits trial.",
        "One man was jailed. Another thief awaits trial.",
        "Two men were jailed. A third dealer is on the run.",
        "John Doe was jailed. Thief Jane Roe awaits trial.",
        "Dealer caught. His brother was jailed last year.",
        "We arrested a thief. A woman was jailed.",
    ],
)
def test_somebody_else_is_convicted(linter: Linter, text: str) -> None:
    assert linter.check(Post(text)).findings
