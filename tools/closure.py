"""Check what rules hold up as good (every `instead`, every passing example) by all rules, and list what they flag.

Prints one line for each: its name, the rule that flags it, and the words. Exit code 1 where there is any.
"""

import argparse
from pathlib import Path

from postlint.authoring.closure import flagged_by_all
from postlint.output.visible import visible

KNOWN = """\
# Passing examples that another rule flags: the example and the rule, checked by tests/test_closure.py.
# Settle them one by one: reword the example, or give the other rule a guard. Written by tools/closure.py --known.\
"""


def main() -> None:
    """List what rules hold up as good and others flag."""
    parser = argparse.ArgumentParser(description="Check what rules hold up as good by all rules.")
    parser.add_argument(
        "rules", nargs="?", type=Path, metavar="FOLDER", help="a folder of rules; else the built-in ones"
    )
    parser.add_argument("--known", action="store_true", help="print passing examples as tests/flagged_by_others.txt")
    arguments = parser.parse_args()
    everything = [*flagged_by_all(arguments.rules)]
    if arguments.known:
        names = {f"{flagged.name} {flagged.finding.rule}" for flagged in everything}
        print("\n".join([KNOWN, *sorted(name for name in names if "-instead " not in name)]))
        return
    for flagged in everything:
        words = ", ".join(f"“{span.text}”" for span in flagged.finding.spans)
        print(f"{flagged.name} {flagged.finding.rule}: {flagged.finding.severity}, {visible(words)}")
        print(f"    {visible(flagged.text)}")
    raise SystemExit(int(bool(everything)))


if __name__ == "__main__":
    main()
