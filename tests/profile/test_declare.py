"""A period is declared and ended by command; nothing that was declared gets lost."""

import os
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from postlint import ProfileError
from postlint.profile import declare
from postlint.profile.declare import start, stop
from postlint.profile.read import read_profile
from small_profile import ORGANISATION, write_profile

NIGHT = datetime(2026, 7, 4, 3, 12, 7)
INCIDENT = "major-incident"
MILL = "Fire at the mill"


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    return write_profile(tmp_path)


def beside(profile: Path) -> Path:
    return profile.with_name("postlint.periods.toml")


def refused(action: object, *arguments: object) -> str:
    with pytest.raises(ProfileError) as caught:
        action(*arguments)  # type: ignore[operator]
    return str(caught.value)


def test_a_declared_period_is_open_until_it_is_stopped(profile: Path) -> None:
    start(profile, INCIDENT, MILL, NIGHT)
    (period,) = read_profile(profile).declared
    assert (period.kind, period.title, period.ends) == (INCIDENT, MILL, None)
    assert period.begins == datetime(2026, 7, 4, 2, 12, 7, tzinfo=UTC)
    stop(profile, INCIDENT, NIGHT + timedelta(hours=5))
    (period,) = read_profile(profile).declared
    assert (period.begins, period.ends) == (
        datetime(2026, 7, 4, 2, 12, 7, tzinfo=UTC),
        datetime(2026, 7, 4, 7, 12, 7, tzinfo=UTC),
    )


def test_what_is_written_is_for_people_too(profile: Path) -> None:
    start(profile, INCIDENT, 'Fire at "The Mill"', NIGHT, NIGHT + timedelta(days=1))
    stop(profile, INCIDENT, NIGHT + timedelta(hours=1))
    assert (
        beside(profile)
        .read_text(encoding="utf-8")
        .endswith(
            '[[period]]\nkind = "major-incident"\ntitle = "Fire at \\"The Mill\\""\n'
            "from = 2026-07-04T03:12:07+01:00\nuntil = 2026-07-04T04:12:07+01:00\n"
        )
    )


def test_the_profile_itself_is_not_touched_and_its_digest_tells_what_is_declared(profile: Path) -> None:
    text, before = profile.read_bytes(), read_profile(profile).digest
    start(profile, INCIDENT, MILL, NIGHT)
    during = read_profile(profile).digest
    stop(profile, INCIDENT, NIGHT)
    assert profile.read_bytes() == text
    assert len({before, during, read_profile(profile).digest}) == 3


def test_two_of_a_kind_are_told_apart_by_their_titles(profile: Path) -> None:
    start(profile, INCIDENT, MILL, NIGHT)
    start(profile, INCIDENT, "Flood in Eastbrook", NIGHT)
    start(profile, "mourning", "Mourning", NIGHT)
    later = NIGHT + timedelta(hours=1)
    message = refused(stop, profile, INCIDENT, later)
    assert message.startswith(
        "more than one major-incident is open; say which; open: “Fire at the mill” (major-incident"
    )
    assert refused(stop, profile, INCIDENT, later, "Fire at the mil").endswith("did you mean `Fire at the mill`?")
    stop(profile, INCIDENT, later, MILL)
    assert [period.ends is None for period in read_profile(profile).declared] == [False, True, True]
    stop(profile, INCIDENT, later)
    assert [period.ends is None for period in read_profile(profile).declared] == [False, False, True]
    assert refused(stop, profile, INCIDENT, later) == (
        "no major-incident that was declared is open; nothing was changed"
    )


def test_a_title_may_come_again(profile: Path) -> None:
    start(profile, INCIDENT, MILL, NIGHT)
    assert refused(start, profile, INCIDENT, MILL, NIGHT) == (
        "“Fire at the mill” (major-incident, since 2026-07-04 03:12) is declared already; nothing was changed"
    )
    stop(profile, INCIDENT, NIGHT + timedelta(hours=1))
    start(profile, INCIDENT, MILL, NIGHT + timedelta(hours=2))
    stop(profile, INCIDENT, NIGHT + timedelta(hours=3))
    hours = [(p.ends - p.begins).total_seconds() / 3600 for p in read_profile(profile).declared if p.ends]
    assert hours == [1, 1]


def test_an_end_that_was_planned_can_be_brought_forward(profile: Path) -> None:
    start(profile, INCIDENT, MILL, NIGHT, NIGHT + timedelta(days=1))
    stop(profile, INCIDENT, NIGHT + timedelta(hours=1))
    (period,) = read_profile(profile).declared
    assert period.ends == period.begins + timedelta(hours=1)


def test_what_somebody_wrote_into_the_file_stays(profile: Path) -> None:
    start(profile, INCIDENT, MILL, NIGHT)
    path = beside(profile)
    path.write_text(path.read_text().replace("\n[[", "\n# Declared by the duty officer.\n[[").rstrip("\n"))
    stop(profile, INCIDENT, NIGHT)
    start(profile, "mourning", "Mourning", NIGHT)
    assert "# Declared by the duty officer.\n" in path.read_text()
    assert len(read_profile(profile).declared) == 2


