"""Declare a period, and end it: by command, without editing the profile.

What is declared stands in a small file beside the profile and is never taken out of it: an ended period stays,
with its end. The file is written whole or not at all, by one person at a time.
"""

import os
import time
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from postlint.authoring.files import did_you_mean
from postlint.errors import ProfileError
from postlint.profile.find import declared_beside
from postlint.profile.lines import Lines
from postlint.profile.model import Period, Profile, is_over
from postlint.profile.read import Written, read_declared, read_profile
from postlint.profile.template import toml_text
from postlint.rules.compiled import PERIOD_KINDS

HEAD = "# Written by `postlint period start` and `postlint period stop`; postlint.toml is yours, this file is theirs.\n"
# Writing takes milliseconds. Somebody who began to write so long ago (in seconds) was cut off.
CUT_OFF = 10.0
_PATIENCE, _PAUSE = 3.0, 0.05


def start(path: Path, kind: str, title: str, begins: datetime, until: datetime | None = None) -> Period:
    """Declare a period beside the profile at `path`; returns it.

    Times without a zone are the organisation's. Raises ProfileError where the profile cannot be used, there is no
    such kind, the period would end before it begins, or one of that kind and title is open already.
    """
    _check_kind(kind)
    if not title.strip() or not title.isprintable():
        raise ProfileError(f'{title!r} is no title; write what people call it, as in "Fire at the mill"')
    with _alone(path) as unfinished:
        profile = read_profile(path)
        beside = _written(path)
        begins = _to_seconds(profile.local(begins))
        ends = until and _to_seconds(profile.local(until))
        period = Period(kind, title.strip(), profile.instant(begins), ends and profile.instant(ends))
        if period.ends and period.ends < period.begins:
            raise ProfileError(f"it would end at {ends:%Y-%m-%d %H:%M}, before it begins; give a later time")
        for known in _open(profile, kind, period.begins):
            if known.title == period.title:
                raise ProfileError(f"{said(known, profile)} is declared already; nothing was changed")
        entry = {"kind": kind, "title": period.title, "from": begins} | ({"until": ends} if ends else {})
        lines = "".join(f"{key} = {_toml(value)}\n" for key, value in entry.items())
        text = beside.text or HEAD
        data = {**beside.data, "period": [*_entries(beside), entry]}
        _replace(unfinished, beside, f"{text}{'' if text.endswith(chr(10)) else chr(10)}\n[[period]]\n{lines}", data)
    return period


def stop(path: Path, kind: str, ends: datetime, title: str | None = None) -> Period:
    """End the open period of a kind that was declared beside the profile at `path`; returns it as it is now.

    `title` says which one where several are open. Raises ProfileError where the profile cannot be used, none is
    open, several are, or it would end before it began.
    """
    _check_kind(kind)
    with _alone(path) as unfinished:
        profile = read_profile(path)
        beside = _written(path)
        local = _to_seconds(profile.local(ends))
        moment = profile.instant(local)
        number, period = _chosen(profile, kind, moment, title)
        if moment < period.begins:
            raise ProfileError(f"{said(period, profile)} begins later than {local:%Y-%m-%d %H:%M}; give a later time")
        entries = _entries(beside)
        ended = [*entries[:number], {**entries[number], "until": local}, *entries[number + 1 :]]
        data = {**beside.data, "period": ended}
        places = Lines(beside.text)
        rows = beside.text.splitlines(keepends=True)
        if "until" in entries[number]:
            rows[(places.of(("period", number, "until")) or 0) - 1] = f"until = {_toml(local)}\n"
        else:
            row = places.of(("period", number, "from")) or 0
            rows[row - 1] = rows[row - 1].rstrip("\r\n") + "\n"
            rows.insert(row, f"until = {_toml(local)}\n")
        _replace(unfinished, beside, "".join(rows), data)
    return Period(period.kind, period.title, period.begins, moment)


def said(period: Period, profile: Profile) -> str:
    """Say in words which period is meant: its title, and since when, on the clocks of the organisation."""
    return f"“{period.title}” ({period.kind}, since {profile.local(period.begins):%Y-%m-%d %H:%M})"


