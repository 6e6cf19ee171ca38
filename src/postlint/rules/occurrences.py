"""Where phrases stand in a text, and which of those places count as occurrences of a concept."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field

from postlint.reading.model import Hashtag, Stretch

# A gap reaches no further than the end of its sentence.
SENTENCE_ENDS = frozenset([".", "!", "?", "…", "...", "!!", "!!!", "??", "???"])


@dataclass(frozen=True, slots=True)
class Places:
    """Hold where the phrases of each concept stand in a text.

    `whole` are the stretches of phrases without gaps, `gapped` those of phrases with gaps, for every length that the
    gaps could have, each with the number of its phrase; `untried` the numbers of phrases that are left to spaCy.
    `seen` are the concepts that an index saw, where something else chose what to try.
    """

    whole: dict[str, list[tuple[int, Stretch]]] = field(default_factory=dict)
    gapped: dict[str, list[tuple[int, Stretch]]] = field(default_factory=dict)
    untried: Mapping[str, Collection[int]] = field(default_factory=dict)
    seen: Set[str] | None = None

    def left_to_spacy(self) -> "Places":
        """Leave the finding of all phrases that stand here to spaCy."""
        untried = {concept: set(phrases) for concept, phrases in self.untried.items()}
        for stood in (self.whole, self.gapped):
            for concept, places in stood.items():
                untried.setdefault(concept, set()).update(phrase for phrase, _ in places)
        return Places(untried=untried, seen=self.at_first_sight)

    @property
    def concepts(self) -> Set[str]:
        """Name the concepts that could occur."""
        return self.whole.keys() | self.gapped.keys() | self.untried.keys()

    @property
    def at_first_sight(self) -> Set[str]:
        """Name the concepts that an index saw, whatever has been found out since."""
        return self.concepts if self.seen is None else self.seen

    def stretches(self, concept: str, sentence_of: Callable[[], Sequence[int]]) -> set[Stretch]:
        """List the stretches of tokens where a concept's phrases stand, less those that are left to spaCy.

        `sentence_of` numbers the sentence of each token; it is asked only for gaps.
        """
        found = {stretch for _, stretch in self.whole.get(concept, ())}
        if concept in self.gapped:
            found |= nearest(self.gapped[concept], sentence_of())
        return found

    def concepts_inside(self, hashtags: Sequence[Hashtag]) -> set[str]:
        """Name the concepts that could occur inside one of a text's hashtags."""
        if not hashtags:
            return set()
        inside = {token: hashtag.end for hashtag in hashtags for token in range(hashtag.start, hashtag.end)}

        def lies_inside(stretch: Stretch) -> bool:
            return stretch[1] <= inside.get(stretch[0], 0)

        concepts = {
            concept
            for stood in (self.whole, self.gapped)
            for concept, places in stood.items()
            if any(lies_inside(place) for _, place in places)
        }
        return concepts | self.untried.keys()


def nearest(found: Iterable[tuple[int, Stretch]], sentence_of: Sequence[int]) -> set[Stretch]:
    """Choose, of the stretches of each phrase that begin at one token, the shortest, inside one sentence."""
    ends: dict[tuple[int, int], int] = {}
    for phrase, (start, end) in found:
        if sentence_of[start] == sentence_of[end - 1]:
            ends[phrase, start] = min(end, ends.get((phrase, start), end))
    return {(start, end) for (_, start), end in ends.items()}


def occurrences(found: Iterable[Stretch], excepted: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Choose the stretches that count, in order: what overlaps an exception is left out.

    Of stretches that overlap each other the longest stays, and of those the first.
    """
    left_out = {token for start, end in excepted for token in range(start, end)}
    taken: set[int] = set()
    kept: list[Stretch] = []
    for start, end in sorted(found, key=lambda stretch: (stretch[0] - stretch[1], stretch[0])):
        if left_out.isdisjoint(range(start, end)) and taken.isdisjoint((start, end - 1)):
            kept.append((start, end))
            taken.update(range(start, end))
    return tuple(sorted(kept))
