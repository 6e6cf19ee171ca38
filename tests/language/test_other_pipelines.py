"""Another spaCy pipeline parses the reading's own tokens, and says what it cannot do."""

from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import fix_random_seed

from postlint.errors import PipelineError
from postlint.grammar import Entity
from postlint.language.grammar import LONGEST, Parser
from postlint.reading import read
from postlint.reading.sentences import sentences

# word/fine tag/label/head in ClearNLP's way, heads counted from 0; what a small pipeline is taught.
CLEARNLP = [
    "John/NNP/nsubj/1 kicked/VBD/ROOT/1 doors/NNS/dobj/1 ./PUNCT/punct/1",
    "Doors/NNS/nsubjpass/2 were/VBD/auxpass/2 kicked/VBN/ROOT/2 by/IN/agent/2 John/NNP/pobj/3 ./PUNCT/punct/2",
    "John/NNP/nsubj/1 is/VBZ/ROOT/1 guilty/JJ/acomp/1 ./PUNCT/punct/1",
]
UNIVERSAL = ["John/PROPN/nsubj/1 kicked/VERB/ROOT/1 doors/NOUN/obj/1 at/ADP/case/4 home/NOUN/obl/1"]
TAGS = {
    "NNP": {"POS": "PROPN"},
    "NNS": {"POS": "NOUN", "MORPH": "Number=Plur"},
    "VBD": {"POS": "VERB", "MORPH": "Tense=Past|VerbForm=Fin"},
    "VBN": {"POS": "VERB", "MORPH": "Tense=Past|VerbForm=Part"},
    "VBZ": {"POS": "AUX", "MORPH": "Tense=Pres|VerbForm=Fin"},
    "IN": {"POS": "ADP"},
    "JJ": {"POS": "ADJ"},
    "PUNCT": {"POS": "PUNCT"},
}
SMALL = {"@architectures": "spacy.HashEmbedCNN.v2", "pretrained_vectors": None, "width": 32, "depth": 1}
SMALL |= {"embed_size": 300, "window_size": 1, "maxout_pieces": 2, "subword_features": True}


def taught(nlp: Language, trees: list[str], person: str) -> list[Example]:
    examples = []
    for tree in trees:
        words, tags, labels, heads = map(list, zip(*(token.split("/") for token in tree.split()), strict=True))
        names = [f"B-{person}" if word == "John" else "O" for word in words]
        gold = Doc(nlp.vocab, words=words, tags=tags, deps=labels, heads=[*map(int, heads)], ents=names)
        examples.append(Example(Doc(nlp.vocab, words=words), gold))
    return examples


def teach(folder: Path, components: list[str], trees: list[str], person: str = "PERSON") -> Path:
    """Train a pipeline until it knows a few sentences by heart, and save it."""
    nlp = spacy.blank("en")
    for name in components:
        defaults = nlp.get_factory_meta(name).default_config or {}
        small: dict[str, Any] = {"model": defaults["model"] | {"tok2vec": SMALL}} if "model" in defaults else {}
        nlp.add_pipe(name, config=small | ({"min_action_freq": 1} if name == "parser" else {}))
    examples = taught(nlp, trees, person)
    fix_random_seed(1)
    optimizer = nlp.initialize(lambda: examples)
    optimizer.learn_rate = 0.02
    if "attribute_ruler" in components:
        for tag, attributes in TAGS.items():
            nlp.get_pipe("attribute_ruler").add([[{"TAG": tag}]], attributes)  # type: ignore[attr-defined]
    for _ in range(60):
        nlp.update(examples, sgd=optimizer, drop=0.0)
    nlp.to_disk(folder)
    return folder


@pytest.fixture(scope="module")
def spacys_own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    components = ["tagger", "parser", "attribute_ruler", "ner", "merge_noun_chunks"]
    return teach(tmp_path_factory.mktemp("pipelines") / "clearnlp", components, CLEARNLP)


@pytest.fixture(scope="module")
def parser(spacys_own: Path) -> Parser:
    return Parser(str(spacys_own))


def test_trees_of_spacys_own_models_become_universal(parser: Parser) -> None:
    assert parser.missing == frozenset()
    grammar = parser.parse(read("Doors were kicked by John."))
    assert grammar.labels == ("nsubj:pass", "aux:pass", "root", "case", "obl:agent", "punct")
    assert grammar.heads == (2, 2, 2, 4, 2, 2)
    assert grammar.children[4] == (3,)
    assert grammar.tags == ("NOUN", "VERB", "VERB", "ADP", "PROPN", "PUNCT")
    assert grammar.forms[2] == {"Tense=Past", "VerbForm=Part"}
    assert grammar.entities == (Entity(4, 5, "PER"),)
    assert parser.parse(read("John is guilty.")).labels == ("nsubj", "cop", "root", "punct")


