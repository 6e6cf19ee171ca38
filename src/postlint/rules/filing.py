"""How phrases and rules are filed in the trigger index, so that a text need look at very few of them.

A phrase is filed under the rarest of its elements, together with the rarest of that element's neighbours. What is
filed are rows of plain values: they are packed into a table as they are, or laid over one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from postlint.rules.compiled import TOKEN_CLASSES, Phrase, RawPattern, Rule

# Words that are common here and not in English at large; a phrase is better filed under another.
COMMON_HERE = frozenset(
    """police officer officers crime crimes report reports reported arrest arrested custody suspect charged jailed jail
    incident investigation detectives community emergency ambulance fire crews missing safe residents council thank
    thanks hi hello appeal contact details information website online update latest witnesses victim victims murder
    assault abuse domestic safety touch hands proud protect visit ca wo""".split()
)
# The forms of an element, one of which must stand in the text, and its number.
Elements = Mapping[tuple[str, ...], int]


@dataclass(frozen=True, slots=True)
class PlainPhrase:
    """Hold a phrase as numbers: its own, and those of its elements; gaps are negative lengths.

    A raw pattern has its triggers for parts, as one element.
    """

    number: int
    concept: str
    parts: Sequence[int]
    raw: RawPattern | None = None


@dataclass(frozen=True, slots=True)
class Files:
    """Hold what is filed, row by row.

    `words` gives each form the numbers of its elements, those with phrases filed under them apart from the others.
    `phrases` gives each element, by its number, the phrases filed under it, by concept: number, place of the element,
    place of the neighbour, and parts; of a raw pattern the number, and what was written. `rules` gives each concept the
    rules of whose smallest required set it is one, with their other sets.
    """

    words: dict[str, list[list[int]]] = field(default_factory=dict)
    phrases: dict[str, dict[str, list[list[Any]]]] = field(default_factory=dict)
    rules: dict[str, list[list[Any]]] = field(default_factory=dict)


def numbered(
    written: Mapping[str, Iterable[Phrase]],
    elements: dict[tuple[str, ...], int],
    first_element: int = 0,
    first_phrase: int = 0,
) -> list[PlainPhrase]:
    """Number the phrases of each concept, and the elements that are new in them, from given numbers on."""

    def number(forms: tuple[str, ...]) -> int:
        return elements.setdefault(forms, first_element + len(elements))

    return [
        PlainPhrase(place, concept, [-part if isinstance(part, int) else number(part) for part in phrase])
        for place, (concept, phrase) in enumerate(
            ((concept, phrase) for concept, phrases in written.items() for phrase in phrases), start=first_phrase
        )
    ]


def files_of(
    elements: Elements, phrases: Iterable[PlainPhrase], rules: Mapping[str, Rule], ranks: Mapping[str, int]
) -> Files:
    """File phrases, which consist of the given elements, and rules, by the names they run under.

    `ranks` are places of words in a list by frequency, the commonest first.
    """
    files = Files()
    commonness = {number: sum(1 / (_rank(form, ranks) + 1) for form in forms) for forms, number in elements.items()}
    for phrase in phrases:
        element, row = _filed(phrase, commonness)
        files.phrases.setdefault(str(element), {}).setdefault(phrase.concept, []).append(row)
    for forms, number in elements.items():
        for form in forms:
            files.words.setdefault(form, [[], []])[str(number) not in files.phrases].append(number)
    for name, rule in rules.items():
        first, *others = sorted(rule.requires, key=len) or [()]
        for concept in first:
            files.rules.setdefault(concept, []).append([name, others])
    return files


def _filed(phrase: PlainPhrase, commonness: Mapping[int, float]) -> tuple[int, list[Any]]:
    """Choose the element to file a phrase under, and write its row."""
    if phrase.raw:
        return phrase.parts[0], [phrase.number, phrase.raw]
    places = [place for place, part in enumerate(phrase.parts) if part >= 0]

    def rarity(place: int) -> float:
        return commonness[phrase.parts[place]]

    rarest = min(places, key=rarity)
    # A word right beside it says more than one behind a gap.
    at = places.index(rarest)
    neighbours = [*places[max(0, at - 1) : at], *places[at + 1 : at + 2]]
    neighbour = min(neighbours, key=lambda place: (abs(place - rarest), rarity(place)), default=rarest)
    return phrase.parts[rarest], [phrase.number, rarest, neighbour, *phrase.parts]


def _rank(form: str, ranks: Mapping[str, int]) -> int:
    """Rank a form by frequency; marks, clitics and token classes stand in almost every post.

    Under Zipf's law the inverse of a word's rank is its share of the words of a text.
    """
    if form in COMMON_HERE or form[0].isdigit():
        return 50
    if form in TOKEN_CLASSES or form == "n't" or (not form[0].isalnum() and form.isascii()):
        return 0
    return ranks.get(form, len(ranks))
