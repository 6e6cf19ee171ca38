"""Words that are imagined, asked, or advised against rather than stated."""

from postlint.grammar import Grammar
from postlint.reading import Stretch
from postlint.rules.compiled import Guard
from postlint.rules.field import FieldText
from postlint.rules.guards.window import after
from postlint.rules.syntax.scope import governors, is_presupposed, is_told
from postlint.rules.syntax.tree import children, head_of

QUESTION_REACH = 40
CONDITIONS = frozenset("if unless whether".split())
IMAGINING = frozenset("would might".split())
WARNING_VERBS = frozenset("avoid stop refrain resist beware".split())
NOT = frozenset("not n't nt never".split())
DUTIES = frozenset("must should shall can may".split())
READERS = frozenset("you nobody everyone people".split())


def conditional(guard: Guard, stretch: Stretch, text: FieldText) -> bool:  # noqa: ARG001
    """Tell whether the words stand in an if-clause or in what follows from one, or under would or might."""
    grammar, keys = text.grammar, text.reading.keys
    return any(
        any(keys[aux] in IMAGINING for aux in children(word, grammar, "aux"))
        or _has_condition(word, grammar, keys)
        or any(
            clause < stretch[0] and _has_condition(clause, grammar, keys) and not _is_conceded(clause, grammar, keys)
            for clause in children(word, grammar, "advcl")
        )
        for word in governors(head_of(stretch, grammar), grammar, keys)
    )


def _has_condition(verb: int, grammar: Grammar, keys: list[str]) -> bool:
    return any(keys[mark] in CONDITIONS for mark in children(verb, grammar, "mark"))


def _is_conceded(verb: int, grammar: Grammar, keys: list[str]) -> bool:
    """Tell whether an if is an "even if", which leaves the rest of the sentence as stated."""
    return any(keys[child] == "even" for child in children(verb, grammar, "advmod", "mark", "cc"))


def asked(guard: Guard, stretch: Stretch, text: FieldText) -> bool:  # noqa: ARG001
    """Tell whether the sentence of the words ends in a question mark."""
    return any("?" in text.reading.keys[token] for token in after(stretch, text, QUESTION_REACH))


def advised_against(guard: Guard, stretch: Stretch, text: FieldText) -> bool:  # noqa: ARG001
    """Tell whether the words are what readers are told not to do: "don't ...", "never ...", "avoid ...".

    Whoever or whatever is taken as known stays as stated: "Do not approach the killer" is no advice against killers.
    """
    grammar, keys = text.grammar, text.reading.keys
    head = head_of(stretch, grammar)
    if is_presupposed(head, grammar, keys):
        return False
    return any(
        _is_forbidden(word, grammar, keys) or (keys[word] in WARNING_VERBS and word != head and is_told(word, grammar))
        for word in governors(head, grammar, keys, through=("acl:relcl",))
    )


def _is_forbidden(verb: int, grammar: Grammar, keys: list[str]) -> bool:
    """Tell whether a verb is what readers are told not to do: "don't touch", "you must not touch"."""
    if not any(keys[child] in NOT for child in children(verb, grammar, "advmod")):
        return False
    if is_told(verb, grammar):
        return True
    duty = any(keys[aux] in DUTIES for aux in children(verb, grammar, "aux"))
    return duty and any(keys[subject] in READERS for subject in children(verb, grammar, "nsubj"))
