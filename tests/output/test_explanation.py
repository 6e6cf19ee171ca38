"""A rule explained to a person."""

from dataclasses import replace

import pytest

from postlint.authoring.catalogue import Explanation, explanation
from postlint.output.explanation import explanation_text
from postlint.output.style import Style


@pytest.fixture(scope="module")
def explained() -> Explanation:
    return explanation("force-enjoyment")


@pytest.mark.parametrize(
    ("during", "words"),
    [
        (("mourning", "silence"), "in a period of the kind mourning or silence, as the organisation's profile says"),
        (("guidance",), "while guidance of the organisation is in force, as its profile says"),
    ],
)
def test_it_is_said_when_a_rule_of_time_applies(explained: Explanation, during: tuple[str, ...], words: str) -> None:
    of_time = replace(explained, rule=replace(explained.rule, during=during))
    assert words in explanation_text(of_time, 100, Style(plain=True))
    assert "Applies only" not in explanation_text(explained, 100, Style(plain=True))
