"""Which concepts a post must contain before a rule could fire."""

from postlint.rules.compiled import (
    AllNode,
    AnyNode,
    AtLeastNode,
    ConceptNode,
    Distance,
    FieldNode,
    MeasureNode,
    Node,
    WholePostNode,
)
from postlint.rules.requirements import MOST_SETS, requirements

POST = Distance("post")
A, B, C = (ConceptNode(name) for name in "abc")
A_FIELD = FieldNode("media", (), None)


def all_of(*items: Node, given: tuple[Node, ...] = (), without: tuple[ConceptNode, ...] = ()) -> AllNode:
    return AllNode(items, given, POST, in_order=False, without=without)


def test_a_concept_requires_itself() -> None:
    assert requirements(A) == requirements(WholePostNode("a")) == (("a",),)


def test_a_concept_in_hashtags_requires_to_stand_in_one() -> None:
    assert requirements(ConceptNode("a", "hashtag")) == (("#a",),)


def test_all_require_each() -> None:
    assert requirements(all_of(A, B)) == (("a",), ("b",))


def test_what_is_given_is_required_and_what_must_be_absent_is_not() -> None:
    assert requirements(all_of(A, given=(B,), without=(C,))) == (("a",), ("b",))


def test_any_requires_one_of_them() -> None:
    assert requirements(AnyNode((A, B))) == (("a", "b"),)


def test_any_of_several_together_requires_every_combination() -> None:
    assert requirements(AnyNode((all_of(A, B), C))) == (("a", "c"), ("b", "c"))


def test_at_least_some_require_one_of_them() -> None:
    assert requirements(AtLeastNode(2, (A, B, C), POST)) == (("a", "b", "c"),)


def test_fields_and_measurements_require_no_words() -> None:
    assert requirements(A_FIELD) == requirements(MeasureNode("direction-override")) == ()


def test_a_choice_that_needs_no_words_requires_none() -> None:
    assert requirements(AnyNode((A, A_FIELD))) == ()


def test_combinations_are_bounded() -> None:
    choice = AnyNode(tuple(all_of(*(ConceptNode(f"{side}{n}") for n in range(6))) for side in "xyz"))
    assert 1 <= len(requirements(choice)) <= MOST_SETS
