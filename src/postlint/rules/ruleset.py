"""The rules of a run: those of a rulebook as they are stored, and what an organisation's profile makes of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from postlint.reading.wordlist import word_ranks
from postlint.report import NotRun
from postlint.rules.compiled import Phrase, RawPattern, Rule, concepts_of, from_plain
from postlint.rules.filing import PlainPhrase, files_of, numbered
from postlint.rules.index import Layer, TriggerIndex
from postlint.rules.occasion import Occasion
from postlint.rules.stored import Head, Stored


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
    """Hold the rules of a run: those that are stored, as a profile's tailoring makes them.

    A rule is unpacked when it is first needed. It runs under its id; one that is made for several pieces of guidance
    runs under several names. Rules that wait for a period or for guidance do not run before a profile has such.
    """

    def __init__(self, stored: Stored, tailoring: Tailoring = Tailoring()) -> None:
        self._stored = stored
        self._rules: dict[str, Rule] = dict(tailoring.rules)
        self._occasions = tailoring.occasions
        self._concepts: dict[str, frozenset[str]] = {}
        self.during = stored.head.during
        kept = [name for name in stored.head.ids if name not in self.during and name not in tailoring.left_out]
        new = {name: rule for name, rule in tailoring.rules.items() if name not in kept}
        self.names = tuple(sorted([*kept, *new]))
        self.count = len(kept) + len({rule.id for rule in new.values()})
        always = [name for name in stored.head.always if name not in tailoring.left_out]
        self.index = TriggerIndex(
            (Layer(stored.words, stored.phrases, stored.triggered), *_layers(stored.head, new, tailoring.phrases)),
            (*always, *(name for name, rule in new.items() if not rule.requires)),
            tailoring.left_out,
        )

    @property
    def digest(self) -> str:
        """Give the SHA-256 digest of the rulebook's files, in hexadecimal digits."""
        return self._stored.head.digest

    @property
    def ids(self) -> Sequence[str]:
        """List the ids of all rules in the rulebook, in alphabetical order."""
        return self._stored.head.ids

    def rule(self, name: str) -> Rule:
        """Give a rule by the name it runs under, or by its id."""
        if name not in self._rules:
            self._rules[name] = from_plain(self._stored.rules.get(name))
        return self._rules[name]

    def concepts_of(self, name: str) -> frozenset[str]:
        """Name every concept that a rule may look for."""
        if name not in self._concepts:
            self._concepts[name] = concepts_of(self.rule(name))
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

    @cached_property
    def phrases(self) -> Mapping[int, PlainPhrase]:
        """Give all phrases, by number."""
        return {phrase.number: phrase for phrase in sorted(self.index.phrases(), key=lambda phrase: phrase.number)}

    @cached_property
    def _forms(self) -> Mapping[int, Sequence[str]]:
        return self.index.forms()

    @property
    def all_phrases(self) -> dict[str, list[int]]:
        """Give the numbers of all phrases, by concept."""
        numbers: dict[str, list[int]] = {}
        for phrase in self.phrases.values():
            numbers.setdefault(phrase.concept, []).append(phrase.number)
        return numbers

    def pattern(self, number: int) -> Phrase | RawPattern:
        """Give a phrase by its number, or the raw pattern that stands for one."""
        phrase = self.phrases[number]
        return phrase.raw or tuple(-part if part < 0 else tuple(self._forms[part]) for part in phrase.parts)

    def not_run(self, names: Iterable[str], reason: str) -> tuple[NotRun, ...]:
        """Say of rules that they could not run, each once, and the reason why."""
        rules = (self.rule(name) for name in names)
        return tuple(dict.fromkeys(NotRun(rule.id, rule.severity, reason) for rule in rules))

    def tailored(self, tailoring: Tailoring) -> "Ruleset":
        """Give the stored rules as a profile tailors them; these stay as they are."""
        return Ruleset(self._stored, tailoring)


def _layers(head: Head, rules: Mapping[str, Rule], written: Mapping[str, Sequence[Phrase]]) -> Iterator[Layer]:
    """Yield what a profile lays over the index: its rules and phrases, with numbers after the stored ones."""
    if not rules and not any(written.values()):
        return
    elements: dict[tuple[str, ...], int] = {}
    phrases = numbered(written, elements, head.elements, head.phrases)
    files = files_of(elements, phrases, rules, word_ranks())
    yield Layer(files.words, files.phrases, files.rules)
