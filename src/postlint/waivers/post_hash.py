"""The hash by which a waiver names the very post that somebody decided on."""

import json
from dataclasses import fields
from hashlib import sha256
from typing import Any

from postlint.post import Media, Post, QuotedPost

NOT_PUBLISHED = frozenset(("id", "publish_at", "thread"))
"""The fields of a post that no reader sees."""


def post_hash(post: Post) -> str:
    r"""Give the SHA-256 hash of all that will be published, in 64 hexadecimal digits.

    That is the text, the platform and the account, the language, the post that is answered, the quoted one, and each
    item of media with its words: whoever changes one of them publishes something that nobody has decided on. What is
    left out is only bookkeeping. An id names a row in a calendar. A thread's name ties rows together, and its other
    posts need decisions of their own. A time moves without the words becoming better or worse, and how long a decision
    holds is what `until` is for.

    Files of all formats give the same hash: line endings count as `\n`, those at the end of a text are left out,
    and an empty field is one that is not there. A field that `Post` gets later counts from then on where it is given.
    The pictures themselves are no part of a post, so exchanging one goes unnoticed.
    """
    # In ASCII, so that a lone surrogate has a hash as well.
    content = json.dumps(_published(post), sort_keys=True, separators=(",", ":"))
    return sha256(content.encode("ascii")).hexdigest()


def _published(value: Any) -> Any:
    """Give what a post or a part of it holds as JSON can write it, in one way only."""
    if isinstance(value, Post | Media | QuotedPost):
        given = {field.name: _published(getattr(value, field.name)) for field in fields(value)}
        left_out = NOT_PUBLISHED if isinstance(value, Post) else ()
        return {name: item for name, item in given.items() if item not in (None, "", []) and name not in left_out}
    if isinstance(value, tuple):
        return [_published(item) for item in value]
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")
    return value
