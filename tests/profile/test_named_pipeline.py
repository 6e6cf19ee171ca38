"""Another spaCy pipeline, named in the profile."""

import json
import shutil
from pathlib import Path

import pytest
import spacy

from postlint import Linter, PipelineError, Post, Verdict
from postlint.language.folder import ENGLISH
from small_profile import write_profile
from small_rulebook import linter_with

DENIED = "denied: {negated: relish}"
POST = Post("We don't love this.")


def linter_using(tmp_path: Path, pipeline: Path, unless: str = DENIED) -> Linter:
    linter_with(tmp_path / "rules", "relish", unless)
    profile = write_profile(tmp_path, f"[language]\npipeline = {json.dumps(str(pipeline))}\n")
    return Linter(profile, rules=tmp_path / "rules")


def test_a_copy_of_our_own_does_as_well(tmp_path: Path) -> None:
    shutil.copytree(ENGLISH, tmp_path / "copy")
    report = linter_using(tmp_path, tmp_path / "copy").check(POST)
    assert not report.findings
    assert not report.not_run


def test_rules_that_need_what_it_lacks_are_named(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    report = linter_using(tmp_path, tmp_path / "blank").check(POST)
    assert [rule.rule for rule in report.not_run] == ["force-enjoyment"]
    assert report.not_run[0].reason == "the pipeline named in the profile gives no tags and no tree"
    assert report.verdict is Verdict.REVIEW


def test_rules_that_need_nothing_of_it_run(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    report = linter_using(tmp_path, tmp_path / "blank", "asked: {asked: relish}").check(POST)
    assert report.verdict is Verdict.HOLD
    assert not report.not_run


def test_one_that_is_not_there_is_refused_before_any_post(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match="there is no such folder"):
        linter_using(tmp_path, tmp_path / "nowhere")
