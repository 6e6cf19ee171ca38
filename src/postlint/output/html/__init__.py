"""The report as a page: one file that opens in any browser, loads nothing, runs nothing, and prints."""

from postlint.output.html.page import HtmlWriter

__all__ = ["HtmlWriter"]
