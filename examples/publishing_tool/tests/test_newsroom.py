"""The publishing tool sends what may go out, and nothing else, whatever happens to the linter."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsroom.__main__ import main
from newsroom.desk import Desk, Refused
from newsroom.people import Person, proof
from newsroom.record import Record
from newsroom.release import Release, read_release

TOOL = Path(__file__).parent.parent
WATER, FLU, WARRANT = (TOOL / "releases" / f"{name}.json" for name in ("water-main", "flu-season", "warrant"))
EDITOR, INSPECTOR, MANAGER = "Head of communications", "Duty inspector", "Control room manager"
WORDS = {EDITOR: "red kite", INSPECTOR: "grey heron", MANAGER: "barn owl"}
WHY = "Gas is leaking into the station."
Run = Callable[..., int]


def settings(home: Path, seconds: int) -> None:
    """Write the tool's settings with other deadlines: a busy machine is no broken linter."""
    text = (TOOL / "newsroom.toml").read_text(encoding="utf-8")
    (home / "newsroom.toml").write_text(re.sub(r"deadline = \d+", f"deadline = {seconds}", text), encoding="utf-8")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copy(TOOL / "postlint.toml", tmp_path)
    settings(tmp_path, seconds=600)
    monkeypatch.setenv("NEWSROOM_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def run(home: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command, with the passphrases of the people named in it, or those given."""

    def command(*arguments: str | Path, spoken: list[str] | None = None) -> int:
        words = [WORDS.get(str(argument), "") for argument in arguments if str(argument) in WORDS]
        answers = iter(words if spoken is None else spoken)
        monkeypatch.setattr("newsroom.__main__._passphrase", lambda _: next(answers, ""))
        return main([str(argument) for argument in arguments])

    assert home.is_dir()
    return command


def sent(home: Path) -> set[str]:
    return {str(path.relative_to(home / "outbox")) for path in (home / "outbox").glob("*/*")}


def events(home: Path) -> list[str]:
    return [json.loads(line)["event"] for line in (home / "record.jsonl").read_text().splitlines()]


def urgent(release: Path = WARRANT) -> list[str | Path]:
    return ["urgent", release, "--officer", INSPECTOR, "--second", MANAGER, "--why", WHY]


@pytest.fixture(params=["raises", "hangs", "cannot be imported", "talks nonsense", "invents a verdict", "loses a post"])
def break_postlint(request: pytest.FixtureRequest, home: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Put another postlint in the place of the real one."""
    code = {
        "raises": "def check_many(self, posts): raise RuntimeError(next(iter(posts)).text)",
        "hangs": "def check_many(self, posts): import time; time.sleep(600)",
        "cannot be imported": "raise ImportError('no postlint')",
        "talks nonsense": "def check_many(self, posts): print('nonsense'); return []",
        "invents a verdict": "def check_many(self, posts): return [Report() for post in posts]",
        "loses a post": "def check_many(self, posts): return []",
    }[request.param]
    package = home / "elsewhere" / "postlint"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text(f"""
from types import SimpleNamespace
class PostlintError(Exception): pass
class Severity: NOTE, ERROR = "note", "error"
class Media: pass
class Post(SimpleNamespace): pass
class Report:
    verdict, findings, not_run = SimpleNamespace(value="splendid"), (), ()
class Linter:
    def __init__(self, **options): pass
    {code}
""")

    def break_it() -> None:
        monkeypatch.setenv("PYTHONPATH", str(package.parent))
        settings(home, seconds=1)

    return break_it


def test_a_clear_release_goes_to_all_channels(run: Run, home: Path) -> None:
    assert run("submit", WATER, "--author", "Press officer") == 0
    assert sent(home) == set()
    assert run("publish", WATER) == 0
    assert sent(home) == {"web/NP-2026-0412", "x/NP-2026-0412", "email/NP-2026-0412"}
    assert "<h1>Church Street closed" in (home / "outbox/web/NP-2026-0412").read_text()
    assert "Subject: Church Street closed" in (home / "outbox/email/NP-2026-0412").read_text()


def test_nothing_goes_out_in_words_that_were_not_submitted(run: Run, home: Path, tmp_path: Path) -> None:
    assert run("publish", WATER) == 1
    run("submit", WATER, "--author", "Press officer")
    changed = tmp_path / "changed.json"
    changed.write_text(WATER.read_text().replace("Mill Lane", "Hallam Street"))
    assert run("publish", changed) == 1
    assert sent(home) == set()


def test_what_needs_a_review_waits_for_an_editor_who_is_named(
    run: Run, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("submit", FLU, "--author", "Press officer") == 1
    assert "x: review absolute-assurance, remedy-claim" in capsys.readouterr().out
    assert run("publish", FLU) == 1
    assert run("approve", FLU, "--editor", EDITOR, spoken=["guessed"]) == 1
    assert run("approve", FLU, "--editor", INSPECTOR) == 1
    assert run("approve", FLU, "--editor", "Press officer") == 1
    assert run("publish", FLU) == 1
    assert sent(home) == set()
    assert run("approve", FLU, "--editor", EDITOR) == 0
    assert run("publish", FLU) == 0
    assert sent(home) == {"web/NP-2026-0413", "x/NP-2026-0413"}


def test_an_editor_does_not_approve_work_of_their_own(run: Run) -> None:
    run("submit", FLU, "--author", EDITOR)
    assert run("approve", FLU, "--editor", EDITOR) == 1
    assert run("approve", FLU, "--editor", MANAGER) == 0


def test_an_approval_is_for_these_words_only(run: Run, home: Path, tmp_path: Path) -> None:
    run("submit", FLU, "--author", "Press officer")
    run("approve", FLU, "--editor", EDITOR)
    changed = tmp_path / "changed.json"
    changed.write_text(FLU.read_text().replace("honey and garlic", "bleach"))
    run("submit", changed, "--author", "Press officer")
    assert run("publish", changed) == 1
    assert sent(home) == set()


def test_what_is_held_has_no_way_past_it(run: Run, home: Path) -> None:
    """An intruder with somebody's session cannot fan out insults."""
    run("submit", WARRANT, "--author", "Press officer")
    for attempt in (
        ["approve", WARRANT, "--editor", EDITOR],
        ["publish", WARRANT],
        ["urgent", WARRANT, "--officer", INSPECTOR, "--second", INSPECTOR, "--why", "Fun"],
        ["urgent", WARRANT, "--officer", INSPECTOR, "--second", EDITOR, "--why", "Fun"],
        ["urgent", WARRANT, "--officer", INSPECTOR, "--second", MANAGER, "--why", " "],
    ):
        assert run(*attempt) == 1
    assert run(*urgent(), spoken=["grey heron", "guessed"]) == 1
    assert run(*urgent(), spoken=[]) == 1
    assert sent(home) == set()
    assert events(home).count("refused") == 7


def desk(home: Path, at: datetime) -> Desk:
    people = tuple(Person(name, ("editor", "duty"), proof(words, "00")) for name, words in WORDS.items())
    return Desk(home, people, home / "postlint.toml", 600, 600, WORDS.__getitem__, lambda: at)


def planned(at: datetime) -> Release:
    return Release("NP-2026-0412", at, read_release(WATER).posts)


def test_the_moment_of_release_counts_and_not_the_plan(home: Path) -> None:
    before = datetime(2026, 11, 11, 9, 30, tzinfo=UTC)
    release = planned(before)
    assert {answer.verdict for answer in desk(home, before).submit(release, "Press officer").values()} == {"clear"}
    during = desk(home, datetime(2026, 11, 11, 11, 0, tzinfo=UTC))
    with pytest.raises(Refused):
        during.publish(release)
    assert sent(home) == set()
    desk(home, datetime(2026, 11, 11, 11, 30, tzinfo=UTC)).publish(release)
    assert len(sent(home)) == 3


def test_without_a_linter_nothing_goes_out(
    run: Run, home: Path, capsys: pytest.CaptureFixture[str], break_postlint: Callable[[], None]
) -> None:
    Record(home / "record.jsonl").add("submitted", read_release(WATER), by="Press officer")
    break_postlint()
    assert run("submit", WATER, "--author", "Press officer") == 2
    assert run("publish", WATER) == 2
    said = capsys.readouterr()
    assert "Nothing was sent: postlint" in said.err
    assert "Church Street" not in said.out + said.err
    assert sent(home) == set()
    assert events(home) == ["submitted", "linter down", "linter down"]


def test_the_urgent_path_works_without_the_linter(
    run: Run, home: Path, capsys: pytest.CaptureFixture[str], break_postlint: Callable[[], None]
) -> None:
    break_postlint()
    assert run(*urgent(WATER)) == 0
    assert "postlint was down and did not look at it" in capsys.readouterr().out
    assert len(sent(home)) == 3


def test_a_broken_profile_stops_everything_but_the_urgent_path(
    run: Run, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "postlint.toml").write_text("[organisaton]\nname = 'Norwell'\n")
    assert run("submit", WATER, "--author", "Press officer") == 2
    assert "did you mean `organisation`?" in capsys.readouterr().err
    assert run(*urgent(WATER)) == 0


def test_the_urgent_path_is_recorded_before_anything_is_sent_and_reviewed_after(
    run: Run, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*urgent()) == 0
    assert "An editor has to look at it by tomorrow" in capsys.readouterr().out
    assert events(home)[:3] == ["urgent check", "urgent", "sending"]
    entry = json.loads((home / "record.jsonl").read_text().splitlines()[1])
    assert (entry["by"], entry["second"], entry["why"]) == (INSPECTOR, MANAGER, WHY)
    assert run("waiting") == 0
    assert f"NP-2026-0414  to be reviewed by {entry['review_by']}  {INSPECTOR}, {MANAGER}" in capsys.readouterr().out
    assert run("review", WARRANT, "--editor", MANAGER, "--note", "Fine") == 1
    assert run("review", WARRANT, "--editor", EDITOR, "--note", "Never again") == 0
    assert run("waiting") == 0
    assert "Nothing is waiting" in capsys.readouterr().out
    assert run("review", WARRANT, "--editor", EDITOR, "--note", "Once more") == 1


def test_where_nothing_can_be_recorded_nothing_goes_out(run: Run, home: Path) -> None:
    (home / "record.jsonl").mkdir()
    assert run(*urgent()) == 2
    assert run("publish", WATER) == 2
    assert sent(home) == set()


def test_a_channel_that_fails_gets_the_release_later_and_the_others_not_twice(
    run: Run, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("submit", WATER, "--author", "Press officer")
    (home / "outbox").mkdir()
    (home / "outbox" / "x").write_text("The platform is down.")
    assert run("publish", WATER) == 3
    assert "not sent to x (" in capsys.readouterr().err
    (home / "outbox" / "x").unlink()
    (home / "outbox" / "web" / "NP-2026-0412").write_text("as it was")
    assert run("publish", WATER) == 0
    assert (home / "outbox" / "web" / "NP-2026-0412").read_text() == "as it was"
    assert len(sent(home)) == 3
    assert events(home).count("sent") == 3


def test_a_run_that_ended_between_sending_and_noting_it_does_not_send_twice(run: Run, home: Path) -> None:
    run("submit", WATER, "--author", "Press officer")
    run("publish", WATER)
    record = home / "record.jsonl"
    record.write_text("".join(line for line in record.read_text().splitlines(True) if '"event": "sent"' not in line))
    (home / "outbox" / "x" / "NP-2026-0412").write_text("as it was")
    assert run("publish", WATER) == 0
    assert (home / "outbox" / "x" / "NP-2026-0412").read_text() == "as it was"


def test_a_release_that_began_to_go_out_keeps_its_words(run: Run, home: Path, tmp_path: Path) -> None:
    run("submit", WATER, "--author", "Press officer")
    run("publish", WATER)
    changed = tmp_path / "changed.json"
    changed.write_text(WATER.read_text().replace("Mill Lane", "Hallam Street"))
    run("submit", changed, "--author", "Press officer")
    assert run("publish", changed) == 1
    assert "Mill Lane" in (home / "outbox" / "x" / "NP-2026-0412").read_text()


def test_all_posts_are_ready_before_the_first_is_sent(run: Run, home: Path, tmp_path: Path) -> None:
    release = tmp_path / "release.json"
    release.write_text(WATER.read_text().replace("until about 15:00\\n\\n", "until about\\r15:00\\n\\n"))
    run("submit", release, "--author", "Press officer")
    assert run("publish", release) == 2
    assert sent(home) == set()


def test_the_record_has_no_word_of_a_post(run: Run, home: Path, tmp_path: Path) -> None:
    for release in (WATER, FLU, WARRANT):
        run("submit", release, "--author", "Press officer")
        run("approve", release, "--editor", EDITOR)
        run("publish", release)
    run(*urgent())
    record = (home / "record.jsonl").read_text()
    assert {"submitted", "read again", "approved", "checked", "refused", "sent", "urgent"} <= {*events(home)}
    for release in (WATER, FLU, WARRANT):
        for post in json.loads(release.read_text())["channels"].values():
            for stretch in re.findall(r"(?=\b(\w+\W+\w+\W+\w+))", post["text"]):
                assert stretch not in record
    for word in ("Church", "Bridge", "garlic", "spoonful", "breakfast", "knockknock", "Hallam", "vaccin"):
        assert word.lower() not in record.lower().replace(WHY.lower(), "")
    assert tmp_path.is_dir()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("NP-2026-0412", "Burst main"), "a number like NP-2026-0412"),
        (('"email"', '"fax"'), "does not know fax"),
        (("+01:00", ""), "needs its zone"),
        (('"account"', '"acount"'), "does not know acount"),
        (('"x"', '"text"'), "does not know text"),
        (('"text"', '"web"'), "is no release"),
        (('{\n  "id"', "[" * 100_000), "is no release"),
        (('"id"', '"number"'), "is no release"),
        (("{", "["), "is no release"),
        (("Church Street closed until", "\\ud83d"), "is no release"),
    ],
)
def test_a_wrong_release_is_refused_with_its_place(
    run: Run, home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], change: tuple[str, str], said: str
) -> None:
    release = tmp_path / "release.json"
    release.write_text(WATER.read_text().replace(*change))
    assert run("submit", release, "--author", "Press officer") == 2
    shown = capsys.readouterr().err
    assert shown.startswith(f"{release}: ")
    assert said in shown
    assert not (home / "record.jsonl").exists()


def shell(folder: Path, command: str) -> str:
    path = f"{Path(sys.executable).parent}:/usr/bin:/bin"
    environment = os.environ | {"PATH": path, "NEWSROOM_HOME": "."}
    run = subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    return run.stdout + run.stderr


@pytest.mark.parametrize("document", [TOOL / "README.md", TOOL.parent.parent / "docs" / "publishing-tools.md"])
def test_what_is_shown_is_what_happens(document: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(TOOL, tmp_path / "tool")
    settings(folder, seconds=600)
    text = document.read_text(encoding="utf-8")
    sessions = [
        block for block in re.findall(r"^```\w*\n(.*?)^```", text, re.MULTILINE | re.DOTALL) if "newsroom" in block
    ]
    assert sessions
    for session in sessions:
        for step in re.split(r"^\$ ", session, flags=re.MULTILINE)[1:]:
            command, _, output = step.partition("\n")
            dated = re.compile(r"\d{4}-\d\d-\d\d(T[\d:+]+)?|[0-9a-f]{64}")
            assert dated.sub("*", shell(folder, command)).strip() == dated.sub("*", output).strip()
