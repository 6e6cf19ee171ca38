"""Read a profile: from a file, and the periods declared beside it, to plain values."""

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from postlint.drafts.columns import Columns, normal
from postlint.errors import ProfileError
from postlint.profile import schema
from postlint.profile.find import declared_beside
from postlint.profile.model import Account, Guidance, Period, Profile, RuleChange, first_instant, last_instant

_Entry = TypeVar("_Entry", schema.PeriodEntry, schema.GuidanceEntry)


@dataclass(frozen=True, slots=True)
class Written:
    """Hold a TOML file as it was read: its path as messages tell it, its text, its data, and its SHA-256 digest."""

    source: str | None
    text: str
    data: Mapping[str, object]
    digest: str = ""

    def error(self, message: str, *place: str | int) -> ProfileError:
        """Make an error that points at a place in the file, or at what surrounds it."""
        from postlint.profile.lines import Lines

        return ProfileError(message, source=self.source, line=Lines(self.text).of(place))


@dataclass(frozen=True, slots=True)
class Attempt:
    """Hold what came of reading a profile: the profile as far as it can be read, and everything wrong with it."""

    profile: Profile | None = None
    problems: list[ProfileError] = field(default_factory=list)


def read_profile(path: Path) -> Profile:
    """Read the profile in a file, with the periods declared beside it.

    Raises ProfileError for the first thing wrong in it, with file, line, and what to write instead.
    """
    return _usable(try_profile(path))


def try_profile(path: Path) -> Attempt:
    """Read the profile in a file, with the periods declared beside it, and gather everything that is wrong."""
    try:
        attempt = _attempt(read_toml(path))
    except ProfileError as error:
        return Attempt(problems=[error])
    if attempt.profile is None:
        return attempt
    try:
        beside = read_declared(path)
    except ProfileError as error:
        return Attempt(attempt.profile, [*attempt.problems, error])
    if beside is None:
        return attempt
    problems: list[ProfileError] = []
    declared = _declared(beside, attempt.profile.zone, problems)
    digest = sha256(f"{attempt.profile.digest}\0{beside.digest}".encode()).hexdigest()
    return Attempt(replace(attempt.profile, declared=declared, digest=digest), [*attempt.problems, *problems])


def profile_in_force(entries: object) -> Profile:
    """Make the profile of somebody for whom no more is known than what is in force, on clocks that show UTC.

    `entries` are those of a profile's periods and guidance, in one list; a period is one that has a `kind`.
    Raises ProfileError for the first thing wrong in it.
    """
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise ProfileError("must be a list of periods and guidance, as in a profile")
    data = {
        "organisation": {"name": "Nobody", "timezone": "UTC"},
        "period": [entry for entry in entries if "kind" in entry],
        "guidance": [entry for entry in entries if "kind" not in entry],
    }
    return replace(_usable(_attempt(Written(None, "", data))), names=())


def organisation_problems(name: str, timezone: str) -> list[ProfileError]:
    """List what is wrong with the name and the time zone of an organisation that has no profile yet."""
    return _attempt(Written(None, "", {"organisation": {"name": name, "timezone": timezone}})).problems


def read_toml(path: Path) -> Written:
    """Read a TOML file. Raises ProfileError where it is none, with its line and what to write instead."""
    source = str(path)
    try:
        content = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "it cannot be opened").lower()
        raise ProfileError(f"cannot be read: {reason}", source=source) from None
    except ValueError:  # a NUL in the name
        raise ProfileError("cannot be read: no file can have this name", source=source) from None
    text = _decoded(content, source)
    try:
        data = tomllib.loads(text)
    except RecursionError:
        raise ProfileError("is nested too deeply; write it with fewer levels", source=source) from None
    except ValueError as error:
        from postlint.profile.problems import not_toml

        raise not_toml(error, text, source) from None
    return Written(source, text, data, sha256(content).hexdigest())


def read_declared(profile: Path) -> Written | None:
    """Read the file of the periods that were declared beside a profile, if there is one.

    Raises ProfileError where it is no TOML.
    """
    try:
        path = declared_beside(profile)
        there = path.exists()
    except ValueError:  # the profile's name is no file's
        return None
    return read_toml(path) if there else None


def _usable(attempt: Attempt) -> Profile:
    if attempt.problems:
        raise attempt.problems[0]
    assert attempt.profile is not None
    return attempt.profile


