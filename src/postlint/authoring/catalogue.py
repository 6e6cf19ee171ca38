"""The rules as people ask about them: all of them, or everything about one."""

from dataclasses import dataclass
from pathlib import Path

from postlint.authoring.files import did_you_mean
from postlint.authoring.rulebook import Rulebook, compile_rulebook
from postlint.authoring.schema import CaseEntry, GuidanceEntry
from postlint.errors import RuleError
from postlint.rules.compiled import Rule
from postlint.rules.store import built_in_folder


@dataclass(frozen=True, slots=True)
class Explanation:
    """Hold everything there is to know about one rule."""

    rule: Rule
    cases: tuple[CaseEntry, ...]
    guidance: tuple[GuidanceEntry, ...]
    flag_examples: tuple[str, ...]
    pass_examples: tuple[str, ...]


def load_rules(folder: Path | None = None) -> Rulebook:
    """Read a folder of rules as people wrote them, the built-in ones by default.

    Raises RuleError where a file of it is wrong.
    """
    return compile_rulebook(folder or built_in_folder())


def explanation(rule_id: str) -> Explanation:
    """Explain one of the built-in rules. Raises RuleError where there is none of that name."""
    rulebook = load_rules()
    if rule_id not in rulebook.written:
        raise RuleError(f"there is no rule `{rule_id}`{did_you_mean(rule_id, rulebook.written)}")
    file = rulebook.written[rule_id].file
    return Explanation(
        rule=next(rule for rule in rulebook.rules if rule.id == rule_id),
        cases=tuple(rulebook.cases[entry.case] for entry in file.basis if entry.case),
        guidance=tuple(rulebook.guidance[entry.guidance] for entry in file.basis if entry.guidance),
        flag_examples=tuple(map(_text, file.examples.flag)),
        pass_examples=tuple(map(_text, file.examples.passing)),
    )


def _text(example: str | dict[str, object]) -> str:
    return example if isinstance(example, str) else str(example.get("text", ""))
