"""`waivers.toml` is found beside the drafts, read, and added to without losing a word of it."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import waiver

from postlint import WaiverError
from postlint.waivers import Malformed, Waiver, find_waiver_file, read_waiver_file
from postlint.waivers.file import LONGEST, NAME
from postlint.waivers.write import add_waiver

GOOD = f"""\
# Agreed on Monday.
[[waiver]]
rule = "force-enjoyment"
reason = "The family asked for it"
author = "Press officer"  # on duty
approver = "Head of communications"
until = 2026-12-01
post = "{waiver().post}"
draft = "a.txt"
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / NAME


def problem(path: Path, content: bytes | str) -> str:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(WaiverError) as failed:
        read_waiver_file(path)
    return str(failed.value).replace(str(path), NAME)


def test_waivers_are_read_with_their_lines(path: Path) -> None:
    path.write_text(f"{GOOD}\n{GOOD.replace('2026-12-01', '2026-12-01T17:00:00+01:00')}")
    first, second = read_waiver_file(path).waivers
    assert first == waiver()
    assert isinstance(second, Waiver)
    assert isinstance(second.until, datetime)
    assert (first.source, first.line, second.line) == (str(path), 2, 12)


def test_a_malformed_one_does_not_disturb_the_others(path: Path) -> None:
    path.write_text(f'{GOOD}[[waiver]]\nrule = "x"\n{GOOD}')
    good, bad, again = read_waiver_file(path).waivers
    assert good == again == waiver()
    assert bad == Malformed("`reason` is missing; write it", "x")
    assert bad.line == 10


def test_an_entry_that_is_no_table_is_malformed(path: Path) -> None:
    path.write_text("waiver = [7]\n")
    assert read_waiver_file(path).waivers == (Malformed("a waiver must be a table with keys of its own"),)


@pytest.mark.parametrize("content", ["", "# nothing yet\n", "waiver = []\n"])
def test_a_file_may_be_empty(path: Path, content: str) -> None:
    path.write_text(content)
    assert read_waiver_file(path).waivers == ()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[[waiver]]\nrule =\n", "waivers.toml:2: is not TOML: "),
        ("[[waiver]\n", "waivers.toml:1: is not TOML: "),
        ("\n[[waver]]\n", "waivers.toml:2: unknown key `waver`; did you mean `waiver`?"),
        ("rule = 'x'\n", "waivers.toml:1: unknown key `rule`; each waiver is written [[waiver]]"),
        ("\n[waiver]\n", "waivers.toml:2: `waiver` must be written [[waiver]], once for each"),
        ("waiver = " + "[" * 100_000, "waivers.toml: is nested too deeply"),
        (b"# \xff\n", "waivers.toml:1: is not UTF-8 (byte 0xff); save it as UTF-8"),
        (b"\xff\xfe#", "waivers.toml: is UTF-16; save it as UTF-8"),
        (b"#\0", "waivers.toml:1: is not text"),
        (b"#" * (LONGEST + 1), "waivers.toml: is longer than 4,000,000 bytes; remove old waivers"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_a_file_that_cannot_be_used_says_where_and_why(path: Path, content: bytes | str, message: str) -> None:
    assert problem(path, content).startswith(message)


def test_a_folder_of_that_name_is_no_file(path: Path) -> None:
    path.mkdir()
    with pytest.raises(WaiverError, match="cannot be read: is a directory"):
        read_waiver_file(path)


def test_the_nearest_file_counts(tmp_path: Path) -> None:
    below = tmp_path / "drafts" / "november"
    below.mkdir(parents=True)
    assert find_waiver_file(below, [tmp_path]) is None
    for folder in (tmp_path, tmp_path / "drafts", below):
        (folder / NAME).touch()
        found = find_waiver_file(below, [tmp_path])
        assert found is not None
        assert found.resolve() == folder / NAME


def test_none_is_looked_for_above_the_profile_and_the_working_folder(tmp_path: Path) -> None:
    below = tmp_path / "drafts" / "november"
    below.mkdir(parents=True)
    (tmp_path / NAME).touch()
    assert find_waiver_file(below, [tmp_path / "drafts"]) is None
    assert find_waiver_file(below, [tmp_path / "elsewhere"]) is None
    assert find_waiver_file(below, []) is None
    assert find_waiver_file(below, [tmp_path / "drafts", tmp_path]) is not None


def test_a_file_is_named_as_its_drafts_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "drafts").mkdir()
    (tmp_path / NAME).touch()
    monkeypatch.chdir(tmp_path / "drafts")
    assert find_waiver_file(Path(), [tmp_path]) == Path("..") / NAME
    assert find_waiver_file(tmp_path / "drafts", [tmp_path]) == tmp_path / NAME
    monkeypatch.chdir(tmp_path)
    assert find_waiver_file(Path("drafts"), [Path()]) == Path(NAME)


