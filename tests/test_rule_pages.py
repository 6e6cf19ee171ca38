"""The pages in docs/rules are made from the rules."""

import re
from pathlib import Path

import pytest

from postlint.authoring.measured import write_measured
from postlint.rules.store import built_in_folder, rules_digest
from rule_pages import PAGES, outdated, pages_of, write
from small_figures import FIGURES
from small_rulebook import rule_text, write_rulebook

ODD = """{
  flag: [{text: 'We *love* kicking <doors>. # Doors_and_doors', reply_to: '1'}, '- \u202eWe love kicking doors.'],
  pass: [1. Good morning., Bye.]}"""


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    return write_rulebook(
        tmp_path / "rules",
        rule_text(unless="denied: {negated: relish}"),
        rule_text("door", "forced-entry", severity="note", examples=ODD),
        rule_text("mourning-joke", "relish", during="mourning", message='"During {period}: {relish}."'),
    )


def test_a_page_tells_everything_about_a_rule(rules: Path) -> None:
    write_measured(FIGURES, rules)
    page = pages_of(rules)["force-enjoyment.md"]
    for part in (
        "# A title\n",
        "`force-enjoyment`, in [Force](README.md#force). *error*: hold the post.",
        "It says: This may read as enjoying force: “…”.",
        "## It stays silent when\n\n- “relish” is denied\n",
        "## Why\n\nIt frightens people.\n",
        "## A better wording\n\n\\[Say what happened.\\]\n",
        "- A code (A college, 2024): Asks for respect.\n",
        "## It fires on\n\n- We love kicking doors.\n- Loved it. They kicked a door.\n",
        "## It leaves alone\n\n- Good morning.\n- Bye.\n",
        "On 20 invented posts it fired 4 times, 3 of them rightly; on 100 real official posts twice.",
    ):
        assert part in page


def test_a_rule_of_time_says_when_it_applies(rules: Path) -> None:
    page = pages_of(rules)["mourning-joke.md"]
    assert "## When it applies\n\nOnly in a period of the kind mourning" in page
    assert "It says: During (the title of the period): “…”." in page


def test_the_index_lists_rules_by_category_and_severity(rules: Path) -> None:
    index = pages_of(rules)["README.md"]
    assert "3 rules in 1 category." in index
    listed = re.findall(r"^\| \[([\w-]+)\]\(\1\.md\) \| (\w+) \|", index, re.MULTILINE)
    assert listed == [("force-enjoyment", "error"), ("mourning-joke", "error"), ("door", "note")]


def test_examples_are_shown_as_they_are(rules: Path) -> None:
    page = pages_of(rules)["door.md"]
    assert "- We \\*love\\* kicking \\<doors\\>. \\# Doors\\_and\\_doors (reply\\_to)\n" in page
    assert "- \\- \\<U+202E\\>We love kicking doors.\n" in page
    assert "- 1\\. Good morning.\n" in page


def test_measuring_changes_no_page_of_a_rule_that_was_not_measured(rules: Path) -> None:
    before = pages_of(rules)
    write_measured(FIGURES, rules)
    assert pages_of(rules)["door.md"] == before["door.md"]
    assert rules_digest(rules) != FIGURES.rules_digest


def test_old_pages_are_found_and_replaced(rules: Path, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    pages = pages_of(rules)
    write(pages, folder)
    assert not outdated(pages, folder)
    (folder / "door.md").write_text("changed")
    (folder / "gone.md").write_text(pages["door.md"])
    (folder / "notes.md").write_text("Somebody's own page.")
    (folder / "README.md").unlink()
    assert outdated(pages, folder) == ["README.md", "door.md", "gone.md"]
    write(pages, folder)
    assert not outdated(pages, folder)
    assert (folder / "notes.md").exists()
    assert not (folder / "gone.md").exists()


@pytest.mark.skipif(not PAGES.exists(), reason="there are no pages yet")
def test_the_pages_are_up_to_date() -> None:
    assert not outdated(pages_of(built_in_folder()), PAGES), "run `python tools/rule_pages.py`"
