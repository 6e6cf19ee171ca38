"""Leave out posts that already stood in their file at a revision.

Posts are compared, not lines: a spreadsheet that was sorted, or whose columns changed places, has none that is new.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from postlint.drafts import Draft, read_drafts, read_drafts_from
from postlint.errors import DraftError
from postlint.history.revision import Revision
from postlint.post import LONGEST_THREAD

if TYPE_CHECKING:
    from postlint.drafts.columns import Columns


def changed_drafts(
    path: Path,
    since: Revision,
    leave_out: Callable[[Sequence[Draft]], None],
    columns: "Columns | None" = None,
) -> Iterator[Draft | DraftError]:
    """Yield the drafts in a file that did not stand in it at a revision, and every error.

    A draft is the same if all fields of its post and its waivers are. A thread is left out as a whole or not at
    all, and so are posts that share their waivers; a second copy of a post is a new post. A file that did not
    stand there, or cannot be read as it stood, has only new posts. `leave_out` is given what is left out;
    `columns` is what the organisation says of the columns of its spreadsheets.
    """
    try:
        before = _standing(path, since, columns)
    except DraftError as error:
        yield error
        return
    for group in _groups(read_drafts(path, columns)):
        if isinstance(group, DraftError):
            yield group
        elif before[digest := _digest(group)] > 0:
            before[digest] -= 1
            leave_out(group)
        else:
            yield from group


def _standing(path: Path, since: Revision, columns: "Columns | None") -> Counter[bytes]:
    """Count the groups of a file at a revision, by digest: a file of any size is compared in little memory."""
    with since.file(path) as stream:
        groups = _groups(read_drafts_from(stream, path, columns)) if stream else ()
        return Counter(_digest(group) for group in groups if not isinstance(group, DraftError))


def _groups(drafts: Iterable[Draft | DraftError]) -> Iterator[Sequence[Draft] | DraftError]:
    """Yield the drafts that are judged together; most are groups of their own.

    An error among the parts of a thread does not tear it apart.
    """
    group: list[Draft] = []
    for draft in drafts:
        if isinstance(draft, DraftError):
            yield draft
            continue
        if group and (len(group) == LONGEST_THREAD or not _together(group[-1], draft)):
            yield group
            group = []
        group.append(draft)
    if group:
        yield group


def _together(one: Draft, next_one: Draft) -> bool:
    """Tell whether two drafts are parts of a thread, or posts of one record with waivers beside them."""
    if one.post.thread is not None and one.post.thread == next_one.post.thread:
        return True
    return one.waivers is not None and one.waivers == next_one.waivers


def _digest(group: Sequence[Draft]) -> bytes:
    """Return a digest of all that a group of drafts says, wherever in the file it stands."""
    parts = repr([(draft.post, draft.waivers) for draft in group])
    return blake2b(parts.encode(), digest_size=16).digest()
