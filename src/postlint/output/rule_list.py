"""The list of rules, for a person."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from postlint.output.style import BOLD, LABEL, Style

if TYPE_CHECKING:
    from postlint.rules.compiled import Rule

MARGIN = 9


def rule_lines(rules: Iterable["Rule"], style: Style) -> Iterator[str]:
    """Yield the lines that list rules: by category, then by id, with severity and title.

    A rule of a pack is followed by the name of the pack.
    """
    listed = sorted(rules, key=lambda rule: (rule.category, rule.id))
    longest = max((len(rule.id) for rule in listed), default=0)
    for category, members in groupby(listed, key=lambda rule: rule.category):
        yield style.paint(category, BOLD)
        for rule in members:
            severity = style.paint(rule.severity.value, LABEL[rule.severity])
            gap = " " * (MARGIN - len(rule.severity.value))
            yield f"  {severity}{gap}{rule.id:{longest}}  {rule.title}{_pack(rule)}"


def _pack(rule: "Rule") -> str:
    name = rule.source.removesuffix(f"{rule.category}/{rule.id}.yaml").removesuffix("/")
    return f" [{name}]" if name else ""
