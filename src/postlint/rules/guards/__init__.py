"""Guards: reasons why words do not count. One place knows them all; each kind is a module of its own.

Some look at a bounded window of tokens, some at the sentence's tree, which is made when the first of them asks.
"""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from postlint.reading import Stretch
from postlint.rules.compiled import Guard
from postlint.rules.field import FieldText, occur_anywhere
from postlint.rules.guards.agent import done_by, done_to
from postlint.rules.guards.mood import advised_against, asked, conditional
from postlint.rules.guards.nearness import stands_near
from postlint.rules.guards.negation import negated
from postlint.rules.guards.quotation import quoted
from postlint.rules.guards.report import reported
from postlint.rules.guards.status import has_status
from postlint.rules.guards.theirs import said_by_others, theirs
from postlint.rules.guards.title import titled
from postlint.rules.relate import field_holds

__all__ = ["dropped", "silenced"]

_CHECKS: Mapping[str, Callable[[Guard, Stretch, FieldText], bool]] = MappingProxyType(
    {
        "negated": negated,
        "quoted": quoted,
        "reported": reported,
        "theirs": said_by_others,
        "titled": titled,
        "conditional": conditional,
        "asked": asked,
        "advised-against": advised_against,
        "agent-of": done_by,
        "patient-of": done_to,
        "status-of": has_status,
        "near": stands_near,
    }
)


def dropped(guard: Guard, stretch: Stretch, text: FieldText) -> bool:
    """Tell whether a guard drops one occurrence, at a stretch of tokens, of a concept that it concerns."""
    check = _CHECKS.get(guard.kind)
    return check is not None and check(guard, stretch, text)


def silenced(guard: Guard, text: FieldText, whole: Sequence[FieldText]) -> bool:
    """Tell whether a guard silences its rule on a text, whatever it found there.

    `whole` are the fields of the post and of its thread.
    """
    match guard.kind:
        case "present":
            return occur_anywhere(guard.concepts, whole)
        case "theirs":
            return theirs(guard, text, whole)
        case "field":
            return guard.field is not None and field_holds(guard.field, text.post)
        case _:
            return False
