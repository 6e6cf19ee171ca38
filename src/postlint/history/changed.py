"""Leave out posts that already stood in their file at a revision.

Posts are compared, not lines: a spreadsheet that was sorted, or whose columns changed places, has none that is new.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path

from postlint.drafts import Draft, read_drafts, read_drafts_from
from postlint.errors import DraftError
from postlint.history.revision import Revision
from postlint.post import LONGEST_THREAD


def changed_drafts(path: Path, since: Revision, leave_out: Callable[[int], None]) -> Iterator[Draft | DraftError]:
    """Yield the drafts in a file that did not stand in it at a revision, and every error.

    A draft is the same if all fields of its post and its waivers are. A thread is left out as a whole or not at
    all; a second copy of a post is a new post. A file that did not stand there, or cannot be read as it stood,
    has only new posts. `leave_out` is told how many posts were left out, whenever some are.
    """
    try:
        before = _standing(path, since)
    except DraftError as error:
        yield error
        return
    for thread in _threads(read_drafts(path)):
        if isinstance(thread, DraftError):
            yield thread
        elif before[_digest(thread)] > 0:
            before[_digest(thread)] -= 1
            leave_out(len(thread))
        else:
            yield from thread


def _standing(path: Path, since: Revision) -> Counter[bytes]:
    """Count the threads of a file at a revision, by digest: a file of any size is compared in little memory."""
    with since.file(path) as stream:
        threads = _threads(read_drafts_from(stream, path)) if stream else ()
        return Counter(_digest(thread) for thread in threads if not isinstance(thread, DraftError))


def _threads(drafts: Iterable[Draft | DraftError]) -> Iterator[Sequence[Draft] | DraftError]:
    """Yield the drafts that the linter judges together; a post without a thread is one of its own.

    An error among the parts of a thread does not tear it apart.
    """
    thread: list[Draft] = []
    for draft in drafts:
        if isinstance(draft, DraftError):
            yield draft
            continue
        if thread and (
            draft.post.thread is None or draft.post.thread != thread[0].post.thread or len(thread) == LONGEST_THREAD
        ):
            yield thread
            thread = []
        thread.append(draft)
    if thread:
        yield thread


def _digest(thread: Sequence[Draft]) -> bytes:
    """Return a digest of all that the drafts of a thread say, wherever in the file they stand."""
    parts = repr([(draft.post, draft.waivers) for draft in thread])
    return blake2b(parts.encode(), digest_size=16).digest()