def _attempt(written: Written) -> Attempt:
    """Check the data of a profile and give it as plain values."""
    try:
        file = schema.ProfileFile.model_validate(written.data)
    except ValidationError as error:
        from postlint.profile.problems import problems as all_problems

        return Attempt(problems=all_problems(error, written.text, written.source))
    organisation = file.organisation
    zone = ZoneInfo(organisation.timezone)
    problems: list[ProfileError] = []
    profile = Profile(
        name=organisation.name,
        zone=zone,
        jurisdiction=organisation.jurisdiction,
        names=(organisation.name, *organisation.names),
        accounts=tuple(Account(entry.handle, entry.voice) for entry in file.account),
        approvers=tuple(entry.name for entry in file.approver),
        periods=_periods(file.period, zone, written, problems),
        guidance=tuple(
            Guidance(entry.title, begins, ends, entry.topics, entry.discourages, entry.source)
            for entry, (begins, ends) in _times("guidance", file.guidance, zone, written, problems)
        ),
        packs=tuple(name for name in file.rules.packs if name != schema.OFFICIAL),
        pipeline=_found_from(written.source, file.language.pipeline) if file.language else None,
        columns=_columns(file.columns, written, problems),
        disabled=tuple(RuleChange(entry.rule, None, entry.owner, entry.reason) for entry in file.rules.disable),
        severities=tuple(
            RuleChange(entry.rule, entry.severity, entry.owner, entry.reason) for entry in file.rules.severity
        ),
        source=written.source,
        text=written.text,
        digest=written.digest,
    )
    problems += _listed_twice("disable", profile.disabled, written)
    problems += _listed_twice("severity", profile.severities, written)
    return Attempt(profile, problems)


def _declared(written: Written, zone: ZoneInfo, problems: list[ProfileError]) -> tuple[Period, ...]:
    try:
        file = schema.DeclaredFile.model_validate(written.data)
    except ValidationError as error:
        from postlint.profile.problems import problems as all_problems

        problems += all_problems(error, written.text, written.source)
        return ()
    return _periods(file.period, zone, written, problems)


def _periods(
    entries: Sequence[schema.PeriodEntry], zone: ZoneInfo, written: Written, problems: list[ProfileError]
) -> tuple[Period, ...]:
    return tuple(
        Period(entry.kind, entry.title, begins, ends)
        for entry, (begins, ends) in _times("period", entries, zone, written, problems)
    )


def _times(
    table: str, entries: Sequence[_Entry], zone: ZoneInfo, written: Written, problems: list[ProfileError]
) -> Iterator[tuple[_Entry, tuple[datetime, datetime | None]]]:
    """Yield entries with the moments at which they begin and end; note those that end before they begin."""
    for number, entry in enumerate(entries):
        begins = first_instant(entry.begin, zone)
        ends = None if entry.until is None else last_instant(entry.until, zone)
        if ends is not None and ends < begins:
            message = "`until` is before `from`; exchange them, or correct the year"
            problems.append(written.error(message, table, number, "until"))
        yield entry, (begins, ends)


def _found_from(profile: str | None, pipeline: str) -> str:
    """Give the name of a pipeline as it is, and a folder as it is found from the folder of the profile."""
    is_folder = any(separator in pipeline for separator in "/\\") or pipeline.startswith(".")
    return str(Path(profile).parent / pipeline) if profile and is_folder else pipeline


def _decoded(content: bytes, source: str) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ProfileError("is UTF-16; save it as UTF-8", source=source)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise ProfileError("is not UTF-8; save it as UTF-8", source=source, line=line) from None


def _columns(table: schema.ColumnTable, written: Written, problems: list[ProfileError]) -> Columns:
    meanings: dict[str, str] = {}
    known: dict[str, str] = {}
    for name, headers in table.headers().items():
        for header in headers:
            meanings[header] = name
            if known.setdefault(normal(header), name) != name:
                message = f"the column {header!r} is given two meanings; keep one"
                problems.append(written.error(message, "columns", name))
    return Columns(meanings, table.date_order)


def _listed_twice(key: str, changes: Sequence[RuleChange], written: Written) -> Iterator[ProfileError]:
    counts = Counter[str]()
    for number, change in enumerate(changes):
        counts[change.rule] += 1
        if counts[change.rule] > 1:
            yield written.error(f"`{change.rule}` is listed twice; keep one", "rules", key, number, "rule")
