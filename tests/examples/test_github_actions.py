"""The workflow for GitHub Actions asks for little, and its commands do what it says."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from git_repository import Repository

ROOT = Path(__file__).parent.parent.parent
TEXT = (ROOT / "examples" / "github-actions" / "postlint.yml").read_text(encoding="utf-8")
WORKFLOW: dict[Any, Any] = yaml.safe_load(TEXT)
OLD = "Winter is coming! A spoonful of honey and garlic every morning cures the flu, and it is 100% safe."
NEW = "Best part of the job? Putting a door in before breakfast. #knockknock"


def steps() -> Iterator[dict[str, Any]]:
    for job in WORKFLOW["jobs"].values():
        yield from job["steps"]


def command(job: str) -> str:
    """Return the line of a job that calls postlint."""
    lines = [str(step.get("run")) for step in WORKFLOW["jobs"][job]["steps"]]
    return next(line for line in lines if line.startswith("postlint "))


def run(repository: Repository, line: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a line as a runner does."""
    path = f"{Path(sys.executable).parent}:/usr/bin:/bin"
    return subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", line],
        cwd=repository.folder,
        env=repository.environment | {"PATH": path} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def pull_request(repository: Repository) -> tuple[Repository, str]:
    """Make a repository in which a pull request adds a risky post to a file with an old finding."""
    repository.write("drafts/week.jsonl", json.dumps({"text": OLD}) + "\n")
    repository.commit_all()
    base = repository.run("git", "rev-parse", "HEAD")
    repository.write("drafts/week.jsonl", "".join(json.dumps({"text": text}) + "\n" for text in (OLD, NEW)))
    repository.commit_all()
    return repository, base


def test_it_may_read_and_nothing_else_unless_a_job_says_why() -> None:
    assert WORKFLOW["permissions"] == {"contents": "read"}
    asked = {name: job.get("permissions") for name, job in WORKFLOW["jobs"].items()}
    assert asked == {"new-posts": None, "all-posts": {"contents": "read", "security-events": "write"}}
    checkouts = [step for step in steps() if step.get("uses", "").startswith("actions/checkout@")]
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)
    # `pull_request_target` would run with the rights of the repository on what a stranger wrote.
    assert set(WORKFLOW[True]) == {"pull_request", "push", "schedule"}


def test_every_action_names_its_version() -> None:
    used = [step["uses"] for step in steps() if "uses" in step]
    assert len(used) == 5
    assert all(re.fullmatch(r"[\w-]+(/[\w-]+)+@v\d+", action) for action in used)


def test_no_command_is_put_together_from_what_a_stranger_wrote() -> None:
    assert not any("${{" in step.get("run", "") for step in steps())


def test_a_check_since_a_commit_has_that_commit() -> None:
    for job in WORKFLOW["jobs"].values():
        depth = next(step["with"].get("fetch-depth") for step in job["steps"] if "checkout" in step.get("uses", ""))
        assert (depth == 0) == any("--since" in step.get("run", "") for step in job["steps"])


def test_new_posts_are_marked_in_the_pull_request(pull_request: tuple[Repository, str]) -> None:
    repository, base = pull_request
    done = run(repository, command("new-posts"), BASE=base)
    assert done.returncode == 1, done.stderr
    assert "::error " in done.stdout
    assert "file=drafts/week.jsonl,line=2" in done.stdout
    assert "line=1" not in done.stdout


def test_without_the_history_the_check_fails_rather_than_passes(pull_request: tuple[Repository, str]) -> None:
    repository, _ = pull_request
    line = command("new-posts").replace("github", "text")
    assert run(repository, line, BASE="0" * 40).returncode == 2
    assert run(repository, line, BASE="").returncode == 2


def test_all_posts_are_handed_to_code_scanning(pull_request: tuple[Repository, str]) -> None:
    repository, _ = pull_request
    done = run(repository, command("all-posts"))
    assert done.returncode == 0, done.stderr
    upload = WORKFLOW["jobs"]["all-posts"]["steps"][-1]["with"]["sarif_file"]
    report = json.loads((repository.folder / upload).read_text())
    lines = {
        result["locations"][0]["physicalLocation"]["region"]["startLine"] for result in report["runs"][0]["results"]
    }
    assert lines == {1, 2}


def test_the_commands_name_formats_and_options_that_exist(pull_request: tuple[Repository, str]) -> None:
    repository, base = pull_request
    line = re.sub("--format (github|sarif)", "--format json", command("new-posts"))
    done = run(repository, line, BASE=base)
    assert done.returncode == 1
    assert [post["line"] for post in json.loads(done.stdout)["posts"]] == [2]
