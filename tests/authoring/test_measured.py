"""Figures that stand beside the rules, and are none of them."""

from pathlib import Path

import pytest

from postlint import RuleError
from postlint.authoring.measured import read_measured, write_measured
from postlint.authoring.rulebook import compile_rulebook
from postlint.rules.store import rules_digest
from small_figures import FIGURES
from small_rulebook import rule_text, write_rulebook


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_rulebook(tmp_path, rule_text())


def test_what_is_written_can_be_read(folder: Path) -> None:
    write_measured(FIGURES, folder)
    assert read_measured(folder) == FIGURES


def test_a_rule_has_a_line_of_its_own(folder: Path) -> None:
    text = write_measured(FIGURES, folder).read_text(encoding="utf-8")
    assert '\n  "force-enjoyment": {"invented": 4, "right": 3, "official": 2, "unseen": 0, "unseen_right": 0}\n' in text


def test_figures_do_not_change_the_rules(folder: Path) -> None:
    before = rules_digest(folder)
    write_measured(FIGURES, folder)
    assert rules_digest(folder) == before
    assert len(compile_rulebook(folder).rules) == 1


@pytest.mark.parametrize("text", [None, "", "\n"])
def test_nothing_measured(folder: Path, text: str | None) -> None:
    if text is not None:
        (folder / "measured.json").write_text(text)
    assert read_measured(folder) is None


@pytest.mark.parametrize("text", ["{", "[]", '{"rules": {}}', '{"rules": {"a": {"invented": -1}}}'])
def test_a_file_that_holds_no_figures_is_named_with_its_cure(folder: Path, text: str) -> None:
    (folder / "measured.json").write_text(text)
    with pytest.raises(RuleError, match=r"measured\.json: .*; delete the file, or record the figures again"):
        read_measured(folder)


def test_the_figures_of_the_rulebook_can_be_read() -> None:
    read_measured(Path(__file__).parents[2] / "rules")
