"""What a profile makes of the rules: which run, how grave they are, when they apply, and the words of its own.

Names and accounts count as our side. A rule that waits for periods runs if the profile has such; a rule that waits
for guidance runs once for each piece of it, with that piece's words.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import fields, is_dataclass, replace
from typing import Any

from postlint.errors import ProfileError
from postlint.profile.model import Guidance, Profile
from postlint.reading import read
from postlint.report import Basis
from postlint.rules.compiled import (
    GUIDANCE,
    GUIDANCE_CONCEPTS,
    GUIDANCE_DISCOURAGES,
    GUIDANCE_TOPICS,
    OUR_SIDE,
    PERIOD,
    Phrase,
    Rule,
)
from postlint.rules.message import PLACEHOLDER
from postlint.rules.occasion import Occasion
from postlint.rules.requirements import requirements
from postlint.rules.ruleset import Ruleset, Tailoring

# What is no word in a phrase: alternatives, groups, what may be left out, exact forms.
_NOTATION = re.compile(r"[|()?=]")


def tailored(ruleset: Ruleset, profile: Profile) -> Ruleset:
    """Give the rules as they run for an organisation.

    Raises ProfileError where the profile changes a rule that does not exist, or has a phrase that cannot be read.
    """
    for error in unknown_rules(ruleset, profile):
        raise error
    left_out = frozenset(change.rule for change in profile.disabled)
    changed = {
        change.rule: replace(ruleset.rule(change.rule), severity=change.severity)
        for change in profile.severities
        if change.severity and change.rule not in left_out
    }
    rules = {rule_id: rule for rule_id, rule in changed.items() if rule_id not in ruleset.during}
    occasions: dict[str, tuple[Occasion, ...]] = {}
    spoken_of = [_concepts_in(guidance, ruleset) for guidance in profile.guidance]
    for rule_id in sorted(ruleset.during.keys() - left_out):
        for name, rule, when in _woken(changed.get(rule_id) or ruleset.rule(rule_id), profile, spoken_of):
            rules[name] = rule
            occasions[name] = when
    return ruleset.tailored(Tailoring(left_out, rules, occasions, dict(_phrases(profile))))


def _woken(
    rule: Rule, profile: Profile, spoken_of: Sequence[Set[str]]
) -> Iterator[tuple[str, Rule, tuple[Occasion, ...]]]:
    """Yield a rule of time under the names that it runs under, each with the times in which it applies.

    `spoken_of` names the concepts that each piece of guidance speaks of.
    """
    if GUIDANCE in rule.during:
        for number, guidance in enumerate(profile.guidance):
            if rule.about is not None and rule.about not in spoken_of[number]:
                continue
            yield f"{rule.id}/{number}", _rule_for(rule, number), (_occasion(guidance),)
    elif periods := _periods(profile, rule.during):
        yield rule.id, rule, periods


def _concepts_in(guidance: Guidance, ruleset: Ruleset) -> Set[str]:
    """Name the concepts that a piece of guidance speaks of, in its title or in the words of its phrases."""
    words = ". ".join((guidance.title, *guidance.topics, *guidance.discourages))
    return ruleset.index.places(read(_NOTATION.sub(" ", words))).concepts


def _phrases(profile: Profile) -> Iterator[tuple[str, tuple[Phrase, ...]]]:
    """Yield concepts with the phrases that the profile gives them."""
    yield OUR_SIDE, tuple(_our_names(profile))
    for number, guidance in enumerate(profile.guidance):
        topics = _compiled(guidance.topics, profile, number, "topics")
        discouraged = _compiled(guidance.discourages, profile, number, "discourages")
        yield _concept_for(GUIDANCE_TOPICS, number), tuple(topics)
        yield _concept_for(GUIDANCE_DISCOURAGES, number), tuple(discouraged)


def unknown_rules(ruleset: Ruleset, profile: Profile) -> Iterator[ProfileError]:
    """Yield an error for each change of a rule that does not exist."""
    for key, changes in (("disable", profile.disabled), ("severity", profile.severities)):
        for number, change in enumerate(changes):
            if change.rule not in ruleset.ids:
                from postlint.authoring.files import did_you_mean

                cure = did_you_mean(change.rule, ruleset.ids) or "; `postlint rules list` shows them all"
                yield profile.error(f"there is no rule `{change.rule}`{cure}", "rules", key, number, "rule")


def unreadable_phrases(profile: Profile) -> Iterator[ProfileError]:
    """Yield an error for each phrase of guidance that cannot be read."""
    for number, guidance in enumerate(profile.guidance):
        for key, phrases in (("topics", guidance.topics), ("discourages", guidance.discourages)):
            for place, phrase in enumerate(phrases):
                try:
                    _compiled_one(phrase, profile, number, key, place)
                except ProfileError as error:
                    yield error


def _periods(profile: Profile, kinds: Iterable[str]) -> tuple[Occasion, ...]:
    return tuple(
        Occasion(PERIOD, period.title, period.begins, period.ends)
        for period in profile.all_periods
        if period.kind in kinds
    )


def _occasion(guidance: Guidance) -> Occasion:
    basis = (Basis(guidance.title, guidance.source),)
    return Occasion(GUIDANCE, guidance.title, guidance.begins, guidance.ends, basis)


def _rule_for(rule: Rule, number: int) -> Rule:
    """Give a rule that waits for guidance as it runs for one piece of it, with the words of that piece."""
    names = {concept: _concept_for(concept, number) for concept in GUIDANCE_CONCEPTS}
    match = _renamed(rule.match, names)
    return replace(
        rule,
        match=match,
        guards=_renamed(rule.guards, names),
        message=PLACEHOLDER.sub(lambda found: "{" + names.get(found[1], found[1]) + "}", rule.message),
        requires=requirements(match),
    )


def _concept_for(concept: str, number: int) -> str:
    """Name the concept that holds the words of one piece of guidance; no author can write such a name."""
    return f"{concept}/{number}"


def _renamed(part: Any, names: Mapping[str, str]) -> Any:
    """Put other names of concepts into a part of a compiled rule."""
    if isinstance(part, str):
        return names.get(part, part)
    if isinstance(part, tuple):
        return tuple(_renamed(item, names) for item in part)
    if is_dataclass(part) and not isinstance(part, type):
        return replace(part, **{field.name: _renamed(getattr(part, field.name), names) for field in fields(part)})
    return part


def _our_names(profile: Profile) -> Iterator[Phrase]:
    """Yield the names and accounts of our side, word by word; names have no inflections."""
    handles = (account.handle.removeprefix("@") for account in profile.accounts)
    for name in dict.fromkeys((*profile.names, *(f"@{handle}" for handle in handles))):
        yield tuple((key,) for key in read(name).keys)


def _compiled(phrases: Iterable[str], profile: Profile, guidance: int, key: str) -> Iterator[Phrase]:
    """Compile phrases as those of rule files are compiled."""
    for number, phrase in enumerate(phrases):
        yield from _compiled_one(phrase, profile, guidance, key, number)


def _compiled_one(phrase: str, profile: Profile, guidance: int, key: str, number: int) -> list[Phrase]:
    """Compile one phrase to its variants. Raises ProfileError where it cannot be read."""
    # It knows every inflection of English, and is not there before somebody has phrases to compile.
    from postlint.authoring.phrase import Reference, parse_phrase

    compiled: list[Phrase] = []
    try:
        variants = parse_phrase(phrase)
    except ValueError as error:
        raise profile.error(str(error), GUIDANCE, guidance, key, number) from None
    for variant in variants:
        parts = tuple(part for part in variant if not isinstance(part, Reference))
        if len(parts) < len(variant):
            message = f"phrase {phrase!r} refers to a concept, which only rules can do; write the words out"
            raise profile.error(message, GUIDANCE, guidance, key, number)
        compiled.append(parts)
    return compiled
