"""Rules about who a victim or a child is, who is at risk where, and live tactics hold whoever would answer for it."""

import re
from pathlib import Path

import pytest

from postlint import Linter, Post
from postlint.authoring.catalogue import load_rules
from small_rulebook import rule_text, write_rulebook

DOCUMENT = Path(__file__).parents[2] / "docs" / "waivers.md"


def test_the_document_names_them_all() -> None:
    section = DOCUMENT.read_text(encoding="utf-8").partition("## What cannot be waived")[2].partition("\n## ")[0]
    named = re.findall(r"\[([a-z-]+)\]\(rules/", section)
    assert sorted(named) == sorted(rule.id for rule in load_rules().rules if not rule.waivable)
    assert len(named) == 12


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("live-tactics", "Armed officers are taking position behind the bakery now, before we go in."),
        ("whereabouts-told", "The victim is now living in Mill Street with her aunt."),
        ("relative-of-accused", "Pat Example, 45, of Hilltown, was jailed for raping his stepdaughter."),
    ],
)
def test_their_findings_say_so(rule: str, text: str) -> None:
    report = Linter().check(Post(text))
    waivable = {finding.rule: finding.waivable for finding in (*report.findings, *report.folded)}
    assert waivable[rule] is False


def test_a_rule_can_be_waived_unless_its_file_says_otherwise(tmp_path: Path) -> None:
    folder = write_rulebook(tmp_path, rule_text("open"), rule_text("shut", waivable="false"))
    report = Linter(rules=folder).check(Post("We love kicking doors."))
    assert {finding.rule: finding.waivable for finding in (*report.findings, *report.folded)} == {
        "open": True,
        "shut": False,
    }
