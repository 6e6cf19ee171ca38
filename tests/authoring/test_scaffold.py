"""A new rule starts from a file that works."""

from pathlib import Path

import pytest

from postlint import RuleError
from postlint.authoring.examples import run_examples
from postlint.authoring.scaffold import new_rule
from small_rulebook import write_rulebook


def test_the_new_rule_passes_its_own_examples(tmp_path: Path) -> None:
    folder = write_rulebook(tmp_path)
    (folder / "guidance.yaml").write_text(
        (folder / "guidance.yaml").read_text().replace("id: code", "id: code-of-ethics-2024")
    )
    path = new_rule(folder, "force", "force-joke")
    assert path == folder / "force" / "force-joke.yaml"
    assert [result.problem for result in run_examples([path])] == [""] * 4


@pytest.mark.parametrize("name", ["Force Joke", "../joke", "", "joke.yaml", "a/b"])
def test_a_name_that_cannot_be_one(tmp_path: Path, name: str) -> None:
    with pytest.raises(RuleError, match="cannot be a name"):
        new_rule(write_rulebook(tmp_path), "force", name)


def test_a_rule_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    folder = write_rulebook(tmp_path)
    new_rule(folder, "force", "joke")
    with pytest.raises(RuleError, match="there is such a rule already"):
        new_rule(folder, "force", "joke")


def test_a_folder_that_holds_no_rules(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="is not a folder of rules"):
        new_rule(tmp_path, "force", "joke")


@pytest.mark.parametrize("category", ["farce", "concepts"])
def test_a_category_that_is_none(tmp_path: Path, category: str) -> None:
    with pytest.raises(RuleError, match=f"there is no category `{category}`"):
        new_rule(write_rulebook(tmp_path), category, "joke")
    assert not (tmp_path / category / "joke.yaml").exists()
