"""One field of a post while rules are tried on it: its reading, and what has been found in it so far."""

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Set
from dataclasses import dataclass, field, replace
from functools import cached_property

from postlint.grammar import Grammar, NoGrammar
from postlint.post import Post
from postlint.reading import Hashtag, Reading, Stretch
from postlint.reading.quotations import quotations
from postlint.reading.sentences import sentences
from postlint.rules.compiled import (
    FULL_NAME,
    NAMED_PERSON,
    NAMES_OF_PEOPLE,
    OTHER_PEOPLE,
    OUR_SIDE,
    ConceptNode,
    exceptions_of,
)
from postlint.rules.occurrences import Places, occurrences
from postlint.rules.syntax.people import People, mentions_in, people_in
from postlint.signs.weigh import Weighed, weigh
from postlint.signs.weights import shipped_weights

# The fewest words of a name.
SHORTEST_NAME = {NAMED_PERSON: 1, FULL_NAME: 2}


@dataclass(eq=False)
class FieldText:
    """Give rules what they ask of one text: where a concept stands, and how its tokens lie.

    `places` are where phrases stand in it, as far as the index tells; `match` has spaCy find those that it leaves
    to it; `parse` takes its sentences apart, and only where something asks how words hang together.
    """

    name: str
    post: Post
    reading: Reading
    places: Places
    match: Callable[["FieldText", Collection[int]], Set[Stretch]]
    parse: Callable[[], Grammar]
    _found: dict[str, tuple[Stretch, ...]] = field(default_factory=dict, init=False)
    _first: dict[frozenset[str], int] = field(default_factory=dict, init=False)

    def left_to_spacy(self) -> "FieldText":
        """Give the same text with all phrases that the index has found left to spaCy."""
        return replace(self, places=self.places.left_to_spacy())

    def untried(self, concepts: Iterable[str]) -> set[int]:
        """Number the phrases of some concepts that are left to spaCy."""
        return {phrase for concept in concepts for phrase in self.places.untried.get(concept, ())}

    def occurrences(self, node: ConceptNode) -> tuple[Stretch, ...]:
        """List the stretches of tokens where a concept stands as a rule asks for it, in order."""
        found = self.stretches(node.concept)
        match node.where:
            case "hashtag":
                return tuple(stretch for stretch in found if self.in_hashtag(stretch))
            case "whole-hashtag":
                return tuple(stretch for stretch in found if self.is_hashtag(stretch))
            case "words":
                return tuple(stretch for stretch in found if not self.in_hashtag(stretch))
            case _:
                return found

    def stretches(self, concept: str) -> tuple[Stretch, ...]:
        """List the stretches of tokens where a concept stands anywhere, in order."""
        if concept not in self._found:
            self._found[concept] = self._names(concept) if concept in NAMES_OF_PEOPLE else self._occurrences(concept)
        return self._found[concept]

    def _occurrences(self, concept: str) -> tuple[Stretch, ...]:
        found = self._stand(concept)
        return occurrences(found, self._stand(exceptions_of(concept))) if found else ()

    def _stand(self, concept: str) -> Set[Stretch]:
        """List the stretches where phrases of a concept stand, whatever else stands there."""
        found = self.places.stretches(concept, lambda: self.sentence_of)
        untried = self.places.untried.get(concept)
        return found | self.match(self, untried) if untried else found

    def first_of(self, keys: frozenset[str]) -> int:
        """Give the first token that is one of some words, or the number of tokens where none is."""
        if keys not in self._first:
            places = (token for token, key in enumerate(self.reading.keys) if key in keys)
            self._first[keys] = next(places, len(self.reading))
        return self._first[keys]

    def has_one_of(self, keys: frozenset[str]) -> bool:
        """Tell whether one of some words stands anywhere in the text."""
        return self.first_of(keys) < len(self.reading)

    def _names(self, concept: str) -> tuple[Stretch, ...]:
        """List the names of people who are not ours; full ones have two words or more."""
        return tuple(
            (name.start, name.end)
            for name in self.grammar.entities
            if name.label == "PER"
            and name.end - name.start >= SHORTEST_NAME[concept]
            and not any(self.reading.classes.get(token) == "<mention>" for token in range(name.start, name.end))
            and not any(person.ours for person in mentions_in((name.start, name.end), self.people, self.grammar))
        )

    def in_hashtag(self, stretch: Stretch) -> bool:
        """Tell whether a stretch lies inside one hashtag."""
        return any(stretch[1] <= hashtag.end for hashtag in self._hashtag_before(stretch))

    def is_hashtag(self, stretch: Stretch) -> bool:
        """Tell whether a stretch is all the words of one hashtag."""
        return any(stretch == (hashtag.start, hashtag.end) for hashtag in self._hashtag_before(stretch))

    def _hashtag_before(self, stretch: Stretch) -> tuple[Hashtag, ...]:
        """Give the last hashtag that begins no later than a stretch, if there is one."""
        place = bisect_right(self.reading.hashtags, stretch[0], key=lambda hashtag: hashtag.start)
        return self.reading.hashtags[max(0, place - 1) : place]

    @cached_property
    def sentence_of(self) -> list[int]:
        """Number the sentence of each token."""
        return sentences(self.reading)

    @cached_property
    def weighed(self) -> Weighed:
        """Tell how the text reads as a whole, its words and concepts weighed together."""
        return weigh(self.reading, self.places.at_first_sight, shipped_weights())

    @cached_property
    def grammar(self) -> Grammar:
        """Tell how the words hang together. Raises NoGrammar where that cannot be told."""
        grammar = self.parse()
        if lacking := grammar.missing & {"tree", "tags"}:
            raise NoGrammar(f"the pipeline named in the profile gives no {' and no '.join(sorted(lacking))}")
        return grammar

    @cached_property
    def people(self) -> People:
        """Tell which words mean which person. Raises NoGrammar where that cannot be told."""
        if "entities" in self.grammar.missing:
            raise NoGrammar("the pipeline named in the profile gives no names of people")
        return people_in(self.reading, self.grammar, self.stretches(OUR_SIDE), self.stretches(OTHER_PEOPLE))

    @cached_property
    def quotations(self) -> tuple[Stretch, ...]:
        """List the stretches of tokens in quotation marks, marks included."""
        return quotations(self.reading)


def occur_anywhere(concepts: Iterable[ConceptNode], fields: Iterable[FieldText]) -> bool:
    """Tell whether one of the concepts stands in one of the fields."""
    return any(text.occurrences(concept) for concept in concepts for text in fields)