def test_another_pipeline_has_the_readings_tokens_and_sentences(parser: Parser) -> None:
    for text in [
        "",
        "#KickDoors 👮🏽‍♀️ don't @John https://t.co/x",
        "John\n\nkicked (doors.) By: \ud800",
        "a" * 1_000_000,
    ]:
        reading = read(text)
        grammar, number = parser.parse(reading), sentences(reading)
        assert len(grammar) == len(reading)
        assert all(number[token] == number[head] for token, head in enumerate(grammar.heads))


def test_another_pipeline_keeps_nothing_of_a_post(parser: Parser) -> None:
    def kept() -> tuple[set[str], int]:
        return set(parser._nlp.vocab.strings), sum(1 for _ in parser._nlp.vocab)

    parser.parse(read("Doors were kicked by John. John is guilty."))
    before = kept()
    grammars = [parser.parse(read(f"Door{number} were kicked by John{number}.")) for number in range(30)]
    assert kept() == before
    assert {type(forms) for grammar in grammars for forms in grammar.forms} == {frozenset}
    assert parser.parse(read("John is guilty.")) == parser.parse(read("John is guilty."))


@pytest.mark.parametrize("text", ["a " * LONGEST, "(" * LONGEST])
def test_the_longest_text_is_parsed_by_another_pipeline(parser: Parser, text: str) -> None:
    assert len(parser.parse(read(text))) == LONGEST


def test_universal_trees_stay_as_they_are(tmp_path: Path) -> None:
    parser = Parser(teach(tmp_path / "ud", ["tagger", "parser"], UNIVERSAL))
    assert parser.missing == {"tags", "entities"}
    grammar = parser.parse(read("John kicked doors at home"))
    assert grammar.labels == ("nsubj", "root", "obj", "case", "obl")
    assert grammar.tags == ("",) * 5
    assert grammar.entities == ()


def test_a_pipeline_without_trees_says_so(tmp_path: Path) -> None:
    parser = Parser(teach(tmp_path / "names", ["tagger", "attribute_ruler", "ner"], CLEARNLP))
    assert parser.missing == {"tree"}
    grammar = parser.parse(read("John kicked doors."))
    assert grammar.heads == (0, 1, 2, 3)
    assert grammar.labels == ("",) * 4
    assert grammar.tags[1] == "VERB"


def test_trees_and_names_in_unknown_words_count_as_missing(tmp_path: Path) -> None:
    trees = ["John/NNP/sb/1 kicked/VBD/ROOT/1 doors/NNS/oa/1"]
    parser = Parser(teach(tmp_path / "strange", ["parser", "ner"], trees, person="GENE"))
    assert parser.missing == {"tree", "tags", "entities"}
    grammar = parser.parse(read("John kicked doors"))
    assert (grammar.heads, grammar.labels, grammar.entities) == ((0, 1, 2), ("",) * 3, ())


def test_a_damaged_pipeline_names_its_component(spacys_own: Path, tmp_path: Path) -> None:
    folder = copytree(spacys_own, tmp_path / "damaged")
    (folder / "ner" / "model").write_bytes(b"")
    with pytest.raises(PipelineError, match="damaged: its component `ner` cannot be loaded"):
        Parser(folder)


@Language.component("swallow_a_token")
def swallow_a_token(doc: Doc) -> Doc:
    """Make one of two tokens, in every post or in those that begin with a figure."""
    if len(doc) > 1 and (doc[0].is_digit or doc.vocab.lang == "xx"):
        with doc.retokenize() as retokenizer:
            retokenizer.merge(doc[:2])
    return doc


def swallowing(folder: Path, language: str) -> Path:
    nlp = spacy.blank(language)
    nlp.add_pipe("swallow_a_token")
    nlp.to_disk(folder)
    return folder


def test_a_pipeline_that_changes_tokens_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match="a component changes the tokens"):
        Parser(swallowing(tmp_path, "xx"))


def test_a_pipeline_that_changes_the_tokens_of_a_post_is_told_and_goes_on(tmp_path: Path) -> None:
    parser = Parser(swallowing(tmp_path, "en"))
    before = set(parser._nlp.vocab.strings)
    for _ in range(2):
        with pytest.raises(PipelineError, match="a component of this pipeline changes the tokens") as caught:
            parser.parse(read("3 men ran"))
        assert caught.value.source == str(tmp_path)
        assert len(parser.parse(read("Three men ran"))) == 3
    assert set(parser._nlp.vocab.strings) == before


def test_an_empty_pipeline_lacks_everything(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path)
    parser = Parser(tmp_path)
    assert parser.missing == {"tree", "tags", "entities"}
    assert parser.parse(read("John is guilty")).heads == (0, 1, 2)
