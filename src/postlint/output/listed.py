"""Name a few of many."""

from collections.abc import Sequence

IN_FULL = 3


def listed(names: Sequence[str]) -> str:
    """Return the first three names, and how many there are besides."""
    more = f" and {len(names) - IN_FULL} more" if len(names) > IN_FULL else ""
    return ", ".join(names[:IN_FULL]) + more
