"""The forms that a word of a phrase stands for."""

import subprocess
import sys

import pytest

from postlint.authoring.inflection import inflections


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("smash", {"smash", "smashes", "smashed", "smashing"}),
        ("go", {"go", "goes", "went", "gone", "going"}),
        ("bite", {"bite", "bites", "bit", "bitten", "biting"}),
        ("travel", {"travel", "travelled", "traveled", "travelling", "traveling", "travels"}),
        ("thief", {"thief", "thieves"}),
        ("be", {"be", "is", "are", "was", "were", "been", "being", "am", "'s", "'re", "'m"}),
        ("taser", {"taser", "tasers", "tasered", "tasering"}),
    ],
)
def test_a_base_form_stands_for_its_inflections(word: str, forms: set[str]) -> None:
    assert forms <= set(inflections(word))


@pytest.mark.parametrize("word", ["kicking", "loved", "doors", "glorious", "can", "our", "n't", "999", "😍"])
def test_other_words_stand_for_themselves(word: str) -> None:
    assert inflections(word) == (word,)


def test_a_form_that_nobody_writes_is_none() -> None:
    assert "safed" not in inflections("safe")


def test_spacy_is_not_loaded_to_look_words_up() -> None:
    program = "import sys; from postlint.authoring.inflection import inflections; {}; print('spacy' in sys.modules)"
    look_up = "print(*inflections('faucet'))"
    for statement, loaded in (
        (look_up, "False"),
        (f"import spacy; {look_up}", "True"),
        (f"{look_up}; import spacy", "True"),
    ):
        output = subprocess.check_output([sys.executable, "-c", program.format(statement)], text=True)
        assert output.split() == ["faucet", "faucets", loaded]
