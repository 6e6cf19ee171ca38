"""Rules in the form that runs: plain values, ready to be stored and loaded in milliseconds."""

from dataclasses import dataclass, fields
from typing import Any

from postlint.report import Basis, Severity

TOKEN_CLASSES = frozenset(
    "<number> <percent> <time> <phone> <plate> <link> <mention> <hashtag> <emoji> <cashtag> <email>".split()
)
# The concepts that say who is who; every rulebook that asks who does something has them.
OUR_SIDE = "our-side"
OTHER_PEOPLE = "other-people"
# What a rule may wait for: a sensitive period of some kind, or guidance in force. An organisation's profile has them.
PERIOD_KINDS = ("pre-election", "mourning", "silence", "major-incident", "active-proceedings")
PERIOD = "period"
GUIDANCE = "guidance"
# The concepts that stand for the words of an entry of guidance; no rulebook writes them.
GUIDANCE_TOPICS = "guidance-topics"
GUIDANCE_DISCOURAGES = "guidance-discourages"
GUIDANCE_CONCEPTS = (GUIDANCE_TOPICS, GUIDANCE_DISCOURAGES)
# The concepts that stand for the names of people, our own people left out; they are found by the pipeline.
NAMED_PERSON = "named-person"
FULL_NAME = "full-name"
NAMES_OF_PEOPLE = frozenset((NAMED_PERSON, FULL_NAME))
# One element of a phrase: the forms of which one must stand here, or the largest number of words in a gap.
Element = tuple[str, ...] | int
Phrase = tuple[Element, ...]
# A pattern as it is written for spaCy's Matcher.
RawPattern = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Distance:
    """Say how near two things must stand: `kind` is sentence, neighbouring-sentences, post or words."""

    kind: str
    words: int = 0


@dataclass(frozen=True, slots=True)
class ConceptNode:
    """Find a concept: anywhere, or only inside hashtags, as a whole hashtag, or outside them."""

    concept: str
    where: str | None = None


@dataclass(frozen=True, slots=True)
class AllNode:
    """Relate several things; the distance is measured from the first of them.

    What is given must be there as well, and is no part of the match.
    """

    items: tuple["Node", ...]
    given: tuple["Node", ...]
    within: Distance
    in_order: bool
    without: tuple[ConceptNode, ...]


@dataclass(frozen=True, slots=True)
class AnyNode:
    """Accept one of several things."""

    items: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class AtLeastNode:
    """Relate at least `count` different things out of several."""

    count: int
    items: tuple["Node", ...]
    within: Distance


@dataclass(frozen=True, slots=True)
class WholePostNode:
    """Accept a text that consists of one concept."""

    concept: str


@dataclass(frozen=True, slots=True)
class FieldNode:
    """Ask something of the post's fields."""

    field: str
    values: tuple[str, ...]
    has: str | None


@dataclass(frozen=True, slots=True)
class MeasureNode:
    """Ask for a measurement by name, and for a number from one bound to another."""

    measure: str
    at_least: float = 1
    at_most: float | None = None


Node = ConceptNode | AllNode | AnyNode | AtLeastNode | WholePostNode | FieldNode | MeasureNode


@dataclass(frozen=True, slots=True)
class Guard:
    """Give a reason not to fire.

    `kind` is the key it is written with; `of` the concepts whose occurrences it can drop;
    `concepts` what it looks for; `within` how near.
    """

    name: str
    kind: str
    of: tuple[str, ...] = ()
    concepts: tuple[ConceptNode, ...] = ()
    within: Distance | None = None
    agent: str | None = None
    field: FieldNode | None = None


@dataclass(frozen=True, slots=True)
class Concept:
    """Hold the expressions of one concept.

    `patterns` are raw Matcher patterns, each with its triggers.
    """

    name: str
    phrases: tuple[Phrase, ...]
    exceptions: tuple[Phrase, ...] = ()
    patterns: tuple[tuple[RawPattern, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """Hold one rule: what it relates, what silences it, and what it says.

    `source` is the path of its file inside the rulebook, after the name of the pack that it comes from, if any.
    `requires` are sets of concepts: a post on which one of the sets is wholly absent cannot fire the rule. A rule
    with `during` applies only in such periods, or while guidance is in force; one with `about`, only while guidance
    is in force that speaks of this concept. Nobody may publish in spite of a rule that is not `waivable`.
    One that `yields` speaks only where no other does, notes aside.
    """

    id: str
    category: str
    title: str
    severity: Severity
    match: Node
    guards: tuple[Guard, ...]
    message: str
    why: str
    instead: str
    basis: tuple[Basis, ...]
    source: str
    requires: tuple[tuple[str, ...], ...]
    during: tuple[str, ...] = ()
    about: str | None = None
    waivable: bool = True
    yields: bool = False


def exceptions_of(concept: str) -> str:
    """Name the concept that holds another's exceptions; no author can write such a name."""
    return f"{concept}/except"


def concepts_of(rule: Rule) -> frozenset[str]:
    """Name every concept that a rule may look for, its guards included."""
    named = _concepts_in(rule.match) | {node.concept for guard in rule.guards for node in guard.concepts}
    if named & NAMES_OF_PEOPLE:
        named |= {OUR_SIDE, OTHER_PEOPLE}
    return frozenset(named | set(map(exceptions_of, named)))


def _concepts_in(node: Node) -> set[str]:
    match node:
        case ConceptNode(concept=concept) | WholePostNode(concept=concept):
            return {concept}
        case AllNode(items=items, given=given, without=without):
            return {name for item in (*items, *given, *without) for name in _concepts_in(item)}
        case AnyNode(items=items) | AtLeastNode(items=items):
            return {name for item in items for name in _concepts_in(item)}
        case _:
            return set()


def measures(node: Node) -> bool:
    """Tell whether a node asks for a measurement anywhere."""
    match node:
        case MeasureNode():
            return True
        case AllNode(items=items, given=given):
            return any(map(measures, (*items, *given)))
        case AnyNode(items=items) | AtLeastNode(items=items):
            return any(map(measures, items))
        case _:
            return False


_SHAPES: dict[str, type] = {
    shape.__name__: shape
    for shape in (
        Distance,
        ConceptNode,
        AllNode,
        AnyNode,
        AtLeastNode,
        WholePostNode,
        FieldNode,
        MeasureNode,
        Guard,
        Rule,
        Basis,
    )
}


def to_plain(value: Any) -> Any:
    """Turn a compiled rule, or any part of one, into what JSON can hold."""
    name = type(value).__name__
    if name in _SHAPES:
        return {"": name} | {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    return value


def from_plain(value: Any) -> Any:
    """Undo `to_plain`; lists come back as tuples."""
    if isinstance(value, list):
        return tuple(from_plain(item) for item in value)
    if isinstance(value, dict):
        shape = _SHAPES[value[""]]
        arguments = {key: from_plain(item) for key, item in value.items() if key}
        if shape is Rule:
            arguments["severity"] = Severity(arguments["severity"])
        return shape(**arguments)
    return value
