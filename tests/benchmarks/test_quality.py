"""How well the rules judge, measured on a few posts with a rule or two."""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from postlint.authoring.measured import RuleFigures, read_measured
from postlint.rules.store import load_ruleset
from quality_figures import figures, measured
from quality_posts import LABELS, Kind, read_samples
from quality_run import outcomes
from small_rulebook import rule_text, write_rulebook

ROOT = Path(__file__).parents[2]
SECRET = "We love kicking doors in Norwell."
LABELLED = [
    {"text": SECRET, "verdict": "hold", "categories": ["glorifying-force"]},
    {"text": "We love kicking doors.", "verdict": "review", "categories": ["mocking", "glorifying-force"]},
    {"text": "We love kicking doors!", "verdict": "review", "categories": ["partiality"]},
    {"text": "They had it coming.", "verdict": "hold", "categories": ["victim-blaming"]},
    {"text": "We loved it when firefighters kicked the door and saved her.", "verdict": "clear", "categories": []},
    {"text": "Good morning.", "verdict": "clear", "categories": []},
]
INCIDENTS = [
    {"text": SECRET, "label": 1, "categories": [], "text_detectable": True, "weak": False},
    {"text": "What a picture.", "label": 1, "categories": [], "text_detectable": False, "weak": False},
    {"text": SECRET, "label": 1, "categories": [], "text_detectable": True, "weak": True},
    {"text": "We are sorry.", "label": 0, "categories": [], "text_detectable": True, "weak": False},
]
OFFICIAL = [
    {"text": "We love kicking doors.", "source": "north"},
    {"text": "The road is open.", "source": "north"},
    {"text": "The road is closed.", "source": "south"},
]
GUIDANCE_RULE = rule_text(
    "guidance-contradicted",
    "all: [relish, guidance-discourages]",
    during="guidance",
    message="This celebrates what {guidance} advises against.",
)
Written = Callable[..., Path]
Measure = Callable[..., dict[str, Any]]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    def write(records: list[Mapping[str, Any]], name: str = "posts.jsonl") -> Path:
        path = tmp_path / name
        path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
        return path

    return write


@pytest.fixture
def measure(tmp_path: Path, written: Written) -> Measure:
    def found(*records: Mapping[str, Any], rules: tuple[str, ...] = (rule_text(),)) -> dict[str, Any]:
        folder = write_rulebook(tmp_path / "rules", *rules)
        ruleset = load_ruleset(folder)
        judged = outcomes(read_samples(written([*records])), folder)
        return figures(judged, [ruleset.rule(rule) for rule in ruleset.ids])

    return found


def test_recall_and_false_flags(measure: Measure) -> None:
    found = measure(*LABELLED)["invented"]
    assert (found["risky"], found["flagged"]) == (4, 3)
    assert (found["clear"], found["clear_flagged"]) == (2, 1)


def test_verdicts_are_held_against_labels(measure: Measure) -> None:
    found = measure(*LABELLED)["invented"]
    assert found["verdicts"] == {
        "hold": {"hold": 1, "review": 0, "clear": 1},
        "review": {"hold": 2, "review": 0, "clear": 0},
        "clear": {"hold": 1, "review": 0, "clear": 1},
    }
    assert found["same_verdict"] == 1


def test_a_category_is_right_if_any_label_has_it(measure: Measure) -> None:
    found = measure(*LABELLED)["invented"]
    assert found["right_category"] == 2
    assert found["labels"]["mocking"] == {"posts": 1, "flagged": 1, "right_category": 1}
    assert found["labels"]["partiality"] == {"posts": 1, "flagged": 1, "right_category": 0}


def test_a_rule_is_right_on_risky_posts(measure: Measure) -> None:
    found = measure(*LABELLED, *INCIDENTS, *OFFICIAL)["rules"]["force-enjoyment"]
    assert found == {"severity": "error", "fired": 4, "right": 3, "wrong": 1, "incidents": 1, "official": 1}


def test_a_rule_that_a_graver_one_names_has_fired_too(measure: Measure) -> None:
    rules = (rule_text(), rule_text("door", "forced-entry", severity="warning"))
    assert measure(LABELLED[0], rules=rules)["rules"]["door"]["fired"] == 1


def test_incidents_that_the_text_does_not_give_away_stand_apart(measure: Measure) -> None:
    found = measure(*INCIDENTS)["incidents"]
    assert (found["told"], found["flagged"]) == (1, 1)
    assert (found["not_told"], found["not_told_flagged"]) == (2, 1)
    assert (found["fair"], found["fair_flagged"]) == (1, 0)


def test_real_posts_are_counted_by_source(measure: Measure) -> None:
    found = measure(*OFFICIAL)["official"]
    assert found["sources"]["north"] == {"posts": 2, "review": 0, "hold": 1}
    assert found["sources"]["south"] == {"posts": 1, "review": 0, "hold": 0}


