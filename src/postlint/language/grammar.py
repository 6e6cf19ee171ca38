"""Parse a reading: its trees, tags and names as plain values, which outlive spaCy's memory of the post."""

from collections.abc import Sequence
from pathlib import Path

from spacy.attrs import DEP, MORPH, POS
from spacy.tokens import Doc

from postlint.grammar import Entity, Grammar
from postlint.language.pipeline import ENGLISH, load_pipeline, unparsed
from postlint.reading import Reading

# The most tokens that are parsed at once. Time and memory grow in step with them, also where all are one sentence:
# about 0.1 ms and 22 KB each.
LONGEST = 5_000


class TooLong(Exception):  # noqa: N818  (a bound, not a mistake)
    """Report a reading of more tokens than are parsed; `tokens` says how many it has."""

    def __init__(self, tokens: int) -> None:
        super().__init__(f"the text has {tokens:,} words and marks; grammar is read up to {LONGEST:,}")
        self.tokens = tokens


class Parser:
    """Parse readings with the English pipeline that ships, or with another.

    Not for several threads at once: one memory zone is open at a time.
    """

    def __init__(self, pipeline: str | Path | None = None) -> None:
        self._nlp = load_pipeline(ENGLISH if pipeline is None else Path(pipeline))

    def parse(self, reading: Reading) -> Grammar:
        """Parse a reading of at most `LONGEST` tokens; raises `TooLong` for a longer one.

        Nothing of the reading stays behind in the pipeline.
        """
        if len(reading) > LONGEST:
            raise TooLong(len(reading))
        with self._nlp.memory_zone():
            return _grammar(self._nlp(unparsed(self._nlp.vocab, reading)))


def _grammar(doc: Doc) -> Grammar:
    heads = tuple(token.head.i for token in doc)
    return Grammar(
        heads=heads,
        labels=tuple("root" if label == "ROOT" else label for label in _column(doc, DEP)),
        tags=tuple(_column(doc, POS)),
        forms=_forms(doc),
        children=_children(heads),
        entities=tuple(Entity(name.start, name.end, name.label_) for name in doc.ents),
    )


def _column(doc: Doc, attribute: int) -> list[str]:
    numbers: list[int] = doc.to_array([attribute]).ravel().tolist()  # type: ignore[assignment]  # whole numbers
    return [doc.vocab.strings[number] for number in numbers]


def _forms(doc: Doc) -> tuple[frozenset[str], ...]:
    """List what each form says of itself; equal ones are the same object, for there are few and posts are many."""
    known = {"": frozenset[str](), "_": frozenset[str]()}
    return tuple(known.setdefault(forms, frozenset(forms.split("|"))) for forms in _column(doc, MORPH))


def _children(heads: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    children: list[list[int]] = [[] for _ in heads]
    for token, head in enumerate(heads):
        if head != token:
            children[head].append(token)
    return tuple(map(tuple, children))
