"""A choice of phrases and rules that is the same for every text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from postlint.reading.model import Reading
from postlint.rules.index import TriggerIndex
from postlint.rules.occurrences import Places


@dataclass(frozen=True, slots=True)
class FixedChoice:
    """Choose the same phrases and rules on every text: what the index is measured against and proved equal to.

    `phrases` are numbers of phrases by concept; it is left to spaCy to find them. `index` tells what is seen at
    first sight, which is weighed and never tried.
    """

    phrases: Mapping[str, Sequence[int]]
    rules: frozenset[str]
    index: TriggerIndex

    def places(self, reading: Reading) -> Places:
        """Leave all phrases to be tried, whatever the words."""
        return Places(untried=self.phrases, seen=self.index.places(reading).concepts)

    def candidates(self, places: Places, reading: Reading) -> set[str]:  # noqa: ARG002
        """Give the chosen rules, whatever stands in the text."""
        return set(self.rules)
