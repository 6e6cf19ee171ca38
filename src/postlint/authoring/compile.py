"""From a rule as its author wrote it to a rule that runs: names resolved, guards merged, needs derived."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from postlint.authoring import schema
from postlint.authoring.concepts import WrittenConcept
from postlint.authoring.files import Lines, did_you_mean
from postlint.errors import RuleError
from postlint.report import Basis
from postlint.rules import compiled
from postlint.rules.message import EVERYTHING_MATCHED, MEASURED, PLACEHOLDER
from postlint.rules.requirements import requirements

EACH = "each"
AGENTS = {"us": compiled.OUR_SIDE, "others": compiled.OTHER_PEOPLE}
# Concepts that guards look for by themselves; a rulebook whose rules use these guards must have them.
GUARD_CONCEPTS = {
    "quoted": (*AGENTS.values(), "speech", "distancing", "agreement"),
    "theirs": (*AGENTS.values(), "shared-view", "distancing"),
    "reported": ("reported-wording",),
    "agent-of": tuple(AGENTS.values()),
    "patient-of": tuple(AGENTS.values()),
    "status-of": tuple(AGENTS.values()),
    "names": tuple(AGENTS.values()),
}
Place = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class WrittenRule:
    """Hold a rule as it was written, and where: in which file, and in which pack if not in the rulebook itself."""

    file: schema.RuleFile
    category: schema.CategoryEntry
    source: str
    lines: Lines
    pack: str = ""

    def error(self, message: str, *place: str | int) -> RuleError:
        """Make an error that points at a place in the rule's file, or at what surrounds it."""
        line = next(self.lines[place[:n]] for n in range(len(place), -1, -1) if place[:n] in self.lines)
        return RuleError(message, source=self.source, line=line)


@dataclass(frozen=True, slots=True)
class References:
    """Hold what rules may refer to: known concepts, cases and guidance."""

    concepts: Mapping[str, object]
    cases: Mapping[str, schema.CaseEntry]
    guidance: Mapping[str, schema.GuidanceEntry]


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """Pair a rule with the concepts that it brings along."""

    rule: compiled.Rule
    concepts: tuple[WrittenConcept, ...]


@dataclass(slots=True)
class _Names:
    """Gather, while a rule is compiled, the names under which its items can be spoken of."""

    items: dict[str, str] = field(default_factory=dict)
    inline: list[WrittenConcept] = field(default_factory=list)


def compile_rule(written: WrittenRule, known: References) -> CompiledRule:
    """Compile one rule.

    Raises RuleError for a name that does not exist, a message that speaks of what is not matched,
    and a guard that is declined or proved but not there.
    """
    file, names = written.file, _Names()
    match = _node(file.match, ("match",), written, known, names)
    guards = tuple(_guard(name, guard, place, written, known, names) for name, guard, place in _guards_of(written))
    in_force = _in_force(file)
    measured = (MEASURED,) if compiled.measures(match) else ()
    may_say = [*names.items, EVERYTHING_MATCHED, *measured, *in_force]
    for placeholder in PLACEHOLDER.findall(file.message):
        if placeholder not in may_say:
            cure = did_you_mean(placeholder, may_say)
            raise written.error(f"the message speaks of {{{placeholder}}}, which is not matched{cure}", "message")
    for placeholder in PLACEHOLDER.findall(file.instead):
        if placeholder not in in_force:
            cure = did_you_mean(placeholder, in_force) or "; write places to fill in [like this]"
            raise written.error(f"`instead` speaks of {{{placeholder}}}, which is not in force{cure}", "instead")
    rule = compiled.Rule(
        id=file.id,
        category=written.category.id,
        title=file.title,
        severity=file.severity,
        match=match,
        guards=guards,
        message=PLACEHOLDER.sub(lambda found: "{" + names.items.get(found[1], found[1]) + "}", file.message),
        why=file.why,
        instead=file.instead,
        basis=tuple(_basis(entry, number, written, known) for number, entry in enumerate(file.basis)),
        source="/".join(filter(None, (written.pack, written.category.id, f"{file.id}.yaml"))),
        requires=requirements(match),
        during=file.during,
        about=_about(written, known),
        waivable=file.waivable,
        yields=file.yields,
    )
    return CompiledRule(rule, tuple(names.inline))


