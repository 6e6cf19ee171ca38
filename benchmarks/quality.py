"""Measure how well the rules judge. README.md beside this file says what each figure means.

No text of any post is printed unless `--show` asks for it, and none is ever kept.
"""

import argparse
import json
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from postlint.authoring.measured import write_measured
from postlint.rules.store import built_in_folder, load_ruleset
from quality_figures import figures, is_risky, measured
from quality_posts import Kind, read_samples
from quality_run import Outcome, outcomes
from quality_tables import print_figures


def show(found: Iterable[Outcome]) -> None:
    """Print the posts to read: risky ones that no rule flags, and flags on clear and on real posts."""
    for outcome in found:
        sample = outcome.sample
        if is_risky(outcome) and not outcome.flagged and sample.counts:
            what = f"MISSED ({sample.verdict}: {', '.join(sample.labels)})"
        elif not is_risky(outcome) and outcome.flagged:
            rules = ", ".join(fired.rule for fired in outcome.fired)
            what = f"{'FLAGGED' if sample.kind is Kind.OFFICIAL else 'FALSE FLAG'} ({outcome.verdict}: {rules})"
        else:
            continue
        print(f"{what}, {sample.kind}\n    {' / '.join(sample.text.splitlines())}")


def main() -> None:
    """Measure the rules on files of posts."""
    parser = argparse.ArgumentParser(description="Measure how well the rules judge.")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="posts in JSON Lines")
    parser.add_argument("--rules", type=Path, metavar="FOLDER", help="a folder of rules; else the built-in ones")
    parser.add_argument("--show", action="store_true", help="print misses and false flags as well, to be read")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON instead of tables")
    parser.add_argument("--record", action="store_true", help="write the figures of each rule beside the rules")
    parser.add_argument(
        "--unseen", type=Path, metavar="FILE", help="labelled posts that nobody had in view, recorded apart"
    )
    arguments = parser.parse_args()
    folder = arguments.rules or built_in_folder()
    ruleset = load_ruleset(folder)
    rules = [ruleset.rule(rule) for rule in ruleset.ids]
    judged = outcomes([sample for file in arguments.files for sample in read_samples(file)], folder)
    found = figures(judged, rules)
    unseen = figures(outcomes([*read_samples(arguments.unseen)], folder), rules) if arguments.unseen else None
    # Made first, so that what cannot be recorded is not printed as if it had been.
    record = measured(found, ruleset.digest, datetime.now(UTC).date(), unseen) if arguments.record else None
    if arguments.json:
        print(json.dumps(found, indent=1))
    else:
        print_figures(found)
    if arguments.show:
        print()
        show(judged)
    if record is not None:
        print(f"recorded in {write_measured(record, folder)}", file=sys.stderr)


if __name__ == "__main__":
    main()
