"""Which concepts a post must contain before a rule could fire on it, derived from what the rule relates."""

from itertools import product

from postlint.rules.compiled import NAMES_OF_PEOPLE, AllNode, AnyNode, AtLeastNode, ConceptNode, Node, WholePostNode

# Sets of concepts, of each of which at least one must be there. No set at all: the rule could fire on any post.
Requirements = tuple[tuple[str, ...], ...]
MOST_SETS = 16


def hashtag_requirement(concept: str) -> str:
    """Name the requirement that a concept stands inside a hashtag; no concept can have such a name."""
    return f"#{concept}"


def requirements(node: Node) -> Requirements:
    """Derive the sets of concepts without which a node cannot match.

    The sets are necessary, never sufficient: leaving one out only costs time.
    """
    match node:
        case ConceptNode(concept=concept) if concept in NAMES_OF_PEOPLE:
            # No words tell that a name will be there.
            return ()
        case ConceptNode(concept=concept, where="hashtag" | "whole-hashtag"):
            return ((hashtag_requirement(concept),),)
        case ConceptNode(concept=concept) | WholePostNode(concept=concept):
            return ((concept,),)
        case AllNode(items=items, given=given):
            return tuple(dict.fromkeys(concepts for item in (*items, *given) for concepts in requirements(item)))
        case AnyNode(items=items) | AtLeastNode(items=items):
            return _one_of([requirements(item) for item in items])
        case _:
            return ()


def _one_of(alternatives: list[Requirements]) -> Requirements:
    """Require what every alternative requires: one set of each, taken together, in every combination."""
    if not all(alternatives):
        return ()
    combinations = 1
    for sets in alternatives:
        combinations *= len(sets)
    if combinations > MOST_SETS:
        alternatives = [(min(sets, key=len),) for sets in alternatives]
    merged = (tuple(sorted({name for concepts in sets for name in concepts})) for sets in product(*alternatives))
    return tuple(dict.fromkeys(merged))
