"""`postlint explain`: everything there is to know about one rule."""

import sys

from postlint.cli.terminal import columns, style
from postlint.output.explanation import explanation_text


def explain_rule(rule: str) -> None:
    """Print the explanation of a rule.

    Raises:
        RuleError: There is no such rule; the message says which one was probably meant.
    """
    from postlint.authoring.catalogue import explanation

    sys.stdout.write(explanation_text(explanation(rule), columns(), style(sys.stdout)))
