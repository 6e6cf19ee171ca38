"""A pack of a few lines, on top of the small rulebook, written where a test wants it."""

from pathlib import Path

from small_rulebook import rule_text

CATEGORY = "- id: house\n  title: House\n  about: Our own rules.\n"


def write_pack(folder: Path, *rules: str, category: str = "house", **concepts: str) -> Path:
    """Write a pack with the given rules and concepts; returns its folder.

    A concept's name has `_` for `-`; its text is the YAML below its id and title.
    """
    (folder / category).mkdir(parents=True, exist_ok=True)
    (folder / "categories.yaml").write_text(CATEGORY if category == "house" else "[]\n", encoding="utf-8")
    for name, body in concepts.items():
        (folder / "concepts").mkdir(exist_ok=True)
        name = name.replace("_", "-")
        path = folder / "concepts" / f"{name}.yaml"
        path.write_text(f"id: {name}\ntitle: {name}\n{body}\n", encoding="utf-8")
    for text in rules or (rule_text("no-doors", match="forced-entry", severity="warning"),):
        rule_id = text.splitlines()[0].removeprefix("id: ")
        (folder / category / f"{rule_id}.yaml").write_text(text, encoding="utf-8")
    return folder


def packs(*names: str) -> str:
    """Write the part of a profile that names packs on top of the official rules."""
    listed = ", ".join(f'"{name}"' for name in ("official", *names))
    return f"\n[rules]\npacks = [{listed}]\n"
