"""The trigger index: where the phrases of concepts stand in a text, and which rules could fire on it, before spaCy.

A phrase consists of elements, sets of forms of which one must stand in the text, and of gaps. It is filed under its
rarest element and one of that element's neighbours (`filing.py`), so that hardly a phrase is looked at which is not
there. A rule can fire only where each of its required sets has a concept that can occur. What is filed stays packed
until a text has the word.
"""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, NamedTuple

from postlint.reading.model import Reading
from postlint.rules.filing import PlainPhrase
from postlint.rules.occurrences import SENTENCE_ENDS, Places
from postlint.rules.raw import Pattern, find_pattern, pattern_of
from postlint.rules.requirements import hashtag_requirement
from postlint.rules.table import Rows


class _Filed(NamedTuple):
    """Hold a phrase as it is filed: `place` and `neighbour` are those of the two elements it is filed under.

    One that is a raw pattern has no parts.
    """

    concept: str
    number: int
    place: int
    neighbour: int
    parts: tuple[int, ...]
    gapped: bool
    raw: Pattern = ()


class _Neighbours(NamedTuple):
    """Hold phrases filed under a word, by the element that they could have so many tokens further on or back."""

    distance: int
    elements: frozenset[int]
    phrases: dict[int, list[_Filed]]


@dataclass(frozen=True, slots=True)
class _Word:
    """Hold what the index knows of a word: its elements, and the phrases filed under them.

    `alone` are the concepts that the word itself is a phrase of, `raw` the raw patterns that it triggers.
    """

    elements: frozenset[int] = frozenset()
    alone: tuple[tuple[str, int], ...] = ()
    raw: tuple[_Filed, ...] = ()
    neighbours: tuple[_Neighbours, ...] = ()
    files: bool = False


@dataclass(frozen=True, slots=True)
class Layer:
    """Hold the rows of `Files`, packed in tables or not."""

    words: Rows
    phrases: Rows
    rules: Rows


_UNKNOWN = _Word()
# How many words are remembered, unknown ones among them; rulebooks know some ten thousand.
MOST_WORDS = 50_000


@dataclass(frozen=True, slots=True)
class TriggerIndex:
    """Find phrases and rules by the words of a text.

    `layers` are what is filed: that of a rulebook, and what a profile lays over it. `always` are the rules that
    require no words; those `left_out` are filed and do not run.
    """

    layers: tuple[Layer, ...]
    always: tuple[str, ...]
    left_out: Set[str] = frozenset()
    _words: dict[str, _Word] = field(default_factory=dict, repr=False)
    _classed: dict[tuple[str, str], _Word] = field(default_factory=dict, repr=False)
    _filed: dict[int, tuple[_Filed, ...]] = field(default_factory=dict, repr=False)
    _rules: dict[str, list[tuple[str, Sequence[Sequence[str]]]]] = field(default_factory=dict, repr=False)

    def places(self, reading: Reading) -> Places:
        """Find where phrases stand in a text."""
        known = self._words.get
        words = [known(key) or self._look_up(key) for key in reading.keys]
        for token, token_class in reading.classes.items():
            key = reading.keys[token]
            # Numbers and links are endless; most of them are known by their class alone.
            if words[token] is _UNKNOWN:
                words[token] = known(token_class) or self._look_up(token_class)
            else:
                words[token] = self._classed.get((key, token_class)) or self._look_up(key, token_class)
        found = Places()
        length = len(words)
        triggered: dict[int, _Filed] = {}
        for token, word in enumerate(words):
            if not word.files:
                continue
            for concept, number in word.alone:
                found.whole.setdefault(concept, []).append((number, (token, token + 1)))
            for phrase in word.raw:
                triggered[phrase.number] = phrase
            for distance, elements, phrases in word.neighbours:
                neighbour = token + distance
                if 0 <= neighbour < length and not elements.isdisjoint(words[neighbour].elements):
                    for element in elements & words[neighbour].elements:
                        for phrase in phrases[element]:
                            _try(phrase, token, words, reading.keys, found)
        for phrase in triggered.values():
            if stretches := find_pattern(phrase.raw, reading):
                found.whole.setdefault(phrase.concept, []).extend((phrase.number, place) for place in stretches)
        return found

    def candidates(self, places: Places, reading: Reading) -> set[str]:
        """Tell which rules could fire on a text, given where phrases stand in it."""
        rules = set(self.always)
        concepts = {*places.concepts, *map(hashtag_requirement, places.concepts_inside(reading.hashtags))}
        for concept in concepts:
            for rule, needed in self._rules_of(concept):
                if not any(concepts.isdisjoint(names) for names in needed):
                    rules.add(rule)
        return rules

    def phrases(self) -> Iterator[PlainPhrase]:
        """Give back every phrase that is filed."""
        for layer in self.layers:
            for element in layer.phrases:
                for concept, rows in layer.phrases.get(element).items():
                    for number, *rest in rows:
                        raw = rest[0] if len(rest) == 1 else None
                        yield PlainPhrase(number, concept, [int(element)] if raw else rest[2:], raw)

    def forms(self) -> dict[int, list[str]]:
        """Give back the forms of every element, in alphabetical order."""
        forms: dict[int, list[str]] = {}
        for layer in self.layers:
            for form in layer.words:
                for element in chain(*layer.words.get(form)):
                    forms.setdefault(element, []).append(form)
        return {element: sorted(forms[element]) for element in sorted(forms)}

    def _look_up(self, key: str, token_class: str | None = None) -> _Word:
        """Gather what is known of a word, the first time that a text has it."""
        keys = (key,) if token_class is None else (key, token_class)
        rows = [row for name in keys for layer in self.layers if (row := layer.words.get(name))]
        if not rows:
            if token_class is None and len(self._words) < MOST_WORDS:
                self._words[key] = _UNKNOWN
            return _UNKNOWN
        filing = dict.fromkeys(element for row in rows for element in row[0])
        phrases = [phrase for element in filing for phrase in self._filed_under(element)]
        word = _Word(
            elements=frozenset(chain(*chain(*rows))),
            alone=tuple({phrase.concept: phrase.number for phrase in phrases if len(phrase.parts) == 1}.items()),
            raw=tuple(phrase for phrase in phrases if phrase.raw),
            neighbours=tuple(_neighbours(phrase for phrase in phrases if len(phrase.parts) > 1)),
            files=bool(phrases),
        )
        if token_class is None:
            self._words[key] = word
        else:
            self._classed[key, token_class] = word
        return word

    def _filed_under(self, element: int) -> tuple[_Filed, ...]:
        if element not in self._filed:
            rows = next(found for layer in self.layers if (found := layer.phrases.get(str(element))))
            self._filed[element] = tuple(_unpacked(concept, row) for concept, every in rows.items() for row in every)
        return self._filed[element]

    def _rules_of(self, concept: str) -> list[tuple[str, Sequence[Sequence[str]]]]:
        if concept not in self._rules:
            rows = (row for layer in self.layers for row in layer.rules.get(concept) or ())
            self._rules[concept] = [(rule, needed) for rule, needed in rows if rule not in self.left_out]
        return self._rules[concept]


