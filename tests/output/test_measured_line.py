"""Figures of a rule in one line."""

from datetime import date

import pytest

from postlint.authoring.measured import Incidents, Invented, Measured, Official, RuleFigures
from postlint.output.measured import measured_line, together_line


def figures(fired: int = 14, right: int = 13, official: int = 2, risky: int = 1000, flagged: int = 800) -> Measured:
    return Measured(
        measured_on=date(2026, 5, 4),
        rules_digest="digest",
        invented=Invented(posts=2560, risky=risky, flagged=flagged, clear=1560, clear_flagged=3),
        official=Official(posts=8415, flagged=12),
        incidents=Incidents(told=90, flagged=40, fair=95, fair_flagged=1),
        rules={"joke": RuleFigures(invented=fired, right=right, official=official)},
    )


def test_a_rule_that_was_measured() -> None:
    assert measured_line("joke", figures(), "digest") == (
        "On 2,560 invented posts it fired 14 times, 13 of them rightly; on 8,415 real official posts twice. "
        "All rules together miss 1 of 5 risky posts. Measured on 2026-05-04."
    )


def test_posts_by_authors_unseen_count_for_more() -> None:
    unseen = Invented(posts=640, risky=300, flagged=180, clear=340, clear_flagged=9)
    rules = {"joke": RuleFigures(invented=14, right=13, official=2, unseen=5, unseen_right=4)}
    measured = figures().model_copy(update={"unseen": unseen, "rules": rules})
    assert measured_line("joke", measured, "digest") == (
        "On 2,560 invented posts it fired 14 times, 13 of them rightly, and on 640 by authors unseen fired 5 times, "
        "4 of them rightly; on 8,415 real official posts twice. "
        "All rules together miss 2 of 5 risky posts by such authors. Measured on 2026-05-04."
    )
    assert "Of 300 risky posts by authors whom nobody had read they flag 180, and 9 of 340 clear ones." in (
        together_line(measured)
    )


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ((0, 0, 0), "it never fired; on 8,415 real official posts never."),
        ((1, 1, 1), "it fired once, rightly; on 8,415 real official posts once."),
        ((1, 0, 0), "it fired once, wrongly;"),
        ((2, 2, 0), "it fired twice, always rightly;"),
        ((3, 0, 1234), "it fired 3 times, never rightly; on 8,415 real official posts 1,234 times."),
    ],
)
def test_small_numbers_are_words(counts: tuple[int, int, int], words: str) -> None:
    assert words in measured_line("joke", figures(*counts))


@pytest.mark.parametrize(
    ("risky", "flagged", "words"),
    [
        (1000, 1000, "miss none of 1,000 risky posts"),
        (1000, 790, "miss about 1 of 5 risky posts"),
        (1000, 350, "miss about 2 of 3 risky posts"),
        (1000, 990, "miss 10 of 1,000 risky posts"),
        (0, 0, "miss none of 0 risky posts"),
    ],
)
def test_what_all_rules_miss(risky: int, flagged: int, words: str) -> None:
    assert words in measured_line("joke", figures(risky=risky, flagged=flagged))


@pytest.mark.parametrize("measured", [None, figures()])
def test_a_rule_that_was_not_measured(measured: Measured | None) -> None:
    assert measured_line("new-rule", measured, "digest") == "Not measured."


def test_figures_of_other_rules_are_marked() -> None:
    assert measured_line("joke", figures(), "other").endswith("on 2026-05-04, with an earlier state of the rules.")


def test_all_rules_together() -> None:
    line = together_line(figures())
    assert "Of 1,000 risky posts among 2,560 invented ones they flag 800, and 3 of 1,560 clear ones" in line
    assert "Of 90 retold incidents whose words give them away they flag 40" in line
