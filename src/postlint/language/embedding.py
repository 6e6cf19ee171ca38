"""How the English pipeline sees a word: features of its form alone, embedded and mixed.

The features are computed from the word and not from attributes of a vocabulary, so that Docs stay cheap to make
and any vocabulary will do.
"""

from functools import cache, lru_cache
from pathlib import Path
from typing import cast

import numpy
from spacy.strings import hash_string  # type: ignore[attr-defined]  # missing from its stubs
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import HashEmbed, Maxout, Model, chain, concatenate, list2ragged, ragged2list, with_array
from thinc.types import Floats2d, Ints2d, Ragged

_LEXICON = Path(__file__).parent / "lexicon.txt"
_REMEMBERED = 1 << 14
# Longer words are links and noise; their beginning says enough, and only that much is remembered.
_LONGEST = 40
_FEATURES = 5
# The norm that postlint gives the first word of a hashtag.
_HASHTAG = hash_string("<hashtag>")
_MENTION = "<mention>"
_DIGITS = str.maketrans("123456789", "000000000")


@cache
def lexicon() -> dict[str, str]:
    """Load what a dictionary says of frequent words: word to its possible tags, or to `-` for no entry."""
    entries = {}
    for line in _LEXICON.read_text(encoding="utf-8").splitlines():
        tags, _, words = line.partition("\t")
        entries.update(dict.fromkeys(words.split(), tags))
    return entries


def word_features(word: str) -> tuple[str, str, str, str, str]:
    """Describe a word by its norm, beginning, end, shape, and possible tags.

    Links, mentions and emoji have one norm each, figures are all 0, and runs of a sign count as two. Only the shape
    tells the first word of a hashtag, written with its mark, from others.
    """
    word = word[:_LONGEST]
    shape = _shape(word)
    if word[0] == "#" and word[1:2].isalnum():
        word = word[1:]
    norm = _norm(word)
    # A handle's beginning and end tell persons from organisations.
    spelt = word[1:].lower() if norm == _MENTION else norm
    return norm, spelt[:3], spelt[-3:], shape, lexicon().get(norm, "")


def _norm(word: str) -> str:
    if word[0] == "@" and len(word) > 1:
        return _MENTION
    if word.startswith(("http://", "https://", "www.")):
        return "<link>"
    if word.isalpha():
        return word.lower()
    if any(map(str.isalnum, word)):
        return word.lower().translate(_DIGITS)
    if word[0] > "\u203b":
        return "<emoji>"
    return word[:2]


def _shape(word: str) -> str:
    shape: list[str] = []
    for character in word:
        kind = (
            ("X" if character.isupper() else "x")
            if character.isalpha()
            else ("d" if character.isdigit() else character)
        )
        if shape[-3:] != [kind] * 3:
            shape.append(kind)
    return "".join(shape)


@lru_cache(maxsize=_REMEMBERED)
def _hashes(word: str) -> tuple[int, ...]:
    return tuple(map(hash_string, word_features(word)))


def _extract(
    model: Model[list[Doc], list[Ints2d]],  # noqa: ARG001  (as thinc calls it)
    docs: list[Doc],
    is_train: bool,  # noqa: ARG001
) -> tuple[list[Ints2d], object]:
    features = []
    for doc in docs:
        hashes = [_hashes(("#" * (token.norm == _HASHTAG) + token.text[:_LONGEST])[:_LONGEST]) for token in doc]
        features.append(cast(Ints2d, numpy.array(hashes, dtype="uint64").reshape(len(doc), _FEATURES)))
    return features, lambda _: []


@registry.architectures("postlint.WordEmbed.v1")  # type: ignore[untyped-decorator]
def word_embed(width: int, widths: list[int], rows: list[int]) -> Model[list[Doc], list[Floats2d]]:
    """Embed each feature of a word in a table of its own and mix them to one vector of `width`."""
    tables: list[Model[Ints2d, Floats2d]] = [
        HashEmbed(table_width, table_rows, column=column, seed=column + 8, dropout=0.0)
        for column, (table_width, table_rows) in enumerate(zip(widths, rows, strict=True))
    ]
    extractor: Model[list[Doc], list[Ints2d]] = Model("word_features", _extract)
    return chain(
        extractor,
        cast(Model[list[Ints2d], Ragged], list2ragged()),
        with_array(concatenate(*tables)),
        with_array(Maxout(width, sum(widths), nP=3, dropout=0.0, normalize=True)),
        ragged2list(),
    )
