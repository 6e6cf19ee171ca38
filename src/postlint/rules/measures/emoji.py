"""Emoji: how many, how close together, and in the place of words."""

from collections.abc import Sequence

from postlint.rules.field import FieldText
from postlint.rules.measures.model import NOTHING, Measured, Offsets, counted

_EMOJI = "<emoji>"
# A word behind which a reader waits for another word.
_LEADS_ON = frozenset(
    "a an the your our my this these those some any no to of for with on in at by from low new".split()
)


def emoji(text: FieldText, whole: Sequence[FieldText]) -> Measured:  # noqa: ARG001
    """Count emoji."""
    return Measured(list(text.reading.classes.values()).count(_EMOJI))


def emoji_run(text: FieldText, whole: Sequence[FieldText]) -> Measured:  # noqa: ARG001
    """Count the emoji of the longest run with nothing but white space between them."""
    tokens = _emoji_tokens(text)
    longest: list[int] = []
    run: list[int] = []
    for token in tokens:
        run = [*run, token] if run and run[-1] == token - 1 else [token]
        longest = max(longest, run, key=len)
    return Measured(len(longest), _place(longest, text)) if longest else NOTHING


def emoji_between_words(text: FieldText, whole: Sequence[FieldText]) -> Measured:  # noqa: ARG001
    """Count the emoji of the longest stretch of a line in which word and emoji take turns."""
    reading = text.reading
    longest: list[int] = []
    run: list[int] = []
    for token in _emoji_tokens(text):
        between = reading.text[reading.ends[run[-1]] : reading.starts[token]] if run else ""
        run = [*run, token] if run and run[-1] == token - 2 and "\n" not in between else [token]
        longest = max(longest, run, key=len)
    return Measured(len(longest), _place(longest, text)) if len(longest) > 1 else NOTHING


def emoji_in_words(text: FieldText, whole: Sequence[FieldText]) -> Measured:  # noqa: ARG001
    """Count emoji with letters touching them on both sides."""
    original, reading = text.reading.text, text.reading
    places: list[Offsets] = []
    for token in _emoji_tokens(text):
        start, end = reading.starts[token], reading.ends[token]
        if original[start - 1 : start].isalpha() and original[end : end + 1].isalpha():
            places.append((start, end))
    return counted(places)


def emoji_for_words(text: FieldText, whole: Sequence[FieldText]) -> Measured:  # noqa: ARG001
    """Count emoji that stand where a word is missing: `your 🔥 bill`, `on a low 💷?`."""
    reading = text.reading
    return counted(
        [
            (reading.starts[token], reading.ends[token])
            for token in _emoji_tokens(text)
            if token and reading.keys[token - 1] in _LEADS_ON
        ]
    )


def _emoji_tokens(text: FieldText) -> list[int]:
    return [token for token, kind in text.reading.classes.items() if kind == _EMOJI]


def _place(tokens: Sequence[int], text: FieldText) -> tuple[Offsets, ...]:
    return ((text.reading.starts[tokens[0]], text.reading.ends[tokens[-1]]),)
