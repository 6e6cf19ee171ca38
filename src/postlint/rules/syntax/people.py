"""The people in a text: who is ours and who is not, and which words mean the same person.

A person is followed by name, pronoun and description as far as a small model honestly can: a repeated name is
one person, "he" is the last man, "the suspect" is the last person who may be one. "A man" and "another man" are
somebody new.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from postlint.grammar import Grammar
from postlint.reading import Reading, Stretch
from postlint.rules.syntax.tree import NOMINAL, children, has_form, has_label, is_root, name_around

_HE = frozenset("he him his himself".split())
_SHE = frozenset("she her hers herself".split())
_THEY = frozenset("they them their theirs themselves themself".split())
_PRONOUNS = _HE | _SHE | _THEY
_US = frozenset("we us our ours ourselves i me my mine myself".split())
_MALE = frozenset("man men male males boy boys lad lads gent gents mr sir husband father dad son brother".split())
_FEMALE = frozenset("woman women female females girl girls lady ladies mrs ms miss wife mother mum mom".split())
_SOMEBODY_NEW = frozenset("a an another one two three four five six seven eight nine ten some several other".split())
_SAME_AGAIN = frozenset("the this that these those".split())
_EXCLAIMED = frozenset("what such".split())
# What shows a doer that no concept knows to be a person and not a thing: "a lodger", "her partner".
_SOMEBODY = frozenset("a an his her their another some two three four five".split())
# Readers do not remember more people either, and a list of thousands of names takes linear time.
MOST_REMEMBERED = 40
_AGED = ("year", "old")


@dataclass(slots=True)
class Person:
    """Gather what is known of one person, or of one group of people."""

    tokens: set[int] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    gender: str | None = None
    plural: bool | None = None
    ours: bool = False


@dataclass(frozen=True, slots=True)
class People:
    """Tell of each word which person it means, if it means one."""

    by_token: Mapping[int, Person]

    def of(self, token: int) -> Person | None:
        """Give the person that a word means."""
        return self.by_token.get(token)


def people_in(reading: Reading, grammar: Grammar, ours: Sequence[Stretch], others: Sequence[Stretch]) -> People:
    """Find the people in a text.

    `ours` and `others` are the stretches of tokens that speak of our own side and of other people.
    """
    known: list[Person] = []
    by_token: dict[int, Person] = {}
    our_tokens, other_tokens = _tokens_in(ours), _tokens_in(others)
    names = _names(grammar)
    for token in range(len(reading)):
        if not _may_mean_people(token, grammar):
            continue
        words = _described_by(token, grammar, names)
        ours_here = _is_ours(token, words, grammar, reading.keys, our_tokens, other_tokens)
        name = {reading.keys[part] for part in range(*names.get(token, (0, 0)))} or _initial(token, grammar, reading)
        if grammar.tags[token] == "PROPN" and any(reading.keys[token] in person.names for person in known):
            name.add(reading.keys[token])
        described = not other_tokens.isdisjoint(words) or _is_aged(token, grammar, reading.keys)
        if not (ours_here or name or described or reading.keys[token] in _PRONOUNS):
            continue
        seen = _read_mention(token, grammar, reading, name, ours_here)
        person = _same_before(token, seen, grammar, reading.keys, known, by_token)
        if person is not None:
            _merge(person, seen)
            known.remove(person)
        # The last one spoken of is the first one that a pronoun means.
        known.append(person or seen)
        del known[:-MOST_REMEMBERED]
        own = (word for word in words if grammar.tags[word] in {"NOUN", "PROPN"} and not _owns(word, grammar))
        by_token.update(dict.fromkeys((token, *own), known[-1]))
    return People(by_token)


def is_somebody(token: int, grammar: Grammar, keys: Sequence[str]) -> bool:
    """Tell whether a noun that no concept knows is put as somebody: a name, "by a lodger", "her partner opened it"."""
    if any(entity.start <= token < entity.end and entity.label == "PER" for entity in grammar.entities):
        return True
    acts = has_label(token, grammar, ("nsubj",)) and children(grammar.heads[token], grammar, "obj")
    if not acts and not any(keys[case] == "by" for case in children(token, grammar, "case")):
        return False
    return any(keys[child] in _SOMEBODY for child in children(token, grammar, "det", "nummod", "nmod:poss"))


def _tokens_in(stretches: Sequence[Stretch]) -> set[int]:
    return {token for start, end in stretches for token in range(start, end)}


def _names(grammar: Grammar) -> dict[int, Stretch]:
    """Give, for each word of a person's name, the stretch of that name."""
    return {
        token: (entity.start, entity.end)
        for entity in grammar.entities
        if entity.label == "PER"
        for token in range(entity.start, entity.end)
    }


def _described_by(token: int, grammar: Grammar, names: Mapping[int, Stretch]) -> range:
    """Give the words of a name or description, with the rank or trade that stands before a name."""
    start, end = name_around(token, grammar)
    if token in names:
        start, end = min(start, names[token][0]), max(end, names[token][1])
        if start and grammar.tags[start - 1] in {"NOUN", "PROPN"}:
            start -= 1
    return range(start, end)


