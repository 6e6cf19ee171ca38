"""The list of waivers, for a person."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from postlint.output.marked import wrapped
from postlint.output.style import BOLD, DIM, Style
from postlint.output.visible import visible
from postlint.waivers.model import Waiver, until_in_words

if TYPE_CHECKING:
    from postlint.waivers.judge import Judgement

WIDEST = 100
INDENT = " " * 2


@dataclass(frozen=True, slots=True)
class Row:
    """Hold how a waiver stands, and where its draft was found, if one was."""

    judgement: "Judgement"
    draft: str | None = None


def waiver_lines(rows: Iterable[Row], columns: int, style: Style) -> Iterator[str]:
    """Yield the lines that list waivers: by rule, then by approver, each with how it stands."""
    columns = min(max(columns, 30), WIDEST)
    for rule, members in groupby(sorted(rows, key=_order), key=_rule):
        yield style.paint(visible(rule), BOLD)
        for row in members:
            first, *more = wrapped(_in_words(row), columns - 3 * len(INDENT)) or [""]
            yield f"{INDENT}- {first}"
            yield from (f"{INDENT}  {line}" for line in more)
            yield from (style.paint(f"{INDENT}  {line}", DIM) for line in wrapped(_place(row), columns - 4))


def _order(row: Row) -> tuple[str, str, str]:
    waiver = row.judgement.waiver
    return _rule(row), waiver.approver if isinstance(waiver, Waiver) else "", row.judgement.standing


def _rule(row: Row) -> str:
    return row.judgement.waiver.rule or "of no rule that can be read"


def _in_words(row: Row) -> str:
    waiver, standing = row.judgement.waiver, row.judgement.standing
    if not isinstance(waiver, Waiver):
        return f"{standing}: {row.judgement.message}"
    return f"{waiver.approver}, {standing}, until {until_in_words(waiver.until)}: {waiver.reason}"


def _place(row: Row) -> str:
    """Say who wrote the post, where it is, and where the waiver is."""
    waiver = row.judgement.waiver
    parts = []
    if isinstance(waiver, Waiver):
        parts = [f"author: {waiver.author}", f"post: {row.draft or waiver.draft or waiver.post[:12]}"]
    elif row.draft:
        parts = [f"post: {row.draft}"]
    if waiver.source:
        parts.append(f"written in {waiver.source}:{waiver.line}")
    return "; ".join(parts)
