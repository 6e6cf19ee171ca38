"""The progress bar."""

import io
import json
from pathlib import Path

import pytest

from postlint.cli.progress import Progress


class Terminal(io.StringIO):
    """Keep what would be on the screen."""

    def isatty(self) -> bool:
        """Claim to be a terminal."""
        return True


def screen_of(run: Progress, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return what following a hundred drafts leaves on the screen."""
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    assert list(run.track(range(100))) == list(range(100))
    return terminal.getvalue()


@pytest.fixture
def drafts(tmp_path: Path) -> str:
    (tmp_path / "a.jsonl").write_text(f"{json.dumps({'text': 'Hello'})}\n" * 99)
    (tmp_path / "b.txt").write_text("Hello")
    return str(tmp_path)


def test_a_long_run_shows_how_far_it_is(drafts: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("postlint.cli.progress.PATIENCE", -1.0)
    screen = screen_of(Progress([drafts]), monkeypatch)
    assert "Checking" in screen
    assert "50/100" in screen


def test_standard_input_has_no_known_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("postlint.cli.progress.PATIENCE", -1.0)
    screen = screen_of(Progress(["-"]), monkeypatch)
    assert "Checking" in screen
    assert "50/" not in screen


def test_a_short_run_shows_no_bar(drafts: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert screen_of(Progress([drafts]), monkeypatch) == ""


def test_a_bar_never_goes_into_a_file(
    drafts: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("postlint.cli.progress.PATIENCE", -1.0)
    assert len(list(Progress([drafts]).track(range(100)))) == 100
    assert capsys.readouterr().err == ""