def test_a_file_that_was_rearranged_is_left_as_it_is(profile: Path) -> None:
    text = 'period = [{kind = "mourning", title = "Mourning", from = 2026-07-01}]\n'
    beside(profile).write_text(text)
    assert refused(stop, profile, "mourning", NIGHT) == (
        f"{beside(profile)}: was rearranged by hand, and is left as it is; write the period there"
    )
    assert beside(profile).read_text() == text
    assert not beside(profile).with_suffix(".toml.new").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("major-incidnt", MILL, NIGHT), "there is no kind of period `major-incidnt`; did you mean `major-incident`?"),
        (("lent", MILL, NIGHT), "there is no kind of period `lent`; write one of pre-election, mourning, silence"),
        ((INCIDENT, " ", NIGHT), "' ' is no title; write what people call it"),
        ((INCIDENT, "a\nb", NIGHT), "'a\\nb' is no title"),
        ((INCIDENT, "\udc80", NIGHT), "is no title"),
        ((INCIDENT, MILL, NIGHT, NIGHT - timedelta(days=1)), "it would end at 2026-07-03 03:12, before it begins"),
    ],
)
def test_what_cannot_be_declared(profile: Path, arguments: tuple[object, ...], message: str) -> None:
    assert message in refused(start, profile, *arguments)
    assert list(profile.parent.iterdir()) == [profile]


def test_a_period_cannot_end_before_it_begins(profile: Path) -> None:
    start(profile, INCIDENT, MILL, NIGHT)
    message = refused(stop, profile, INCIDENT, NIGHT - timedelta(hours=1))
    assert message.endswith("begins later than 2026-07-04 02:12; give a later time")


def test_a_period_of_the_profile_is_its_authors_to_end(tmp_path: Path) -> None:
    path = write_profile(tmp_path, '[[period]]\nkind = "mourning"\ntitle = "Mourning"\nfrom = 2026-07-01\n')
    message = refused(stop, path, "mourning", NIGHT)
    assert message.endswith(f"nothing was changed; “Mourning” stands in {path}:4, correct its `until` there")


def test_a_mistake_in_the_file_is_named_with_its_place(profile: Path) -> None:
    beside(profile).write_text('[[period]]\nkind = "mourning"\ntitel = "Mourning"\nfrom = 2026-07-01\n')
    assert refused(read_profile, profile) == (
        f"{beside(profile)}:3: unknown key `period[0].titel`; did you mean `title`?"
    )
    beside(profile).write_text("[[period]\n")
    assert refused(read_profile, profile).startswith(f"{beside(profile)}:1: is not TOML")


def test_a_profile_of_another_name_has_a_file_of_its_own(tmp_path: Path) -> None:
    path = write_profile(tmp_path).rename(tmp_path / "norwell.toml")
    start(path, INCIDENT, MILL, NIGHT)
    assert (tmp_path / "norwell.periods.toml").is_file()
    assert read_profile(path).declared


def test_an_hour_that_comes_twice_is_written_so_that_it_is_clear(tmp_path: Path) -> None:
    path = write_profile(tmp_path, organisation=ORGANISATION)
    second = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)  # 01:30 for the second time
    start(path, INCIDENT, MILL, second)
    assert read_profile(path).declared[0].begins == second


def test_people_who_declare_at_the_same_time_lose_nothing(profile: Path) -> None:
    titles = [f"Incident {number}" for number in range(8)]
    threads = [threading.Thread(target=start, args=(profile, INCIDENT, title, NIGHT)) for title in titles]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(period.title for period in read_profile(profile).declared) == titles


def test_somebody_who_is_writing_is_waited_for_and_somebody_cut_off_is_not(
    profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(declare, "_PATIENCE", 0.1)
    unfinished = beside(profile).with_suffix(".toml.new")
    unfinished.write_text("half a per")
    assert refused(start, profile, INCIDENT, MILL, NIGHT).startswith(f"{unfinished}: somebody else is writing")
    long_ago = unfinished.stat().st_mtime - declare.CUT_OFF - 1
    os.utime(unfinished, (long_ago, long_ago))
    start(profile, INCIDENT, MILL, NIGHT)
    assert len(read_profile(profile).declared) == 1


def test_where_nothing_can_be_written_it_is_said(tmp_path: Path) -> None:
    missing = tmp_path / "nowhere" / "postlint.toml"
    assert refused(start, missing, INCIDENT, MILL, NIGHT).endswith("cannot be written: no such file or directory")
    beside(write_profile(tmp_path)).mkdir()
    assert "cannot be read: is a directory" in refused(start, tmp_path / "postlint.toml", INCIDENT, MILL, NIGHT)
