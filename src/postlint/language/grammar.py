"""Parse a reading: its trees, tags and names as plain values, which outlive spaCy's memory of the post."""

from collections.abc import Sequence
from pathlib import Path

from spacy.attrs import DEP, MORPH, POS
from spacy.tokens import Doc

from postlint.errors import PipelineError
from postlint.grammar import Entity, Grammar, NoGrammar
from postlint.language.capabilities import ENTITY_LABELS, TREE, missing, speaks_clearnlp
from postlint.language.conversion import to_universal
from postlint.language.folder import ENGLISH, find_pipeline
from postlint.language.pipeline import BareEnglish, load_pipeline, unparsed
from postlint.language.threads import one_thread
from postlint.reading import Reading

# The most tokens that are parsed at once. Time and memory grow in step with them, also where all are one sentence:
# about 0.1 ms and 22 KB each.
LONGEST = 5_000


class Parser:
    """Parse readings with the English pipeline that ships, or with another that is installed.

    `missing` names what the pipeline cannot give, of `tree`, `tags` and `entities`; the columns of a grammar say
    nothing of it. Not for several threads at once: one memory zone is open at a time.
    """

    def __init__(self, pipeline: str | Path | None = None) -> None:
        """Load a pipeline by the name of its package or by its folder; raises `PipelineError` if that cannot be."""
        self._nlp = load_pipeline(ENGLISH if pipeline is None else find_pipeline(pipeline))
        self._ours = isinstance(self._nlp, BareEnglish)
        self._converts = speaks_clearnlp(self._nlp)
        self.missing = missing(self._nlp)

    def parse(self, reading: Reading) -> Grammar:
        """Parse a reading of at most `LONGEST` tokens; raises `NoGrammar` for a longer one.

        Nothing of the reading stays behind in the pipeline.
        """
        if len(reading) > LONGEST:
            raise NoGrammar(f"the text has {len(reading):,} words and marks; grammar is read up to {LONGEST:,}")
        with self._nlp.memory_zone():
            with one_thread():
                doc = self._nlp(unparsed(self._nlp.vocab, reading, with_classes=self._ours))
            if len(doc) != len(reading):
                raise PipelineError(
                    "a component of this pipeline changes the tokens: give a pipeline without it",
                    source=str(self._nlp.path),
                )
            return self._grammar(doc, reading)

    def _grammar(self, doc: Doc, reading: Reading) -> Grammar:
        heads, labels = self._tree(doc, reading)
        return Grammar(
            heads=tuple(heads),
            labels=tuple(labels),
            tags=tuple(_column(doc, POS)),
            forms=_forms(doc),
            children=_children(heads),
            entities=tuple(
                Entity(name.start, name.end, ENTITY_LABELS[name.label_])
                for name in doc.ents
                if name.label_ in ENTITY_LABELS
            ),
            missing=self.missing,
        )

    def _tree(self, doc: Doc, reading: Reading) -> tuple[list[int], list[str]]:
        if TREE in self.missing:
            return list(range(len(doc))), [""] * len(doc)
        heads = [token.head.i for token in doc]
        labels = ["root" if label == "ROOT" else label for label in _column(doc, DEP)]
        return to_universal(reading.keys, _column(doc, POS), heads, labels) if self._converts else (heads, labels)


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
