"""Trees as spaCy's own English models draw them become Universal Dependencies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postlint.language.conversion import to_universal

# word/tag/label/head, heads counted from 1 and 0 for a root, before and after.
TREES = {
    "an object": (
        "Officers/NOUN/nsubj/2 kicked/VERB/ROOT/0 it/PRON/dobj/2 in/ADP/prt/2 ./PUNCT/punct/2",
        "nsubj/2 root/0 obj/2 compound:prt/2 punct/2",
    ),
    "a passive and its agent": (
        "Doors/NOUN/nsubjpass/3 were/AUX/auxpass/3 kicked/VERB/ROOT/0 by/ADP/agent/3 a/DET/det/6 team/NOUN/pobj/4",
        "nsubj:pass/3 aux:pass/3 root/0 case/6 det/6 obl:agent/3",
    ),
    "an oblique with a modifier of its own": (
        "We/PRON/nsubj/2 met/VERB/ROOT/0 right/ADV/advmod/4 at/ADP/prep/2 the/DET/det/6 house/NOUN/pobj/4 "
        "of/ADP/prep/6 a/DET/det/9 friend/NOUN/pobj/7",
        "nsubj/2 root/0 advmod/6 case/6 det/6 obl/2 case/9 det/9 nmod/6",
    ),
    "a preposition below another": (
        "He/PRON/nsubj/2 ran/VERB/ROOT/0 from/ADP/prep/2 behind/ADP/prep/3 the/DET/det/6 shed/NOUN/pobj/4",
        "nsubj/2 root/0 case/6 case/6 det/6 obl/2",
    ),
    "an object of one preposition and an object of another below": (
        "He/PRON/nsubj/2 ran/VERB/ROOT/0 from/ADP/prep/2 us/PRON/pobj/3 to/ADP/prep/3 them/PRON/pobj/5",
        "nsubj/2 root/0 case/4 obl/2 case/6 obl/4",
    ),
    "a predicate noun": (
        "He/PRON/nsubj/2 's/AUX/ROOT/0 not/PART/neg/2 a/DET/det/5 thief/NOUN/attr/2 in/ADP/prep/2 law/NOUN/pobj/6",
        "nsubj/5 cop/5 advmod/5 det/5 root/0 case/7 obl/5",
    ),
    "a predicate of a preposition": (
        "He/PRON/nsubj/2 is/AUX/ROOT/0 now/ADV/advmod/2 in/ADP/prep/2 custody/NOUN/pobj/4 ./PUNCT/punct/2",
        "nsubj/5 cop/5 advmod/5 case/5 root/0 punct/5",
    ),
    "a clause for a predicate": (
        "Ours/PRON/nsubj/2 is/AUX/ROOT/0 in/ADP/prep/2 fact/NOUN/pobj/3 to/PART/aux/6 help/VERB/xcomp/2",
        "nsubj/2 root/0 case/4 obl/2 mark/6 xcomp/2",
    ),
    "a predicate adjective and where": (
        "In/ADP/prep/4 court/NOUN/pobj/1 he/PRON/nsubj/4 was/AUX/ROOT/0 calm/ADJ/acomp/4",
        "case/2 obl/5 nsubj/5 cop/5 root/0",
    ),
    "a predicate adjective in a relative clause": (
        "People/NOUN/ROOT/0 who/PRON/nsubj/3 are/AUX/relcl/1 guilty/ADJ/acomp/3",
        "root/0 nsubj/4 cop/4 acl:relcl/1",
    ),
    "a predicate adjective of another verb": (
        "That/PRON/nsubj/2 looks/VERB/ROOT/0 good/ADJ/acomp/2",
        "nsubj/2 root/0 xcomp/2",
    ),
    "what there is": (
        "There/PRON/expl/2 is/VERB/ROOT/0 a/DET/det/4 thief/NOUN/attr/2",
        "expl/2 root/0 det/4 nsubj/2",
    ),
    "what there is and where": (
        "There/PRON/expl/2 is/VERB/ROOT/0 hope/NOUN/attr/2 for/ADP/prep/2 us/PRON/pobj/4",
        "expl/2 root/0 nsubj/2 case/5 obl/2",
    ),
    "somebody given something": (
        "We/PRON/nsubj/2 gave/VERB/ROOT/0 him/PRON/dative/2 cuffs/NOUN/dobj/2",
        "nsubj/2 root/0 iobj/2 obj/2",
    ),
    "something given to somebody": (
        "We/PRON/nsubj/2 gave/VERB/ROOT/0 cuffs/NOUN/dobj/2 to/ADP/dative/2 him/PRON/pobj/4",
        "nsubj/2 root/0 obj/2 case/5 obl/2",
    ),
    "a clause after a preposition": (
        "He/PRON/nsubj/2 left/VERB/ROOT/0 without/ADP/prep/2 paying/VERB/pcomp/3 his/PRON/poss/6 bill/NOUN/dobj/4",
        "nsubj/2 root/0 mark/4 advcl/2 nmod:poss/6 obj/4",
    ),
    "a clause after a noun's preposition": (
        "The/DET/det/2 joy/NOUN/ROOT/0 of/ADP/prep/2 being/AUX/pcomp/3 free/ADJ/acomp/4",
        "det/2 root/0 mark/5 cop/5 acl/2",
    ),
    "an infinitive": (
        "We/PRON/nsubj/2 love/VERB/ROOT/0 to/PART/aux/4 help/VERB/xcomp/2",
        "nsubj/2 root/0 mark/4 xcomp/2",
    ),
    "a chain of conjuncts": (
        "Knives/NOUN/ROOT/0 ,/PUNCT/punct/1 guns/NOUN/conj/1 and/CCONJ/cc/3 cash/NOUN/conj/3 "
        "and/CCONJ/cc/5 more/ADJ/conj/5",
        "root/0 punct/1 conj/1 cc/5 conj/1 cc/7 conj/1",
    ),
    "prepositions side by side": (
        "Talk/VERB/ROOT/0 with/ADP/prep/1 us/PRON/pobj/2 and/CCONJ/cc/2 with/ADP/conj/2 them/PRON/pobj/5",
        "root/0 case/3 obl/1 cc/6 case/6 conj/3",
    ),
    "a place alone": ("In/ADP/ROOT/0 the/DET/det/3 van/NOUN/pobj/1", "case/3 det/3 root/0"),
    "a preposition left alone": (
        "the/DET/det/2 door/NOUN/ROOT/0 we/PRON/nsubj/4 came/VERB/relcl/2 by/ADP/prep/4",
        "det/2 root/0 nsubj/4 acl:relcl/2 advmod/4",
    ),
    "measures": (
        "two/NUM/nummod/2 years/NOUN/npadvmod/3 old/ADJ/ROOT/0",
        "nummod/2 obl:unmarked/3 root/0",
    ),
    "no label at all": ("a/DET/ROOT/0 b/X//1", "root/0 dep/1"),
}


@pytest.mark.parametrize(("before", "after"), TREES.values(), ids=TREES)
def test_a_tree_becomes_universal(before: str, after: str) -> None:
    words, tags, labels, numbers = zip(*(token.split("/") for token in before.split()), strict=True)
    heads = [int(number) - 1 if number != "0" else at for at, number in enumerate(numbers)]
    new_heads, new_labels = to_universal([word.lower() for word in words], tags, heads, labels)
    shown = [
        f"{label}/{0 if head == at else head + 1}"
        for at, (head, label) in enumerate(zip(new_heads, new_labels, strict=True))
    ]
    assert shown == after.split()


WORDS = st.sampled_from("is be to there by in x".split())
TAGS = st.sampled_from("VERB AUX NOUN ADP ADJ CCONJ".split())
LABELS = st.sampled_from(
    [
        *"ROOT prep pobj pcomp agent dative attr acomp expl conj cc aux npadvmod xcomp nsubj dobj neg nobody".split(),
        "",
    ]
)


@st.composite
def forests(draw: st.DrawFn) -> list[tuple[str, str, int, str]]:
    order = draw(st.permutations(range(draw(st.integers(0, 12)))))
    heads = dict(zip(order, (order[draw(st.integers(0, at))] for at in range(len(order))), strict=True))
    return [(draw(WORDS), draw(TAGS), heads[token], draw(LABELS)) for token in sorted(heads)]


def is_forest(heads: list[int]) -> bool:
    below = {token for token, head in enumerate(heads) if head == token}
    for _ in heads:
        below |= {token for token, head in enumerate(heads) if head in below}
    return len(below) == len(heads)


@given(forests())
def test_a_forest_stays_a_forest_of_as_many_tokens(forest: list[tuple[str, str, int, str]]) -> None:
    words, tags, heads, labels = zip(*forest, strict=True) if forest else ((), (), (), ())
    assert is_forest(list(heads))
    new_heads, new_labels = to_universal(words, tags, heads, labels)
    assert len(new_heads) == len(new_labels) == len(forest)
    assert is_forest(new_heads)
    assert [label == "root" for label in new_labels] == [head == at for at, head in enumerate(new_heads)]
    assert sum(head == at for at, head in enumerate(heads)) == new_labels.count("root")


@pytest.mark.parametrize("label", ["prep", "pobj", "conj", "attr"])
def test_a_tree_as_deep_as_the_text_is_long_is_converted(label: str) -> None:
    heads, _ = to_universal(["is"] * 5000, ["AUX"] * 5000, [0, *range(4999)], ["ROOT"] + [label] * 4999)
    assert len(heads) == 5000
