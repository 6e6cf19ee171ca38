"""`postlint check --since`: an old spreadsheet does not drown a new line."""

import json
from pathlib import Path

import pytest
from command_line import CLEAR, HOLD, REVIEW, Result, postlint

from git_repository import Repository
from small_profile import APPROVERS, write_profile


def check(*arguments: str, **environment: str) -> Result:
    return postlint("check", *arguments, stdin=b"", **environment)


def records(*texts: str) -> str:
    return "".join(json.dumps({"text": text}) + "\n" for text in texts)


def test_only_what_is_new_is_checked_and_the_rest_is_counted(repository: Repository) -> None:
    repository.write("week.jsonl", records(HOLD, REVIEW, CLEAR))
    repository.commit_all()
    repository.write("week.jsonl", records(HOLD, REVIEW, CLEAR, "Fire engines are at Church Street."))
    result = check("--since", "HEAD", "--fail-on", "review", ".")
    assert (result.code, result.out) == (0, "")
    assert ", 1 post). Left out as unchanged: 3 posts." in result.err


def test_a_new_risky_line_stops_the_run(repository: Repository) -> None:
    repository.write("week.jsonl", records(HOLD, CLEAR))
    repository.commit_all()
    repository.write("week.jsonl", records(CLEAR, HOLD, f"{HOLD} Again!"))
    result = check("--since", "HEAD", ".")
    assert result.code == 1
    assert result.out.startswith("HOLD  week.jsonl:3\n")
    assert result.out.count("HOLD") == 1


def test_a_run_that_leaves_everything_out_says_so(repository: Repository) -> None:
    repository.commit(a=HOLD, b=CLEAR)
    result = check("--since", "HEAD", "drafts")
    assert result.code == 0
    assert result.err.startswith("No post was checked (")
    assert "Left out as unchanged: 2 posts." in result.err


def test_the_report_for_programs_counts_what_was_left_out(repository: Repository) -> None:
    repository.commit(a=HOLD)
    repository.write("drafts/b.txt", CLEAR)
    result = check("--since", "HEAD", "--format", "json", "drafts")
    report = json.loads(result.out)
    assert [post["source"] for post in report["posts"]] == ["drafts/b.txt"]
    assert report["summary"]["unchanged"] == 1


def test_before_the_first_commit_everything_is_checked(repository: Repository) -> None:
    repository.write("a.txt", HOLD)
    result = check("--since", "HEAD", "a.txt")
    assert result.code == 1
    assert "Left out" not in result.err


def test_a_file_outside_fails_the_run_and_the_others_are_checked(repository: Repository, tmp_path: Path) -> None:
    repository.commit(a=CLEAR)
    (tmp_path / "outside.txt").write_text(CLEAR)
    repository.write("drafts/a.txt", HOLD)
    result = check("--since", "HEAD", "../outside.txt", "drafts")
    assert result.code == 2
    assert "HOLD  drafts/a.txt\n" in result.out
    assert "postlint: ../outside.txt: lies outside the repository" in result.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--since", "v9", "drafts"], "postlint: `--since v9`: this repository has no such commit"),
        (["--since", "HEAD", "-"], "standard input has no past to compare with"),
        (["--since", "HEAD"], "standard input has no past to compare with"),
    ],
)
def test_what_cannot_be_compared_is_one_clear_line(repository: Repository, arguments: list[str], said: str) -> None:
    repository.commit(a=CLEAR)
    result = check(*arguments)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert result.err.count("\n") == 1


def test_outside_a_repository_and_without_git_nothing_passes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(CLEAR)
    monkeypatch.chdir(tmp_path)
    outside = check("--since", "HEAD", "a.txt", GIT_CEILING_DIRECTORIES=str(tmp_path.parent))
    without = check("--since", "HEAD", "a.txt", PATH=str(tmp_path))
    assert (outside.code, without.code) == (2, 2)
    assert "inside the git repository of the drafts (git says: not a git repository" in outside.err
    assert "needs git, which cannot be run (no such file or directory)" in without.err
    assert outside.err.count("\n") == without.err.count("\n") == 1


def test_the_waivers_of_posts_that_are_left_out_are_not_called_unused(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(write_profile(repository.folder, APPROVERS).parent)
    repository.write("drafts/week.jsonl", records(HOLD, CLEAR))
    given = ("--reason=Agreed", "--approver=Head of communications", "--author=Press officer", "--until=2099-12-01")
    assert postlint("waive", "drafts/week.jsonl", "force-enjoyment", "--post=1", *given).code == 0
    repository.commit_all()
    repository.write("drafts/week.jsonl", records(HOLD, CLEAR, "Fire engines are at Church Street."))
    result = check("--since", "HEAD", "--fail-on", "review", "drafts")
    assert (result.code, result.out) == (0, "")
    assert ", 1 post). Left out as unchanged: 2 posts." in result.err
    # Gone from the file, the post is not left out any more, and nobody needs its waiver.
    repository.write("drafts/week.jsonl", records(CLEAR))
    result = check("--since", "HEAD", "drafts")
    assert "(waiver-for-another-text)" in result.out
    assert "1 waiver fits no post." in result.err
