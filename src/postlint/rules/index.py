"""The trigger index: which phrases, concepts and rules could fire on a text at all, told from its words without spaCy.

A phrase consists of elements, sets of forms of which one must stand in the text. A phrase can match only a text
in which all its elements are present; a concept can occur only where one of its phrases can match; a rule can
fire only where each of its required sets has a concept that can occur. Phrases are filed under their rarest
element, so that most texts look at very few of them. What is left is narrowed to phrases whose elements stand
one after another.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field

from postlint.reading.model import Reading
from postlint.rules.compiled import TOKEN_CLASSES, Rule
from postlint.rules.requirements import hashtag_requirement

# Words that are common here and not in English at large; a phrase is better filed under another.
COMMON_HERE = frozenset(
    """police officer officers crime crimes report reports reported arrest arrested custody suspect charged jailed jail
    incident investigation detectives community emergency ambulance fire crews missing safe residents council""".split()
)
# The phrases that could match a text, by number, for each concept that has any.
Possible = dict[str, list[int]]


@dataclass(frozen=True, slots=True)
class _Word:
    """Hold what the index knows of a word: its elements as bits, and the phrases filed under them.

    A phrase that needs nothing `alone` is there with its concept; one that needs more elements `together` with
    the byte and bit of each (the first apart from the rest), its concept and its number.
    """

    elements: int
    alone: Sequence[tuple[str, int]]
    together: Sequence[tuple[int, int, tuple[tuple[int, int], ...], str, int]]


@dataclass(frozen=True, slots=True)
class TriggerIndex:
    """Hold the way from words to elements, phrases, concepts and rules, by number.

    `phrases_by_element` files phrases under their rarest element; `phrases` gives the number of each phrase's
    concept and its parts: elements, and gaps as negative lengths; `rules_by_concept` gives each rule under the
    concepts of its smallest required set, with its other sets; `always` are the rules that require no words.
    """

    concepts: Sequence[str]
    elements_by_word: Mapping[str, Sequence[int]]
    phrases_by_element: Sequence[Sequence[int]]
    phrases: Sequence[tuple[int, Sequence[int]]]
    rules_by_concept: Mapping[str, Sequence[tuple[str, Sequence[Sequence[str]]]]]
    always: Sequence[str]
    _words: dict[str, _Word] = field(default_factory=dict, repr=False)

    def possible(self, words: Set[str]) -> Possible:
        """Tell which phrases could match a text, given the keys and token classes in it."""
        known = [self._words.get(word) or self._look_up(word) for word in words if word in self.elements_by_word]
        # Sets of elements are the bits of numbers here, which is faster than sets of so many.
        bits = 0
        for word in known:
            bits |= word.elements
        present = bits.to_bytes(len(self.phrases_by_element) // 8 + 1, "little")
        possible: Possible = {}
        for word in known:
            for concept, number in word.alone:
                possible.setdefault(concept, []).append(number)
            for byte, bit, others, concept, number in word.together:
                if present[byte] & bit and all(present[byte] & bit for byte, bit in others):
                    possible.setdefault(concept, []).append(number)
        return possible

    def standing(self, possible: Possible, concepts: Set[str], reading: Reading) -> Possible:
        """Narrow phrases to those of the given concepts whose elements stand one after another in the text."""
        wanted = concepts & possible.keys()
        first = {self.phrases[number][1][0] for concept in wanted for number in possible[concept]}
        if not first:
            return {}
        tokens = [self._words[key].elements if key in self._words else 0 for key in reading.keys]
        for token, token_class in reading.classes.items():
            if token_class in self._words:
                tokens[token] |= self._words[token_class].elements
        begins = _places(first, tokens)
        standing: Possible = {}
        for concept in wanted:
            # A phrase comes twice where two forms of the element it is filed under are in the text.
            numbers = dict.fromkeys(possible[concept])
            phrases = [number for number in numbers if _stands(self.phrases[number][1], tokens, begins)]
            if phrases:
                standing[concept] = phrases
        return standing

    def _look_up(self, word: str) -> _Word:
        """Gather what the index knows of a word, the first time that a text has it."""
        elements = self.elements_by_word[word]
        alone, together = [], []
        for element in elements:
            for number in self.phrases_by_element[element]:
                concept, parts = self.phrases[number]
                others = [(part >> 3, 1 << (part & 7)) for part in parts if part >= 0 and part != element]
                if others:
                    together.append((*others[0], tuple(others[1:]), self.concepts[concept], number))
                else:
                    alone.append((self.concepts[concept], number))
        self._words[word] = _Word(_bits(elements), alone, together)
        return self._words[word]

    def candidates(self, possible: Possible, in_hashtags: Possible) -> set[str]:
        """Tell which rules could fire on a text, by their ids.

        `possible` are the phrases that could match the text, `in_hashtags` those that could match inside its
        hashtags.
        """
        rules = set(self.always)
        concepts = possible.keys() | map(hashtag_requirement, in_hashtags)
        for concept in concepts & self.rules_by_concept.keys():
            for rule, needed in self.rules_by_concept[concept]:
                if not any(concepts.isdisjoint(names) for names in needed):
                    rules.add(rule)
        return rules


def build_index(
    rules: Mapping[str, Rule],
    concepts: Sequence[str],
    elements: Mapping[tuple[str, ...], int],
    phrases: Sequence[tuple[int, Sequence[int]]],
    ranks: Mapping[str, int],
) -> TriggerIndex:
    """Build the index.

    `elements` number the sets of forms; `phrases` give the number of each phrase's concept and its
    parts; `ranks` are places of words in a list by frequency, the commonest first.
    """
    nothing = TriggerIndex([], {}, [], [], {}, ())
    return extended_index(nothing, rules, concepts, elements, phrases, ranks)


def extended_index(
    index: TriggerIndex,
    rules: Mapping[str, Rule],
    concepts: Sequence[str],
    elements: Mapping[tuple[str, ...], int],
    phrases: Sequence[tuple[int, Sequence[int]]],
    ranks: Mapping[str, int],
    left_out: Set[str] = frozenset(),
) -> TriggerIndex:
    """Give an index that knows more than another: rules by the names they run under, concepts, phrases.

    The phrases consist of the given elements, whose numbers follow those of the index. Rules that are `left_out`
    are no longer filed.
    """
    elements_by_word = dict(index.elements_by_word)
    commonness: dict[int, float] = {}
    for forms, number in elements.items():
        commonness[number] = sum(1 / (_rank(form, ranks) + 1) for form in forms)
        for form in forms:
            elements_by_word[form] = [*elements_by_word.get(form, ()), number]
    filed: dict[int, list[int]] = {number: [] for number in elements.values()}
    for number, (_, parts) in enumerate(phrases, start=len(index.phrases)):
        filed[min((part for part in parts if part >= 0), key=commonness.__getitem__)].append(number)
    rules_by_concept = {
        concept: [entry for entry in entries if entry[0] not in left_out]
        for concept, entries in index.rules_by_concept.items()
    }
    for name, rule in rules.items():
        first, *others = sorted(rule.requires, key=len) or [()]
        for concept in first:
            rules_by_concept.setdefault(concept, []).append((name, others))
    always = [name for name in index.always if name not in left_out]
    return TriggerIndex(
        concepts=[*index.concepts, *concepts],
        elements_by_word=elements_by_word,
        phrases_by_element=[*index.phrases_by_element, *filed.values()],
        phrases=[*index.phrases, *phrases],
        rules_by_concept=rules_by_concept,
        always=(*always, *(name for name, rule in rules.items() if not rule.requires)),
    )


def _places(wanted: Iterable[int], tokens: Iterable[int]) -> dict[int, list[int]]:
    """Tell at which tokens the wanted elements stand, all in one pass: a long text can set off thousands of phrases."""
    places: dict[int, list[int]] = {element: [] for element in wanted}
    mask = _bits(places)
    for place, elements in enumerate(tokens):
        found = elements & mask
        while found:
            lowest = found & -found
            places[lowest.bit_length() - 1].append(place)
            found ^= lowest
    return places


def _stands(parts: Sequence[int], tokens: Sequence[int], begins: Mapping[int, Sequence[int]]) -> bool:
    """Tell whether parts stand one after another somewhere among tokens, each given as the bits of its elements.

    `begins` gives the places of the elements that come first in a phrase.
    """
    if len(parts) == 1:
        return True
    # The places up to which the phrase has been found so far.
    places: Iterable[int] = begins[parts[0]]
    gap = 0
    for part in parts[1:]:
        if part < 0:
            gap -= part
            continue
        following = {place for end in places for place in range(end + 1, min(end + 2 + gap, len(tokens)))}
        places = [place for place in following if tokens[place] >> part & 1]
        if not places:
            return False
        gap = 0
    return True


def _bits(numbers: Iterable[int]) -> int:
    bits = 0
    for number in numbers:
        bits |= 1 << number
    return bits


def _rank(form: str, ranks: Mapping[str, int]) -> int:
    """Rank a form by frequency; marks, clitics and token classes stand in almost every post.

    Under Zipf's law the inverse of a word's rank is its share of the words of a text.
    """
    if form in COMMON_HERE:
        return 50
    if form in TOKEN_CLASSES or form == "n't" or (not form[0].isalnum() and form.isascii()):
        return 0
    return ranks.get(form, len(ranks))


@dataclass(frozen=True, slots=True)
class FixedChoice:
    """Choose the same phrases and rules on every text: what the index is measured against and proved equal to."""

    phrases: Possible
    rules: frozenset[str]

    def possible(self, words: Set[str]) -> Possible:  # noqa: ARG002
        """Give all phrases, whatever the words."""
        return self.phrases

    def standing(self, possible: Possible, concepts: Set[str], reading: Reading) -> Possible:  # noqa: ARG002
        """Give all phrases, wherever their elements stand."""
        return possible

    def candidates(self, possible: Possible, in_hashtags: Possible) -> set[str]:  # noqa: ARG002
        """Give the chosen rules, whatever the phrases."""
        return set(self.rules)
