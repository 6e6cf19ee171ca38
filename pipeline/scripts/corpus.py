"""What `spacy train` loads by `--code`: the reader of the corpus and the architecture of the pipeline."""

from collections.abc import Callable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Example
from spacy.util import registry
from thinc.api import NumpyOps, set_current_ops

import postlint.language.embedding as _registers_the_architecture  # noqa: F401


@registry.readers("postlint.Corpus.v1")  # type: ignore[untyped-decorator]
def create_corpus(path: Path) -> Callable[[Language], Iterator[Example]]:
    """Read Docs as they are: spaCy's tokenizer is never asked, and sentences are given, as postlint gives them."""

    def read_corpus(nlp: Language) -> Iterator[Example]:
        for reference in DocBin().from_disk(path).get_docs(nlp.vocab):
            yield Example(unparsed(reference), reference)

    return read_corpus


def unparsed(reference: Doc) -> Doc:
    """Copy a Doc without its annotations but with its sentences."""
    tokens = [(token.text, bool(token.whitespace_), token.is_sent_start is True) for token in reference]
    words, spaces, starts = (list(column) for column in zip(*tokens, strict=True))
    return Doc(reference.vocab, words=words, spaces=spaces, sent_starts=starts)


@registry.callbacks("postlint.numpy_products.v1")  # type: ignore[untyped-decorator]
def create_numpy_products() -> Callable[[type[Language]], type[Language]]:
    """Let numpy multiply matrices: measured four times as fast as BLIS, which thinc takes by default."""

    def use_numpy(language: type[Language]) -> type[Language]:
        set_current_ops(NumpyOps(use_blis=False))
        return language

    return use_numpy
