"""A time in which a rule applies: a sensitive period, or as long as a piece of guidance is in force."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from postlint.report import Basis


@dataclass(frozen=True, slots=True)
class Occasion:
    """Hold a time in which a rule applies, from `begins` to `ends`, both inclusive.

    `name` is how a rule's messages speak of it, `title` what they say; `basis` is what findings rest on then.
    """

    name: str
    title: str
    begins: datetime
    ends: datetime | None = None
    basis: tuple[Basis, ...] = ()

    def includes(self, moment: datetime) -> bool:
        """Tell whether a moment lies in this time."""
        return self.begins <= moment and (self.ends is None or moment <= self.ends)


def titles(occasions: Iterable[Occasion]) -> dict[str, str]:
    """Give the titles of occasions as messages speak of them, by name."""
    by_name: dict[str, list[str]] = {}
    for occasion in occasions:
        by_name.setdefault(occasion.name, []).append(occasion.title)
    return {name: " and ".join(dict.fromkeys(of_name)) for name, of_name in by_name.items()}
