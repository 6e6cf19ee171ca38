"""A training sentence: its tokens and what is known of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc
from spacy.vocab import Vocab

from postlint.reading import Reading


@dataclass(frozen=True, slots=True)
class Sentence:
    """Hold the tokens of one sentence, a column for each annotation; an empty column was not annotated.

    `heads` are places in the sentence, a root's is its own. `entities` are BIO tags, or `?` where unknown.
    """

    words: list[str]
    spaces: list[bool]
    pos: list[str]
    morphs: list[str]
    heads: list[int]
    deps: list[str]
    entities: list[str]

    def __len__(self) -> int:
        return len(self.words)


def marked_words(reading: Reading) -> list[str]:
    """List the words of a reading; the first of a hashtag keeps its mark, which the pipeline sees."""
    return [f"#{word}" if reading.classes.get(at) == "<hashtag>" else word for at, word in enumerate(reading.words)]


def to_doc(vocab: Vocab, sentences: Iterable[Sentence]) -> Doc:
    """Join sentences with the same kinds of annotation to one Doc; what is not annotated stays missing."""
    words: list[str] = []
    spaces: list[bool] = []
    starts: list[bool | int | None] = []
    pos: list[str] = []
    morphs: list[str] = []
    heads: list[int] = []
    deps: list[str] = []
    entities: list[str] = []
    for sentence in sentences:
        heads += [head + len(words) for head in sentence.heads]
        words += sentence.words
        spaces += [*sentence.spaces[:-1], True]
        starts += [index == 0 for index in range(len(sentence))]
        pos += sentence.pos
        morphs += sentence.morphs
        deps += sentence.deps
        entities += ["" if tag == "?" else tag for tag in sentence.entities]
    return Doc(
        vocab,
        words=words,
        spaces=spaces,
        pos=pos or None,
        morphs=morphs or None,
        heads=heads or None,
        deps=deps or None,
        ents=entities or None,
        sent_starts=None if heads else starts,
    )
