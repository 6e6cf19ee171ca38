"""`postlint waive --list`: the waivers of drafts, and how they stand."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from postlint import Linter
from postlint.cli import terminal
from postlint.cli.checking import reports
from postlint.cli.failure import FAILED
from postlint.cli.say import say
from postlint.cli.waivers import Waivers
from postlint.drafts import Draft, find_drafts, read_drafts
from postlint.errors import DraftError, PostlintError
from postlint.output.waiver_list import Row, waiver_lines
from postlint.profile.find import find_profile
from postlint.waivers.file import NAME
from postlint.waivers.judge import judged, stray
from postlint.waivers.standing import Standing

if TYPE_CHECKING:
    from postlint.drafts.columns import Columns


def list_waivers(paths: Sequence[str], profile: Path | None) -> int:
    """Print all waivers of drafts, by rule and approver, with how they stand; returns the exit code.

    Those in a `waivers.toml` are told whether or not they fit a draft.

    Raises:
        ProfileError: The profile cannot be used.
    """
    errors: list[PostlintError] = []

    def fail(error: PostlintError) -> None:
        errors.append(error)
        say(str(error))

    linter = Linter(profile=profile or find_profile(), at=datetime.now().astimezone().replace(microsecond=0))
    columns = linter.profile.columns if linter.profile else None
    waivers = Waivers(paths, linter, fail)
    rows: list[Row] = []
    for draft, report, of_draft in waivers.given(reports(linter, waivers.watched(_drafts(paths, columns)), fail)):
        if of_draft:
            judgements = judged(draft.post, report, of_draft, linter.profile, linter.moment_of(draft.post))
            rows += [Row(judgement, f"{draft.source}:{draft.line}") for judgement in judgements]
    for path in paths:
        for file in sorted(Path(path).rglob(NAME)):
            if not any(part.startswith(".") for part in file.relative_to(path).parts):
                waivers.read(file)
    rows += [Row(stray(waiver)) for waiver in waivers.strays()]
    for line in waiver_lines(rows, terminal.columns(), terminal.style(sys.stdout)):
        print(line)
    say(_counted(rows), label="")
    return FAILED if errors else 0


def _drafts(paths: Sequence[str], columns: "Columns | None") -> Iterator[Draft | DraftError]:
    for path in paths:
        for found in find_drafts([Path(path)]):
            yield from [found] if isinstance(found, DraftError) else read_drafts(found, columns)


def _counted(rows: Sequence[Row]) -> str:
    if not rows:
        return "No waivers."
    counts = Counter(row.judgement.standing for row in rows)
    parts = ", ".join(f"{counts[standing]} {standing.value}" for standing in Standing if counts[standing])
    return f"{len(rows)} waiver{'s' * (len(rows) > 1)}: {parts}."
