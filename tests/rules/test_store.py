"""Compiled rules are kept, found again, and never needed."""

from pathlib import Path

import pytest

from postlint import Linter, Post, RuleError
from postlint.rules.store import MOST_KEPT, compile_to_bytes, load_ruleset
from small_rulebook import rule_text, write_rulebook


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "postlint"


def holds(folder: Path) -> bool:
    return bool(Linter(rules=folder).check(Post("We love kicking doors.")).findings)


def kept(cache: Path) -> list[Path]:
    return sorted(cache.glob("*"))


def test_rules_are_compiled_once(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_rulebook(tmp_path / "rules", rule_text())
    assert holds(folder)
    monkeypatch.setattr("postlint.rules.store.compile_to_bytes", lambda _: pytest.fail("compiled twice"))
    assert holds(folder)
    assert len(kept(cache)) == 1


def test_a_changed_rule_is_compiled_afresh(tmp_path: Path, cache: Path) -> None:
    folder = write_rulebook(tmp_path / "rules", rule_text())
    assert holds(folder)
    write_rulebook(folder, rule_text(match="conviction"))
    assert not holds(folder)
    assert len(kept(cache)) == 2


def test_only_so_many_are_kept(tmp_path: Path, cache: Path) -> None:
    for number in range(MOST_KEPT + 3):
        load_ruleset(write_rulebook(tmp_path / "rules", rule_text(message=f'"Number {number}"')))
    assert len(kept(cache)) == MOST_KEPT


@pytest.mark.parametrize("content", [b"", b"{", b"null\nnull", b"\xff\xfe", b"postlint rules 2\n", b"\0" * 100])
def test_a_damaged_cache_is_compiled_over(tmp_path: Path, cache: Path, content: bytes) -> None:
    folder = write_rulebook(tmp_path / "rules", rule_text())
    assert holds(folder)
    kept(cache)[0].write_bytes(content)
    assert holds(folder)
    assert kept(cache)[0].read_bytes() == compile_to_bytes(folder)


@pytest.mark.parametrize("share", [0.01, 0.1, 0.5, 0.9, 0.999])
def test_one_wrong_bit_anywhere_is_noticed(tmp_path: Path, cache: Path, share: float) -> None:
    folder = write_rulebook(tmp_path / "rules", rule_text())
    whole = compile_to_bytes(folder)
    assert holds(folder)
    damaged = bytearray(whole)
    damaged[int(len(whole) * share)] ^= 4
    kept(cache)[0].write_bytes(damaged)
    assert holds(folder)
    assert kept(cache)[0].read_bytes() == whole


@pytest.mark.parametrize("cut", [1, 100, 1000])
def test_a_cache_that_was_cut_off_is_compiled_over(tmp_path: Path, cache: Path, cut: int) -> None:
    folder = write_rulebook(tmp_path / "rules", rule_text())
    assert holds(folder)
    kept(cache)[0].write_bytes(compile_to_bytes(folder)[:-cut])
    assert holds(folder)


def test_the_cache_of_another_rulebook_is_not_taken(tmp_path: Path, cache: Path) -> None:
    assert holds(write_rulebook(tmp_path / "rules", rule_text()))
    assert not holds(write_rulebook(tmp_path / "others", rule_text(match="conviction")))
    assert len(kept(cache)) == 2


def test_a_rulebook_whose_rules_all_sleep_finds_nothing(tmp_path: Path) -> None:
    linter = Linter(rules=write_rulebook(tmp_path / "rules", rule_text(during="mourning")))
    assert linter.rule_count == 0
    assert not linter.check(Post("We love kicking doors.")).findings


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    assert holds(write_rulebook(tmp_path / "rules", rule_text()))


def test_no_draft_ever_reaches_the_cache(tmp_path: Path, cache: Path) -> None:
    linter = Linter(rules=write_rulebook(tmp_path / "rules", rule_text()))
    linter.check(Post("We love kicking doors at Xyzzy Street."))
    assert not any(b"xyzzy" in path.read_bytes().lower() for path in kept(cache))


def test_compiling_gives_the_same_bytes_every_time(tmp_path: Path) -> None:
    folder = write_rulebook(tmp_path / "rules", rule_text())
    assert compile_to_bytes(folder) == compile_to_bytes(folder)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="cannot be read: no such file or directory"):
        load_ruleset(tmp_path / "nowhere")
