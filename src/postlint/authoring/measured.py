"""How good the rules proved to be: figures that stand beside them in a file of their own, and no post's text.

`benchmarks/quality.py --record` writes the file. It is none of the rules: whoever measures does not change them.
"""

import json
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from postlint.authoring.schema import Id
from postlint.errors import RuleError

MEASURED_FILE = "measured.json"
Count = Annotated[int, Field(ge=0)]


class _Figures(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class RuleFigures(_Figures):
    """Count the posts that a rule fired on: invented ones and the risky among them, the same unseen, official ones."""

    invented: Count
    right: Count
    official: Count
    unseen: Count = 0
    unseen_right: Count = 0


class Invented(_Figures):
    """Count posts written for the purpose: risky ones, those of them that are flagged, and the same of clear ones."""

    posts: Count
    risky: Count
    flagged: Count
    clear: Count
    clear_flagged: Count


class Official(_Figures):
    """Count real posts of official accounts, and those of them that are flagged."""

    posts: Count
    flagged: Count


class Incidents(_Figures):
    """Count retold incidents whose text gives them away and fair posts of their kind, and what is flagged of each."""

    told: Count
    flagged: Count
    fair: Count
    fair_flagged: Count


class Measured(_Figures):
    """Hold the figures of all rules, the day they were taken, and the digest of the rules they are of.

    `unseen` are invented posts by other authors, which nobody read who wrote rules and no weight was learned from.
    """

    measured_on: date
    rules_digest: str
    invented: Invented
    official: Official
    incidents: Incidents | None = None
    unseen: Invented | None = None
    rules: dict[Id, RuleFigures]


def read_measured(folder: Path) -> Measured | None:
    """Read the figures of a folder of rules; gives None where nothing has been measured.

    Raises RuleError where the file cannot be used.
    """
    path = folder / MEASURED_FILE
    try:
        text = path.read_text(encoding="utf-8")
        return Measured.model_validate_json(text) if text.strip() else None
    except FileNotFoundError:
        return None
    except ValidationError as error:
        problem = error.errors()[0]
        place = ".".join(map(str, problem["loc"])) or "the file"
        message = f"`{place}`: {problem['msg'].lower()}; delete the file, or record the figures again"
        raise RuleError(message, source=str(path)) from None
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(f"cannot be read as UTF-8 text ({error})", source=str(path)) from None


def write_measured(measured: Measured, folder: Path) -> Path:
    """Write figures beside the rules of a folder, one line a rule, and return the path of the file."""
    plain = measured.model_dump(mode="json", exclude_none=True)
    rules = plain.pop("rules")
    totals = [f' "{key}": {json.dumps(value)},' for key, value in plain.items()]
    lines = [f'  "{rule}": {json.dumps(rules[rule])}' for rule in sorted(rules)]
    path = folder / MEASURED_FILE
    path.write_text("\n".join(["{", *totals, ' "rules": {', ",\n".join(lines), " }", "}", ""]), encoding="utf-8")
    return path
