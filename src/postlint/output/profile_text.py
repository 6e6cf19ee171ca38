"""What a profile says, for a person: who it is of, what is in force, what comes, and what it changes."""

from collections.abc import Iterable, Iterator
from datetime import datetime, time
from typing import TYPE_CHECKING

from postlint.output.style import BOLD, Style
from postlint.output.visible import visible

if TYPE_CHECKING:
    from postlint.profile.model import Guidance, Period, Profile

_LAST_MOMENT = time.max


def profile_lines(profile: "Profile", moment: datetime, rule_count: int, style: Style) -> Iterator[str]:
    """Yield the lines that show a profile at a moment; `rule_count` is the number of rules that run under it."""
    for line in _lines(profile, moment, rule_count):
        text = visible(line)
        yield style.paint(text, BOLD) if text and not text.startswith(" ") else text


def _lines(profile: "Profile", moment: datetime, rule_count: int) -> Iterator[str]:
    yield f"{profile.name} ({profile.source})"
    facts = {
        "time": f"{profile.local(moment):%Y-%m-%d %H:%M}, {profile.zone.key}",
        "law": profile.jurisdiction or "",
        "names": ", ".join(profile.names),
        "accounts": ", ".join(f"{account.handle} ({account.voice})" for account in profile.accounts),
        "approvers": ", ".join(profile.approvers) or "nobody, so no finding can be waived",
        "columns": "; ".join(_columns(profile)),
        "packs": f"{', '.join(('official', *profile.packs))}; {rule_count} rules in all",
        "pipeline": profile.pipeline or "",
    }
    yield from (f"  {name:11}{fact}" for name, fact in facts.items() if fact)
    from postlint.profile.model import in_force, is_over

    everything = sorted((*_kinds(profile),), key=lambda entry: entry[1].begins)
    now = [entry for entry in everything if in_force(entry[1], moment)]
    later = [entry for entry in everything if not in_force(entry[1], moment) and not is_over(entry[1], moment)]
    yield from _section("In force", now or None, profile)
    yield from _section("Upcoming", later, profile)
    changes = [(change.rule, "disabled", change) for change in profile.disabled]
    changes += [(change.rule, f"of severity {change.severity}", change) for change in profile.severities]
    if changes:
        yield from ("", "Changed rules")
        longest = max(len(rule) for rule, _, _ in changes)
        yield from (f"  {rule:{longest}}  {what} ({by.owner}: {by.reason})" for rule, what, by in changes)


def _kinds(profile: "Profile") -> Iterator[tuple[str, "Period | Guidance", str]]:
    """Yield everything that may be in force, with what it is, and a word on where it stands."""
    yield from ((period.kind, period, "") for period in profile.periods)
    yield from ((period.kind, period, ", declared by command") for period in profile.declared)
    yield from (("guidance", guidance, "") for guidance in profile.guidance)


def _columns(profile: "Profile") -> Iterator[str]:
    """Say what the organisation's own headers mean, and how it writes dates."""
    headers: dict[str, list[str]] = {}
    for header, holds in profile.columns.meanings.items():
        headers.setdefault(holds, []).append(header)
    yield from (f"{holds}: {', '.join(names)}" for holds, names in headers.items())
    if profile.columns.date_order:
        yield f"dates {profile.columns.date_order}"


def _section(
    title: str, entries: Iterable[tuple[str, "Period | Guidance", str]] | None, profile: "Profile"
) -> Iterator[str]:
    if entries is None:
        yield from ("", f"{title}: nothing")
        return
    lines = [f"  {kind:20}{entry.title}, {_times(entry, profile)}{where}" for kind, entry, where in entries]
    yield from ("", title, *lines) if lines else ()


def _times(entry: "Period | Guidance", profile: "Profile") -> str:
    """Say from when to when something is in force, in days where it is whole days."""
    begins, ends = profile.local(entry.begins), entry.ends and profile.local(entry.ends)
    in_days = begins.time() == time.min and (ends is None or ends.time() == _LAST_MOMENT)
    shape = "%Y-%m-%d" if in_days else "%Y-%m-%d %H:%M"
    return f"{begins:{shape}} to {ends:{shape}}" if ends else f"from {begins:{shape}} on, no end yet"
