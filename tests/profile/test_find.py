"""The profile of a run is the nearest one."""

from pathlib import Path

import pytest

from postlint.profile.find import find_profile
from small_profile import write_profile


def test_the_nearest_profile_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    below = tmp_path / "team" / "drafts"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    write_profile(tmp_path)
    assert find_profile() == Path("../../postlint.toml")
    write_profile(tmp_path / "team")
    assert find_profile() == Path("../postlint.toml")
    write_profile(below)
    assert find_profile() == Path("postlint.toml")


def test_a_folder_of_that_name_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_profile(tmp_path)
    (tmp_path / "team" / "postlint.toml").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "team")
    assert find_profile() == Path("../postlint.toml")


def test_where_the_working_folder_is_gone_there_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert find_profile() is None
