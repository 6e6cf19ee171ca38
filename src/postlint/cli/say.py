"""Say one line on standard error."""

import contextlib
import sys

from postlint.output.commands import without_commands
from postlint.output.visible import visible


def say(message: str, label: str = "postlint: ") -> None:
    """Write one line to standard error, whatever is in the message; if nobody listens, that is no error."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        sys.stderr.write(f"{without_commands(label + visible(message))}\n")
        sys.stderr.flush()
