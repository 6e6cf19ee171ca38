"""Whether a text says where: names of places, roads, postcodes."""

import re
from collections.abc import Sequence
from functools import cache

from postlint.reading.wordlist import word_ranks
from postlint.rules.field import FieldText
from postlint.rules.measures.model import Measured, Offsets, counted

# Words with a capital that name no place.
_ELSEWHERE = frozenset(
    """i monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat
    sun january february march april may june july august september october november december jan feb mar apr
    jun jul aug sep sept oct nov dec police constable pc pcso sergeant sgt inspector chief officer officers nhs
    covid covid-19 coronavirus christmas easter halloween mr mrs ms miss dr prof pd k9 bst gmt rtc cctv bbc tv
    uk id vw bmw audi ford mercedes vauxhall nissan toyota honda volkswagen asian white black english gp ok
    crime crimestoppers twitter facebook instagram youtube whatsapp x qr pm am amber red yellow severe met
    warning alert update appeal missing wanted urgent please stay avoid do not new""".split()
)
_ROAD_WORD = frozenset(
    "street st road rd lane ln avenue ave drive close crescent terrace place square bridge roundabout junction".split()
)
_DETERMINERS = frozenset(
    """the a an this that these those our your my his her their its any some every each no main side high
    another same whole of on in at to for from by one two both and or busy local wet icy closed open all""".split()
)
# Behind these a capital says as little as at the beginning of a sentence.
_PARTING = frozenset("| : - –".split())
_CODE = r"[ABM]\d{1,4}(?:\(M\))?|[A-Z]{1,2}\d{1,2}[A-Z]?|I-?\d{1,3}|US-?\d{1,3}|J\d{1,2}|Jct"


@cache
def _code() -> re.Pattern[str]:
    return re.compile(_CODE)


def place_names(text: FieldText, whole: Sequence[FieldText]) -> Measured:  # noqa: ARG001
    """Count what may name a place in the whole thread: names inside a sentence, hashtags, mentions, roads, postcodes.

    Generous, because it is asked where a missing place would be a fault.
    """
    return counted([place for field in whole for place in _places(field)])


def _places(text: FieldText) -> list[Offsets]:
    reading = text.reading
    sentence_of = text.sentence_of
    tags = {tag.start for tag in reading.hashtags}
    found: list[Offsets] = []
    for token, word in enumerate(reading.words):
        begins = token == 0 or sentence_of[token] != sentence_of[token - 1] or reading.keys[token - 1] in _PARTING
        if (
            token in tags
            or reading.classes.get(token) == "<mention>"
            or _code().fullmatch(word)
            or _is_name(token, text, begins=begins)
            or (reading.keys[token] in _ROAD_WORD and not begins and _names_road(reading.keys[token - 1]))
        ):
            found.append((reading.starts[token], reading.ends[token]))
    return found


def _is_name(token: int, text: FieldText, *, begins: bool) -> bool:
    word = text.reading.words[token]
    if not word[0].isupper() or text.reading.keys[token] in _ELSEWHERE or (word.isupper() and len(word) > 1):
        return False
    if not begins:
        return True
    following = text.reading.words[token + 1 : token + 2]
    if following and following[0].istitle() and following[0].lower() in _ROAD_WORD:
        return True
    # A sentence begins with any word; one that no list has is a name.
    return word.isalpha() and text.reading.keys[token] not in word_ranks()


def _names_road(before: str) -> bool:
    return before.isalpha() and before not in _DETERMINERS
