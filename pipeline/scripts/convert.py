"""Turn the data sets into spaCy's format, on the project's own tokens, with what posts look like added."""

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random

import treebank
import tweets
from augment import noun_phrases, posted, renamed
from sentence import Sentence, to_doc
from spacy.tokens import DocBin
from spacy.vocab import Vocab

_ATTRIBUTES = ["ORTH", "SPACY", "POS", "MORPH", "HEAD", "DEP", "SENT_START", "ENT_IOB", "ENT_TYPE"]


def main() -> None:
    """Write train.spacy, and dev.spacy from the development sets of EWT and BTC."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ewt", type=Path, required=True, help="folder of the UD English EWT files")
    parser.add_argument("--ner", type=Path, required=True, help="folder of the BTC and WNUT-17 files")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--copies", type=int, default=2, help="how often each sentence comes changed as well")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    random = Random(options.seed)

    trees = [*treebank.trees(options.ewt / "en_ewt-ud-dev.conllu")]
    laid = [sentence for tree in trees if (sentence := treebank.on_own_tokens(tree))]
    _say("EWT dev", len(laid), len(trees))
    laid += map(tweets.on_own_tokens, tweets.tweets(options.ner / "btc.dev"))
    _write(options.out / "dev.spacy", ([sentence] for sentence in laid))

    docs = [*_parsed(options.ewt / "en_ewt-ud-train.conllu", options.copies, random)]
    docs += _named((options.ner / "btc.train", options.ner / "wnut17train.conll"), options.copies, random)
    random.shuffle(docs)
    _write(options.out / "train.spacy", docs)


def _parsed(path: Path, copies: int, random: Random) -> Iterator[list[Sentence]]:
    trees = [*treebank.trees(path)]
    both = [(tree, treebank.on_own_tokens(tree)) for tree in trees]
    _say("EWT train", sum(own is not None for _, own in both), len(both))
    sentences = [own or tree.sentence for tree, own in both]
    phrases = noun_phrases(sentences)
    yield from _grouped(sentences, random)
    for _ in range(copies):
        yield from _grouped([posted(sentence, random, phrases) for sentence in sentences], random)
    yield from ([tree.sentence] for tree, own in both if own and own.words != tree.sentence.words)


def _named(paths: Iterable[Path], copies: int, random: Random) -> Iterator[list[Sentence]]:
    found = [tweets.without_unjudged(sentence) for path in paths for sentence in tweets.tweets(path)]
    own = [tweets.on_own_tokens(sentence) for sentence in found]
    names = tweets.names(own)
    yield from ([sentence] for sentence in own)
    for _ in range(copies):
        yield from ([renamed(sentence, random, names)] for sentence in own)
    yield from ([gold] for gold, sentence in zip(found, own, strict=True) if gold.words != sentence.words)


def _grouped(sentences: list[Sentence], random: Random) -> Iterator[list[Sentence]]:
    """Yield single sentences and groups of up to four: posts have both, and the encoder looks over the boundary."""
    at = 0
    while at < len(sentences):
        size = random.choice((1, 1, 2, 3, 4))
        yield sentences[at : at + size]
        at += size


def _say(name: str, own: int, gold: int) -> None:
    print(f"{name}: {own} of {gold} sentences laid over the project's tokens ({own / gold:.1%})")


def _write(path: Path, groups: Iterable[list[Sentence]]) -> None:
    vocab = Vocab()
    DocBin(attrs=_ATTRIBUTES, docs=[to_doc(vocab, group) for group in groups if group]).to_disk(path)


if __name__ == "__main__":
    main()
