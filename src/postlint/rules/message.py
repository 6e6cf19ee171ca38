"""What a rule says of the words it found."""

import re
from collections.abc import Callable

# In a message, {relish} stands for the words found for the concept `relish`, {matched} for all that was found.
PLACEHOLDER = re.compile(r"\{([^{}]+)\}")
EVERYTHING_MATCHED = "matched"
MOST_QUOTED = 3
LONGEST_QUOTED = 60


def render(message: str, words_of: Callable[[str], list[str]]) -> str:
    """Put found words, in quotation marks, where a message speaks of them.

    `words_of` gives the words found for a concept; where one was not needed, all found words take its place.
    """

    def quote(found: re.Match[str]) -> str:
        words = words_of(found[1]) or words_of(EVERYTHING_MATCHED)
        return ", ".join(f"“{_shortened(text)}”" for text in list(dict.fromkeys(words))[:MOST_QUOTED])

    return PLACEHOLDER.sub(quote, message)


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_QUOTED else line[: LONGEST_QUOTED - 1].rstrip() + "…"
