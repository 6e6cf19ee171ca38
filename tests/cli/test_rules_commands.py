"""`postlint explain` and `postlint rules`."""

import json
from pathlib import Path

import pytest
from command_line import postlint

from small_pack import packs, write_pack
from small_profile import write_profile

GUIDANCE = """\
- id: code
  title: A code
  issuer: Norwell
  year: 2024
  jurisdiction: england
  provision: Be calm.
"""
RULE = """\
id: door-love
title: Doors loved
severity: error
match:
  all: [relish, {phrases: [door]}]
  within: sentence
message: "This may read as loving doors: {matched}."
why: It frightens people.
instead: "Officers forced entry to [address area]."
basis:
  - guidance: code
examples:
  flag:
    - We love doors.
    - A door we love.
  pass:
    - We love Norwell.
    - A door is open.
"""


def test_a_rule_is_explained() -> None:
    result = postlint("explain", "force-enjoyment")
    assert result.code == 0
    assert result.out.startswith("error  ")
    for section in ("Why", "Write instead", "What happened", "Fires on", "Does not fire on"):
        assert f"\n{section}\n  - " in result.out


def test_a_mistyped_rule_gets_a_suggestion() -> None:
    result = postlint("explain", "force-enjoymnt")
    assert (result.code, result.out) == (2, "")
    assert result.err == "postlint: there is no rule `force-enjoymnt`; did you mean `force-enjoyment`?\n"


def test_rules_are_listed_by_category() -> None:
    result = postlint("rules", "list")
    assert result.code == 0
    lines = result.out.splitlines()
    assert "force" in lines
    assert any(line.split()[:2] == ["error", "force-enjoyment"] for line in lines)


def test_the_schema_is_json() -> None:
    result = postlint("rules", "schema")
    assert result.code == 0
    assert "match" in json.loads(result.out)["properties"]


@pytest.fixture
def rule(tmp_path: Path) -> Path:
    """Write a rulebook of one rule, and return the file of the rule."""
    files = {
        "categories.yaml": "- id: force\n  title: Force\n  about: Posts that enjoy force.\n",
        "casebook.yaml": "[]\n",
        "guidance.yaml": GUIDANCE,
        "concepts/our-side.yaml": "id: our-side\ntitle: We\nphrases:\n  - we\n",
        "concepts/relish.yaml": "id: relish\ntitle: Pleasure\nphrases:\n  - love\n",
        "force/door-love.yaml": RULE,
    }
    for name, text in files.items():
        path = tmp_path / "rules" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "rules" / "force" / "door-love.yaml"


def test_examples_of_a_rule_are_run(rule: Path) -> None:
    result = postlint("rules", "test", rule)
    assert (result.code, result.out, result.err) == (0, "", "4 examples passed, 0 failed.\n")


def test_an_example_that_fails_is_shown(rule: Path) -> None:
    rule.write_text(RULE.replace("We love doors.", "A calm evening."), encoding="utf-8")
    result = postlint("rules", "test", rule)
    assert result.code == 1
    assert result.out == "FAILED  door-love-flag-1: does not flag: A calm evening.\n"
    assert result.err == "3 examples passed, 1 failed.\n"


def test_a_new_rule_is_started_and_not_overwritten(rule: Path) -> None:
    arguments = ("rules", "new", "force", "door-joke", "--folder", rule.parents[1])
    result = postlint(*arguments)
    path = rule.with_name("door-joke.yaml")
    assert (result.code, result.out) == (0, f"{path}\n")
    assert path.read_text(encoding="utf-8").startswith("id: door-joke\n")
    again = postlint(*arguments)
    assert again.code == 2
    assert again.err.startswith(f"postlint: {path}: ")


def test_a_wrong_rule_file_is_one_line_with_its_place(rule: Path) -> None:
    rule.write_text(RULE.replace("severity:", "sevrity:"), encoding="utf-8")
    result = postlint("rules", "test", rule)
    assert result.code == 2
    assert result.err.startswith(f"postlint: {rule}:")
    assert "severity" in result.err
    assert result.err.count("\n") == 1


def test_an_example_reaches_no_terminal_raw(rule: Path) -> None:
    rule.write_text(RULE.replace("We love doors.", '"\\e[2J\\n"'), encoding="utf-8")
    result = postlint("rules", "test", rule)
    assert result.out == "FAILED  door-love-flag-1: does not flag: <U+001B>[2J\n"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Write a profile that names a pack, and return the profile."""
    write_pack(tmp_path / "house-rules", RULE.replace("guidance: code", "guidance: code-of-ethics-2024"))
    return write_profile(tmp_path, packs("./house-rules"))


def test_rules_of_the_profile_are_listed_explained_and_tested_as_others_are(office: Path) -> None:
    rules = office.parent / "house-rules"
    listed = postlint("rules", "list", "--profile", office)
    assert "door-love" in listed.out
    assert [line for line in listed.out.splitlines() if line.endswith("Doors loved [./house-rules]")]
    explained = postlint("explain", "door-love", "--profile", office)
    assert "door-love, in house; ./house-rules/house/door-love.yaml" in explained.out
    tested = postlint("rules", "test", "--profile", office, rules)
    assert (tested.code, tested.err) == (0, "4 examples passed, 0 failed.\n")


def test_a_rule_is_started_in_a_pack(office: Path) -> None:
    folder = office.parent / "house-rules"
    for category in ("house", "force"):
        result = postlint("rules", "new", category, f"new-{category}", "--folder", folder)
        assert (result.code, result.out) == (0, f"{folder}/{category}/new-{category}.yaml\n")
    assert (
        "there is no category `hous`; did you mean `house`?"
        in postlint("rules", "new", "hous", "new", "--folder", folder).err
    )


def test_a_pack_that_is_not_there_is_one_line(office: Path) -> None:
    (office.parent / "house-rules").rename(office.parent / "gone")
    for command in (("rules", "list"), ("explain", "door-love"), ("check", office)):
        result = postlint(*command, "--profile", office)
        assert (result.code, result.out) == (2, "")
        assert result.err.startswith(f"postlint: {office}:6: the pack `./house-rules` is no folder: ")
        assert result.err.count("\n") == 1
