"""A team that keeps its drafts in a git repository has postlint check them before each commit."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HOLD = (
    "Kicking down doors is probably one of our favourite things to do. Another warrant conducted on #Victoria ward "
    "with the assistance of @MSPHomerton @MPSKingsPark @MPSHackneyWick #knockknock #localpolicing"
)
REVIEW = "Winter is coming! A spoonful of honey and garlic every morning cures the flu, and it is 100% safe."
CLEAR = "Bins in Eastbrook North will be collected one day later than usual this week."
CONFIGURATION = """\
repos:
  - repo: {repository}
    rev: {revision}
    hooks:
      - id: postlint
"""


class Repository:
    """A git repository that knows nothing of the machine's own git settings."""

    def __init__(self, folder: Path, **environment: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        # A test may itself run inside a hook of git, which then points at another repository.
        outside = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        person = {f"GIT_{who}_{what}": "a@b.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        no_settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        self.environment = outside | person | no_settings | environment
        self.run("git", "init", "--quiet")

    def run(self, *command: str) -> str:
        """Run a command that must succeed; returns what it wrote."""
        done = self._run(command)
        assert done.returncode == 0, done.stdout
        return done.stdout.strip()

    def commit(self, **drafts: str) -> tuple[bool, str]:
        """Write drafts and commit them; returns whether git did so, and what it said."""
        for name, text in drafts.items():
            path = self.folder / "drafts" / f"{name}.txt"
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        self.run("git", "add", "--all")
        before = self._run(["git", "rev-parse", "HEAD"]).stdout
        said = self._run(["git", "commit", "--message", "Drafts"]).stdout
        return self._run(["git", "rev-parse", "HEAD"]).stdout != before, said

    def _run(self, command: tuple[str, ...] | list[str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )


@pytest.fixture(scope="module")
def drafts(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """Make a repository of drafts with the hook installed, from a repository of this project."""
    folder = tmp_path_factory.mktemp("hook")
    postlint = Repository(shutil.copytree(checkout, folder / "postlint"))
    postlint.run("git", "add", "--all")
    postlint.run("git", "commit", "--quiet", "--message", "postlint")
    revision = postlint.run("git", "rev-parse", "HEAD")
    drafts = Repository(folder / "drafts-of-a-team", PRE_COMMIT_HOME=str(folder / "pre-commit"))
    configuration = CONFIGURATION.format(repository=postlint.folder, revision=revision)
    (drafts.folder / ".pre-commit-config.yaml").write_text(configuration)
    drafts.run(sys.executable, "-m", "pre_commit", "install", "--install-hooks")
    return drafts


def test_a_good_draft_is_committed(drafts: Repository) -> None:
    committed, said = drafts.commit(bins=CLEAR)
    assert committed, said
    assert "Passed" in said


def test_a_bad_draft_is_stopped_until_it_is_rewritten(drafts: Repository) -> None:
    committed, said = drafts.commit(warrant=HOLD)
    assert not committed
    assert "drafts/warrant.txt" in said
    assert "taunt-hashtag" in said
    committed, said = drafts.commit(warrant="Officers forced entry to a flat under a warrant. One man was arrested.")
    assert committed, said


def test_a_warning_lets_the_commit_pass_and_is_seen(drafts: Repository) -> None:
    committed, said = drafts.commit(flu=REVIEW)
    assert committed, said
    assert "remedy-claim" in said


def test_what_is_no_draft_is_left_alone(drafts: Repository) -> None:
    (drafts.folder / "README.md").write_text(HOLD)
    (drafts.folder / "drafts" / "picture.svg").write_text("<svg/>")
    (drafts.folder / "drafts" / "package.json").write_text("{}")
    committed, said = drafts.commit()
    assert committed, said
    assert "no files to check" in said


def test_a_team_may_keep_its_drafts_elsewhere(drafts: Repository) -> None:
    configuration = drafts.folder / ".pre-commit-config.yaml"
    configuration.write_text(configuration.read_text() + "        files: ^posts/\n")
    (drafts.folder / "posts").mkdir()
    (drafts.folder / "posts" / "picture.svg").write_text("<svg/>")
    (drafts.folder / "posts" / "warrant.jsonl").write_text(json.dumps({"text": HOLD}))
    committed, said = drafts.commit()
    assert not committed
    assert "posts/warrant.jsonl" in said
    assert "svg" not in said