def _about(written: WrittenRule, known: References) -> str | None:
    """Resolve the concept that guidance must speak of for the rule to wait for it."""
    about = written.file.about
    if about is not None and about not in known.concepts:
        raise written.error(f"unknown concept `{about}`{did_you_mean(about, known.concepts)}", "about")
    return about


def _in_force(file: schema.RuleFile) -> tuple[str, ...]:
    """Give the word by which a rule of time speaks of what is in force."""
    if not file.during:
        return ()
    return (compiled.GUIDANCE,) if compiled.GUIDANCE in file.during else (compiled.PERIOD,)


def _node(node: schema.Node, place: Place, written: WrittenRule, known: References, names: _Names) -> compiled.Node:
    match node:
        case schema.AllNode():
            return compiled.AllNode(
                items=_nodes(node.all, (*place, "all"), written, known, names),
                given=_nodes(node.given, (*place, "given"), written, known, names),
                within=_distance(node.within),
                in_order=node.in_order,
                without=_words(node.without, (*place, "without"), written, known, names),
            )
        case schema.AnyNode():
            return compiled.AnyNode(_nodes(node.any, (*place, "any"), written, known, names))
        case schema.AtLeastNode():
            items = _nodes(node.of, (*place, "of"), written, known, names)
            return compiled.AtLeastNode(node.at_least, items, _distance(node.within))
        case schema.WholePostNode():
            word = _word(node.whole_post, (*place, "whole-post"), written, known, names)
            return compiled.WholePostNode(word.concept)
        case schema.FieldNode():
            return _field(node)
        case schema.MeasureNode():
            at_least = node.at_least if node.at_least is not None else 0 if node.at_most is not None else 1
            return compiled.MeasureNode(node.measure, at_least, node.at_most)
        case _:
            word = _word(node, place, written, known, names)
            spoken_of = word.concept.removeprefix(f"{written.file.id}/")
            names.items[spoken_of] = word.concept
            return word


def _nodes(
    nodes: tuple[schema.Node, ...], place: Place, written: WrittenRule, known: References, names: _Names
) -> tuple[compiled.Node, ...]:
    return tuple(_node(node, (*place, number), written, known, names) for number, node in enumerate(nodes))


def _word(
    word: schema.Word, place: Place, written: WrittenRule, known: References, names: _Names
) -> compiled.ConceptNode:
    """Resolve a concept's name, or take in the phrases of a concept that only this rule needs."""
    if isinstance(word, schema.PhrasesNode):
        name = f"{written.file.id}/{word.name or f'phrases-{len(names.inline) + 1}'}"
        if word.name in known.concepts or any(concept.name == name for concept in names.inline):
            raise written.error(f"`as: {word.name}` is already the name of a concept; choose another", *place, "as")
        names.inline.append(WrittenConcept(name, word.phrases, written.source, written.lines, place))
        return compiled.ConceptNode(name, word.where)
    name = word.concept if isinstance(word, schema.ConceptNode) else word
    if name in compiled.GUIDANCE_CONCEPTS:
        if compiled.GUIDANCE not in written.file.during:
            raise written.error(f"`{name}` stands for words of guidance; write `during: guidance`", *place)
    elif name in compiled.NAMES_OF_PEOPLE:
        _needed("names", place, written, known)
    elif name not in known.concepts:
        cure = did_you_mean(name, [*known.concepts, *compiled.GUIDANCE_CONCEPTS, *compiled.NAMES_OF_PEOPLE])
        raise written.error(f"unknown concept `{name}`{cure}", *place)
    return compiled.ConceptNode(name, word.where if isinstance(word, schema.ConceptNode) else None)


def _words(
    words: tuple[schema.Word, ...], place: Place, written: WrittenRule, known: References, names: _Names
) -> tuple[compiled.ConceptNode, ...]:
    return tuple(_word(word, (*place, number), written, known, names) for number, word in enumerate(words))


def _field(node: schema.FieldNode) -> compiled.FieldNode:
    return compiled.FieldNode(node.field, node.values or (), node.has)


def _distance(within: str) -> compiled.Distance:
    count, _, unit = within.partition(" ")
    return compiled.Distance("words", int(count)) if unit else compiled.Distance(within)