def _is_ours(token: int, words: range, grammar: Grammar, keys: Sequence[str], ours: set[int], others: set[int]) -> bool:
    """Tell whether a word means our own side: "officers", "PC Jane Example", "one of our team", not "our suspect"."""
    if keys[token] in _US:
        return True
    if token in others and token not in ours:
        return False
    owners = set(children(token, grammar, "nmod:poss"))
    if any(word in ours and word not in owners for word in words):
        return True
    return any(
        word in ours and any(keys[case] == "of" for case in children(word, grammar, "case"))
        for word in children(token, grammar, "nmod")
    )


def _may_mean_people(token: int, grammar: Grammar) -> bool:
    """Tell whether a word can be the head of a name or description; not one that only belongs to another's name."""
    nominal = grammar.tags[token] in NOMINAL or grammar.tags[token] == "ADJ"
    return nominal and not has_label(token, grammar, ("compound", "flat", "nmod:desc"))


def _owns(token: int, grammar: Grammar) -> bool:
    return has_label(token, grammar, ("nmod:poss",))


def _initial(token: int, grammar: Grammar, reading: Reading) -> set[str]:
    """Give the letter that stands for a name: "A was jailed; B awaits trial"."""
    word = reading.words[token]
    alone = len(word) == 1 and word.isupper() and word != "I"
    return {reading.keys[token]} if alone and has_label(token, grammar, ("nsubj", "obj")) else set()


def _is_aged(token: int, grammar: Grammar, keys: Sequence[str]) -> bool:
    """Tell whether a word is the "old" of "a 34-year-old"."""
    if keys[token] != _AGED[1] or _AGED[0] not in keys[max(0, token - 2) : token]:
        return False
    return grammar.tags[token] in NOMINAL or not has_label(token, grammar, ("amod",))


def _read_mention(token: int, grammar: Grammar, reading: Reading, name: set[str], ours: bool) -> Person:
    keys = reading.keys
    around = {keys[word] for word in range(*name_around(token, grammar))}
    gender = "male" if around & (_MALE | _HE) else "female" if around & (_FEMALE | _SHE) else None
    if keys[token] in _THEY:
        plural = None
    elif name or keys[token] in _HE | _SHE:
        plural = False
    else:
        plural = has_form(token, grammar, "Number=Plur")
    return Person(tokens={token}, names=name, gender=gender, plural=plural, ours=ours)


def _same_before(
    token: int,
    seen: Person,
    grammar: Grammar,
    keys: Sequence[str],
    known: Sequence[Person],
    by_token: Mapping[int, Person],
) -> Person | None:
    """Find the person, spoken of before, whom a mention means again."""
    if keys[token] in _US:
        return next((person for person in known if person.ours and not person.names), None)
    joined = _joined_to(token, grammar, by_token)
    if joined is not None:
        return joined
    if seen.names:
        return next((person for person in reversed(known) if person.names & seen.names), None)
    if keys[token] in _PRONOUNS:
        return next((p for p in reversed(known) if _fits(p, seen) and not _first_person(p, keys)), None)
    determiners = {keys[child] for child in children(token, grammar, "det", "nummod", "amod")}
    if determiners & _SOMEBODY_NEW and not determiners & _EXCLAIMED:
        return None
    if determiners & (_SAME_AGAIN | _EXCLAIMED) and not seen.ours:
        return next((person for person in reversed(known) if _fits(person, seen) and not person.ours), None)
    return None


def _joined_to(token: int, grammar: Grammar, by_token: Mapping[int, Person]) -> Person | None:
    """Find the person to whom a mention is joined: "Jane Example, a teacher", "he is a thief"."""
    if has_label(token, grammar, ("appos",)):
        return by_token.get(grammar.heads[token])
    if children(token, grammar, "cop"):
        return next((by_token[child] for child in children(token, grammar, "nsubj") if child in by_token), None)
    return None


def _fits(person: Person, seen: Person) -> bool:
    return (None in (person.gender, seen.gender) or person.gender == seen.gender) and (
        None in (person.plural, seen.plural) or person.plural == seen.plural
    )


def _first_person(person: Person, keys: Sequence[str]) -> bool:
    return any(keys[token] in _US for token in person.tokens)


def _merge(person: Person, seen: Person) -> None:
    person.tokens |= seen.tokens
    person.names |= seen.names
    person.gender = person.gender or seen.gender
    person.plural = seen.plural if person.plural is None else person.plural
    person.ours = person.ours or seen.ours


def mentions_in(stretch: Stretch, people: People, grammar: Grammar) -> Iterator[Person]:
    """Yield the persons whom the words of a stretch mean, or describe: "the *brazen* thief"."""
    for token in range(*stretch):
        person = people.of(token)
        if person is None and not is_root(token, grammar) and has_label(token, grammar, ("amod", "compound", "flat")):
            person = people.of(grammar.heads[token])
        if person is not None:
            yield person