def test_where_the_working_folder_was_deleted_there_are_no_waivers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert find_waiver_file(tmp_path, [Path()]) is None


def test_the_first_waiver_makes_the_file(path: Path) -> None:
    line = add_waiver(path, waiver(draft="a.txt"))
    assert path.read_text().splitlines()[line - 1] == "[[waiver]]"
    (read,) = read_waiver_file(path).waivers
    assert (read, isinstance(read, Waiver) and read.draft) == (waiver(), "a.txt")
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize(
    "before",
    [
        GOOD,
        GOOD.rstrip("\n"),
        GOOD.replace("\n", "\r\n"),
        f"\ufeff{GOOD}",
        f"{GOOD}# the end",
        "# nothing yet",
        '[[waiver]]\nrule = "x"\n',
    ],
    ids=lambda text: repr(text[-20:]),
)
def test_what_stands_there_stays_byte_for_byte(path: Path, before: str) -> None:
    path.write_bytes(before.encode())
    there = read_waiver_file(path).waivers
    add_waiver(path, waiver(rule="another"))
    after = path.read_bytes()
    assert after.startswith(before.encode())
    assert read_waiver_file(path).waivers == (*there, waiver(rule="another"))
    assert (b"\r\n" in before.encode()) == (b"\r\n" in after)


TEXT = st.text(min_size=1).map(lambda text: " ".join(text.split())).filter(lambda text: text and text.isprintable())


@given(TEXT, TEXT, st.one_of(st.dates(), st.datetimes(timezones=st.sampled_from([None, UTC]))))
def test_what_was_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, reason: str, name: str, until: date
) -> None:
    path = tmp_path_factory.mktemp("waivers") / NAME
    written = waiver(reason=reason, author=f"A {name}", until=until)
    add_waiver(path, written)
    assert read_waiver_file(path).waivers == (written,)


@pytest.mark.parametrize("before", ["[[waiver]\n", "waiver = []\n", f"waver = 7\n{GOOD}"], ids=lambda text: text[:12])
def test_a_file_that_cannot_be_added_to_stays_as_it_is(path: Path, before: str) -> None:
    path.write_text(before)
    with pytest.raises(WaiverError):
        add_waiver(path, waiver())
    assert path.read_text() == before
    assert list(path.parent.iterdir()) == [path]


def test_two_do_not_write_at_once(path: Path) -> None:
    path.write_text(GOOD)
    unfinished = path.with_name(f".{NAME}.new")
    unfinished.write_text("half")
    with pytest.raises(WaiverError, match="somebody else is writing this file; try again, or delete"):
        add_waiver(path, waiver())
    assert (path.read_text(), unfinished.read_text()) == (GOOD, "half")


def test_a_link_and_the_rights_of_the_file_stay(tmp_path: Path, path: Path) -> None:
    real = tmp_path / "shared.toml"
    real.write_text(GOOD)
    real.chmod(0o640)
    path.symlink_to(real)
    add_waiver(path, waiver(rule="another"))
    assert path.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o640
    assert len(read_waiver_file(path).waivers) == 2


def test_a_folder_that_nobody_may_write_to_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(WaiverError, match="cannot be written: no such file or directory"):
        add_waiver(tmp_path / "missing" / NAME, waiver())
