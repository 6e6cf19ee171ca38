"""A waiver as it was read, and one that could not be."""

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Waiver:
    """Record a decision to publish a post in spite of a rule.

    `post` is the hash of the post it is for, `until` the last day or moment of publication for which it counts.
    `draft` says where the post stood, for people. `source` and `line` are where the waiver itself stands, if that is
    a file of its own.
    """

    rule: str
    reason: str
    author: str
    approver: str
    until: date | datetime
    post: str
    draft: str | None = field(default=None, compare=False)
    source: str | None = field(default=None, compare=False)
    line: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Malformed:
    """Stand for a waiver that cannot be read; `problem` says why, and what to write.

    `rule` and `post` are what it says of them, if that much can be read.
    """

    problem: str
    rule: str | None = None
    post: str | None = None
    source: str | None = field(default=None, compare=False)
    line: int | None = field(default=None, compare=False)


def until_in_words(until: date | datetime) -> str:
    """Write the end of a waiver as people read it."""
    return until.isoformat(" ", "minutes") if isinstance(until, datetime) else until.isoformat()
