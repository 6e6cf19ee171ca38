"""A rulebook of a few lines, written where a test wants it."""

from pathlib import Path
from textwrap import dedent

from postlint import Linter

CATEGORIES = """
    - id: force
      title: Force
      about: Posts about force.
"""
GUIDANCE = """
    - id: code
      title: A code
      issuer: A college
      year: 2024
      jurisdiction: england
      provision: Asks for respect.
"""
CASEBOOK = """
    - id: norwell-2020
      year: 2020
      account: a borough team
      jurisdiction: england
      happened: A post enjoyed force.
      outcome: Deleted.
"""
CONCEPTS = {
    "relish": "phrases: [love, favourite thing, 😍]",
    "forced-entry": "phrases: [kick|smash ...3 door, kick down door, force entry]",
    "our-side": "phrases: [we|our|us, officer, PC, team]",
    "other-people": "phrases: [burglar, thief, gang, they, fan]",
    "speech": "phrases: [say|write|post|read]",
    "distancing": "phrases: [sorry, apologise]",
    "reported-wording": "phrases: [alleged|allegedly, according to]",
    "agreement": "phrases: [well said]",
    "shared-view": "phrases: [well said, look at this, 😂]",
    "conviction": "phrases: [convict|jail|sentence]",
}


def rule_text(rule_id: str = "force-enjoyment", match: str = "all: [relish, forced-entry]", **parts: str) -> str:
    """Write a rule; `match`, `unless` and `examples` take YAML, indented as one likes."""
    defaults = {
        "severity": "error",
        "message": '"This may read as enjoying force: {matched}."',
        "instead": "'[Say what happened.]'",
        "examples": "{flag: [We love kicking doors., Loved it. They kicked a door.], pass: [Good morning., Bye.]}",
    }
    values = defaults | parts
    lines = [f"id: {rule_id}", "title: A title", f"severity: {values['severity']}", "match:", _indented(match)]
    if "unless" in values:
        lines += ["unless:", _indented(values["unless"])]
    if "decline" in values:
        lines.append(f"decline: {values['decline']}")
    if "waivable" in values:
        lines.append(f"waivable: {values['waivable']}")
    if "during" in values:
        lines.append(f"during: {values['during']}")
    lines += [f"message: {values['message']}", "why: It frightens people.", f"instead: {values['instead']}"]
    lines += ["basis:", "  - guidance: code", f"examples: {values['examples']}"]
    return "\n".join(lines) + "\n"


def write_rulebook(folder: Path, *rules: str, categories: str = CATEGORIES, **concepts: str) -> Path:
    """Write a rulebook with the given rules and concepts beside the usual ones; returns its folder.

    A concept's name has `_` for `-`; its text is the YAML below its id and title.
    """
    (folder / "concepts").mkdir(parents=True, exist_ok=True)
    (folder / "force").mkdir(exist_ok=True)
    (folder / "categories.yaml").write_text(dedent(categories), encoding="utf-8")
    (folder / "guidance.yaml").write_text(dedent(GUIDANCE), encoding="utf-8")
    (folder / "casebook.yaml").write_text(dedent(CASEBOOK), encoding="utf-8")
    given = {name.replace("_", "-"): body for name, body in concepts.items()}
    for name, body in (CONCEPTS | given).items():
        (folder / "concepts" / f"{name}.yaml").write_text(f"id: {name}\ntitle: {name}\n{body}\n", encoding="utf-8")
    for text in rules:
        rule_id = text.splitlines()[0].removeprefix("id: ")
        (folder / "force" / f"{rule_id}.yaml").write_text(text, encoding="utf-8")
    return folder


def linter_with(folder: Path, match: str, unless: str = "", **concepts: str) -> Linter:
    """Make a linter with one rule, given by its `match` and its `unless`."""
    parts = {"unless": unless} if unless else {}
    return Linter(rules=write_rulebook(folder, rule_text(match=match, **parts), **concepts))


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" for line in dedent(text).strip().splitlines())
