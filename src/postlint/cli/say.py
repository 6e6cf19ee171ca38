"""Say one line on standard error."""

import contextlib
import sys

from postlint.output.visible import visible


def say(message: str, label: str = "postlint: ") -> None:
    """Write one line to standard error, whatever is in the message; if nobody listens, that is no error."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        # GitHub's runner takes this mark for the beginning of a command, wherever in a line it stands.
        sys.stderr.write(f"{label}{visible(message).replace('##[', '## [')}\n")
        sys.stderr.flush()
