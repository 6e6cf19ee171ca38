"""Name a few of many."""

from collections.abc import Sequence

from postlint.report import EVERY_RULE_OF_WORDS

IN_FULL = 3


def listed(names: Sequence[str]) -> str:
    """Return the first three names of rules, and how many there are besides."""
    names = ["all rules that need words" if name == EVERY_RULE_OF_WORDS else name for name in names]
    more = f" and {len(names) - IN_FULL} more" if len(names) > IN_FULL else ""
    return ", ".join(names[:IN_FULL]) + more
