"""The rules of a run: those of a rulebook as they are stored, and what an organisation's profile makes of them."""

from collections.abc import Iterable, Mapping, Sequence, Set
from copy import copy
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any
from zlib import crc32

from pydantic_core import from_json

from postlint.reading.wordlist import word_ranks
from postlint.report import NotRun
from postlint.rules.compiled import Phrase, Rule, concepts_of, from_plain
from postlint.rules.index import Possible, TriggerIndex, extended_index
from postlint.rules.occasion import Occasion


@dataclass(frozen=True, slots=True)
class Tailoring:
    """Hold what a profile makes of a rulebook.

    `rules` replace those that run under the same name, or run besides; those in `occasions` apply only then.
    `phrases` are further phrases of concepts.
    """

    left_out: Set[str] = frozenset()
    rules: Mapping[str, Rule] = field(default_factory=dict)
    occasions: Mapping[str, tuple[Occasion, ...]] = field(default_factory=dict)
    phrases: Mapping[str, Sequence[Phrase]] = field(default_factory=dict)


class Ruleset:
    """Hold compiled rules as they are stored, in three lines: the index, the rules, the words of phrases.

    Each line is unpacked when it is first needed: most posts never need the words of phrases. A rule runs under
    its id; one that is made for several pieces of guidance runs under several names. Rules that wait for a period
    or for guidance do not run before a profile has such.
    Raises ValueError where the stored bytes are not such rules.
    """

    def __init__(self, stored: bytes) -> None:
        head, _, body = stored.partition(b"\n")
        try:
            self._head = from_json(head)
            self.index = TriggerIndex(**self._head["index"])
            self._concepts: dict[str, list[str]] = self._head["concepts"]
            self.during: Mapping[str, Sequence[str]] = self._head["during"]
            whole = self._head["checksum"] == crc32(body)
        except (KeyError, TypeError) as error:
            raise ValueError("these are not compiled rules") from error
        if not whole:
            raise ValueError("the compiled rules are damaged")
        self._plain_rules, _, self._plain_elements = body.partition(b"\n")
        self._rules: dict[str, Rule] = {}
        self._occasions: Mapping[str, tuple[Occasion, ...]] = {}
        self._added_phrases: list[Phrase] = []
        self.names = tuple(name for name in self._concepts if name not in self.during)
        self.count = len(self.names)

    @property
    def digest(self) -> str:
        """Give the SHA-256 digest of the rulebook's files, in hexadecimal digits."""
        digest: str = self._head["digest"]
        return digest

    @property
    def ids(self) -> tuple[str, ...]:
        """List the ids of all rules in the rulebook, in alphabetical order."""
        return tuple(self._head["concepts"])

    @cached_property
    def _rules_by_id(self) -> dict[str, Any]:
        rules: dict[str, Any] = from_json(self._plain_rules)
        return rules

    @cached_property
    def _elements(self) -> dict[str, Any]:
        elements: dict[str, Any] = from_json(self._plain_elements)
        return elements

    def rule(self, name: str) -> Rule:
        """Give a rule by the name it runs under, or by its id."""
        if name not in self._rules:
            self._rules[name] = from_plain(self._rules_by_id[name])
        return self._rules[name]

    def concepts_of(self, name: str) -> list[str]:
        """Name every concept that a rule may look for."""
        return self._concepts[name]

    def applies(self, name: str, moment: datetime | None) -> bool:
        """Tell whether a rule applies to a post published at a moment; rules of time need to know it."""
        return name not in self._occasions or bool(self.occasions(name, moment))

    def occasions(self, name: str, moment: datetime | None) -> tuple[Occasion, ...]:
        """List the periods or the guidance for which a rule of time applies at a moment."""
        if moment is None:
            return ()
        return tuple(occasion for occasion in self._occasions.get(name, ()) if occasion.includes(moment))

    @property
    def of_time(self) -> tuple[str, ...]:
        """Name the rules that apply only at certain times."""
        return tuple(self._occasions)

    @property
    def of_words(self) -> tuple[str, ...]:
        """Name the rules that have words to find."""
        return tuple(name for name in self.names if name not in self.index.always)

    @property
    def all_phrases(self) -> Possible:
        """Give the numbers of all phrases, by concept."""
        phrases: Possible = {}
        for number, (concept, _) in enumerate(self.index.phrases):
            phrases.setdefault(self.index.concepts[concept], []).append(number)
        return phrases

    def pattern(self, phrase: int) -> Phrase | list[dict[str, Any]]:
        """Give a phrase by its number, or the raw pattern that stands for one."""
        stored = len(self.index.phrases) - len(self._added_phrases)
        if phrase >= stored:
            return self._added_phrases[phrase - stored]
        raw: list[dict[str, Any]] | None = self._elements["raw"].get(str(phrase))
        if raw is not None:
            return raw
        forms = self._elements["elements"]
        return tuple(-part if part < 0 else tuple(forms[part]) for part in self.index.phrases[phrase][1])

    def not_run(self, names: Iterable[str], reason: str) -> tuple[NotRun, ...]:
        """Say of rules that they could not run, each once, and the reason why."""
        rules = (self.rule(name) for name in names)
        return tuple(dict.fromkeys(NotRun(rule.id, rule.severity, reason) for rule in rules))

    def tailored(self, tailoring: Tailoring) -> "Ruleset":
        """Give the rules that a profile makes of these; these stay as they are."""
        concepts = {name: number for number, name in enumerate(self.index.concepts)}
        elements: dict[tuple[str, ...], int] = {}
        phrases: list[tuple[int, list[int]]] = []

        def number(forms: tuple[str, ...]) -> int:
            return elements.setdefault(forms, len(self.index.phrases_by_element) + len(elements))

        for concept, written in tailoring.phrases.items():
            of = concepts.setdefault(concept, len(concepts))
            phrases += [(of, [-p if isinstance(p, int) else number(p) for p in phrase]) for phrase in written]
        new = {name: rule for name, rule in tailoring.rules.items() if name not in self.names}
        further = [*concepts][len(self.index.concepts) :]
        tailored = copy(self)
        tailored.index = extended_index(self.index, new, further, elements, phrases, word_ranks(), tailoring.left_out)
        kept = [name for name in self.names if name not in tailoring.left_out]
        tailored.names = tuple(sorted([*kept, *new]))
        tailored.count = len(kept) + len({rule.id for rule in new.values()})
        tailored._rules = dict(tailoring.rules)
        tailored._concepts = self._concepts | {name: sorted(concepts_of(rule)) for name, rule in new.items()}
        tailored._occasions = tailoring.occasions
        tailored._added_phrases = [phrase for written in tailoring.phrases.values() for phrase in written]
        return tailored
