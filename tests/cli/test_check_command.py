"""`postlint check`, end to end."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from command_line import CLEAR, COMMAND, HOLD, REVIEW, environment, postlint


@pytest.fixture
def hold(tmp_path: Path) -> Path:
    path = tmp_path / "hold.txt"
    path.write_text(HOLD)
    return path


@pytest.fixture
def review(tmp_path: Path) -> Path:
    path = tmp_path / "review.txt"
    path.write_text(REVIEW)
    return path


@pytest.fixture
def clear(tmp_path: Path) -> Path:
    path = tmp_path / "clear.txt"
    path.write_text(CLEAR)
    return path


def test_a_risky_draft_is_held(hold: Path) -> None:
    result = postlint("check", hold)
    assert result.code == 1
    assert result.out.startswith(f"HOLD  {hold}\n")
    assert ">>Kicking down doors<<" in result.out
    assert "knockknock<<" in result.out
    assert result.err.startswith("1 post to hold (")


def test_a_clear_draft_is_not_approved(clear: Path) -> None:
    result = postlint("check", clear)
    assert (result.code, result.out) == (0, "")
    assert result.err.startswith("No rule fired (")


@pytest.mark.parametrize(("fail_on", "codes"), [("hold", (1, 0, 0)), ("review", (1, 1, 0)), ("never", (0, 0, 0))])
def test_the_exit_code_follows_fail_on(
    hold: Path, review: Path, clear: Path, fail_on: str, codes: tuple[int, ...]
) -> None:
    runs = (postlint("check", "--fail-on", fail_on, path) for path in (hold, review, clear))
    assert tuple(run.code for run in runs) == codes


def test_bad_files_are_named_and_the_others_still_checked(tmp_path: Path, hold: Path) -> None:
    (tmp_path / "clear.txt").write_text(CLEAR)
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "latin.txt").write_bytes(b"One\ntw\xf6")
    (tmp_path / "binary.md").write_bytes(b"\0\1\2")
    (tmp_path / "broken.md").write_text("---\nplatfrm: x\n---\nHello")
    result = postlint("check", tmp_path, tmp_path / "missing.txt", tmp_path / "letter.doc")
    assert result.code == 2
    assert f"HOLD  {hold}\n" in result.out
    errors = result.err.splitlines()
    assert errors[:-1] == [
        f"postlint: {tmp_path}/binary.md:1: is not text (it holds NUL bytes); write the post as UTF-8 text",
        f"postlint: {tmp_path}/broken.md:2: `platfrm` is not a field of a post; did you mean `platform`?",
        f"postlint: {tmp_path}/empty.txt: the post is empty: write its text",
        f"postlint: {tmp_path}/latin.txt:2: is not UTF-8 (byte 0xf6); save it as UTF-8",
        f"postlint: {tmp_path}/missing.txt: cannot be read: no such file or directory",
        f"postlint: {tmp_path}/letter.doc: cannot be read: no such file or directory",
    ]
    assert errors[-1].startswith("1 post to hold, 1 where no rule fired (")
    assert "6 errors: not everything was checked." in errors[-1]


def test_a_bad_file_fails_the_run_even_when_nothing_else_can(tmp_path: Path) -> None:
    assert postlint("check", "--fail-on", "never", tmp_path / "missing.txt").code == 2


def test_json_has_the_promised_shape_and_places(tmp_path: Path, clear: Path) -> None:
    path = tmp_path / "hold.md"
    path.write_text(f"---\nid: uk-3\n---\n\nToday:\n{HOLD}\n")
    result = postlint("check", "--format", "json", "--at", "2026-05-04T09:30", clear, path)
    assert result.code == 1
    assert result.err == ""
    report = json.loads(result.out)
    assert report["schema"] == "postlint/report/1"
    assert report["at"] == "2026-05-04T09:30:00"
    assert report["profile"] == {"digest": None}
    assert report["rules"]["count"] > 0
    assert report["rules"]["digest"]
    silent, held = report["posts"]
    assert (silent["verdict"], silent["findings"]) == ("clear", [])
    assert (held["source"], held["line"], held["id"], held["verdict"]) == (str(path), 1, "uk-3", "hold")
    spans = [span for finding in held["findings"] for span in finding["spans"]]
    lines = path.read_text().splitlines()
    for span in spans:
        assert lines[span["line"] - 1][span["column"] - 1 :].startswith(span["text"])
    assert "Kicking down doors" in {span["text"] for span in spans}
    assert report["errors"] == []
    assert report["summary"] == {
        "posts": 2,
        "hold": 1,
        "review": 0,
        "clear": 1,
        "waived": 0,
        "errors": 0,
        "unchanged": 0,
        "stray_waivers": 0,
    }


def test_a_broken_record_is_reported_and_the_others_checked(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(f'{json.dumps({"text": HOLD, "id": "one"})}\n{{"text": \n{json.dumps({"text": CLEAR})}\n')
    result = postlint("check", "--format", "json", path)
    assert result.code == 2
    message = "this is not a JSON record: expecting value (column 9)"
    assert result.err == f"postlint: {path}:2: {message}\n"
    report = json.loads(result.out)
    assert [(post["line"], post["verdict"]) for post in report["posts"]] == [(1, "hold"), (3, "clear")]
    assert report["errors"] == [{"source": str(path), "line": 2, "message": message}]
    assert report["summary"]["errors"] == 1


def test_a_report_without_posts_is_json(tmp_path: Path) -> None:
    result = postlint("check", "--format", "json", tmp_path)
    assert result.code == 2
    assert json.loads(result.out)["posts"] == []


@pytest.mark.parametrize("arguments", [("check", "-"), ("check",)])
def test_standard_input_is_read(arguments: tuple[str, ...]) -> None:
    result = postlint(*arguments, stdin=HOLD.encode())
    assert result.code == 1
    assert result.out.startswith("HOLD  standard input\n")


def test_json_lines_are_read_from_standard_input() -> None:
    records = "\n".join(json.dumps({"text": text, "id": name}) for name, text in (("a", CLEAR), ("b", HOLD)))
    result = postlint("check", "-", stdin=records.encode())
    assert result.code == 1
    assert result.out.startswith("HOLD  standard input:2 (b)\n")


def test_nothing_on_standard_input_is_an_error() -> None:
    result = postlint("check")
    assert result.code == 2
    assert result.err.startswith("postlint: -: the post is empty: write its text\n")


@pytest.mark.skipif(os.name == "nt", reason="needs a Unix terminal")
def test_a_person_who_names_no_draft_is_told_what_to_write() -> None:
    ours, theirs = os.openpty()
    done = subprocess.run([*COMMAND, "check"], stdin=theirs, capture_output=True, check=False, env=environment())
    os.close(ours)
    os.close(theirs)
    assert done.returncode == 2
    assert done.stderr.decode() == (
        "postlint: name the drafts to check, as in `postlint check drafts/`, or write `-` to read standard input\n"
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("check", "--format", "xml"), "Invalid value for '--format': 'xml' is not one of 'text', 'json', 'sarif',"),
        (("check", "--fail-on", "error"), "Invalid value for '--fail-on'"),
        (("check", "--at", "noon"), "Invalid value for '--at': noon is not a date and time; write it like 2026-"),
        (("check", "--at", "2026-05-04"), "Invalid value for '--at': 2026-05-04 has no time of day"),
        (("check", "--colour"), "No such option: --colour"),
        (("chekc",), "No such command 'chekc'."),
        ((), "Missing command."),
        (("rules",), "Missing command."),
        (("explain",), "Missing argument"),
    ],
)
def test_a_wrong_command_line_gets_one_clear_line(arguments: tuple[str, ...], message: str) -> None:
    result = postlint(*arguments)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"postlint: {message}")
    assert result.err.count("\n") == 1
    assert "--help`." in result.err


def test_an_error_rule_that_did_not_run_fails_the_run(tmp_path: Path) -> None:
    path = tmp_path / "welsh.jsonl"
    path.write_text('{"text": "Bore da o Norwell.", "language": "cy"}')
    result = postlint("check", "--fail-on", "never", path)
    assert result.code == 2
    assert result.out.startswith(f"REVIEW  {path}:1\n")
    error, summary = result.err.splitlines()
    assert error.startswith(f"postlint: {path}:1: not run: ")
    assert error.endswith(
        "all rules that need words: there are no rules for the language `cy`; only measurements were taken"
    )
    assert summary.startswith("1 post to review (")


def test_the_assumed_time_is_said_only_where_it_was_assumed(clear: Path, tmp_path: Path) -> None:
    dated = tmp_path / "dated.md"
    dated.write_text(f"---\npublish_at: 2026-05-04T09:30\n---\n{CLEAR}")
    assert "Judged as if published now, 20" in postlint("check", clear).err
    assert "Judged" not in postlint("check", "--at", "2026-05-04T09:30", clear).err
    assert "Judged" not in postlint("check", dated).err


def test_the_same_draft_gives_the_same_report(hold: Path) -> None:
    runs = {postlint("check", "--format", "json", "--at", "2026-05-04T09:30", hold).out for _ in range(2)}
    assert len(runs) == 1


def test_colours_go_where_they_are_wanted(hold: Path) -> None:
    assert "\x1b" not in postlint("check", hold).out
    assert "\x1b[1;31mHOLD" in postlint("check", hold, FORCE_COLOR="1").out
    assert "\x1b" not in postlint("check", hold, FORCE_COLOR="1", NO_COLOR="1").out


def test_lines_fit_the_terminal(hold: Path) -> None:
    result = postlint("check", hold, COLUMNS="50")
    assert max(len(line) for line in result.out.splitlines() if "https://" not in line) <= max(50, len(f"HOLD  {hold}"))


def test_the_version_is_shown() -> None:
    result = postlint("--version")
    assert result.code == 0
    assert result.out.startswith("postlint ")


def test_help_is_shown() -> None:
    result = postlint("check", "--help")
    assert result.code == 0
    for words in ("--format", "--fail-on", "--at", ".jsonl"):
        assert words in result.out


def test_the_posts_of_a_release_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(f"id: r7\nchannels:\n  web: {CLEAR}\n  x: {json.dumps(HOLD)}\n")
    result = postlint("check", "--format", "json", path)
    assert result.code == 1
    posts = json.loads(result.out)["posts"]
    assert [(post["line"], post["id"], post["platform"]) for post in posts] == [(1, "r7", "web"), (1, "r7", "x")]
    assert [post["verdict"] for post in posts] == ["clear", "hold"]


def test_columns_are_named_by_the_profile(tmp_path: Path) -> None:
    profile = '[organisation]\nname = "Norwell Police"\ntimezone = "Europe/London"\n[columns]\ntext = "Wording"\n'
    (tmp_path / "postlint.toml").write_text(profile)
    (tmp_path / "package.json").write_text("{}")
    (tmp_path / "a.csv").write_text(f'Reference,Wording\n1,"{HOLD}"\n')
    result = postlint("check", "--profile", tmp_path / "postlint.toml", tmp_path)
    assert (result.code, f"{tmp_path / 'a.csv'}:2 (1)" in result.out) == (1, True)
