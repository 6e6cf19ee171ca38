"""Whatever happens: no traceback, no words of the draft leaked, and never an exit code of 0."""

import json
import os
import signal
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from command_line import CLEAR, COMMAND, HOLD, environment, postlint

from postlint import Linter, Post, PostlintError, Report, RuleError
from postlint.cli import main
from postlint.cli.checking import reports
from postlint.drafts import Draft
from postlint.errors import DraftError

SECRET = "words of a confidential draft"


@pytest.mark.parametrize(
    "text",
    [
        "[" * 40_000,
        "😂" * 40_000,
        "!" * 40_000,
        "word " * 200_000,
        "a" * 1_000_000,
        f"\u202e{HOLD}\u200b\x1b[2J",
        "\ufffe\uffff\U0010ffff",
    ],
    ids=["brackets", "emoji", "marks", "a megabyte", "one word", "controls", "noncharacters"],
)
def test_any_text_gets_a_report(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    result = postlint("check", path)
    assert result.code in (0, 1)
    assert "1 post" in result.err
    assert len(result.out) < 10_000
    assert result.out.replace("\n", "").isprintable()


def test_lone_surrogates_reach_both_reports(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": f"{HOLD} \ud800", "id": "\udfff"}))
    assert "<U+D800>" in postlint("check", path).out
    report = json.loads(postlint("check", "--format", "json", path).out)
    assert report["posts"][0]["id"] == "\udfff"


def test_a_narrow_encoding_does_not_stop_the_report(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"😂 {HOLD}", encoding="utf-8")
    result = postlint("check", path, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert result.code == 1
    assert "\\U0001f602" in result.out


@pytest.mark.skipif(os.name == "nt", reason="needs file names of Unix")
def test_a_file_name_that_is_not_text_is_shown(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xff\x1b.txt"
    Path(os.fsdecode(path)).write_text(HOLD)
    result = postlint("check", tmp_path)
    assert result.code == 1
    assert "<U+DCFF><U+001B>.txt" in result.out


@pytest.mark.skipif(os.name == "nt", reason="needs pipes of Unix")
def test_a_reader_who_leaves_gets_no_success(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(f"{json.dumps({'text': CLEAR})}\n" * 5_000)
    process = subprocess.Popen(
        [*COMMAND, "check", "--format", "json", str(path)],
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


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_report_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(HOLD)
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*COMMAND, "check", str(path)], stdout=full, stderr=subprocess.PIPE, check=False, env=environment()
        )
    assert done.returncode == 2
    assert done.stderr == b"postlint: the report cannot be written: no space left on device\n"


@pytest.mark.skipif(os.name == "nt", reason="needs signals of Unix")
def test_an_interrupt_ends_quietly() -> None:
    process = subprocess.Popen(
        [*COMMAND, "check", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{json.dumps({'text': HOLD})}\n".encode())
    process.stdin.flush()
    assert process.stdout.readline().startswith(b"HOLD")
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate()
    assert process.returncode == 130
    assert errors == b""


def test_an_unexpected_error_is_one_line_without_the_draft(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(SECRET)

    def fail(*_: object) -> None:
        raise RuntimeError(SECRET)

    monkeypatch.setattr("postlint.cli.check.find_drafts", fail)
    assert main(["check", str(path)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("postlint: internal error (RuntimeError in test_failures.py, line ")
    assert captured.err.endswith("); the draft was not checked\n")
    assert SECRET not in captured.err


class Stumbling(Linter):
    """Fail on some posts, as a bug would."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def check_many(self, posts: Iterable[Post]) -> Iterator[Report]:
        """Check posts two by two, as a linter that looks ahead."""
        waiting: list[Post] = []
        for post in posts:
            waiting.append(post)
            if len(waiting) == 2:
                yield self.check(waiting.pop(0))
        yield from map(self.check, waiting)

    def check(self, post: Post) -> Report:
        """Check one post."""
        if post.text == "bad":
            raise self.error
        return Report()


def run(error: Exception, *texts: str, thread: str | None = None) -> tuple[list[str], list[str]]:
    failures: list[PostlintError] = []
    drafts = [Draft("a.jsonl", line, Post(text, thread=thread)) for line, text in enumerate(texts, start=1)]
    checked = [draft.post.text for draft, _ in reports(Stumbling(error), drafts, failures.append)]
    return checked, [f"{failure.line}: {failure.message}" for failure in failures]


def test_a_post_on_which_the_linter_fails_is_named_and_the_others_are_checked() -> None:
    checked, failures = run(ValueError(SECRET), "one", "bad", "two", "bad", "three")
    assert checked == ["one", "two", "three"]
    assert [failure.partition(" in ")[0] for failure in failures] == [
        "2: internal error (ValueError",
        "4: internal error (ValueError",
    ]
    assert all(failure.endswith("; the draft was not checked") for failure in failures)
    assert SECRET not in "".join(failures)


def test_a_thread_fails_as_a_whole() -> None:
    checked, failures = run(ValueError(), "bad", "one", thread="flood")
    assert checked == []
    assert [failure[:2] for failure in failures] == ["1:", "2:"]


def test_a_post_without_a_report_is_a_failure() -> None:
    class Silent(Stumbling):
        def check_many(self, posts: Iterable[Post]) -> Iterator[Report]:
            list(posts)
            yield Report()

    failures: list[PostlintError] = []
    drafts = [Draft("a.jsonl", line, Post("one")) for line in (1, 2)]
    assert len(list(reports(Silent(ValueError()), drafts, failures.append))) == 1
    assert [str(failure) for failure in failures] == [
        "a.jsonl:2: internal error (no report); the draft was not checked"
    ]


def test_a_wrong_rule_stops_the_run() -> None:
    with pytest.raises(RuleError, match="unknown concept"):
        run(RuleError("unknown concept `relsh`"), "bad", "one")


def test_unreadable_drafts_pass_by() -> None:
    failures: list[PostlintError] = []
    drafts: list[Draft | DraftError] = [
        DraftError("one", line=1),
        Draft("a", 2, Post("two")),
        DraftError("three", line=3),
    ]
    checked = [draft.line for draft, _ in reports(Stumbling(ValueError()), drafts, failures.append)]
    assert checked == [2]
    assert [failure.line for failure in failures] == [1, 3]


@pytest.mark.skipif(os.name == "nt", reason="needs the shell of Unix")
@pytest.mark.parametrize(
    ("closed", "code", "out", "err"),
    [
        (">&-", 2, "", "postlint: the report cannot be written: standard output is closed\n"),
        ("2>&-", 1, "HOLD", ""),
        ("- <&-", 2, "HOLD", "postlint: -: cannot be read: standard input is closed\n"),
    ],
)
def test_closed_streams(tmp_path: Path, closed: str, code: int, out: str, err: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(HOLD)
    command = f'"$@" {closed}'
    done = subprocess.run(
        ["sh", "-c", command, "sh", *COMMAND, "check", str(path)],
        capture_output=True,
        check=False,
        env=environment(),
        text=True,
    )
    assert done.returncode == code
    assert done.stdout.startswith(out)
    assert done.stderr.startswith(err)


def test_an_empty_path_is_not_the_working_folder() -> None:
    result = postlint("check", "")
    assert result.code == 2
    assert result.err.startswith("postlint: an empty path names no draft; ")
