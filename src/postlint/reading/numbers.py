"""Numbers, times, telephone numbers and vehicle registrations."""

import re
from functools import cache

from postlint.reading import entities

# Ordinary three-letter words in capitals, which make "A38 NOW" no registration.
_NOT_LETTERS = "THE|AND|FOR|NOT|NOW|BUT|ALL|ARE|WAS|HAS|CAR|VAN|OUT|OFF|NHS|BBC|PCS|YOU|OUR|NEW|DAY"
_SERIAL = rf"(?!{_NOT_LETTERS})[A-HJ-PR-Z]{{3}}(?!\w)"

# Since 2001: AB12 CDE. Before: P123 BCD (the letters of roads, A B M, need the closed form) and ABC123D.
PLATE = (
    rf"(?P<plate>(?<![\w-])(?:[A-HJ-PR-Y]{{2}}\d\d\s?{_SERIAL}"
    rf"|(?:[C-HJ-LNPR-TV-Y]\d{{2,3}}[ ]|[A-HJ-NPR-TV-Y]\d{{2,3}}){_SERIAL}"
    rf"|(?!{_NOT_LETTERS})[A-HJ-PR-Z]{{3}}\d{{1,3}}[A-HJ-NPR-TV-Y](?!\w)))"
)

_PHONE = (
    r"(?P<phone>(?<![\w.,:/+-])(?:"
    r"(?:\+44[ -]?(?:\(0\)[ -]?)?|0044[ -]?)\d{2,4}(?:[ -]?\d{3,4}){2}"
    r"|(?=\(?0\)?[ -]?(?:\d\)?[ -]?){8,9}\d(?!\d))(?:\(0\d{2,4}\)|0\d{2,4})(?:[ -]?\d{3,4}){2}"
    r"|0800[ ]1111"
    r"|(?:\+?1[ .-])?(?:\(\d{3}\)[ ]?|\d{3}[.-])\d{3}[.-]\d{4}"
    r"|\+(?!44)\d{1,3}(?:[ -]\d{2,4}){2,4}"
    r")(?![\w-]|[.,:/]\d))"
)

_CLOCK = r"(?:2[0-4]|[01]?\d)"
_HALF = r"(?:[AaPp][Mm]\b|[ap]\.m)"
_TIME = (
    rf"(?P<time>(?<![\w.,:/])(?:{_CLOCK}[:.][0-5]\d(?=[ ]?{_HALF})|{_CLOCK}:[0-5]\d(?::[0-5]\d)?(?!\d|:\d)"
    rf"|{_CLOCK}(?=[ ]?{_HALF})|{_CLOCK}[0-5]\d(?=[ ]?(?:hrs|hours)\b)))"
)

_UNITS = "am|pm|AM|PM|mm|cm|km|kg|mg|ml|mph|kph|kmh|ft|lbs|lb|oz|hrs|hr|mins|min|secs|sec|yrs|yr|pts|bn|hours|[km]"
# Not a number: dates, ordinals, decades, ages and model names, which are words that begin with a figure.
_NUMBER = (
    r"\d{1,2}-\d{1,2}-\d{2,4}(?![\w-])|\d{4}-\d\d-\d\d(?![\w-])|\d{1,2}/\d{1,2}/\d{2,4}(?![\w/])"
    r"|\d++(?>(?:,\d++)*)(?:st|nd|rd|th|ST|ND|RD|TH)(?!\w)|\d{2,4}+['\u2019]?s(?!\w)"
    rf"|(?P<number>\d++(?>(?:[.,:/]\d++)*)(?![^\W\d_])|\d++(?>(?:[.,]\d++)*)(?=(?:{_UNITS})(?!\w)))"
)


@cache
def number_pattern() -> re.Pattern[str]:
    """Compile the pattern of what begins with a figure."""
    return re.compile(rf"{_PHONE}|{_TIME}|{_NUMBER}|{entities.LINK}|{entities.EMAIL}|[^\W_]++(?>(?:_++[^\W_]++)*)")


@cache
def phone_pattern() -> re.Pattern[str]:
    """Compile the pattern of a telephone number, which may begin with a bracket or a plus sign."""
    return re.compile(_PHONE)
