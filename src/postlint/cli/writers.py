"""What writes which format; only the one that is asked for is loaded."""

import sys

from postlint.cli.app import Format
from postlint.cli.terminal import columns, style
from postlint.output.writer import Conditions, Writer


def writer_for(form: Format, conditions: Conditions) -> Writer:
    """Return what writes a format.

    Raises:
        RuleError: The figures of the rules, which SARIF gives, cannot be read.
    """
    match form:
        case Format.TEXT:
            from postlint.output.text_writer import TextWriter

            return TextWriter(columns(), style(sys.stdout))
        case Format.JSON:
            from postlint.output.json_report import JsonWriter

            return JsonWriter(conditions)
        case Format.SARIF:
            from postlint.authoring.measured import read_measured
            from postlint.output.sarif import SarifWriter
            from postlint.rules.store import built_in_folder

            measured = read_measured(built_in_folder())
            return SarifWriter(conditions, measured.rules if measured else None)
        case Format.GITHUB:
            from postlint.output.github import GitHubWriter

            return GitHubWriter(conditions)
        case Format.HTML:
            from postlint.output.html import HtmlWriter

            return HtmlWriter(conditions)
