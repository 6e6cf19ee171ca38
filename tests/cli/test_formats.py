"""`postlint check --format`: every format end to end, whatever becomes of the run."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from command_line import CLEAR, COMMAND, HOLD, environment, postlint

ENDS = {"json": "}\n", "sarif": "}\n", "github": ".\n", "html": "</html>\n"}


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    """A folder with a risky draft and a clear one."""
    folder = tmp_path / "drafts"
    folder.mkdir()
    (folder / "hold.txt").write_text(HOLD)
    (folder / "clear.txt").write_text(CLEAR)
    return folder


@pytest.mark.parametrize("form", ENDS)
def test_the_exit_code_is_that_of_the_posts_in_every_format(drafts: Path, form: str) -> None:
    assert postlint("check", "--format", form, drafts / "clear.txt").code == 0
    assert postlint("check", "--format", form, drafts).code == 1


@pytest.mark.parametrize("form", ENDS)
def test_a_run_that_fails_still_ends_its_report_and_says_what_failed(drafts: Path, form: str) -> None:
    (drafts / "empty.txt").write_text("")
    result = postlint("check", "--format", form, drafts)
    assert result.code == 2
    assert result.out.endswith(ENDS[form])
    assert "the post is empty" in result.out
    assert "empty.txt: the post is empty" in result.err


@pytest.mark.parametrize("form", ENDS)
def test_a_run_without_posts_is_a_report(tmp_path: Path, form: str) -> None:
    result = postlint("check", "--format", form, tmp_path)
    assert result.code == 2
    assert result.out.endswith(ENDS[form])


@pytest.mark.parametrize("form", ENDS)
def test_a_run_that_never_starts_writes_no_report(tmp_path: Path, drafts: Path, form: str) -> None:
    profile = tmp_path / "postlint.toml"
    profile.write_text("[organisatoin]\n")
    result = postlint("check", "--format", form, "--profile", profile, drafts)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("postlint: ")


def test_sarif_names_the_words_and_the_rules(drafts: Path) -> None:
    (run,) = json.loads(postlint("check", "--format", "sarif", drafts).out)["runs"]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        rule = rules[result["ruleIndex"]]
        assert rule["id"] == result["ruleId"]
        assert rule["shortDescription"]["text"] != rule["id"]
        region = result["locations"][0]["physicalLocation"]["region"]
        line = HOLD.splitlines()[region["startLine"] - 1]
        assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == region["snippet"]["text"]


def test_github_ends_with_the_summary(drafts: Path) -> None:
    result = postlint("check", "--format", "github", drafts)
    *annotations, summary = result.out.splitlines()
    assert annotations
    assert all(line.startswith(("::error file=", "::warning file=", "::notice file=")) for line in annotations)
    assert summary.startswith("1 post to hold, 1 where no rule fired (")
    assert result.err == ""


def test_neither_stream_carries_a_command_of_the_draft(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    key = "##[add-path]/tmp"
    path.write_text(json.dumps({"text": f"{HOLD}\n::error::injected ##[error]x"}) + "\n" + json.dumps({key: 1}))
    result = postlint("check", "--format", "github", path)
    ours = ("::error file=", "::warning file=", "::notice file=")
    commands = [line for line in (result.out + result.err).splitlines() if line.lstrip().startswith("::")]
    assert commands
    assert all(line.startswith(ours) for line in commands)
    assert "##[" not in result.out + result.err


def test_whoever_writes_a_page_to_a_file_is_told_the_summary(drafts: Path) -> None:
    result = postlint("check", "--format", "html", drafts)
    assert result.out.startswith("<!doctype html>\n")
    assert result.err.startswith("1 post to hold, 1 where no rule fired (")


@pytest.mark.skipif(os.name == "nt", reason="needs a Unix terminal")
def test_whoever_writes_a_page_to_the_screen_is_told_how_to_write_it_to_a_file(drafts: Path) -> None:
    ours, theirs = os.openpty()
    command = [*COMMAND, "check", "--format", "html", str(drafts / "clear.txt")]
    with subprocess.Popen(command, stdout=theirs, stderr=subprocess.PIPE, env=environment()) as process:
        os.close(theirs)
        shown = b""
        while b"</html>" not in shown:
            shown += os.read(ours, 4096)
        assert process.stderr is not None
        assert b"--format html > report.html`\n" in process.stderr.read()
    os.close(ours)


@pytest.mark.parametrize("form", ENDS)
def test_lone_surrogates_reach_every_report(tmp_path: Path, form: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": f"{HOLD} \ud800", "id": "\udfff", "account": "\udc00"}))
    result = postlint("check", "--format", form, path, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert result.code == 1
    assert result.out.endswith(ENDS[form])


@pytest.mark.skipif(os.name == "nt", reason="needs pipes of Unix")
@pytest.mark.parametrize("form", ENDS)
def test_a_reader_who_leaves_gets_no_success(tmp_path: Path, form: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(f"{json.dumps({'text': HOLD})}\n" * 300)
    process = subprocess.Popen(
        [*COMMAND, "check", "--fail-on", "never", "--format", form, str(path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(1)
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert process.wait() == 2
    assert errors == b""


@pytest.mark.skipif(os.name == "nt", reason="needs pipes of Unix")
@pytest.mark.parametrize("form", ["github", "html"])
def test_a_post_is_reported_as_soon_as_it_is_checked(form: str) -> None:
    process = subprocess.Popen(
        [*COMMAND, "check", "--format", form, "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment()
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{json.dumps({'text': HOLD})}\n".encode())
    process.stdin.flush()
    while b"force-enjoyment" not in process.stdout.readline():
        assert process.poll() is None
    process.stdin.close()
    process.stdout.read()
    process.stdout.close()
    assert process.wait() == 1
