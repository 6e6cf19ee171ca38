"""`postlint explain`: everything there is to know about one rule."""

import sys
from pathlib import Path

from postlint.cli.packs import packs_of_run
from postlint.cli.terminal import columns, style
from postlint.output.explanation import explanation_text, waiver_explanation_text
from postlint.waivers.standing import KINDS


def explain_rule(rule: str, profile: Path | None) -> None:
    """Print the explanation of a rule, which may be one of the profile's packs, or of a finding about waivers.

    Raises:
        ProfileError: The profile cannot be used.
        RuleError: There is no such rule; the message says which one was probably meant.
    """
    for kind in KINDS.values():
        if kind.rule == rule:
            sys.stdout.write(waiver_explanation_text(kind, columns(), style(sys.stdout)))
            return
    from postlint.authoring.catalogue import explanation

    sys.stdout.write(explanation_text(explanation(rule, packs_of_run(profile)), columns(), style(sys.stdout)))
