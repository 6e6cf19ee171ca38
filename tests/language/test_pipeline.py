from json import loads

import pytest
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from postlint.language.embedding import word_features
from postlint.language.pipeline import ENGLISH, load_pipeline, unparsed
from postlint.reading import read


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_pipeline()


def parse(nlp: Language, text: str) -> Doc:
    return nlp(unparsed(nlp.vocab, read(text)))


def test_agent_of_an_active_and_a_passive(nlp: Language) -> None:
    active = parse(nlp, "Officers kicked the door in.")
    assert {token.text: token.dep_ for token in active}["Officers"] == "nsubj"
    passive = parse(nlp, "The door was kicked in by burglars.")
    assert {token.text: token.dep_ for token in passive}["door"] == "nsubj:pass"
    burglars = next(token for token in passive if token.text == "burglars")
    assert (burglars.dep_.partition(":")[0], burglars.head.text) == ("obl", "kicked")


def test_sentences_stay_as_given(nlp: Language) -> None:
    doc = parse(nlp, "Officers kicked the door in. Best job ever 👮 #TeamNorwell")
    assert [sentence[0].text for sentence in doc.sents] == ["Officers", "Best", "Team"]


def test_names_of_forms_outlive_a_memory_zone(nlp: Language) -> None:
    forms = []
    for _ in range(3):
        with nlp.memory_zone():
            forms.append(str(parse(nlp, "Nicked by our team tonight")[0].morph))
    assert forms == ["Tense=Past|VerbForm=Part"] * 3


def test_nothing_at_all_and_one_endless_word_are_parsed(nlp: Language) -> None:
    assert len(parse(nlp, "")) == 0
    assert len(parse(nlp, "x" * 1_000_000)) == 1


def test_figures_links_and_mentions_share_a_norm() -> None:
    assert word_features("2019")[0] == word_features("1984")[0]
    assert word_features("https://t.co/a")[0] == word_features("www.example.com")[0]
    assert word_features("@NorwellPolice")[:3] == ("<mention>", "nor", "ice")


def test_of_an_endless_word_only_the_beginning_is_looked_at() -> None:
    endless = "Aa" * 500_000
    assert word_features(endless) == word_features(endless[:100])
    assert len(unparsed(Vocab(), read(endless)).text) < 1000


def test_the_mark_of_a_hashtag_shows_in_the_shape_alone() -> None:
    plain, tagged = word_features("Norwell"), word_features("#Norwell")
    assert (tagged[3], plain[3]) == ("#Xxxx", "Xxxx")
    assert tagged[:3] == plain[:3]


def test_what_ships_names_its_spacy_and_its_licence() -> None:
    meta = loads((ENGLISH / "meta.json").read_text(encoding="utf-8"))
    assert meta["spacy_version"] == ">=3.8,<3.9"
    assert meta["license"] == "CC BY-SA 4.0"
    assert sum(path.stat().st_size for path in ENGLISH.rglob("*")) < 10_000_000
