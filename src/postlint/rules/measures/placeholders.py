"""What a template left behind: brackets to fill in, XX, lorem ipsum."""

import re
from collections.abc import Sequence
from functools import cache

from postlint.rules.field import FieldText
from postlint.rules.measures.model import NOTHING, Measured, counted

# What is asked for in a slot. [image] and [thread] are no slots: people write them to say what is attached.
_SLOT = (
    "(?:insert|add|enter|fill in|your|xx+|tb[ca]|to be (?:confirmed|added)|full|crime|incident|event|school|street|road"
    "|area|first|last|contact|officer|team|council|force|hospital|station|town|city|job|exact|approx)?[ _-]*"
    "(?:names?|date|time|day|month|place|location|venue|address|link|url|ref|reference|number|no|title|phone|tel|email"
    "|handle|amount|quote|hashtag|here|insert|tb[ca]|xx+|road|street|area|town|district|event|details|outcome|reason"
    "|power|organisation|organization|company|agency|department|postcode|age|website)"
)
_BRACKETS = (
    rf"\[\s*(?:{_SLOT})[ _-]*(?:names?|here|number|no|ref|tb[ca]|\d)?\s*\]"
    r"|\[\s*(?:insert|add|enter|fill|your)\b[^\]\n]{0,60}\]|<(?:insert|add|enter)\b[^>\n]{0,60}>"
    rf"|<\s*(?:{_SLOT})\s*>|\{{\{{?\s*[\w. -]{{1,40}}\s*\}}?\}}|%[A-Z_]{{3,20}}%|\((?:insert|enter)\s[^)\n]{{0,60}}\)"
    r"|\(?\binsert (?:link|name|date|time|ref|reference|image|photo|quote)s?(?: here)?\b\)?"
)
_CROSSES = (
    r"\bX{4,}\b|\bXX+(?=[:/.]X?X)|£XX+|#{3,}(?!\w)|\?\?/\?\?|__/__"
    r"|\b(?i:on|at|by|until|till|from|between|ref|reference|number|no|log|cad|call|the|around|about|to|incident|crime"
    r"|aged|over)\b[:.]?\s+X{2,3}\b(?!\w)"
    r"|\bX{2,3}(?=\s?(?:am|pm|hrs|st|nd|rd|th|%|per cent|people|officers"
    r"|January|February|March|April|May|June|July|August|September|October|November|December)\b)"
)
_WORDS = (
    r"(?i:lorem ipsum|dolor sit amet)|\bTB[CA] by\b"
    r"|^\W*DRAFT\b(?=\s*(?:[:\-–—|)\]\n]|v\d|\d|for\b|only\b|copy\b|text\b|tweet\b|post\b|not\b))|\bDRAFT\W*$"
)
# At least one of these stands in every such thing, and hardly in any other text.
_GATES = (
    *("[", "<", "{", "%", "XX", "###", "??/", "__/"),
    *("nsert", "(enter", "orem ipsum", "amet", "TBC by", "TBA by", "DRAFT"),
)


@cache
def _left_over() -> re.Pattern[str]:
    return re.compile(f"(?i:{_BRACKETS})|{_CROSSES}|{_WORDS}")


def placeholders(text: FieldText, whole: Sequence[FieldText]) -> Measured:  # noqa: ARG001
    """Count what a template left behind."""
    original = text.reading.text
    if not any(gate in original for gate in _GATES):
        return NOTHING
    return counted([match.span() for match in _left_over().finditer(original)])
