"""One rule tried on one text: what it relates, less what its guards drop."""

from collections.abc import Sequence

from postlint.grammar import NoGrammar
from postlint.reading import Stretch
from postlint.report import Finding, Span
from postlint.rules.compiled import ConceptNode, Rule
from postlint.rules.field import FieldText
from postlint.rules.guards import dropped, silenced
from postlint.rules.message import EVERYTHING_MATCHED, MEASURED, render, with_titles
from postlint.rules.occasion import Occasion, titles
from postlint.rules.relate import Match, matches


def evaluate(
    rule: Rule, text: FieldText, whole: Sequence[FieldText], *, leave_out: str | None = None
) -> tuple[Match, ...]:
    """Try a rule on a text; returns every way in which it fires, or nothing.

    `whole` are the fields of the post and of its thread, in which absence is judged. `leave_out` names a
    guard to do without, which shows what that guard is there for. Guards look closely, so they are asked only
    where the rule fires without them.
    """
    found = matches(rule.match, text, text.occurrences, whole)
    guards = [guard for guard in rule.guards if guard.name != leave_out]
    if not found or not guards:
        return found
    if any(silenced(guard, text, whole) for guard in guards):
        return ()
    kept: dict[ConceptNode, tuple[Stretch, ...]] = {}

    def occurrences(node: ConceptNode) -> tuple[Stretch, ...]:
        if node not in kept:
            concerned = [guard for guard in guards if node.concept in guard.of]
            kept[node] = tuple(
                stretch
                for stretch in text.occurrences(node)
                if not any(dropped(guard, stretch, text) for guard in concerned)
            )
        return kept[node]

    return matches(rule.match, text, occurrences, whole)


def could_fire(rule: Rule, text: FieldText, whole: Sequence[FieldText]) -> bool:
    """Tell whether a rule fires on a text, its guards aside; where that cannot be told yet, it could."""
    if text.places.untried:
        return True
    try:
        return bool(matches(rule.match, text, text.occurrences, whole))
    except NoGrammar:
        return True


def finding(rule: Rule, found: Sequence[Match], text: FieldText, occasions: Sequence[Occasion] = ()) -> Finding:
    """Report a rule that fired on a text, with every place where it did and words from the first.

    `occasions` are the periods or the guidance for which it applies.
    """
    in_force = titles(occasions)
    parts = [part for match in found for part in match.parts]
    offsets = {_offsets(stretch, text) for _, stretch in parts} | {pair for match in found for pair in match.offsets}
    first = [(concept, text.reading.text[slice(*_offsets(stretch, text))]) for concept, stretch in found[0].parts]

    def words_of(concept: str) -> list[str]:
        return [words for name, words in first if concept in (name, EVERYTHING_MATCHED)]

    return Finding(
        rule=rule.id,
        category=rule.category,
        severity=rule.severity,
        message=render(rule.message, words_of, {MEASURED: found[0].measured, **in_force}),
        why=rule.why,
        instead=with_titles(rule.instead, in_force),
        basis=(*(basis for occasion in occasions for basis in occasion.basis), *rule.basis),
        field=text.name,
        spans=tuple(Span(start, end, text.reading.text[start:end]) for start, end in sorted(offsets)),
        waivable=rule.waivable,
        yields=rule.yields,
    )


def _offsets(stretch: Stretch, text: FieldText) -> tuple[int, int]:
    start, end = stretch
    return text.reading.starts[start], text.reading.ends[end - 1]
