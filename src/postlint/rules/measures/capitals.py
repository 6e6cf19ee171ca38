"""Words in capitals."""

from collections.abc import Sequence
from itertools import groupby

from postlint.rules.field import FieldText
from postlint.rules.measures.model import NOTHING, Measured

# A text with fewer letters than this is a heading or an abbreviation, not shouting.
FEWEST_LETTERS = 25
FEWEST_WORDS = 4
# Whoever speaks in sentences uses these, or ends them; a message of a dispatch system is in capitals and does not.
_IN_SENTENCES = frozenset("you your our we us is are be was were will can please do not . ! ?".split())
FEWEST_IN_SENTENCES = 2
# A word of one letter, or an abbreviation on its own, says nothing about a run.
_SHORTEST = 2


def capitals(text: FieldText, whole: Sequence[FieldText]) -> Measured:  # noqa: ARG001
    """Measure how many letters in a hundred are capitals, hashtags and links aside.

    0 for very short texts, and for those that are no sentences.
    """
    words = text.reading.words
    if sum(map(str.isupper, words)) < FEWEST_WORDS:
        return NOTHING
    if sum(key in _IN_SENTENCES for key in text.reading.keys) < FEWEST_IN_SENTENCES:
        return NOTHING
    aside = _aside(text)
    plain = "".join(filter(str.isalpha, (word for token, word in enumerate(words) if token not in aside)))
    if len(plain) < FEWEST_LETTERS:
        return NOTHING
    return Measured(100 * sum(map(str.isupper, plain)) / len(plain))


def capital_run(text: FieldText, whole: Sequence[FieldText]) -> Measured:  # noqa: ARG001
    """Count the words of the longest run of words in capitals."""
    words = text.reading.words
    if sum(map(str.isupper, words)) < FEWEST_WORDS:
        return NOTHING
    aside = _aside(text)
    spelled = [token for token, word in enumerate(words) if word[0].isalpha()]
    runs = []
    for shouted, run in groupby(spelled, lambda token: words[token].isupper() and token not in aside):
        tokens = list(run)
        if shouted and any(len(words[token]) > _SHORTEST for token in tokens):
            runs.append(tokens)
    if not runs:
        return NOTHING
    longest = max(runs, key=len)
    return Measured(len(longest), ((text.reading.starts[longest[0]], text.reading.ends[longest[-1]]),))


def _aside(text: FieldText) -> set[int]:
    """Find the tokens whose capitals mean nothing: hashtags, links, mentions, registrations."""
    in_tags = {token for tag in text.reading.hashtags for token in range(tag.start, tag.end)}
    return in_tags | text.reading.classes.keys()
