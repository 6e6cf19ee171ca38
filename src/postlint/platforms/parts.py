"""Into how many parts a text message is cut.

3GPP TS 23.038 has the alphabet of 7 bits, and the characters that take two of its places; a text with any other
character is sent in UCS-2. One message holds 160 places or 70 characters; parts that are joined again hold 153 or 67
(3GPP TS 23.040), since each carries its number.
"""

import re
from dataclasses import dataclass
from functools import cache

_ALPHABET = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,\\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà"
_OF_TWO_PLACES = "\f^{}\\\\[~\\]|€"
PLACES, PLACES_OF_PART = 160, 153
UNITS, UNITS_OF_PART = 70, 67


@dataclass(frozen=True, slots=True)
class Parts:
    """Say how many parts a text message takes, and which characters cost it the long alphabet."""

    count: int
    outside_alphabet: tuple[tuple[int, int], ...] = ()


def parts(text: str) -> Parts:
    """Count the parts of a text message; white space at its end is not sent."""
    text = text.rstrip()
    outside = tuple(found.span() for found in _outside().finditer(text))
    if outside:
        return Parts(_needed([1 + (character > "\uffff") for character in text], UNITS, UNITS_OF_PART), outside)
    return Parts(_needed([1 + (character in "\f^{}\\[~]|€") for character in text], PLACES, PLACES_OF_PART))


@cache
def _outside() -> re.Pattern[str]:
    return re.compile(f"[^{_ALPHABET}{_OF_TWO_PLACES}]+")


def _needed(costs: list[int], alone: int, in_part: int) -> int:
    if sum(costs) <= alone:
        return 1
    count, left = 1, in_part
    for cost in costs:
        # What takes two places is never cut in two.
        if cost > left:
            count, left = count + 1, in_part
        left -= cost
    return count
