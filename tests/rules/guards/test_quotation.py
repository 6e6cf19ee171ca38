"""Whose words stand in quotation marks, and whether the post makes them its own."""

from collections.abc import Callable

import pytest

Drops = Callable[[str, str, str], bool]


@pytest.mark.parametrize(
    "text",
    [
        '"We love kicking doors in," said the gang\'s leader.',
        "‘We love kicking doors in,’ wrote the thief.",
        "'We love kicking doors in,' said the gang's leader",
        "He told us: “we love doing this”.",
        "He told our officers: “we love doing this”.",
        "A thief said to PC Example: “we love doing this”.",
        'We posted "we love kicking doors in". We are sorry, it was wrong.',
        "« We love kicking doors in », it says on a wall.",
    ],
)
def test_the_words_of_others(drops: Drops, text: str) -> None:
    assert drops("{quoted: relish}", "relish", text)


@pytest.mark.parametrize(
    "text",
    [
        "We love kicking doors in.",
        'Inspector of our team says: "we love kicking doors in".',
        '"We love kicking doors in," said our officer of the gang.',
        'Our officers "love" this.',
        'An inch is 1" and we love it, 2" is better.',
        "It's the officers' job and they love it, don't they?",
        'A fan wrote: "I love to see them cry". Well said!',
    ],
)
def test_our_own_words_and_those_we_agree_with(drops: Drops, text: str) -> None:
    assert not drops("{quoted: relish}", "relish", text)
