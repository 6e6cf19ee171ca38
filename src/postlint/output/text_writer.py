"""The report for a person at a terminal: the posts on which a rule fired. What they add up to is said beside it."""

from postlint.drafts import Draft
from postlint.output.style import Style
from postlint.output.writer import Outcome
from postlint.report import Report


class TextWriter:
    """Write the posts that have something to show, in so many `columns`."""

    def __init__(self, columns: int, style: Style) -> None:
        self._columns = columns
        self._style = style

    def head(self) -> str:
        """Return nothing: the first words are those on the first post."""
        return ""

    def post(self, draft: Draft, report: Report) -> str:
        """Return what to show of one post."""
        if not (report.findings or report.not_run):
            return ""
        # Most drafts have nothing to show, and a clean one does not wait for what shows it.
        from postlint.output.text import text_report

        return text_report(draft, report, self._columns, self._style)

    def tail(self, _outcome: Outcome) -> str:
        """Return nothing: a summary would not belong to what is read from a pipe."""
        return ""
