"""A rule's relations and guards in plain words, for those who read rules but not rule files."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from postlint.rules import compiled
from postlint.rules.compiled import Distance, FieldNode, Guard, MeasureNode, Node, Rule

# What people call each concept; such a mapping also has the words that only one rule looks for.
Called = Mapping[str, str]
_WRITTEN_NOWHERE = {
    compiled.GUIDANCE_TOPICS: "the topics of the guidance",
    compiled.GUIDANCE_DISCOURAGES: "what the guidance advises against",
    compiled.NAMED_PERSON: "the name of a person who is not ours",
    compiled.FULL_NAME: "the full name of a person who is not ours",
}
_PLACES = {
    "hashtag": " in a hashtag",
    "whole-hashtag": " as a whole hashtag",
    "words": " outside hashtags",
}
_PEOPLE = {compiled.OUR_SIDE: "our own side", compiled.OTHER_PEOPLE: "other people"}
_EVERYTHING = "what was found"
MOST_NAMED = 3


def looks_for(rule: Rule, called: Called) -> str:
    """Say what a rule looks for, in one sentence."""
    words = _node(rule.match, called)
    return f"{words[0].upper()}{words[1:]}."


def silent_when(rule: Rule, called: Called) -> tuple[str, ...]:
    """Say in which cases a rule stays silent: each ends the sentence "It stays silent when ..."."""
    matched = dict.fromkeys(_concepts(rule.match))
    return tuple(_guard(guard, matched, called) for guard in rule.guards)


def _node(node: Node, called: Called, inside: bool = False) -> str:
    match node:
        case compiled.ConceptNode(concept=concept, where=where):
            return f"{_name(concept, called)}{_PLACES.get(where or '', '')}"
        case compiled.AllNode(items=items, given=given, within=within, in_order=in_order, without=without):
            order = ", in this order" if in_order else ""
            words = f"{_listed(items, 'and', called)}{_distance(within) if len((*items, *given)) > 1 else ''}{order}"
            if given:
                words += f", where there is also {_listed(given, 'and', called)}"
            if without:
                words += f", and nowhere {_listed(without, 'or', called)}"
            return f"({words})" if inside and (len(items) > 1 or given or without) else words
        case compiled.AnyNode(items=items):
            words = _listed(items, "or", called)
            return f"({words})" if inside and len(items) > 1 else words
        case compiled.AtLeastNode(count=count, items=items, within=within):
            words = f"at least {count} of {_listed(items, 'and', called)}{_distance(within)}"
            return f"({words})" if inside else words
        case compiled.WholePostNode(concept=concept):
            return f"a post that is nothing but {_name(concept, called)}"
        case FieldNode():
            return f"a post with {_field(node)}"
        case MeasureNode():
            return _measure(node)


def _guard(guard: Guard, matched: Iterable[str], called: Called) -> str:
    # Guards of wording look for further concepts by themselves, which say nothing to a reader.
    of, names = _concerned(guard, matched, called), [node.concept for node in guard.concepts]
    match guard.kind:
        case "negated":
            return f"{of} is denied"
        case "quoted":
            return f"{of} is quoted from somebody else"
        case "theirs":
            return f"{of} is in a quoted post whose view ours does not share, or said by others in a transcript"
        case "reported":
            return f"{of} is alleged or reported"
        case "titled":
            return f"{of} is part of a name or title"
        case "conditional":
            return f"{of} is only imagined, with *if* or *would*"
        case "asked":
            return f"{of} stands in a question"
        case "advised-against":
            return f"readers are told not to do it ({of})"
        case "agent-of":
            return f"{of} is done by {_people(guard, called)}"
        case "patient-of":
            return f"{of} befalls {_people(guard, called)}"
        case "status-of":
            statuses = _joined([_name(name, called) for name in names if name not in _PEOPLE], "or")
            return f"{statuses} is said of the very person meant by {of}"
        case "near":
            near = _joined([_node(node, called) for node in guard.concepts], "or")
            return f"{near} stands near {of}{_distance(guard.within) if guard.within else ''}"
        case "present":
            return f"{_joined([_node(node, called) for node in guard.concepts], 'or')} stands anywhere in the post"
        case _:
            return f"the post has {_field(guard.field)}" if guard.field else f"of the guard `{guard.name}`"


def _concerned(guard: Guard, matched: Iterable[str], called: Called) -> str:
    if {*guard.of} >= {*matched}:
        return _EVERYTHING
    if len(guard.of) > MOST_NAMED:
        return f"some of {_EVERYTHING}"
    return _joined([_name(name, called) for name in guard.of], "or")


def _people(guard: Guard, called: Called) -> str:
    return _PEOPLE.get(str(guard.agent)) or _name(str(guard.agent), called)


def _field(node: FieldNode) -> str:
    kind = f" of the kind `{node.has}`" if node.has else ""
    values = f" {_joined([f'`{value}`' for value in node.values], 'or')}" if node.values else ""
    return f"the field `{node.field}`{kind}{values}"


def _measure(node: MeasureNode) -> str:
    bounds = [
        f"{words} {bound:g}"
        for words, name in (("at least", "at_least"), ("at most", "at_most"))
        if (bound := getattr(node, name)) is not None
    ]
    if (node.at_least, node.at_most) == (1, None):
        bounds = []
    return f"the measurement `{node.measure}`{', ' if bounds else ''}{' and '.join(bounds)}"


def _distance(within: Distance) -> str:
    match within.kind:
        case "sentence":
            return " in one sentence"
        case "neighbouring-sentences":
            return " in neighbouring sentences"
        case "words":
            return f" within {within.words} words"
        case _:
            return ""


def _concepts(node: Node) -> Iterable[str]:
    """Name the concepts that guards may concern: what is given or must be absent is not among them."""
    match node:
        case compiled.ConceptNode(concept=concept):
            return (concept,)
        case compiled.AllNode(items=items, given=given):
            return chain.from_iterable(map(_concepts, (*items, *given)))
        case compiled.AnyNode(items=items) | compiled.AtLeastNode(items=items):
            return chain.from_iterable(map(_concepts, items))
        case _:
            return ()


def _name(concept: str, called: Called) -> str:
    return called.get(concept) or _WRITTEN_NOWHERE.get(concept) or f"“{concept}”"


def _listed(nodes: Sequence[Node], word: str, called: Called) -> str:
    places = {node.where if isinstance(node, compiled.ConceptNode) else None for node in nodes}
    if len(nodes) > 1 and len(places) == 1 and (place := places.pop()):
        # Said once for all of them.
        names = [_name(node.concept, called) for node in nodes if isinstance(node, compiled.ConceptNode)]
        return f"{_joined(names, word)}, all of them{_PLACES[place]}"
    return _joined([_node(node, called, inside=len(nodes) > 1) for node in nodes], word)


def _joined(parts: Sequence[str], word: str) -> str:
    return "".join(parts) if len(parts) < 2 else f"{', '.join(parts[:-1])} {word} {parts[-1]}"
