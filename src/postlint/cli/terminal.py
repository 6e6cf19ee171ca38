"""What the terminal can show."""

import os
import shutil
from typing import TextIO

from postlint.output.style import Style


def columns() -> int:
    """Return how many columns there are to write in: the terminal's, or 80 when there is none."""
    return shutil.get_terminal_size((80, 24)).columns


def style(stream: TextIO) -> Style:
    """Return how to show emphasis on a stream.

    Colours go to terminals only, unless `FORCE_COLOR` asks for them; `NO_COLOR` always wins.
    """
    wanted = stream.isatty() and os.environ.get("TERM") != "dumb"
    return Style(plain=bool(os.environ.get("NO_COLOR")) or not (wanted or os.environ.get("FORCE_COLOR")))
