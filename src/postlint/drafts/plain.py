"""Plain text: the whole file is one post, or one thread."""

from collections.abc import Iterator

from postlint.drafts.decode import published_lines
from postlint.drafts.draft import Draft, is_empty
from postlint.drafts.thread import thread_drafts
from postlint.errors import DraftError
from postlint.post import Post

EMPTY = "the post is empty: write its text"


def plain_drafts(text: str, source: str) -> Iterator[Draft]:
    r"""Yield the draft in a text, without its final line ending, or those of its thread.

    Every line ending reads as `\n`, which is how a platform publishes it.

    Raises:
        DraftError: There are no words in it, or a post of the thread cannot be told from the next.
    """
    post = Post(text=published_lines(text).removesuffix("\n"))
    if is_empty(post):
        raise DraftError(EMPTY, source=source)
    yield from thread_drafts(Draft(source=source, line=1, post=post))
