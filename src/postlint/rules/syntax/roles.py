"""Who does an event and whom it befalls, read from a sentence's tree.

The relations are those of Universal Dependencies (de Marneffe and others, Computational Linguistics 47, 2021).
"""

from collections.abc import Sequence

from postlint.grammar import Grammar
from postlint.rules.syntax.tree import NOMINAL, VERBAL, children, has_form, has_label, is_root

_RELATIVE = frozenset("who which that whom".split())
_MAKING_SOMEBODY_DO = frozenset("asked asks ask told tells tell ordered urged helped allowed let sent called".split())
# What hands its own doer down to a verb below it that has none: "officers love kicking", "they came and kicked".
_SHARES_ITS_DOER = ("conj", "xcomp", "advcl", "ccomp", "parataxis", "dep")
# A noun in these places is what somebody does: "we carried out a raid", "officers on a raid".
_DONE_BY_SUBJECT = ("obj", "obl", "xcomp")
# Verbs that never go without somebody whom they befall: "Man arrested" is no man who arrests.
_ALWAYS_DONE_TO_SOMEBODY = frozenset(
    "arrested bailed banned bitten caught charged convicted cuffed deported detained disqualified evicted fined found "
    "handcuffed hurt identified imprisoned injured jailed killed named nicked remanded rescued restrained sentenced "
    "shot stabbed tackled tased tasered wanted".split()
)
_TIMES_AND_MEANS = frozenset("am pm noon midnight dawn morning afternoon evening night today tomorrow".split())


def doers(event: int, grammar: Grammar, keys: Sequence[str]) -> list[int]:
    """List the words for those who do an event; none where nobody is named."""
    return _doers(event, grammar, keys, set()) or _just_before(event, grammar)


def undergoers(event: int, grammar: Grammar, keys: Sequence[str]) -> list[int]:
    """List the words for those whom an event befalls; none where nobody is named."""
    return _undergoers(event, grammar, keys, set())


def is_passive(event: int, grammar: Grammar, keys: Sequence[str]) -> bool:
    """Tell whether a verb says what is done to its subject: "was kicked", "man arrested", "nicked by"."""
    if children(event, grammar, "aux:pass", "nsubj:pass", "obl:agent"):
        return True
    if children(event, grammar, "aux", "obj", "xcomp", "ccomp"):
        return False
    bare = has_form(event, grammar, "VerbForm=Part") and has_form(event, grammar, "Tense=Past")
    headline = keys[event] in _ALWAYS_DONE_TO_SOMEBODY and grammar.labels[event] != "acl:relcl"
    return bare or headline


def named_by(token: int, grammar: Grammar, keys: Sequence[str]) -> list[int]:
    """List the words that follow an event's `by` and are no time of day."""
    return [
        child
        for child in children(token, grammar, "obl", "nmod")
        if grammar.tags[child] in NOMINAL
        and grammar.tags[child] != "NUM"
        and keys[child] not in _TIMES_AND_MEANS
        and any(keys[case] == "by" for case in children(child, grammar, "case"))
    ]


def with_its_equals(token: int, grammar: Grammar) -> list[int]:
    """List a noun and those that `and` joins to it."""
    return [token, *(child for child in children(token, grammar, "conj") if grammar.tags[child] in NOMINAL)]


def _doers(event: int, grammar: Grammar, keys: Sequence[str], seen: set[int]) -> list[int]:
    if event in seen:
        return []
    seen.add(event)
    by = named_by(event, grammar, keys)
    if grammar.tags[event] not in VERBAL and not children(event, grammar, "nsubj", "cop", "aux"):
        return by or _doers_of_noun(event, grammar, keys, seen)
    if is_passive(event, grammar, keys):
        later = [doer for verb in children(event, grammar, "conj") for doer in named_by(verb, grammar, keys)]
        return by or ([] if children(event, grammar, "nsubj") else later)
    return _subjects(event, grammar, keys) or by or _doers_from_above(event, grammar, keys, seen)


def _just_before(event: int, grammar: Grammar) -> list[int]:
    """Find the noun right before a verb, which a small parser takes for a part of its object: "Crews forced entry"."""
    before = event - 1
    while before >= 0 and grammar.tags[before] == "ADV":
        before -= 1
    misread = grammar.tags[event] in VERBAL and has_label(event, grammar, ("amod",)) and before >= 0
    return [before] if misread and grammar.labels[before] == "compound" else []


