"""Plain text: the whole file is one post."""

from postlint.drafts.decode import decode, published_lines
from postlint.drafts.draft import Draft, is_empty
from postlint.errors import DraftError
from postlint.post import Post

EMPTY = "the post is empty: write its text"


def plain_draft(data: bytes, source: str) -> Draft:
    r"""Return the draft in a text file, without its final line ending.

    Every line ending reads as `\n`, which is how a platform publishes it.

    Raises:
        DraftError: The file is not UTF-8 text, or there are no words in it.
    """
    post = Post(text=published_lines(decode(data, source)).removesuffix("\n"))
    if is_empty(post):
        raise DraftError(EMPTY, source=source)
    return Draft(source=source, line=1, post=post)
