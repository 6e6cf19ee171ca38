"""Names of people, found by the pipeline and looked up last."""

from pathlib import Path

import pytest

from postlint import Linter, Post
from small_rulebook import linter_with

ARREST = "all: [{phrases: [arrest], as: arrest}, NAME]"


def linter(tmp_path: Path, name: str, unless: str = "") -> Linter:
    return linter_with(tmp_path, ARREST.replace("NAME", name), unless)


@pytest.mark.parametrize(
    ("name", "text", "fires"),
    [
        ("named-person", "We arrested John Doe in Norwell.", True),
        ("full-name", "We arrested John Doe in Norwell.", True),
        ("full-name", "John Doe, 34, was arrested.", True),
        ("full-name", "We arrested Jane in Norwell.", False),
        ("full-name", "A man was arrested in Norwell.", False),
        ("full-name", "PC John Doe arrested a man.", False),
        ("named-person", "A man was arrested, says @JohnDoe.", False),
    ],
)
def test_names(tmp_path: Path, name: str, text: str, fires: bool) -> None:
    assert bool(linter(tmp_path, name).check(Post(text)).findings) is fires


def test_the_name_is_marked(tmp_path: Path) -> None:
    finding = linter(tmp_path, "full-name").check(Post("We arrested John Doe in Norwell.")).findings[0]
    assert [span.text for span in finding.spans] == ["arrested", "John Doe"]


def test_guards_know_names(tmp_path: Path) -> None:
    guarded = linter(tmp_path, "full-name", "convicted: {status-of: full-name, is: conviction}")
    assert not guarded.check(Post("John Doe, who was arrested in May, was jailed today.")).findings
    assert guarded.check(Post("John Doe was arrested today. A thief was jailed.")).findings


def test_nothing_is_parsed_where_the_words_are_not_there(tmp_path: Path) -> None:
    checker = linter(tmp_path, "full-name")
    checker.check(Post("John Doe is our new mayor."))
    assert "_parser" not in vars(checker)
