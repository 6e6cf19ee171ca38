"""Load a pipeline: tags, trees and entities for Docs made of a reading's tokens."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

from spacy.language import BaseDefaults, Language
from spacy.pipeline import Morphologizer
from spacy.tokens import Doc
from spacy.util import get_lang_class, load_config
from spacy.vocab import Vocab
from thinc.api import Config, Model, use_ops

import postlint.language.embedding as _registers_the_architecture  # noqa: F401
from postlint.errors import PipelineError
from postlint.language.folder import ENGLISH, checked_meta, told
from postlint.reading import Reading
from postlint.reading.sentences import sentences

__all__ = ["ENGLISH", "BareEnglish", "load_pipeline", "unparsed"]

# Components that find out nothing postlint asks for, or that change the tokens.
_UNUSED = frozenset(
    "lemmatizer trainable_lemmatizer senter sentencizer textcat textcat_multilabel entity_linker spancat "
    "spancat_singlelabel span_finder merge_noun_chunks merge_entities merge_subtokens token_splitter".split()
)
_LANGUAGES = ("en", "xx")
_LONGEST_WORD = 200
_TRIAL = "Officers kicked it in . Well done John".split()


class _BareDefaults(BaseDefaults):
    """Compute nothing for a new word: the pipeline looks at its form alone."""

    lex_attr_getters: dict[int, Callable[[str], Any]] = {}  # noqa: RUF012  (as spaCy declares it)
    # Compiling the patterns of a tokenizer that is never called takes longer than loading the weights.
    prefixes = suffixes = infixes = None
    url_match = None


class BareEnglish(Language):  # type: ignore[no-untyped-call]
    """Run the components of a pipeline on ready Docs; it has no tokenizer to speak of."""

    lang = "en"
    Defaults = _BareDefaults


def load_pipeline(folder: Path = ENGLISH, vocab: Vocab | None = None) -> Language:
    """Load a pipeline from its folder: a `BareEnglish` if this project trained it, else as spaCy does.

    Docs for it are made with its vocabulary, or the one given here; `unparsed` makes such Docs. The pipeline may be
    used in a memory zone. Raises `PipelineError` for a folder that is missing, damaged, or for another spaCy.
    """
    meta = checked_meta(folder)
    with told(folder):
        config = load_config(folder / "config.cfg")
        ours = "postlint.WordEmbed" in config.to_str(interpolate=False)
        language = config["nlp"]["lang"]
        if language not in _LANGUAGES:
            raise PipelineError(
                f"this pipeline is for the language `{language}`: give one for English", source=str(folder)
            )
        nlp = _load_ours(folder, config, vocab) if ours else _load_other(folder, config, vocab, meta)
        # What a morphology first meets in a memory zone, it forgets when the zone closes.
        for _, component in nlp.pipeline:
            if isinstance(component, Morphologizer):
                for forms in component.cfg["labels_morph"].values():
                    nlp.vocab.morphology.add(forms)
        _try(nlp)
    return nlp


def unparsed(vocab: Vocab, reading: Reading, *, with_classes: bool = True) -> Doc:
    """Make a Doc with exactly the reading's tokens and sentences, ready for the pipeline.

    The parser never parts sentences otherwise. Token classes stand in NORM, where our own pipeline looks for
    hashtags; others want `with_classes=False`. Of a very long token only the beginning is shown.
    """
    numbers = sentences(reading)
    starts: list[bool | int | None] = [True, *(number != before for before, number in pairwise(numbers))]
    words = [word[:_LONGEST_WORD] for word in reading.words]
    doc = Doc(vocab, words=words, spaces=reading.spaces, sent_starts=starts[: len(words)])
    if with_classes:
        for token, token_class in reading.classes.items():
            doc[token].norm_ = token_class
    return doc


def _load_ours(folder: Path, config: Config, vocab: Vocab | None) -> Language:
    # numpy multiplies matrices nearly twice as fast as BLIS, which thinc takes by default, as long as it has
    # one thread (`threads.py`).
    with use_ops("numpy", use_blis=False):
        nlp = BareEnglish.from_config(config, vocab=Vocab() if vocab is None else vocab)
        _fill(nlp, folder, "vocab", "tokenizer")
    for name, component in nlp.pipeline:
        with told(folder, name):
            _check_shapes(component.model)  # type: ignore[attr-defined]  # all of ours have one
    return nlp


def _load_other(folder: Path, config: Config, vocab: Vocab | None, meta: dict[str, Any]) -> Language:
    components = config["components"].items()
    unused = [name for name, component in components if component.get("factory") in _UNUSED]
    language = get_lang_class(config["nlp"]["lang"])
    nlp = language.from_config(config, vocab=True if vocab is None else vocab, exclude=unused, meta=meta)
    _fill(nlp, folder, "tokenizer")
    return nlp


def _fill(nlp: Language, folder: Path, *excluded: str) -> None:
    """Load what the folder holds, the components one by one, to tell which of them is damaged."""
    nlp.from_disk(folder, exclude=[*excluded, *nlp.component_names])
    for name, component in nlp.components:
        with told(folder, name):
            if hasattr(component, "from_disk"):
                component.from_disk(folder / name, exclude=["vocab"])


def _check_shapes(model: Model[Any, Any]) -> None:
    """See that tables are as large as they say; thinc would read beyond the end of one that is not."""
    for node in model.walk():
        sizes = {1, *(node.get_dim(name) for name in node.dim_names if node.has_dim(name))}
        for name in node.param_names:
            if node.has_param(name) and not sizes.issuperset(node.get_param(name).shape):
                raise ValueError(f"the shape of `{name}` in `{node.name}` is wrong")


def _try(nlp: Language) -> None:
    """Run the pipeline once: some damage shows only then."""
    with nlp.memory_zone():
        doc = nlp(Doc(nlp.vocab, words=_TRIAL, sent_starts=[word in ("Officers", "Well") for word in _TRIAL]))
        if len(doc) != len(_TRIAL):
            raise ValueError("a component changes the tokens")