@pytest.mark.parametrize(
    ("in_force", "flagged"),
    [
        ({"kind": "guidance", "title": "Apart – please!", "topics": ["distance"], "discourages": ["hug"]}, 1),
        ({"kind": "guidance", "title": "Apart", "topics": ["distance"], "discourages": ["swim"]}, 0),
        ({"kind": "mourning", "title": "Mourning"}, 0),
        ("Keep apart: no hugs", 0),
    ],
)
def test_what_was_in_force_is_in_force_again(measure: Measure, in_force: object, flagged: int) -> None:
    context = {"date": "2020-07-01", "platform": "x", "in_force": [in_force]}
    post = {"text": "We love to hug.", "verdict": "hold", "categories": ["contradicting-guidance"]}
    found = measure(post | {"context": context}, rules=(GUIDANCE_RULE, rule_text()))
    assert "invented" not in found
    assert found["in_context"]["flagged"] == flagged


def test_a_bare_title_is_that_of_a_period_where_it_names_one(written: Written) -> None:
    context = {"date": "2020-07-01", "in_force": ["Pre-election period", "Boil water notice for Eastbrook"]}
    (sample,) = read_samples(
        written([{"text": "Good morning.", "verdict": "clear", "categories": [], "context": context}])
    )
    assert sample.kind is Kind.IN_CONTEXT
    assert [entry.get("kind") for entry in sample.in_force] == ["pre-election", None]
    assert sample.in_force[1]["topics"] == ["boil", "notice", "eastbrook"]


def test_every_label_leads_to_categories() -> None:
    assert all(LABELS.values())


@pytest.mark.parametrize("line", ["[]", "{", '{"text": "A", "verdict": "bad"}', '{"text": "A", "categories": ["x"]}'])
def test_a_line_that_is_no_post_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "posts.jsonl"
    path.write_text(f'\n{line}\n{{"text": "A"}}\n', encoding="utf-8")
    with pytest.raises(SystemExit, match=r"posts\.jsonl:2: is not a post to measure on"):
        list(read_samples(path))


def test_posts_in_context_count_among_the_recorded(measure: Measure) -> None:
    context = {"date": "2020-07-01", "in_force": ["Boil water notice"]}
    found = measure(*LABELLED, LABELLED[0] | {"context": context}, *OFFICIAL)
    recorded = measured(found, "digest", date(2026, 5, 4))
    assert recorded.invented.posts == 7
    assert recorded.official.flagged == 1
    assert recorded.rules["force-enjoyment"] == RuleFigures(invented=5, right=4, official=1)


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, ROOT / "benchmarks" / "quality.py", *arguments], capture_output=True, text=True, check=False
    )


def test_the_command_prints_tables_and_no_post(tmp_path: Path, written: Written) -> None:
    folder = write_rulebook(tmp_path / "rules", rule_text())
    done = run(written([*LABELLED, *INCIDENTS, *OFFICIAL]), "--rules", folder)
    assert done.returncode == 0, done.stderr
    assert "risky posts flagged" in done.stdout
    assert "Norwell" not in done.stdout
    assert read_measured(folder) is None


def test_misses_and_false_flags_are_shown_on_request(tmp_path: Path, written: Written) -> None:
    folder = write_rulebook(tmp_path / "rules", rule_text())
    done = run(written([*LABELLED, *OFFICIAL]), "--rules", folder, "--show")
    assert "MISSED (hold: victim-blaming), invented\n    They had it coming." in done.stdout
    assert "FALSE FLAG (hold: force-enjoyment), invented\n    We loved it when" in done.stdout
    assert "FLAGGED (hold: force-enjoyment), official\n" in done.stdout


def test_figures_are_recorded_beside_the_rules(tmp_path: Path, written: Written) -> None:
    folder = write_rulebook(tmp_path / "rules", rule_text())
    digest = load_ruleset(folder).digest
    labelled, official = written(LABELLED, "labelled.jsonl"), written(OFFICIAL, "official.jsonl")
    done = run(labelled, official, "--rules", folder, "--record", "--json")
    assert json.loads(done.stdout)["invented"]["flagged"] == 3
    recorded = read_measured(folder)
    assert recorded is not None
    assert recorded.rules_digest == digest == load_ruleset(folder).digest
    assert recorded.rules["force-enjoyment"].right == 3
    assert "Norwell" not in (folder / "measured.json").read_text(encoding="utf-8")


def test_only_both_kinds_of_posts_together_are_recorded(tmp_path: Path, written: Written) -> None:
    folder = write_rulebook(tmp_path / "rules", rule_text())
    done = run(written(LABELLED), "--rules", folder, "--record")
    assert done.returncode == 1
    assert "name files of both kinds" in done.stderr
    assert read_measured(folder) is None