def _guards_of(written: WrittenRule) -> list[tuple[str, schema.Guard, Place]]:
    """List the rule's own guards and those of its category that it does not decline."""
    own, given = written.file.unless, written.category.unless
    for number, name in enumerate(written.file.decline):
        if name not in given:
            cure = did_you_mean(name, given)
            message = f"the category `{written.category.id}` has no guard `{name}` to decline{cure}"
            raise written.error(message, "decline", number)
    inherited = [name for name in given if name not in own and name not in written.file.decline]
    guards = [(name, guard, ("unless", name)) for name, guard in own.items()]
    names = {name for name, _, _ in guards} | set(inherited)
    for number, example in enumerate(written.file.examples.passing):
        because = example.get("because") if isinstance(example, dict) else None
        if because is not None and because not in names:
            message = f"there is no guard `{because}`{did_you_mean(because, names)}"
            raise written.error(message, "examples", "pass", number, "because")
    return [*guards, *((name, given[name], ("unless",)) for name in inherited)]


def _guard(
    name: str, guard: schema.Guard, place: Place, written: WrittenRule, known: References, names: _Names
) -> compiled.Guard:
    match guard:
        case schema.WordingGuard():
            of = _targets(guard.of, (*place, guard.kind), written, names)
            return compiled.Guard(name, guard.kind, of, _needed(guard.kind, place, written, known))
        case schema.AgentGuard():
            return _role_guard(name, "agent-of", guard.agent_of, guard.agent, place, written, known, names)
        case schema.PatientGuard():
            return _role_guard(name, "patient-of", guard.patient_of, guard.patient, place, written, known, names)
        case schema.StatusGuard():
            of = _targets(guard.status_of, (*place, "status-of"), written, names)
            statuses = _words(guard.status, (*place, "is"), written, known, names)
            return compiled.Guard(name, "status-of", of, (*_needed("status-of", place, written, known), *statuses))
        case schema.NearGuard():
            return compiled.Guard(
                name,
                "near",
                of=_targets(guard.of, (*place, "of"), written, names),
                concepts=_words(guard.near, (*place, "near"), written, known, names),
                within=_distance(guard.within),
            )
        case schema.PresentGuard():
            return compiled.Guard(
                name, "present", concepts=_words(guard.present, (*place, "present"), written, known, names)
            )
        case schema.FieldNode():
            return compiled.Guard(name, "field", field=_field(guard))


def _role_guard(
    name: str,
    kind: str,
    events: tuple[str, ...],
    people: str,
    place: Place,
    written: WrittenRule,
    known: References,
    names: _Names,
) -> compiled.Guard:
    """Compile a guard that asks who stands in a role of an event."""
    of = _targets(events, (*place, kind), written, names)
    agent = _word(AGENTS.get(people, people), (*place, "is"), written, known, names)
    concepts = dict.fromkeys((agent, *_needed(kind, place, written, known)))
    return compiled.Guard(name, kind, of, tuple(concepts), agent=agent.concept)


def _targets(targets: tuple[str, ...], place: Place, written: WrittenRule, names: _Names) -> tuple[str, ...]:
    """Resolve the items that a guard concerns; they must be items of the rule's match."""
    if EACH in targets:
        return tuple(names.items.values())
    for target in targets:
        if target not in names.items:
            cure = did_you_mean(target, [*names.items, EACH])
            raise written.error(f"the guard concerns `{target}`, which the rule does not match{cure}", *place)
    return tuple(names.items[target] for target in targets)


def _needed(kind: str, place: Place, written: WrittenRule, known: References) -> tuple[compiled.ConceptNode, ...]:
    """Name the concepts that a kind of guard looks for by itself."""
    for concept in GUARD_CONCEPTS.get(kind, ()):
        if concept not in known.concepts:
            raise written.error(
                f"the guard `{kind}` needs the concept `{concept}`; write concepts/{concept}.yaml", *place
            )
    return tuple(compiled.ConceptNode(concept) for concept in GUARD_CONCEPTS.get(kind, ()))


def _basis(entry: schema.BasisEntry, number: int, written: WrittenRule, known: References) -> Basis:
    place = ("basis", number)
    if entry.case is not None:
        if entry.case not in known.cases:
            raise written.error(f"unknown case `{entry.case}`{did_you_mean(entry.case, known.cases)}", *place)
        case = known.cases[entry.case]
        return Basis(f"{case.account[0].upper()}{case.account[1:]}, {case.year}", case.url)
    name = str(entry.guidance)
    if name not in known.guidance:
        raise written.error(f"unknown guidance `{name}`{did_you_mean(name, known.guidance)}", *place)
    guidance = known.guidance[name]
    return Basis(f"{guidance.title} ({guidance.issuer}, {guidance.year})", guidance.url)
