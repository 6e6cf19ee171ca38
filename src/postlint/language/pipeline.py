"""Load the English pipeline: tags, trees and entities for Docs made of a reading's tokens."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

from spacy.language import BaseDefaults, Language
from spacy.pipeline import Morphologizer
from spacy.tokens import Doc
from spacy.util import load_config
from spacy.vocab import Vocab
from thinc.api import use_ops

import postlint.language.embedding as _registers_the_architecture  # noqa: F401
from postlint.reading import Reading
from postlint.reading.sentences import sentences

ENGLISH = Path(__file__).parent / "english"


class _BareDefaults(BaseDefaults):
    """Compute nothing for a new word: the pipeline looks at its form alone."""

    lex_attr_getters: dict[int, Callable[[str], Any]] = {}  # noqa: RUF012  (as spaCy declares it)


class BareEnglish(Language):  # type: ignore[no-untyped-call]
    """Run the components of a pipeline on ready Docs; it has no tokenizer to speak of."""

    lang = "en"
    Defaults = _BareDefaults


def load_pipeline(folder: Path = ENGLISH, vocab: Vocab | None = None) -> Language:
    """Load a pipeline that this project trained. Docs for it are made with its vocabulary, or the one given here.

    `unparsed` makes such Docs. The pipeline may be used in a memory zone.
    """
    config = load_config(folder / "config.cfg")
    # numpy multiplies matrices several times as fast as BLIS, which thinc takes by default.
    with use_ops("numpy", use_blis=False):
        nlp = BareEnglish.from_config(config, vocab=vocab or Vocab())
        nlp.from_disk(folder, exclude=["vocab", "tokenizer"])
    # What a morphology first meets in a memory zone, it forgets when the zone closes.
    for forms in cast(Morphologizer, nlp.get_pipe("morphologizer")).cfg["labels_morph"].values():
        nlp.vocab.morphology.add(forms)
    return nlp


def unparsed(vocab: Vocab, reading: Reading) -> Doc:
    """Make a Doc with exactly the reading's tokens and sentences, ready for the pipeline.

    The parser never parts sentences otherwise. Token classes stand in NORM, where the pipeline looks for hashtags.
    """
    numbers = sentences(reading)
    starts: list[bool | int | None] = [at == 0 or number != numbers[at - 1] for at, number in enumerate(numbers)]
    doc = Doc(vocab, words=reading.words, spaces=reading.spaces, sent_starts=starts)
    for token, token_class in reading.classes.items():
        doc[token].norm_ = token_class
    return doc
