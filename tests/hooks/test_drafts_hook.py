"""A team that keeps its drafts in a git repository has postlint check them before each commit."""

import json
import shutil
import sys
from pathlib import Path

import pytest

from git_repository import Repository

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


@pytest.fixture(scope="module")
def postlint(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """Make a repository of this project, from which hooks are installed."""
    postlint = Repository(shutil.copytree(checkout, tmp_path_factory.mktemp("hook") / "postlint"))
    postlint.run("git", "add", "--all")
    postlint.run("git", "commit", "--quiet", "--message", "postlint")
    return postlint


def with_hook(folder: Path, postlint: Repository, options: str = "") -> Repository:
    """Make a repository of drafts with the hook installed; all of them share what pre-commit builds."""
    drafts = Repository(folder, PRE_COMMIT_HOME=str(postlint.folder.parent / "pre-commit"))
    revision = postlint.run("git", "rev-parse", "HEAD")
    configuration = CONFIGURATION.format(repository=postlint.folder, revision=revision)
    (drafts.folder / ".pre-commit-config.yaml").write_text(configuration + options)
    drafts.run(sys.executable, "-m", "pre_commit", "install", "--install-hooks")
    return drafts


@pytest.fixture(scope="module")
def drafts(postlint: Repository) -> Repository:
    return with_hook(postlint.folder.parent / "drafts-of-a-team", postlint)


@pytest.fixture
def only_new(postlint: Repository, tmp_path: Path) -> Repository:
    return with_hook(tmp_path / "drafts of another team", postlint, "        args: [--since, HEAD]\n")


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


def records(*texts: str) -> str:
    return "".join(json.dumps({"text": text}) + "\n" for text in texts)


def test_old_findings_do_not_drown_a_new_line(only_new: Repository) -> None:
    only_new.write("drafts/year.jsonl", records(HOLD, REVIEW, CLEAR))
    only_new.run("git", "add", "--all")
    only_new.run("git", "commit", "--no-verify", "--quiet", "--message", "A year of drafts")
    only_new.write("drafts/year.jsonl", records(HOLD, REVIEW, CLEAR, "The library opens at nine on Monday."))
    committed, said = only_new.commit_all()
    assert committed, said
    assert ", 1 post). Left out as unchanged: 3 posts." in said
    assert "remedy-claim" not in said


def test_a_new_risky_line_stops_the_commit(only_new: Repository) -> None:
    only_new.write("drafts/year.jsonl", records(REVIEW, CLEAR))
    assert only_new.commit_all()[0]
    only_new.write("drafts/year.jsonl", records(REVIEW, HOLD, CLEAR))
    committed, said = only_new.commit_all()
    assert not committed
    assert "HOLD  drafts/year.jsonl:2" in said
    assert "remedy-claim" not in said


def test_the_first_commit_of_a_repository_is_checked_whole(only_new: Repository) -> None:
    committed, said = only_new.commit(warrant=HOLD)
    assert not committed
    assert "taunt-hashtag" in said
    committed, said = only_new.commit(warrant=CLEAR)
    assert committed, said


def test_what_is_not_staged_is_not_looked_at(only_new: Repository) -> None:
    only_new.write("drafts/year.jsonl", records(CLEAR))
    only_new.run("git", "add", "--all")
    only_new.write("drafts/year.jsonl", records(CLEAR, HOLD))
    only_new.run("git", "commit", "--message", "Only what is staged")
    assert HOLD in (only_new.folder / "drafts" / "year.jsonl").read_text()


def test_a_worktree_of_a_team_is_no_obstacle(only_new: Repository, tmp_path: Path) -> None:
    only_new.write("drafts/year.jsonl", records(CLEAR))
    assert only_new.commit_all()[0]
    only_new.run("git", "worktree", "add", "--quiet", str(tmp_path / "tree"))
    tree = tmp_path / "tree" / "drafts" / "year.jsonl"
    tree.write_text(records(CLEAR, HOLD))
    done = only_new.attempt(["git", "-C", str(tmp_path / "tree"), "commit", "--all", "--message", "Held"])
    assert done.returncode == 1
    assert "HOLD  drafts/year.jsonl:2" in done.stdout
    assert "Left out as unchanged: 1 post." in done.stdout


def test_a_pull_request_is_checked_between_two_commits(only_new: Repository) -> None:
    """As CI does it: there HEAD already holds the new posts, and `--since HEAD` must not leave them out."""
    only_new.write("drafts/year.jsonl", records(REVIEW))
    assert only_new.commit_all()[0]
    base = only_new.run("git", "rev-parse", "HEAD")
    only_new.write("drafts/year.jsonl", records(REVIEW, HOLD))
    only_new.run("git", "add", "--all")
    only_new.run("git", "commit", "--no-verify", "--quiet", "--message", "A pull request")
    run = [sys.executable, "-m", "pre_commit", "run", "postlint", "--from-ref", base, "--to-ref", "HEAD"]
    done = only_new.attempt(run)
    assert done.returncode == 1
    assert "HOLD  drafts/year.jsonl:2" in done.stdout
    assert "remedy-claim" not in done.stdout


def test_a_run_over_all_files_says_that_nothing_in_them_is_new(only_new: Repository) -> None:
    only_new.write("drafts/year.jsonl", records(REVIEW, CLEAR))
    assert only_new.commit_all()[0]
    done = only_new.attempt([sys.executable, "-m", "pre_commit", "run", "postlint", "--all-files"])
    assert "No post was checked" in done.stdout
    assert "Left out as unchanged: 2 posts." in done.stdout
