"""Nothing that the project holds up as good is flagged by its own rules."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from postlint import Linter, Post, Severity
from postlint.authoring.closure import flagged_by_all
from small_rulebook import rule_text, write_rulebook

ROOT = Path(__file__).parent.parent
# Passing examples that another rule flags, and rightly or wrongly still does: a name and a rule a line.
KNOWN = Path(__file__).with_name("flagged_by_others.txt")
PLACE = re.compile(r"\[([^\[\]]*)\]")
YAML_BLOCK = re.compile(r"^```yaml\n(.*?)^```", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def flagged() -> set[str]:
    return {f"{each.name} {each.finding.rule}" for each in flagged_by_all()}


def known() -> set[str]:
    lines = KNOWN.read_text(encoding="utf-8").splitlines()
    return {line for line in lines if line and not line.startswith("#")}


def test_no_suggestion_is_flagged(flagged: set[str]) -> None:
    assert not [each for each in flagged if "-instead " in each], "reword these `instead`s"


def test_no_passing_example_is_flagged_by_another_rule(flagged: set[str]) -> None:
    new = flagged - known()
    assert not new, f"reword these examples, or the rules that flag them; see `python tools/closure.py`: {sorted(new)}"


def test_what_is_known_to_be_flagged_still_is(flagged: set[str]) -> None:
    assert not known() - flagged, f"no longer flagged; delete these lines from {KNOWN.name}"


def held_up_in_documents() -> Iterator[str]:
    for document in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")):
        for block in YAML_BLOCK.findall(document.read_text(encoding="utf-8")):
            part = yaml.safe_load(block)
            if isinstance(part, dict):
                yield from (PLACE.sub(r"\1", instead) for instead in [part.get("instead")] if instead)
                examples = part.get("examples", {}).get("pass", [])
                yield from (example if isinstance(example, str) else example["text"] for example in examples)


def test_documents_hold_something_up() -> None:
    assert len([*held_up_in_documents()]) >= 3


@pytest.mark.parametrize("text", [*held_up_in_documents()], ids=lambda text: text[:40])
def test_no_good_example_in_a_document_is_flagged(text: str) -> None:
    findings = Linter().check(Post(text)).findings
    assert not [finding.rule for finding in findings if finding.severity is not Severity.NOTE]


def test_a_suggestion_and_an_example_that_other_rules_flag_are_found(tmp_path: Path) -> None:
    rule = rule_text(
        instead="'We love to [kick doors]. [Outcome.]'",
        examples="{flag: [We love kicking doors., Love it. They kicked a door.], pass: [Boo., Bye.]}",
    )
    other = rule_text("boo", "{phrases: [boo]}", severity="warning")
    note = rule_text("bye", "{phrases: [bye]}", severity="note")
    folder = write_rulebook(tmp_path, rule, other, note)
    found = {(each.name, each.finding.rule) for each in flagged_by_all(folder)}
    assert found == {("force-enjoyment-instead", "force-enjoyment"), ("force-enjoyment-pass-1", "boo")}


def test_examples_are_checked_with_what_was_in_force(tmp_path: Path) -> None:
    then = "in-force: [{kind: mourning, title: A death, from: 2026-05-01, until: 2026-05-09}]"
    examples = f"""{{
      flag: [{{text: Party!, publish_at: 2026-05-04T12:00, {then}}},
             {{text: A party., publish_at: 2026-05-05T12:00, {then}}}],
      pass: [A party., {{text: Party and boo., publish_at: 2026-05-14T12:00, {then}}}]}}"""
    rule = rule_text("mourning-joke", "{phrases: [party]}", during="mourning", examples=examples)
    folder = write_rulebook(tmp_path, rule, rule_text("boo", "{phrases: [boo]}"))
    assert [each.name for each in flagged_by_all(folder)] == ["mourning-joke-pass-2"]
