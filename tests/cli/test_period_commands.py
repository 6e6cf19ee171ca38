"""`postlint period`: one command at three in the morning, and the queue is judged by it."""

import os
import subprocess
from pathlib import Path

import pytest
from command_line import COMMAND, environment, postlint

from small_profile import write_profile

QUEUE = """\
{"id": "before", "text": "Bins in Eastbrook are collected on Monday.", "publish_at": "2026-07-04T03:00"}
{"id": "fair", "text": "Our summer fair is on the green on Saturday.", "publish_at": "2026-07-04T09:00"}
{"id": "news", "text": "Crews are at the mill. Please keep windows shut.", "publish_at": "2026-07-04T04:00"}
{"id": "empty", "text": "🐑", "publish_at": "2026-07-04T09:00"}
{"id": "after", "text": "Bins in Eastbrook are collected on Tuesday.", "publish_at": "2026-07-05T09:00"}
"""
START = ("period", "start", "major-incident", "Fire at the mill")
NIGHT = ("--at", "2026-07-04T03:12")


@pytest.fixture
def office(tmp_path: Path) -> Path:
    write_profile(tmp_path)
    (tmp_path / "queue").mkdir()
    (tmp_path / "queue" / "july.jsonl").write_text(QUEUE)
    return tmp_path / "queue"


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    path = {"PYTHONPATH": os.environ["PYTHONPATH"]} if "PYTHONPATH" in os.environ else {}
    command = [*COMMAND, *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=environment(**path))
    assert "Traceback" not in done.stdout + done.stderr
    return done


def test_every_post_of_the_queue_that_falls_inside_is_shown(office: Path) -> None:
    before = run(office, "check", "--fail-on", "review", "july.jsonl")
    assert "scheduled-during-major-incident" not in before.stdout
    started = run(office, *START, *NIGHT)
    assert (started.returncode, started.stdout) == (
        0,
        "In force: “Fire at the mill” (major-incident, since 2026-07-04 03:12), until you stop it. "
        "Written to ../postlint.periods.toml.\n",
    )
    assert started.stderr.endswith("When it is over: postlint period stop major-incident\n")
    result = run(office, "check", "--fail-on", "review", "july.jsonl")
    assert result.returncode == 1
    assert result.stdout.count("would go out during “Fire at the mill”") == 4
    stopped = run(office, "period", "stop", "major-incident", "--at", "2026-07-04T20:00")
    assert (stopped.returncode, stopped.stderr) == (0, "")
    assert stopped.stdout.startswith("Over: “Fire at the mill” (major-incident, since 2026-07-04 03:12), ended 2026-07")
    result = run(office, "check", "--format", "json", "july.jsonl")
    assert result.stdout.count("scheduled-during-major-incident") == 3


def test_to_stop_what_is_not_open_is_an_error(office: Path) -> None:
    result = run(office, "period", "stop", "major-incident")
    assert (result.returncode, result.stdout, result.stderr) == (
        2,
        "",
        "postlint: no major-incident that was declared is open; nothing was changed\n",
    )


def test_without_a_profile_it_is_said_what_to_do(tmp_path: Path) -> None:
    result = run(tmp_path, *START)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith("postlint: there is no postlint.toml here or in a folder above")
    assert "`postlint profile init`" in result.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("option", ["--at", "--until"])
def test_a_time_that_is_none_changes_nothing(office: Path, option: str) -> None:
    result = run(office, *START, option, "noon")
    assert (result.returncode, result.stdout) == (2, "")
    assert f"'{option}'" in result.stderr
    assert "write it like 2026-05-04T09:30" in result.stderr
    assert not (office.parent / "postlint.periods.toml").exists()


def test_the_profile_can_be_named(office: Path) -> None:
    profile = office.parent / "postlint.toml"
    assert postlint(*START, "--profile", profile).code == 0
    assert (office.parent / "postlint.periods.toml").exists()