def _unpacked(concept: str, row: Sequence[Any]) -> _Filed:
    number, *rest = row
    if len(rest) == 1:
        return _Filed(concept, number, 0, 0, (), gapped=False, raw=pattern_of(rest[0]))
    place, neighbour, *parts = rest
    return _Filed(concept, number, place, neighbour, tuple(parts), gapped=min(parts) < 0)


def _neighbours(phrases: Iterable[_Filed]) -> Iterator[_Neighbours]:
    """Sort phrases by how far away their neighbouring element could be, and by that element."""
    by_distance: dict[int, dict[int, list[_Filed]]] = {}
    for phrase in phrases:
        step = 1 if phrase.neighbour > phrase.place else -1
        gap = -sum(phrase.parts[min(phrase.place, phrase.neighbour) + 1 : max(phrase.place, phrase.neighbour)])
        for distance in range(1, gap + 2):
            by_element = by_distance.setdefault(step * distance, {})
            by_element.setdefault(phrase.parts[phrase.neighbour], []).append(phrase)
    for distance, by_element in by_distance.items():
        yield _Neighbours(distance, frozenset(by_element), by_element)


def _try(phrase: _Filed, token: int, words: Sequence[_Word], keys: Sequence[str], found: Places) -> None:
    """Find a phrase around a token that is the element it is filed under."""
    if phrase.gapped:
        ends = _reached(phrase.parts[phrase.place + 1 :], token, 1, words, keys)
        begins = ends and _reached(phrase.parts[: phrase.place][::-1], token, -1, words, keys)
        if begins:
            places = [(phrase.number, (begin, end + 1)) for begin in begins for end in ends]
            found.gapped.setdefault(phrase.concept, []).extend(places)
        return
    begin = token - phrase.place
    end = begin + len(phrase.parts)
    if begin < 0 or end > len(words):
        return
    for place, part in enumerate(phrase.parts, begin):
        if part not in words[place].elements:
            return
    found.whole.setdefault(phrase.concept, []).append((phrase.number, (begin, end)))


def _reached(parts: Sequence[int], token: int, step: int, words: Sequence[_Word], keys: Sequence[str]) -> Set[int]:
    """Tell at which tokens the last of some parts can stand, if they follow a token in the direction of `step`."""
    reached = {token}
    gap = 0
    for part in parts:
        if part < 0:
            gap -= part
            continue
        following: set[int] = set()
        for last in reached:
            place = last + step
            left = gap
            while 0 <= place < len(words):
                if part in words[place].elements:
                    following.add(place)
                if not left or keys[place] in SENTENCE_ENDS:
                    break
                left -= 1
                place += step
        if not following:
            return following
        reached = following
        gap = 0
    return reached
