"""Read a profile: from a file to plain values."""

import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from postlint.errors import ProfileError
from postlint.profile import schema
from postlint.profile.model import Account, Guidance, Period, Profile, RuleChange, first_instant, last_instant


def read_profile(path: Path) -> Profile:
    """Read the profile in a file.

    Raises ProfileError for the first thing wrong in it, with file, line, and what to write instead.
    """
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
    return _profile(data, text, source, sha256(content).hexdigest())


def profile_in_force(entries: object) -> Profile:
    """Make the profile of somebody for whom no more is known than what is in force, on clocks that show UTC.

    `entries` are those of a profile's periods and guidance, in one list; a period is one that has a `kind`.
    Raises ProfileError for the first thing wrong in it.
    """
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise ProfileError("must be a list of periods and guidance, as in a profile")
    profile = _profile(
        {
            "organisation": {"name": "Nobody", "timezone": "UTC"},
            "period": [entry for entry in entries if "kind" in entry],
            "guidance": [entry for entry in entries if "kind" not in entry],
        }
    )
    return replace(profile, names=())


def _profile(data: Mapping[str, object], text: str = "", source: str | None = None, digest: str = "") -> Profile:
    """Check the data of a profile and give it as plain values; `text` is what it was written as."""
    try:
        file = schema.ProfileFile.model_validate(data)
    except ValidationError as error:
        from postlint.profile.problems import first_problem

        raise first_problem(error, text, source) from None
    organisation = file.organisation
    profile = Profile(
        name=organisation.name,
        zone=ZoneInfo(organisation.timezone),
        jurisdiction=organisation.jurisdiction,
        names=(organisation.name, *organisation.names),
        accounts=tuple(Account(entry.handle, entry.voice) for entry in file.account),
        approvers=tuple(entry.name for entry in file.approver),
        pipeline=file.language.pipeline if file.language else None,
        disabled=tuple(RuleChange(entry.rule, None, entry.owner, entry.reason) for entry in file.rules.disable),
        severities=tuple(
            RuleChange(entry.rule, entry.severity, entry.owner, entry.reason) for entry in file.rules.severity
        ),
        source=source,
        text=text,
        digest=digest,
    )
    _check_once(profile, "disable", profile.disabled)
    _check_once(profile, "severity", profile.severities)
    return replace(
        profile,
        periods=tuple(_period(entry, number, profile) for number, entry in enumerate(file.period)),
        guidance=tuple(_guidance(entry, number, profile) for number, entry in enumerate(file.guidance)),
    )


def _decoded(content: bytes, source: str) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ProfileError("is UTF-16; save it as UTF-8", source=source)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise ProfileError("is not UTF-8; save it as UTF-8", source=source, line=line) from None


def _check_once(profile: Profile, key: str, changes: Sequence[RuleChange]) -> None:
    counts = Counter[str]()
    for number, change in enumerate(changes):
        counts[change.rule] += 1
        if counts[change.rule] > 1:
            raise profile.error(f"`{change.rule}` is listed twice; keep one", "rules", key, number, "rule")


def _period(entry: schema.PeriodEntry, number: int, profile: Profile) -> Period:
    begins, ends = first_instant(entry.begin, profile.zone), last_instant(entry.until, profile.zone)
    _check_order(begins, ends, profile, "period", number)
    return Period(entry.kind, entry.title, begins, ends)


def _guidance(entry: schema.GuidanceEntry, number: int, profile: Profile) -> Guidance:
    begins = first_instant(entry.begin, profile.zone)
    ends = last_instant(entry.until, profile.zone) if entry.until else None
    _check_order(begins, ends, profile, "guidance", number)
    return Guidance(entry.title, begins, ends, entry.topics, entry.discourages, entry.source)


def _check_order(begins: datetime, ends: datetime | None, profile: Profile, *place: str | int) -> None:
    if ends is not None and ends < begins:
        raise profile.error("`until` is before `from`; exchange them, or correct the year", *place, "until")
