"""From a record, in whatever format it was written, to the drafts of its posts."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from postlint.drafts.draft import Draft, Origin, is_empty
from postlint.drafts.plain import EMPTY
from postlint.drafts.record import Outlet, RecordError, outlets
from postlint.errors import DraftError


def drafts_of(
    record: object,
    source: str,
    line: int,
    origin: Callable[[str], Origin | None],
    line_of: Callable[[str], int],
) -> Iterator[Draft | DraftError]:
    """Yield the drafts that a record describes, one a channel, and an error for each that cannot be read.

    `origin` tells where the text at a path of the record stands, and is asked only when a finding is shown;
    `line_of` tells the line of a path, or of what surrounds it.
    """
    for outlet in outlets(record):
        if isinstance(outlet, RecordError):
            yield DraftError(str(outlet), source=source, line=line_of(outlet.problems[0].path))
        elif is_empty(outlet.post):
            yield DraftError(EMPTY, source=source, line=line)
        else:
            yield Draft(source, line, outlet.post, _Origins(outlet, origin), outlet.waivers, outlet.channel)


@dataclass(slots=True)
class _Origins:
    """Look for the origin of a field when somebody asks, which few posts have reason to."""

    outlet: Outlet
    origin: Callable[[str], Origin | None]
    known: dict[str, Origin | None] = field(default_factory=dict)

    def get(self, name: str, /) -> Origin | None:
        if name not in self.known:
            self.known[name] = self.origin(self.outlet.path(name))
        return self.known[name]
