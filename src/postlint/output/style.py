"""Colour and emphasis on a terminal, and none elsewhere."""

from dataclasses import dataclass

from postlint.report import Severity, Verdict

BOLD, DIM = "1", "2"
MARKED = {Severity.ERROR: "1;4;31", Severity.WARNING: "1;4;33", Severity.NOTE: "4;36"}
LABEL = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.NOTE: "36"}
VERDICT = {Verdict.HOLD: "1;31", Verdict.REVIEW: "1;33", Verdict.CLEAR: "36"}


@dataclass(frozen=True, slots=True)
class Style:
    """Say how to show emphasis: by terminal colours, or `plain`, by characters alone."""

    plain: bool

    def paint(self, text: str, codes: str) -> str:
        """Return a text in the colours that SGR `codes` name; when plain, as it is."""
        return text if self.plain or not text else f"\x1b[{codes}m{text}\x1b[0m"
