"""spaCy's part: a Doc from a reading's tokens, and a Matcher for each phrase.

spaCy's own tokenizer is never called. Only the two lexical attributes that patterns use are computed, which
makes a Doc several times cheaper than with an English vocabulary.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import product
from typing import Any

from spacy.attrs import LOWER, NORM
from spacy.matcher import Matcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from postlint.reading import Reading, Stretch
from postlint.rules.compiled import TOKEN_CLASSES, Element, Phrase, RawPattern
from postlint.rules.occurrences import SENTENCE_ENDS, nearest

_GAPPED, _WHOLE = "gapped", "whole"


class PhraseMatcher:
    """Find phrases in readings, one by one.

    `pattern` gives a phrase by its number; its matcher is made when it is first needed, and kept. One Matcher for all
    is many times slower.
    """

    def __init__(self, pattern: Callable[[int], Phrase | RawPattern]) -> None:
        self._pattern = pattern
        self._vocab = Vocab(lex_attr_getters={LOWER: str.lower, NORM: str.lower})
        self._matchers: dict[int, Matcher] = {}

    @contextmanager
    def memory_zone(self, phrases: Iterable[int]) -> Iterator[None]:
        """Open a zone in which to find the given phrases; Docs made in it must not leave it.

        What spaCy stores of a post's words is dropped when the zone closes, so that a stream of posts does
        not grow it. The matchers are made before, so that their own strings stay.
        """
        for phrase in phrases:
            if phrase not in self._matchers:
                self._matchers[phrase] = self._matcher(self._pattern(phrase))
        with self._vocab.memory_zone():
            yield

    def doc(self, reading: Reading) -> Doc:
        """Make a Doc with exactly the reading's tokens; token classes stand in NORM."""
        doc = Doc(self._vocab, words=reading.words, spaces=reading.spaces)
        for token, token_class in reading.classes.items():
            doc[token].norm_ = token_class
        return doc

    def find(self, phrases: Iterable[int], doc: Doc, sentence_of: Sequence[int]) -> set[Stretch]:
        """Find phrases in a Doc; returns stretches of tokens. A gap reaches the nearest word it can in its sentence."""
        found: set[Stretch] = set()
        for phrase in phrases:
            matches = self._matchers[phrase](doc)
            if matches and doc.vocab.strings[matches[0][0]] == _GAPPED:
                found |= nearest([(phrase, (start, end)) for _, start, end in matches], sentence_of)
            else:
                found.update((start, end) for _, start, end in matches)
        return found

    def _matcher(self, pattern: Phrase | RawPattern) -> Matcher:
        matcher = Matcher(self._vocab)
        if isinstance(pattern, list):
            matcher.add(_WHOLE, [pattern])
        else:
            matcher.add(_GAPPED if any(isinstance(part, int) for part in pattern) else _WHOLE, [*_patterns(pattern)])
        return matcher


def _patterns(phrase: Phrase) -> Iterator[list[dict[str, Any]]]:
    """Yield the Matcher patterns of a phrase; an element that mixes words and token classes needs two."""
    for tokens in product(*(_token_patterns(element) for element in phrase)):
        yield list(tokens)


def _token_patterns(element: Element) -> list[dict[str, Any]]:
    if isinstance(element, int):
        return [{"LOWER": {"NOT_IN": [*SENTENCE_ENDS]}, "OP": f"{{0,{element}}}"}]
    classes = [form for form in element if form in TOKEN_CLASSES]
    words = [form for form in element if form not in TOKEN_CLASSES]
    return [_one_of(attribute, forms) for attribute, forms in (("LOWER", words), ("NORM", classes)) if forms]


def _one_of(attribute: str, forms: list[str]) -> dict[str, Any]:
    return {attribute: forms[0] if len(forms) == 1 else {"IN": forms}}
