"""A progress bar on standard error, for long runs in front of a person."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from pathlib import Path
from time import monotonic
from typing import Any, TypeVar

from postlint.errors import DraftError

PATIENCE = 1.0
"""Seconds before the bar appears."""

CHUNK = 1 << 20
A_LINE_EACH = (".jsonl", ".csv", ".tsv")
Item = TypeVar("Item")


class Progress:
    """Follow a stream of drafts with a bar, if standard error is a terminal and the run takes its time."""

    def __init__(self, paths: Sequence[str]) -> None:
        self._paths = paths
        self._bar: Any = None

    def track(self, drafts: Iterable[Item]) -> Iterator[Item]:
        """Yield the drafts as they are, and move the bar."""
        if sys.stderr is None or not sys.stderr.isatty():
            yield from drafts
            return
        start = monotonic()
        rest = iter(drafts)
        for done, draft in enumerate(rest, start=1):  # noqa: B007
            yield draft
            if monotonic() - start > PATIENCE:
                break
        else:
            return
        with self._begin() as self._bar:
            self._bar.update(done)
            for draft in rest:
                self._bar.update(1)
                yield draft
        self._bar = None

    def clear(self) -> None:
        """Take the bar off the screen, to make room for other words; it comes back by itself."""
        if self._bar is not None:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def _begin(self) -> Any:
        import typer

        length = _count(self._paths)
        # A bar needs something to count along; where nobody knows the end, that is endless.
        return typer.progressbar(
            count() if length is None else None,
            length=length,
            label="Checking",
            show_pos=True,
            file=sys.stderr,
            update_min_steps=50,
        )


def _count(paths: Sequence[str]) -> int | None:
    """Count the posts to come, a line of JSON Lines or CSV for one; None where only reading would tell."""
    if "-" in paths:
        return None
    from postlint.drafts import find_drafts
    from postlint.drafts.find import MANY

    total = 0
    for path in find_drafts(map(Path, paths)):
        if isinstance(path, DraftError) or path.suffix.lower() not in MANY:
            total += 1
            continue
        if path.suffix.lower() not in A_LINE_EACH:
            return None
        with path.open("rb") as stream:
            total += sum(chunk.count(b"\n") for chunk in iter(lambda: stream.read(CHUNK), b""))
    return total
