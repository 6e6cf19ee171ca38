"""Measure a pipeline: tags and trees on EWT, entities on BTC and WNUT-17, speed, size, time to load."""

import argparse
from collections.abc import Callable, Iterable
from pathlib import Path
from time import process_time

import treebank
import tweets
from corpus import unparsed
from sentence import Sentence, to_doc
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc, Token
from spacy.training import Example

from postlint.language.pipeline import ENGLISH, load_pipeline
from postlint.language.threads import one_thread


def main() -> None:
    """Print one line for each measurement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pipeline", type=Path, default=ENGLISH, help="default: the shipped one")
    parser.add_argument("--ewt", type=Path, required=True, help="folder of the UD English EWT files")
    parser.add_argument("--ner", type=Path, required=True, help="folder of the BTC and WNUT-17 files")
    parser.add_argument("--split", choices=("dev", "test"), default="test", help="of EWT")
    options = parser.parse_args()

    began = process_time()
    nlp = load_pipeline(options.pipeline)
    print(f"load: {process_time() - began:.2f} s of processor time, spaCy imported already")
    files = [path for path in options.pipeline.rglob("*") if path.is_file()]
    print(f"size: {sum(path.stat().st_size for path in files) / 1e6:.2f} MB")

    trees = [*treebank.trees(options.ewt / f"en_ewt-ud-{options.split}.conllu")]
    own = [sentence for tree in trees if (sentence := treebank.on_own_tokens(tree))]
    print(f"EWT {options.split}: {len(own) / len(trees):.1%} of the sentences can be laid over the project's tokens")
    _trees(nlp, f"EWT {options.split}, gold tokens", [tree.sentence for tree in trees])
    _trees(nlp, f"EWT {options.split}, own tokens", own)
    for name, file in (("BTC dev", "btc.dev"), ("WNUT-17 dev", "emerging.dev.conll")):
        found = [*tweets.tweets(options.ner / file)]
        _entities(nlp, f"{name}, gold tokens", found)
        _entities(nlp, f"{name}, own tokens", map(tweets.on_own_tokens, found))
        judged = map(tweets.on_own_tokens, map(tweets.without_unjudged, found))
        _entities(nlp, f"{name}, own tokens, without mentions that were not judged", judged)
    _speed(nlp, [sentence for sentence in own if len(sentence) > 3])


def _examples(nlp: Language, sentences: Iterable[Sentence]) -> list[Example]:
    references = [to_doc(nlp.vocab, [sentence]) for sentence in sentences]
    parsed = nlp.pipe([unparsed(reference) for reference in references])
    return [Example(doc, reference) for doc, reference in zip(parsed, references, strict=True)]


def _trees(nlp: Language, name: str, sentences: list[Sentence]) -> None:
    examples = _examples(nlp, sentences)
    pairs = [(said, gold) for example in examples for said, gold in zip(example.x, example.y, strict=True)]
    scored = [(said, gold) for said, gold in pairs if gold.dep_ != "punct"]

    def share(right: Callable[[Token, Token], bool], of: list[tuple[Token, Token]]) -> str:
        return f"{sum(right(said, gold) for said, gold in of) / len(of):.2%}"

    verbs = [pair for pair in pairs if pair[1].pos_ in {"VERB", "AUX"}]
    print(
        f"{name}: UPOS {share(_same_tag, pairs)}, forms of verbs {share(_same_form, verbs)}; "
        f"UAS {share(_same_head, scored)}, LAS {share(_same_arc, scored)} without punctuation; "
        f"UAS {share(_same_head, pairs)}, LAS {share(_same_arc, pairs)} with it"
    )


def _same_tag(said: Token, gold: Token) -> bool:
    return bool(said.pos == gold.pos)


def _same_form(said: Token, gold: Token) -> bool:
    return bool(said.morph == gold.morph)


def _same_head(said: Token, gold: Token) -> bool:
    return bool(said.head.i == gold.head.i)


def _same_arc(said: Token, gold: Token) -> bool:
    return _same_head(said, gold) and bool(said.dep == gold.dep)


def _entities(nlp: Language, name: str, sentences: Iterable[Sentence]) -> None:
    scores = Scorer(nlp).score(_examples(nlp, sentences), per_component=False)
    kinds = ", ".join(f"{label} {scores['ents_per_type'][label]['f']:.1%}" for label in ("PER", "LOC", "ORG"))
    both = f"precision {scores['ents_p']:.1%}, recall {scores['ents_r']:.1%}"
    print(f"{name}: F {scores['ents_f']:.2%}, {both} ({kinds})")


def _speed(nlp: Language, sentences: list[Sentence]) -> None:
    """Time the whole pipeline on posts of four sentences, and on one post at a time."""
    vocab = nlp.vocab

    def posts() -> list[Doc]:
        return [unparsed(to_doc(vocab, sentences[at : at + 4])) for at in range(0, len(sentences), 4)]

    batched = posts()
    began = process_time()
    with one_thread():
        _exhaust(nlp.pipe(batched))
    words = sum(map(len, batched))
    print(f"speed: {words / (process_time() - began):,.0f} words a second of one core in batches", end=", ")
    single = posts()
    began = process_time()
    with one_thread():
        _exhaust(map(nlp, single))
    print(f"{words / (process_time() - began):,.0f} post by post")


def _exhaust(docs: Iterable[Doc]) -> None:
    for _ in docs:
        pass


if __name__ == "__main__":
    main()
