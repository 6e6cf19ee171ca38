"""A new rule to start from: a file that says, line by line, what its author fills in."""

import re
from pathlib import Path

from postlint.authoring.files import did_you_mean, load_file
from postlint.authoring.rulebook import CATEGORIES_FILE, is_whole
from postlint.authoring.schema import CATEGORIES
from postlint.errors import RuleError
from postlint.rules.store import built_in_folder

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_START = """\
id: {id}
title: {title}
severity: warning
match:
  phrases:
    - words that only this rule looks for
unless:
  quoted: {{quoted: each}}
message: "This may read as ...: {{matched}}."
why: What it does to the people who read it, in one sentence.
instead: "[What to write], with [places to fill in] and no invented facts."
basis:
  - guidance: code-of-ethics-2024
examples:
  flag:
    - A post with the words that only this rule looks for.
    - The words that only this rule looks for, said in another way.
  pass:
    - text: He wrote "the words that only this rule looks for" to a newspaper.
      because: quoted
    - An ordinary post of the same shape.
"""


def new_rule(folder: Path, category: str, rule_id: str) -> Path:
    """Write the file of a new rule into a folder of rules; returns its path.

    Raises RuleError where the folder holds no rules, the category is not one of its categories, the id is not in
    kebab-case, or the rule exists.
    """
    if not (folder / CATEGORIES_FILE).is_file():
        raise RuleError(f"is not a folder of rules; such a folder has a {CATEGORIES_FILE}", source=str(folder))
    for name in (category, rule_id):
        if not _ID.fullmatch(name):
            raise RuleError(
                f"`{name}` cannot be a name; write small letters, digits and hyphens, as in `force-enjoyment`"
            )
    files = [folder / CATEGORIES_FILE, *([] if is_whole(folder) else [built_in_folder() / CATEGORIES_FILE])]
    known = [entry.id for path in files for entry in load_file(path, CATEGORIES, str(path))[0]]
    if category not in known:
        cure = did_you_mean(category, known) or f"; add it to {CATEGORIES_FILE}"
        raise RuleError(f"there is no category `{category}`{cure}", source=str(folder))
    path = folder / category / f"{rule_id}.yaml"
    if path.exists():
        raise RuleError("there is such a rule already; choose another id", source=str(path))
    path.parent.mkdir(exist_ok=True)
    path.write_text(_START.format(id=rule_id, title=rule_id.replace("-", " ").capitalize()), encoding="utf-8")
    return path
