"""What all formats of a report have in common: they are written piece by piece, so that any number of posts fits.

A format is one module with one `Writer`, loaded when somebody asks for that format. One report is its head, then each
post as soon as it has been checked, then its tail.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from postlint.drafts import Draft
from postlint.errors import PostlintError
from postlint.output.summary import Tally
from postlint.report import Report

if TYPE_CHECKING:
    from postlint.profile.model import Profile


@dataclass(frozen=True, slots=True)
class Conditions:
    """Say what posts are checked with, known before the first of them.

    `at` is the moment at which posts without a time of their own are judged. `title_of` gives the title of a rule by
    its id, or None where the rulebook has no such rule.
    """

    version: str
    rule_count: int
    rules_digest: str
    at: datetime
    title_of: Callable[[str], str | None]
    profile: "Profile | None" = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """Say what a run came to, known after the last post.

    `errors` are the drafts that were not checked. `failed` is true where there are such, or where an error rule could
    not run on a post. `assumed_now` is true where a post was judged as if published now, because nobody said when.
    """

    tally: Tally
    errors: Sequence[PostlintError] = ()
    failed: bool = False
    assumed_now: bool = False


class Writer(Protocol):
    """Turn the reports of one run into one format, each piece a string that may be empty."""

    def head(self) -> str:
        """Return what stands before the first post."""

    def post(self, draft: Draft, report: Report) -> str:
        """Return what there is to say of one post."""

    def tail(self, outcome: Outcome) -> str:
        """Return what stands after the last post."""
