"""What may go out: the one place where the tool decides."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NoReturn

from newsroom.channels import RENDER, SendError, send
from newsroom.gate import Answer, LinterDown, ask, worst
from newsroom.people import NotAllowed, Person, confirm
from newsroom.record import Entry, Record
from newsroom.release import Release

Passphrase = Callable[[str], str]


class Refused(Exception):  # noqa: N818 - it reads as what happened
    """Say why a release does not go out, and what would help."""


class PartlySent(Exception):  # noqa: N818 - it reads as what happened
    """Say which channels did not take a release; the same command again sends it to these alone."""


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Desk:
    """Decide about releases.

    `home` holds the record and the outboxes. `deadline` is how many seconds postlint has, and `urgent_deadline` how
    many where it cannot stop anything. `clock` tells the moment of release.
    """

    home: Path
    people: tuple[Person, ...]
    profile: Path | None
    deadline: float
    urgent_deadline: float
    passphrase: Passphrase
    clock: Callable[[], datetime] = field(default=_now)

    @property
    def record(self) -> Record:
        """Return the record of what was decided."""
        return Record(self.home / "record.jsonl")

    def submit(self, release: Release, author: str) -> dict[str, Answer]:
        """Have a release checked for the time that it is planned for."""
        return self._check("submitted", release, release.publish_at, by=author)

    def approve(self, release: Release, editor: str) -> dict[str, Answer]:
        """Record an editor's go-ahead for what postlint wants reviewed: these words, these rules, nothing else."""
        authors = {entry["by"] for entry in self._submissions(release)}
        self._confirm(release, editor, "editor", not_one_of=authors)
        answers = self._check("read again", release, max(release.publish_at, self.clock()), by=editor)
        self._refuse_held(release, answers)
        self.record.add("approved", release, by=editor, rules=_rules(answers))
        return answers

    def publish(self, release: Release) -> dict[str, Answer]:
        """Check a release again, at this moment, and send it to all channels."""
        self._submissions(release)
        answers = self._check("checked", release, self.clock())
        self._refuse_held(release, answers)
        allowed = [{*entry["rules"]} for entry in self.record.entries("approved", about=release)]
        if worst(answers) == "review" and not any(rules >= {*_rules(answers)} for rules in allowed):
            self._refuse(release, "an editor has to read it first: use `approve`")
        self._send(release)
        return answers

    def urgent(self, release: Release, officer: str, second: str, why: str) -> dict[str, Answer]:
        """Send a release at once because lives are in danger, whatever postlint says and even if it says nothing.

        It takes two people on duty and a reason, and stands in the record before anything is sent.
        """
        if not why.strip():
            self._refuse(release, "the urgent path needs a reason")
        self._confirm(release, officer, "duty")
        self._confirm(release, second, "duty", not_one_of={officer})
        try:
            answers = self._check("urgent check", release, self.clock(), deadline=self.urgent_deadline)
        except LinterDown:
            answers = {}
        due = (self.clock() + timedelta(days=1)).date().isoformat()
        self.record.add("urgent", release, by=officer, second=second, why=why, review_by=due)
        self._send(release)
        return answers

    def waiting(self) -> list[Entry]:
        """Return the urgent releases that nobody has looked at since they went out, the oldest first."""
        waiting: dict[str, list[Entry]] = {}
        for entry in self.record.entries("urgent", "reviewed"):
            if entry["event"] == "urgent":
                waiting.setdefault(entry["digest"], []).append(entry)
            else:
                waiting.pop(entry["digest"], None)
        return [entry for entries in waiting.values() for entry in entries]

    def review(self, release: Release, editor: str, note: str) -> None:
        """Record that an editor who was not part of it has looked at an urgent release afterwards."""
        entries = [entry for entry in self.waiting() if entry["digest"] == release.digest]
        if not entries:
            self._refuse(release, "it is not waiting for a review")
        took_part = {entry[who] for entry in entries for who in ("by", "second")}
        self._confirm(release, editor, "editor", not_one_of=took_part)
        self.record.add("reviewed", release, by=editor, note=note)

    def _check(
        self, event: str, release: Release, at: datetime, deadline: float | None = None, **details: Any
    ) -> dict[str, Answer]:
        """Ask postlint, and record what it said, without its words; LinterDown passes through once recorded."""
        try:
            answers = ask(release, at, self.profile, deadline or self.deadline)
        except LinterDown:
            self.record.add("linter down", release, during=event, **details)
            raise
        said = {name: {"verdict": answer.verdict, "rules": answer.rules} for name, answer in answers.items()}
        self.record.add(event, release, channels=said, **details)
        return answers

    def _confirm(self, release: Release, name: str, role: str, not_one_of: set[str] | None = None) -> None:
        try:
            if name in (not_one_of or ()):
                raise NotAllowed(f"{name} has already had a part in this; it takes somebody else")
            confirm(name, role, self.passphrase(name), self.people)
        except NotAllowed as reason:
            self._refuse(release, str(reason))

    def _submissions(self, release: Release) -> list[Entry]:
        submissions = [*self.record.entries("submitted", about=release)]
        return submissions or self._refuse(release, "it was never submitted in these words: use `submit`")

    def _refuse_held(self, release: Release, answers: dict[str, Answer]) -> None:
        if worst(answers) == "hold":
            self._refuse(release, "it is held: rewrite it and submit it again; nobody can approve it as it is")

    def _refuse(self, release: Release, why: str) -> NoReturn:
        self.record.add("refused", release, why=why)
        raise Refused(why)

    def _send(self, release: Release) -> None:
        """Send a release to every channel that has not got it; begin only when all is ready."""
        begun = {entry["digest"] for entry in self.record.entries("sending") if entry["release"] == release.id}
        if begun - {release.digest}:
            self._refuse(release, "it has begun to go out in other words; a correction is a release of its own")
        ready = {name: RENDER[name](post) for name, post in release.posts.items()}
        sent = {entry["channel"] for entry in self.record.entries("sent", about=release)}
        failed = []
        for name in [name for name in ready if name not in sent]:
            self.record.add("sending", release, channel=name)
            try:
                send(self.home / "outbox" / name, release.id, ready[name])
            except SendError as error:
                self.record.add("failed", release, channel=name, reason=str(error))
                failed.append(f"{name} ({error})")
            else:
                self.record.add("sent", release, channel=name)
        if failed:
            raise PartlySent(f"not sent to {', '.join(failed)}")


def _rules(answers: dict[str, Answer]) -> list[str]:
    """Name what an approval is for: rule and channel."""
    return [f"{name}/{rule}" for name, answer in answers.items() for rule in answer.rules]
