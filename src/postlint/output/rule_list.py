"""The list of rules, for a person."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from postlint.output.style import BOLD, LABEL, Style

if TYPE_CHECKING:
    from postlint.rules.compiled import Rule

MARGIN = 9


def rule_lines(rules: Iterable["Rule"], style: Style) -> Iterator[str]:
    """Yield the lines that list rules: by category, then by id, with severity and title."""
    listed = sorted(rules, key=lambda rule: (rule.category, rule.id))
    longest = max((len(rule.id) for rule in listed), default=0)
    for category, members in groupby(listed, key=lambda rule: rule.category):
        yield style.paint(category, BOLD)
        for rule in members:
            severity = style.paint(rule.severity.value, LABEL[rule.severity])
            yield f"  {severity}{' ' * (MARGIN - len(rule.severity.value))}{rule.id:{longest}}  {rule.title}"
