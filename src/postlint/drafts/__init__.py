"""Find drafts in files, folders and streams, and read the posts in them.

Whatever cannot be read comes out as a `DraftError` among the drafts, in its place: one bad
draft never hides the others, and none is skipped in silence.
"""

from postlint.drafts.draft import Draft, Origin, Origins
from postlint.drafts.find import find_drafts
from postlint.drafts.moment import parse_moment
from postlint.drafts.read import read_drafts, read_drafts_from, read_stream

__all__ = [
    "Draft",
    "Origin",
    "Origins",
    "find_drafts",
    "parse_moment",
    "read_drafts",
    "read_drafts_from",
    "read_stream",
]
