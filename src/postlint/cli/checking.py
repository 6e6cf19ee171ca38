"""From drafts to reports, whatever happens in between."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from postlint import Linter
from postlint.cli.failure import internal_error
from postlint.drafts import Draft
from postlint.errors import DraftError, PostlintError
from postlint.post import Post
from postlint.report import Report

NOT_CHECKED = "the draft was not checked"


def reports(
    linter: Linter, drafts: Iterable[Draft | DraftError], fail: Callable[[PostlintError], None]
) -> Iterator[tuple[Draft, Report]]:
    """Yield each draft with its report, in order.

    Every draft ends either here or in a call of `fail`: unreadable ones, and those on which the linter
    itself fails, which does not keep the others from being checked.

    Raises:
        RuleError: The rules cannot be used.
    """
    unread: Iterator[Draft | DraftError] = iter(drafts)
    while True:
        waiting: deque[Draft] = deque()
        try:
            for report in linter.check_many(_posts(unread, waiting, fail)):
                yield waiting.popleft(), report
        except PostlintError:
            raise
        except Exception as error:
            if not waiting:
                raise
            failed = waiting.popleft()
            _fail(failed, internal_error(error), fail)
            # The posts of a thread are checked together, so they fail together.
            while waiting and failed.post.thread is not None and waiting[0].post.thread == failed.post.thread:
                _fail(waiting.popleft(), internal_error(error), fail)
            unread = chain(tuple(waiting), unread)
        else:
            for draft in waiting:
                _fail(draft, "internal error (no report)", fail)
            return


def _posts(
    drafts: Iterator[Draft | DraftError], waiting: deque[Draft], fail: Callable[[PostlintError], None]
) -> Iterator[Post]:
    """Yield the posts of drafts, and remember the drafts that wait for a report."""
    for draft in drafts:
        if isinstance(draft, Draft):
            waiting.append(draft)
            yield draft.post
        else:
            fail(draft)


def _fail(draft: Draft, reason: str, fail: Callable[[PostlintError], None]) -> None:
    fail(DraftError(f"{reason}; {NOT_CHECKED}", source=draft.source, line=draft.line))
