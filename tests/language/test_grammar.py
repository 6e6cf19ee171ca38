"""A reading's grammar: plain values, the same every time, in bounded memory."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from postlint.grammar import Entity, Grammar, NoGrammar
from postlint.language.folder import ENGLISH
from postlint.language.grammar import LONGEST, Parser
from postlint.reading import read
from postlint.reading.sentences import sentences


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


def test_who_did_what(parser: Parser) -> None:
    reading = read("Officers broke down the door.")
    grammar = parser.parse(reading)
    assert grammar.labels == ("nsubj", "root", "compound:prt", "det", "obj", "punct")
    assert grammar.heads == (1, 1, 1, 4, 1, 1)
    assert grammar.children == ((), (0, 2, 4, 5), (), (), (3,), ())
    assert grammar.tags[:2] == ("NOUN", "VERB")
    assert "Number=Plur" in grammar.forms[0]
    assert grammar.forms[1] >= {"Mood=Ind", "Tense=Past", "VerbForm=Fin"}
    assert grammar.forms[5] == frozenset()


def test_names_have_places(parser: Parser) -> None:
    grammar = parser.parse(read("Great work by John Smith tonight"))
    assert grammar.entities == (Entity(3, 5, "PER"),)


def test_nothing_has_no_grammar(parser: Parser) -> None:
    assert parser.parse(read("")) == Grammar((), (), (), (), ())


@settings(max_examples=40, deadline=None)
@given(
    text=st.text(max_size=80)
    | st.lists(st.sampled_from("We kicked their door in . ! 👮 \n\n #Team".split(" "))).map(" ".join)
)
def test_every_text_has_trees_inside_its_sentences(parser: Parser, text: str) -> None:
    reading = read(text)
    grammar = parser.parse(reading)
    number = sentences(reading)
    columns = (grammar.heads, grammar.labels, grammar.tags, grammar.forms, grammar.children)
    assert [len(column) for column in columns] == [len(reading)] * len(columns)
    assert all(number[token] == number[head] for token, head in enumerate(grammar.heads))
    assert all((head == token) == (grammar.labels[token] == "root") for token, head in enumerate(grammar.heads))
    assert sorted(child for children in grammar.children for child in children) == [
        token for token, head in enumerate(grammar.heads) if head != token
    ]
    assert parser.parse(reading) == grammar


def test_every_parser_says_the_same(parser: Parser) -> None:
    reading = read("Our team, @NorwellPolice, nicked John Smith in Norwell tonight! 👮 #TeamNorwell")
    grammar = parser.parse(reading)
    assert Parser().parse(reading) == grammar
    assert hash(Parser(str(ENGLISH)).parse(reading)) == hash(grammar)
    assert parser.missing == frozenset()


def test_a_stream_of_posts_does_not_grow_the_string_store(parser: Parser) -> None:
    strings = parser._nlp.vocab.strings
    parser.parse(read("warm up"))
    before = set(strings), sum(1 for _ in parser._nlp.vocab)
    for number in range(100):
        parser.parse(read(f"Officer Name{number} kicked door{number} in, word{number}ing"))
    assert (set(strings), sum(1 for _ in parser._nlp.vocab)) == before


def test_one_endless_word_is_parsed(parser: Parser) -> None:
    assert len(parser.parse(read("a" * 1_000_000))) == 1


@pytest.mark.parametrize(
    "text", ["a " * LONGEST, "he said that " * (LONGEST // 3), "Go. " * (LONGEST // 2), "(" * LONGEST]
)
def test_the_longest_text_is_parsed_however_its_tree_grows(parser: Parser, text: str) -> None:
    reading = read(text)
    assert len(parser.parse(reading)) == len(reading) > LONGEST - 3


@pytest.mark.parametrize("text", ["a " * 500_000, "(" * 100_000, "a " * (LONGEST + 1)])
def test_a_longer_text_is_refused_with_its_length(parser: Parser, text: str) -> None:
    reading = read(text)
    with pytest.raises(NoGrammar, match=f"the text has {len(reading):,} words and marks; grammar is read up to 5,000"):
        parser.parse(reading)
