"""`postlint check` with a profile, end to end."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from command_line import CLEAR, COMMAND, HOLD, environment, postlint

from small_profile import DISTANCING, ORGANISATION, write_profile

DISABLED = """
[rules]
disable = [{rule = "superlative-claim", owner = "Head of digital", reason = "own style guide"}]
severity = [{rule = "unsourced-statistic", severity = "warning", owner = "Press office", reason = "agreed"}]
"""
CHANGES = (
    "Changed by the profile: superlative-claim is disabled (Head of digital: own style guide); "
    "unsourced-statistic is of severity warning (Press office: agreed).\n"
)


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.txt"
    path.write_text(CLEAR)
    return path


def check_in(folder: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [*COMMAND, "check", *map(str, arguments)]
    path = {"PYTHONPATH": os.environ["PYTHONPATH"]} if "PYTHONPATH" in os.environ else {}
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=environment(**path))


def test_the_profile_is_named_and_what_it_changes(tmp_path: Path, draft: Path) -> None:
    profile = write_profile(tmp_path, DISABLED)
    result = postlint("check", "--profile", profile, draft)
    assert (result.code, result.out) == (0, "")
    closing, changes = result.err.splitlines(keepends=True)
    assert closing.startswith("No rule fired (")
    assert closing.endswith(f" Profile: {profile}.\n")
    assert changes == CHANGES


def test_what_a_profile_changes_is_told_of_a_draft_to_hold_as_well(tmp_path: Path, draft: Path) -> None:
    draft.write_text(HOLD)
    result = postlint("check", "--profile", write_profile(tmp_path, DISABLED), draft)
    assert result.code == 1
    assert result.err.endswith(CHANGES)


def test_a_profile_is_found_in_a_folder_above(tmp_path: Path, draft: Path) -> None:
    write_profile(tmp_path)
    (tmp_path / "below").mkdir()
    result = check_in(tmp_path / "below", draft)
    assert result.returncode == 0
    assert result.stderr.endswith(" Profile: ../postlint.toml.\n")


def test_the_profile_that_is_named_is_the_only_one(tmp_path: Path, draft: Path) -> None:
    write_profile(tmp_path, organisation="wrong")
    profile = write_profile(tmp_path / "other")
    result = check_in(tmp_path, "--profile", profile, draft)
    assert (result.returncode, f"Profile: {profile}." in result.stderr) == (0, True)


def test_a_wrong_profile_stops_the_run(tmp_path: Path, draft: Path) -> None:
    profile = write_profile(tmp_path, organisation=ORGANISATION.replace("timezone", "timezon"))
    result = check_in(tmp_path, draft)
    message = "postlint.toml:3: unknown key `organisation.timezon`; did you mean `timezone`?\n"
    assert (result.returncode, result.stdout, result.stderr) == (2, "", f"postlint: {message}")
    missing = postlint("check", "--profile", profile.with_name("nowhere.toml"), draft)
    assert (missing.code, missing.out) == (2, "")
    assert missing.err.endswith("nowhere.toml: cannot be read: no such file or directory\n")


def test_json_identifies_the_profile_and_tells_the_time_of_the_organisation(tmp_path: Path, draft: Path) -> None:
    profile = write_profile(tmp_path, DISABLED)
    result = postlint("check", "--format", "json", "--at", "2026-07-01T09:30", "--profile", profile, draft)
    report = json.loads(result.out)
    assert (result.code, result.err) == (0, "")
    assert report["at"] == "2026-07-01T09:30:00+01:00"
    assert len(report["profile"]["digest"]) == 64
    assert [entry["rule"] for entry in report["profile"]["disabled"]] == ["superlative-claim"]
    assert [entry["severity"] for entry in report["profile"]["severity"]] == ["warning"]


def test_now_is_told_on_the_clocks_of_the_organisation(tmp_path: Path, draft: Path) -> None:
    far = write_profile(tmp_path, organisation=ORGANISATION.replace("Europe/London", "Pacific/Kiritimati"))
    result = postlint("check", "--format", "json", "--profile", far, draft, TZ="UTC")
    assert json.loads(result.out)["at"].endswith("+14:00")
    assert "Judged as if published now, " in postlint("check", "--profile", far, draft).err


def test_every_rule_runs_with_guidance_in_force(tmp_path: Path, draft: Path) -> None:
    draft.write_text(HOLD)
    result = postlint("check", "--at", "2020-07-01T09:30", "--profile", write_profile(tmp_path, DISTANCING), draft)
    assert result.code == 1
    assert result.out.startswith("HOLD")


def test_a_pipeline_that_cannot_be_used_stops_the_run(tmp_path: Path, draft: Path) -> None:
    write_profile(tmp_path, f"[language]\npipeline = {json.dumps(str(tmp_path / 'nowhere'))}\n")
    result = check_in(tmp_path, draft)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith(f"postlint: {tmp_path / 'nowhere'}: there is no such folder")
    assert result.stderr.count("\n") == 1
