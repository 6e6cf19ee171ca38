"""What a rule says of the words it found."""

import re
from collections.abc import Callable, Mapping

# In a message, {relish} stands for the words found for the concept `relish`, {matched} for all that was found,
# {measured} for what was measured, {period} and {guidance} for the title of what is in force.
PLACEHOLDER = re.compile(r"\{([^{}]+)\}")
EVERYTHING_MATCHED = "matched"
MEASURED = "measured"
MOST_QUOTED = 3
LONGEST_QUOTED = 60


def render(message: str, words_of: Callable[[str], list[str]], titles: Mapping[str, str]) -> str:
    """Put found words, in quotation marks, where a message speaks of them, and titles as they are.

    `words_of` gives the words found for a concept; where one was not needed, all found words take its place.
    `titles` are those of what is in force, and the words of what was measured.
    """

    def quote(found: re.Match[str]) -> str:
        if found[1] in titles:
            return titles[found[1]]
        words = words_of(found[1]) or words_of(EVERYTHING_MATCHED)
        return ", ".join(f"“{_shortened(text)}”" for text in list(dict.fromkeys(words))[:MOST_QUOTED])

    return PLACEHOLDER.sub(quote, message)


def with_titles(text: str, titles: Mapping[str, str]) -> str:
    """Put the titles of what is in force where a text speaks of them; it may have other things in braces."""
    return PLACEHOLDER.sub(lambda found: titles.get(found[1], found[0]), text) if titles else text


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_QUOTED else line[: LONGEST_QUOTED - 1].rstrip() + "…"
