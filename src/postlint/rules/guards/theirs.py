"""What others say inside a post of ours: in a post that it quotes, or in the transcript of a recording."""

import re
from collections.abc import Sequence
from functools import cache

from postlint.reading import Stretch
from postlint.rules.compiled import Guard
from postlint.rules.field import FieldText

_QUOTED_POST = "quotes.text"
_TRANSCRIPT = ".transcript"
# Nobody's words: what is left of a post without them is no comment on what it quotes.
_SILENT = frozenset({"<link>", "<mention>"})


def theirs(guard: Guard, text: FieldText, whole: Sequence[FieldText]) -> bool:
    """Tell whether a text is a quoted post whose view ours does not make its own.

    Ours does where it says so, laughs along or passes the post on, and where it says nothing at all: then quoting is
    all it does. What the same account said before is its own.
    """
    quotes = text.post.quotes
    if text.name != _QUOTED_POST or quotes is None:
        return False
    if text.post.account and quotes.account and _handle(text.post.account) == _handle(quotes.account):
        return False
    own = next(field for field in whole if field.post is text.post and field.name == "text")
    _, _, shared_view, distancing = guard.concepts
    if own.occurrences(distancing):
        return True
    commented = any(
        any(map(str.isalnum, key)) and own.reading.classes.get(at) not in _SILENT
        for at, key in enumerate(own.reading.keys)
    )
    return commented and not own.occurrences(shared_view)


def said_by_others(guard: Guard, stretch: Stretch, text: FieldText) -> bool:
    """Tell whether words of a transcript stand in a line that begins with the name of somebody who is not ours.

    Such a line reads `Suspect: ...`; one without a name, or with any other, is ours.
    """
    if not text.name.endswith(_TRANSCRIPT):
        return False
    reading, (ours, others, *_) = text.reading, guard.concepts
    start = reading.starts[stretch[0]]
    line = reading.text.rfind("\n", 0, start) + 1
    speaker = _speaker().match(reading.text, line, start)
    if speaker is None:
        return False

    def in_name(place: Stretch) -> bool:
        return line <= reading.starts[place[0]] and reading.ends[place[1] - 1] <= speaker.end()

    return any(map(in_name, text.occurrences(others))) and not any(map(in_name, text.occurrences(ours)))


@cache
def _speaker() -> re.Pattern[str]:
    return re.compile(r"[\[(]?[^\n:]{1,40}:")


def _handle(account: str) -> str:
    return account.removeprefix("@").lower()
