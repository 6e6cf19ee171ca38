"""`postlint rules`: list rules, run their examples, start a new one, print the schema."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from postlint.cli.packs import packs_of_run
from postlint.cli.say import say
from postlint.cli.terminal import style
from postlint.output.rule_list import rule_lines
from postlint.output.visible import visible


def print_rules(profile: Path | None) -> None:
    """Print every rule, those of the profile's packs included, with its severity and title, category by category.

    Raises:
        ProfileError: The profile cannot be used.
        RuleError: The rules cannot be used.
    """
    from postlint.authoring.catalogue import load_rules

    for line in rule_lines(load_rules(packs=packs_of_run(profile)).rules, style(sys.stdout)):
        print(line)


def run_rule_examples(paths: Sequence[Path], profile: Path | None) -> int:
    """Run the examples of the rules in `paths`, and return 1 if one fails.

    Without paths all rules are run, those of the profile's packs included.

    Raises:
        ProfileError: The profile cannot be used.
        RuleError: A rule cannot be used.
    """
    from postlint.authoring.examples import run_examples

    passed = failed = 0
    for result in run_examples(paths, packs_of_run(profile)):
        if result.passed:
            passed += 1
        else:
            failed += 1
            print(f"FAILED  {result.name}: {visible(result.problem)}")
    say(f"{passed} examples passed, {failed} failed.", label="")
    return int(failed > 0)


def write_new_rule(folder: Path, category: str, rule: str) -> None:
    """Write the file of a new rule and say where it is.

    Raises:
        RuleError: There is such a rule already, or the category or id is not possible.
    """
    from postlint.authoring.scaffold import new_rule

    path = new_rule(folder, category, rule)
    print(path)
    say(f"fill in {path}, then run `postlint rules test {path}`.", label="")


def print_schema() -> None:
    """Print the JSON Schema of rule files."""
    from postlint.authoring.schema import json_schema

    print(json.dumps(json_schema(), indent=2))
