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


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    return terminal


@pytest.fixture
def drafts(tmp_path: Path) -> str:
    (tmp_path / "a.jsonl").write_text(f"{json.dumps({'text': 'Hello'})}\n" * 99)
    (tmp_path / "b.txt").write_text("Hello")
    return str(tmp_path)


def test_a_long_run_shows_how_far_it_is(screen: Terminal, drafts: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("postlint.cli.progress.PATIENCE", -1.0)
    assert list(Progress([drafts]).track(range(100))) == list(range(100))
    assert "Checking" in screen.getvalue()
    assert "51/100" in screen.getvalue()


def test_standard_input_has_no_known_end(screen: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("postlint.cli.progress.PATIENCE", -1.0)
    assert len(list(Progress(["-"]).track(range(100)))) == 100
    assert "Checking" in screen.getvalue()


def test_a_short_run_shows_no_bar(screen: Terminal, drafts: str) -> None:
    assert len(list(Progress([drafts]).track(range(100)))) == 100
    assert screen.getvalue() == ""


def test_a_bar_never_goes_into_a_file(
    drafts: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("postlint.cli.progress.PATIENCE", -1.0)
    assert len(list(Progress([drafts]).track(range(100)))) == 100
    assert capsys.readouterr().err == ""
