"""`postlint explain`: everything there is to know about one rule."""

import sys
from pathlib import Path

from postlint.cli.packs import packs_of_run
from postlint.cli.terminal import columns, style
from postlint.output.explanation import explanation_text


def explain_rule(rule: str, profile: Path | None) -> None:
    """Print the explanation of a rule, which may be one of the profile's packs.

    Raises:
        ProfileError: The profile cannot be used.
        RuleError: There is no such rule; the message says which one was probably meant.
    """
    from postlint.authoring.catalogue import explanation

    sys.stdout.write(explanation_text(explanation(rule, packs_of_run(profile)), columns(), style(sys.stdout)))
