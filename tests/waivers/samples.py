"""Waivers that count, for tests to spoil."""

from dataclasses import replace
from datetime import date
from typing import Any

from postlint import Post
from postlint.waivers import Waiver, post_hash

KICKED = Post("We love kicking doors.")


def waiver(of: Post = KICKED, **changed: Any) -> Waiver:
    """Return a waiver of force-enjoyment for a post, with changes."""
    good = Waiver(
        rule="force-enjoyment",
        reason="The family asked for it",
        author="Press officer",
        approver="Head of communications",
        until=date(2026, 12, 1),
        post=post_hash(of),
    )
    return replace(good, **changed)


def written(of: Post = KICKED, **changed: object) -> dict[str, object]:
    """Return the same waiver as people write it; a change to None leaves a key out."""
    keys: dict[str, object] = {
        "rule": "force-enjoyment",
        "reason": "The family asked for it",
        "author": "Press officer",
        "approver": "Head of communications",
        "until": "2026-12-01",
        "post": post_hash(of),
    }
    return {key: value for key, value in (keys | changed).items() if value is not None}
