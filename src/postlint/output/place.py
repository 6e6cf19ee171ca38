"""Where a finding stands, as programs that show a repository want it: a path in it, and a region of the file."""

import os
from dataclasses import dataclass
from pathlib import Path

from postlint.drafts import Draft
from postlint.report import Finding

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Region:
    """Mark a stretch of a file: lines and columns (in code points) from 1, the end column one past the last."""

    line: int
    column: int
    end_line: int
    end_column: int

    @property
    def is_empty(self) -> bool:
        """Tell whether the region is a place between two characters, as where something is missing."""
        return (self.line, self.column) == (self.end_line, self.end_column)


def regions(draft: Draft, finding: Finding, most: int) -> list[Region]:
    """Return where the words of a finding stand, at most so many; a finding without any stands where its post does."""
    spans = finding.spans[:most]
    if not spans:
        return [Region(draft.line, 1, draft.line, 1)]
    places = draft.positions(finding.field, [offset for span in spans for offset in (span.start, span.end)])
    # Where a file writes a text in another way than the post reads it, an end may not be known.
    pairs = zip(places[::2], map(max, places[::2], places[1::2]), strict=True)
    return [Region(*start, *end) for start, end in pairs]


def names_of(draft: Draft) -> list[str]:
    """Return what a post is called beside its place in the file: its id, and which channel of a release it is."""
    return [name for name in (draft.post.id, draft.channel) if name is not None]


def path_from_here(source: str) -> str:
    """Return the path of a file from the working folder, with slashes; the whole path if it is elsewhere."""
    # By its name alone, and never through links, so that it stays the path that the repository knows.
    here, path = Path.cwd(), Path(os.path.normpath(Path.cwd() / source))
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()