def _doers_from_above(event: int, grammar: Grammar, keys: Sequence[str], seen: set[int]) -> list[int]:
    """Find the doer of a verb that has no subject of its own in what it hangs on."""
    above, label = grammar.heads[event], grammar.labels[event]
    if is_root(event, grammar):
        return _doers_to_come(event, grammar, keys)
    if label == "xcomp" and (controllers := children(above, grammar, "obj", "iobj")):
        return controllers
    if label in {"xcomp", "advcl"} and is_passive(above, grammar, keys):
        return children(above, grammar, "nsubj")
    if has_label(event, grammar, ("acl",)):
        if has_form(event, grammar, "VerbForm=Inf") and keys[grammar.heads[above]] not in _MAKING_SOMEBODY_DO:
            return _doers(above, grammar, keys, seen)
        return [above]
    if label in {"aux", "aux:pass", "cop"} or has_label(event, grammar, _SHARES_ITS_DOER):
        return _doers(above, grammar, keys, seen)
    if has_label(event, grammar, ("obl", "nmod", "obj", "nsubj", "csubj", "amod")):
        return _doers_of_noun(event, grammar, keys, seen) if not has_label(event, grammar, ("csubj", "amod")) else []
    return []


def _doers_to_come(event: int, grammar: Grammar, keys: Sequence[str]) -> list[int]:
    """Find the doer of a participle that opens its sentence in the clause after it: "Having kicked it, they fled"."""
    opens = any(keys[verb].endswith("ing") for verb in (event, *children(event, grammar, "aux")))
    later = children(event, grammar, "parataxis", "conj") if opens else []
    return [doer for verb in later for doer in _subjects(verb, grammar, keys)]


def _doers_of_noun(event: int, grammar: Grammar, keys: Sequence[str], seen: set[int]) -> list[int]:
    """Find who does what a noun names: "our raid", "a police raid", "we carried out a raid"."""
    owners = children(event, grammar, "nmod:poss") or children(event, grammar, "compound")
    if owners:
        return owners
    above = grammar.heads[event]
    if is_root(event, grammar):
        return []
    if has_label(event, grammar, ("amod", "compound", "conj", "nmod")):
        return _doers(above, grammar, keys, seen)
    if has_label(event, grammar, _DONE_BY_SUBJECT) and grammar.tags[above] in VERBAL:
        return _doers(above, grammar, keys, seen)
    return []


def _subjects(verb: int, grammar: Grammar, keys: Sequence[str]) -> list[int]:
    found = []
    for subject in children(verb, grammar, "nsubj"):
        if keys[subject] in _RELATIVE and has_label(verb, grammar, ("acl",)):
            found.append(grammar.heads[verb])
        else:
            found.extend(with_its_equals(subject, grammar))
    # A small parser hangs the verb of "two men and a woman ran" on the men.
    joined = grammar.heads[verb] if found and grammar.labels[verb] == "conj" else verb
    return [joined, *found] if joined != verb and grammar.tags[joined] in NOMINAL else found


def _undergoers(event: int, grammar: Grammar, keys: Sequence[str], seen: set[int]) -> list[int]:
    if event in seen:
        return []
    seen.add(event)
    above, label = grammar.heads[event], grammar.labels[event]
    if grammar.tags[event] not in VERBAL and not children(event, grammar, "nsubj", "cop", "aux"):
        of = [
            child
            for child in children(event, grammar, "nmod")
            if any(keys[case] in {"of", "for", "on", "against"} for case in children(child, grammar, "case"))
        ]
        return [equal for child in of for equal in with_its_equals(child, grammar)]
    if is_passive(event, grammar, keys):
        subjects = _subjects(event, grammar, keys)
        if subjects:
            return subjects
        if has_label(event, grammar, ("acl", "amod")):
            return [above]
        if label in {"conj", "parataxis", "xcomp", "advcl"} and not is_root(event, grammar):
            return _undergoers(above, grammar, keys, seen) or _doers(above, grammar, keys, set())
        return []
    objects = [equal for child in children(event, grammar, "obj", "iobj") for equal in with_its_equals(child, grammar)]
    relative = [child for child in objects if keys[child] in _RELATIVE]
    if relative or (not objects and label == "acl:relcl" and children(event, grammar, "nsubj")):
        return [above]
    if not objects:
        # "arrested and charged a man": the first verb's object stands with the last.
        for verb in children(event, grammar, "conj"):
            objects.extend(children(verb, grammar, "obj"))
    if not objects and label == "conj":
        return _undergoers(above, grammar, keys, seen)
    return objects
