"""Write the pages in docs/rules from the rules, one for each and an index; `--check` only says if they are old."""

import argparse
from collections.abc import Mapping
from pathlib import Path

from postlint.authoring.catalogue import explanations, load_rules
from postlint.output.rule_pages import MADE, rule_pages
from postlint.rules.store import built_in_folder

PAGES = Path(__file__).parent.parent / "docs" / "rules"


def pages_of(rules: Path) -> dict[str, str]:
    """Make the pages of a folder of rules; returns their texts by name."""
    rulebook = load_rules(rules)
    return dict(rule_pages(explanations(rulebook, rules), rulebook.categories))


def outdated(pages: Mapping[str, str], folder: Path) -> list[str]:
    """Name the pages of a folder that are not as they should be: old, missing, or of a rule that is gone."""
    there = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.md")}
    return sorted(name for name in {*pages, *_made(there)} if pages.get(name) != there.get(name))


def write(pages: Mapping[str, str], folder: Path) -> None:
    """Write pages into a folder, and remove those of rules that are gone."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in outdated(pages, folder):
        if name in pages:
            (folder / name).write_text(pages[name], encoding="utf-8")
        else:
            (folder / name).unlink()


def _made(there: Mapping[str, str]) -> list[str]:
    return [name for name, text in there.items() if text.startswith(MADE)]


def main() -> None:
    """Write the pages, or check them."""
    parser = argparse.ArgumentParser(description="Write a page for each rule.")
    parser.add_argument("--rules", type=Path, metavar="FOLDER", help="a folder of rules; else the built-in ones")
    parser.add_argument("--to", type=Path, default=PAGES, metavar="FOLDER", help="where to write; else docs/rules")
    parser.add_argument("--check", action="store_true", help="write nothing, and fail where a page is out of date")
    arguments = parser.parse_args()
    pages = pages_of(arguments.rules or built_in_folder())
    if not arguments.check:
        write(pages, arguments.to)
    elif wrong := outdated(pages, arguments.to):
        raise SystemExit(f"out of date, run `python tools/rule_pages.py`: {', '.join(wrong)}")


if __name__ == "__main__":
    main()