def _check_kind(kind: str) -> None:
    if kind not in PERIOD_KINDS:
        cure = did_you_mean(kind, PERIOD_KINDS) or f"; write one of {', '.join(PERIOD_KINDS)}"
        raise ProfileError(f"there is no kind of period `{kind}`{cure}")


def _open(profile: Profile, kind: str, moment: datetime) -> list[Period]:
    declared = (period for period in profile.declared if period.kind == kind)
    return [period for period in declared if period.ends is None or moment < period.ends]


def _chosen(profile: Profile, kind: str, moment: datetime, title: str | None) -> tuple[int, Period]:
    """Choose the open period to end, with its number in the file."""
    known = {period.title: period for period in _open(profile, kind, moment)}
    if title is not None and title.strip() not in known:
        cure = did_you_mean(title, known) or _open_ones(profile, known)
        raise ProfileError(f"no {kind} “{title}” is open{cure}")
    if not known:
        raise ProfileError(f"no {kind} that was declared is open; nothing was changed{_by_hand(profile, kind, moment)}")
    if title is None and len(known) > 1:
        raise ProfileError(f"more than one {kind} is open; say which{_open_ones(profile, known)}")
    period = known[title.strip()] if title is not None else next(iter(known.values()))
    return profile.declared.index(period), period


def _open_ones(profile: Profile, known: Mapping[str, Period]) -> str:
    return f"; open: {', '.join(said(period, profile) for period in known.values())}" if known else ""


def _by_hand(profile: Profile, kind: str, moment: datetime) -> str:
    """Point at a period that stands in the profile itself, where no command changes it."""
    for number, period in enumerate(profile.periods):
        if period.kind == kind and period.begins <= moment and not is_over(period, moment):
            line = Lines(profile.text).of(("period", number))
            return f"; “{period.title}” stands in {profile.source}:{line}, correct its `until` there"
    return ""


def _written(profile: Path) -> Written:
    path = declared_beside(profile)
    return read_declared(profile) or Written(str(path), "", {})


def _entries(written: Written) -> list[Any]:
    entries = written.data.get("period", [])
    return list(entries) if isinstance(entries, list) else []


def _to_seconds(moment: datetime) -> datetime:
    return moment.replace(microsecond=0)


def _toml(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else toml_text(str(value))


@contextmanager
def _alone(profile: Path) -> Iterator[Path]:
    """Wait until nobody else writes, and give a file to write to that nobody else has; it is gone afterwards."""
    unfinished = declared_beside(profile).with_suffix(".toml.new")
    patience = time.monotonic() + _PATIENCE
    while True:
        try:
            unfinished.open("x").close()
            break
        except FileExistsError:
            if _age(unfinished) > CUT_OFF:
                unfinished.unlink(missing_ok=True)
            elif time.monotonic() > patience:
                message = "somebody else is writing; try again, and if nobody is, delete this file"
                raise ProfileError(message, source=str(unfinished)) from None
            else:
                time.sleep(_PAUSE)
        except OSError as error:
            reason = (error.strerror or "it cannot be opened").lower()
            raise ProfileError(f"cannot be written: {reason}", source=str(declared_beside(profile))) from None
    try:
        yield unfinished
    except BaseException:
        # Where all went well it has become the file itself, and the next one that is there is somebody else's.
        unfinished.unlink(missing_ok=True)
        raise


def _age(path: Path) -> float:
    try:
        return time.time() - path.stat().st_mtime
    except FileNotFoundError:
        return 0.0


def _replace(unfinished: Path, beside: Written, text: str, data: Mapping[str, object]) -> None:
    """Put a new text in place of what stands beside the profile, if it says what it should and nothing less."""
    path = Path(str(beside.source))
    try:
        as_meant = _plain(tomllib.loads(text)) == _plain(data)
    except ValueError:
        as_meant = False
    if not as_meant:
        raise ProfileError("was rearranged by hand, and is left as it is; write the period there", source=str(path))
    try:
        with unfinished.open("w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise ProfileError(f"cannot be written: {reason}; nothing was changed", source=str(path)) from None


def _plain(value: Any) -> Any:
    """Give TOML's values so that equal ones compare as equal: moments with their zone written out."""
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list) else value
