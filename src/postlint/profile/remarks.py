"""What a profile that can be used had better not say: what is over, said twice, or changes nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from postlint.authoring.files import did_you_mean
from postlint.profile.lines import Lines
from postlint.profile.model import Guidance, Period, Profile
from postlint.report import Severity
from postlint.rules.ruleset import Ruleset
from postlint.waivers.judge import same_person

# Bluesky's and Mastodon's handles name a server as well: @norwell.example, @norwell@social.example.
_HANDLE = re.compile(r"@?\w[\w.-]*(@\w[\w.-]*)?")


@dataclass(frozen=True, slots=True)
class Remark:
    """Say something about a profile or a draft, and where; a note is worth knowing and nothing to correct."""

    message: str
    source: str | None
    line: int | None = None
    is_note: bool = False

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.source, self.line) if part is not None)
        return f"{place}: {'note: ' if self.is_note else ''}{self.message}"


def remarks(profile: Profile, ruleset: Ruleset | None, moment: datetime) -> list[Remark]:
    """List what is worth a look in a profile at a moment, line by line; `ruleset` is that of its packs, if known."""
    lines = Lines(profile.text)
    found = [*_of_time(profile, moment), *_of_accounts(profile), *_of_approvers(profile)]
    found += _of_rules(profile, ruleset) if ruleset else ()
    placed = [Remark(message, profile.source, lines.of(place), is_note) for message, place, is_note in found]
    return sorted(placed, key=lambda remark: remark.line or 0)


def unknown_account(account: str, profile: Profile, source: str, line: int) -> Remark | None:
    """Say that a draft is for an account that the profile does not know, if so."""
    known = {_handle(entry.handle): entry.handle for entry in profile.accounts}
    if _handle(account) in known:
        return None
    cure = did_you_mean(account, known.values()) or ("; add it as an [[account]]" if known else "")
    missing = "is not in the profile" if known else "is not in the profile, which has no [[account]] yet"
    return Remark(f"the account `{account}` {missing}{cure}", source, line)


_Found = tuple[str, tuple[str | int, ...], bool]


def _of_time(profile: Profile, moment: datetime) -> Iterator[_Found]:
    entries: list[tuple[Period | Guidance, str, int]] = [
        *((period, "period", number) for number, period in enumerate(profile.periods)),
        *((guidance, "guidance", number) for number, guidance in enumerate(profile.guidance)),
    ]
    for entry, table, number in entries:
        if entry.ends is not None and entry.begins <= entry.ends < moment:
            end = f"{profile.local(entry.ends):%Y-%m-%d %H:%M}"
            message = f"“{entry.title}” is over since {end}; take it out, or write when it is next"
            yield message, (table, number, "until"), False
    for number, period in enumerate(profile.periods):
        if period.ends is None:
            yield f"“{period.title}” has no end yet; write its `until` when you know it", ("period", number), True


def _of_accounts(profile: Profile) -> Iterator[_Found]:
    seen: dict[str, str] = {}
    for number, account in enumerate(profile.accounts):
        place = ("account", number, "handle")
        if not _HANDLE.fullmatch(account.handle):
            yield f"`{account.handle}` is no account's handle; write it like @NorwellPolice", place, False
        elif _handle(account.handle) in seen:
            yield f"the account `{account.handle}` is there twice; keep one", place, False
        seen[_handle(account.handle)] = account.handle


def _of_approvers(profile: Profile) -> Iterator[_Found]:
    for number, name in enumerate(profile.approvers):
        if any(same_person(name, other) for other in profile.approvers[:number]):
            yield f"the approver `{name}` is there twice; keep one", ("approver", number, "name"), False


def _of_rules(profile: Profile, ruleset: Ruleset) -> Iterator[_Found]:
    known = set(ruleset.ids)
    disabled = {change.rule for change in profile.disabled}
    for number, change in enumerate(profile.disabled):
        if change.rule in known and ruleset.rule(change.rule).severity is Severity.ERROR:
            message = f"`{change.rule}` would hold posts, and is disabled ({change.owner}: {change.reason})"
            yield message, ("rules", "disable", number, "rule"), True
    for number, change in enumerate(profile.severities):
        place = ("rules", "severity", number, "rule")
        if change.rule in disabled:
            yield f"`{change.rule}` is disabled as well; its severity changes nothing, take one out", place, False
        elif change.rule in known and ruleset.rule(change.rule).severity is change.severity:
            yield f"`{change.rule}` has the severity {change.severity} anyway; this changes nothing", place, False


def _handle(written: str) -> str:
    return written.strip().removeprefix("@").casefold()
