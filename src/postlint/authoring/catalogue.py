"""The rules as people ask about them: all of them, or everything about one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from postlint.authoring.files import did_you_mean
from postlint.authoring.in_words import looks_for, silent_when
from postlint.authoring.measured import Measured, read_measured
from postlint.authoring.rulebook import Rulebook, compile_rulebook
from postlint.authoring.schema import CaseEntry, GuidanceEntry
from postlint.errors import RuleError
from postlint.rules.compiled import Rule
from postlint.rules.store import Pack, built_in_folder, rules_digest


@dataclass(frozen=True, slots=True)
class Explanation:
    """Hold everything there is to know about one rule."""

    rule: Rule
    looks_for: str
    silent_when: tuple[str, ...]
    cases: tuple[CaseEntry, ...]
    guidance: tuple[GuidanceEntry, ...]
    flag_examples: tuple[str, ...]
    pass_examples: tuple[str, ...]
    measured: Measured | None
    rules_digest: str


def load_rules(folder: Path | None = None, packs: Sequence[Pack] = ()) -> Rulebook:
    """Read a folder of rules as people wrote them, the built-in ones by default, and packs on top.

    Raises RuleError where a file of it is wrong.
    """
    return compile_rulebook(folder or built_in_folder(), packs)


def explanation(rule_id: str, packs: Sequence[Pack] = ()) -> Explanation:
    """Explain one of the built-in rules, or of those of packs. Raises RuleError where there is none of that name."""
    rulebook = load_rules(packs=packs)
    if rule_id not in rulebook.written:
        raise RuleError(f"there is no rule `{rule_id}`{did_you_mean(rule_id, rulebook.written)}")
    return next(_explained(rulebook, built_in_folder(), [rule for rule in rulebook.rules if rule.id == rule_id]))


def explanations(rulebook: Rulebook, folder: Path) -> Iterator[Explanation]:
    """Explain all rules of a folder, as it was read before. Raises RuleError where its figures cannot be used."""
    return _explained(rulebook, folder, rulebook.rules)


def _explained(rulebook: Rulebook, folder: Path, rules: Iterable[Rule]) -> Iterator[Explanation]:
    measured, digest = read_measured(folder), rules_digest(folder)
    for rule in rules:
        file = rulebook.written[rule.id].file
        yield Explanation(
            rule=rule,
            looks_for=looks_for(rule, rulebook.called),
            silent_when=silent_when(rule, rulebook.called),
            cases=tuple(rulebook.cases[entry.case] for entry in file.basis if entry.case),
            guidance=tuple(rulebook.guidance[entry.guidance] for entry in file.basis if entry.guidance),
            flag_examples=tuple(map(_text, file.examples.flag)),
            pass_examples=tuple(map(_text, file.examples.passing)),
            measured=measured,
            rules_digest=digest,
        )


def _text(example: str | dict[str, Any]) -> str:
    """Give the text of an example, and name what else belongs to it."""
    if isinstance(example, str):
        return example
    beside = [key for key in example if key not in ("text", "because", "in-force")]
    beside += [f"in force: {entry['title']}" for entry in example.get("in-force", ())]
    return f"{example.get('text', '')} ({', '.join(beside)})" if beside else str(example.get("text", ""))
