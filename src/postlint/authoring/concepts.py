"""From concept files to compiled concepts: phrases parsed, references between concepts followed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from math import prod

from postlint.authoring.files import Lines, did_you_mean
from postlint.authoring.phrase import MOST_VARIANTS, Reference, Variant, parse_phrase
from postlint.authoring.schema import ConceptFile, PatternEntry
from postlint.errors import RuleError
from postlint.reading import read
from postlint.rules.compiled import TOKEN_CLASSES, Concept, Phrase

Place = tuple[str | int, ...]
_OPERATORS = ("!", "?", "{1}", "{1,2}", "{1,3}", "{2}", "{2,3}", "{3}")
_ATTRIBUTES = ("LOWER", "ORTH", "NORM")
_SETS = ("IN", "NOT_IN")
# How many lengths a raw pattern may have, in all combinations of its operators: time grows with them.
MOST_LENGTHS = 32
_LENGTHS = {"?": 2, "{1,2}": 2, "{1,3}": 3, "{2,3}": 2}
MOST_WORDS_SHOWN = 4
# Steps from one concept to another and on to the next.
DEEPEST = 20


@dataclass(frozen=True, slots=True)
class WrittenConcept:
    """Hold a concept as it was written, and where, before references are followed."""

    name: str
    phrases: tuple[str, ...]
    source: str
    lines: Lines
    place: Place = ()
    exceptions: tuple[str, ...] = ()
    patterns: tuple[PatternEntry, ...] = ()
    title: str = ""

    @property
    def called(self) -> str:
        """Give what people call the concept: its title, or some of the words that only one rule looks for."""
        if self.title:
            return f"“{self.title}”"
        words = ", ".join(f"`{phrase}`" for phrase in self.phrases[:MOST_WORDS_SHOWN])
        return f"words like {words}"

    @classmethod
    def from_file(cls, file: ConceptFile, source: str, lines: Lines) -> "WrittenConcept":
        """Take a concept from its own file."""
        return cls(file.id, file.phrases, source, lines, (), file.exceptions, file.patterns, file.title)

    def error(self, message: str, *place: str | int) -> RuleError:
        """Make an error that points at the concept, or at a place inside it."""
        return RuleError(message, source=self.source, line=self.lines.get((*self.place, *place)))


def compile_concepts(written: Mapping[str, WrittenConcept]) -> dict[str, Concept]:
    """Compile concepts, each phrase to its variants, with references to other concepts written out.

    Raises RuleError where a phrase cannot be read, a concept is unknown, or concepts refer to each other in a circle.
    """
    parsed: dict[str, list[tuple[Variant, Place]]] = {
        name: [
            (variant, ("phrases", number))
            for number, phrase in enumerate(concept.phrases)
            for variant in _parsed(concept, phrase, "phrases", number)
        ]
        for name, concept in written.items()
    }
    resolved: dict[str, tuple[Phrase, ...]] = {}
    for name in written:
        _resolve(name, written, parsed, resolved, ())
    return {
        name: Concept(
            name=name,
            phrases=resolved[name],
            exceptions=tuple(
                phrase
                for number, text in enumerate(concept.exceptions)
                for variant in _parsed(concept, text, "except", number)
                for phrase in _written_out(variant, ("except", number), concept, resolved)
            ),
            patterns=tuple(_pattern(concept, number) for number in range(len(concept.patterns))),
        )
        for name, concept in written.items()
    }


def _parsed(concept: WrittenConcept, phrase: str, key: str, number: int) -> list[Variant]:
    try:
        return parse_phrase(phrase)
    except ValueError as error:
        raise concept.error(str(error), key, number) from None


def _resolve(
    name: str,
    written: Mapping[str, WrittenConcept],
    parsed: Mapping[str, list[tuple[Variant, Place]]],
    resolved: dict[str, tuple[Phrase, ...]],
    path: tuple[str, ...],
) -> None:
    if name in resolved:
        return
    phrases: list[Phrase] = []
    for variant, place in parsed[name]:
        for part in variant:
            if isinstance(part, Reference):
                if part.concept not in written:
                    message = f"unknown concept `{part.concept}`{did_you_mean(part.concept, written)}"
                    raise written[name].error(message, *place)
                if part.concept in (*path, name):
                    circle = " -> ".join((*path, name, part.concept))
                    raise written[name].error(f"concepts refer to each other in a circle: {circle}", *place)
                if len(path) >= DEEPEST:
                    raise written[name].error(f"concepts refer to each other over more than {DEEPEST} steps", *place)
                _resolve(part.concept, written, parsed, resolved, (*path, name))
        phrases.extend(_written_out(variant, place, written[name], resolved))
    resolved[name] = tuple(dict.fromkeys(phrases))


def _written_out(
    variant: Variant,
    place: Place,
    concept: WrittenConcept,
    resolved: Mapping[str, tuple[Phrase, ...]],
) -> Iterator[Phrase]:
    """Put the phrases of other concepts where they are referred to; single words stay together in one element."""
    choices: list[list[Phrase]] = []
    for part in variant:
        if not isinstance(part, Reference):
            choices.append([(part,)])
            continue
        if part.concept not in resolved:
            raise concept.error(f"unknown concept `{part.concept}`{did_you_mean(part.concept, resolved)}", *place)
        phrases = resolved[part.concept]
        single = {form for phrase in phrases if len(phrase) == 1 for form in _forms(phrase)}
        longer = [phrase for phrase in phrases if len(phrase) > 1]
        choices.append([*([(tuple(sorted(single)),)] if single else []), *longer])
    count = 1
    for choice in choices:
        count *= len(choice)
    if count > MOST_VARIANTS:
        raise concept.error(f"this phrase stands for {count} wordings; write several shorter phrases", *place)
    for pieces in product(*choices):
        yield tuple(element for piece in pieces for element in piece)


def _forms(phrase: Phrase) -> tuple[str, ...]:
    return phrase[0] if isinstance(phrase[0], tuple) else ()


def _pattern(concept: WrittenConcept, number: int) -> tuple[list[dict[str, object]], tuple[str, ...]]:
    """Check a raw pattern: few bounded operators and plain attributes only, so that it cannot hang."""
    entry = concept.patterns[number]
    lengths = prod(_LENGTHS.get(str(token.get("OP")), 1) for token in entry.pattern)
    if lengths > MOST_LENGTHS:
        message = f"raw pattern has {lengths} lengths; use fewer operators, or write several patterns"
        raise concept.error(message, "patterns", number)
    for token in entry.pattern:
        for key, value in token.items():
            allowed: tuple[str, ...] = ("OP", *_ATTRIBUTES)
            if key not in allowed:
                message = f"raw pattern uses `{key}`; write one of {', '.join(allowed)}"
                raise concept.error(message, "patterns", number)
            if key == "OP" and value not in _OPERATORS:
                message = f"raw pattern uses the operator {value!r}; write one of {' '.join(_OPERATORS)}"
                raise concept.error(message, "patterns", number)
            if isinstance(value, dict) and not set(value) <= set(_SETS):
                message = f"raw pattern uses `{', '.join(value)}`; write one of {', '.join(_SETS)}"
                raise concept.error(message, "patterns", number)
            for form in _words(value):
                if not isinstance(form, str):
                    raise concept.error(f"raw pattern has a `{key}` that is no word", "patterns", number)
                if key in ("LOWER", "NORM") and form != form.lower():
                    message = f"raw pattern has `{key}: {form}`, which never matches; write it in small letters"
                    raise concept.error(message, "patterns", number)
    for trigger in entry.triggers:
        if trigger not in TOKEN_CLASSES and read(trigger).keys != [trigger.lower()]:
            message = f"the trigger `{trigger}` is not one word; name a word of which each match has one"
            raise concept.error(message, "patterns", number, "triggers")
    return [dict(token) for token in entry.pattern], tuple(trigger.lower() for trigger in entry.triggers)


def _words(value: object) -> list[object]:
    """List what an attribute of a raw pattern may be: one word, or those of a set."""
    if not isinstance(value, dict):
        return [value]
    return [form for forms in value.values() for form in (forms if isinstance(forms, list) and forms else [None])]
