"""Dates that cannot be: a weekday that is another day, the 31st of June."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from postlint.rules.field import FieldText
from postlint.rules.measures.model import NOTHING, Measured, Offsets, counted

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_WEEKDAYS = "mon tue wed thu fri sat sun".split()
_LONGEST_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTH_NAMES = frozenset(
    "january february march april may june july august september october november december sept".split() + _MONTHS
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b(?:\.(?=\s\d))?"
)
_WEEKDAY = r"(?:mon|tue|tues|wed|weds|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\b\.?"
_DAY = r"(?:the\s)?(?<!\d)(?P<{}>[0-3]?\d)(?:st|nd|rd|th)?\b"
_YEAR = r"(?:,?\s(?P<{}>20\d\d)\b)?"
_BETWEEN = r"[,\s(]{1,3}"
_DATE = (
    rf"{_DAY.format('day')}\s(?:of\s)?(?P<month>{_MONTH}){_YEAR.format('year')}"
    rf"|(?P<month_first>{_MONTH})\s{_DAY.format('day_behind')}(?![:.]\d|\s?[ap]m|\s(?:people|officers|jobs)){_YEAR.format('year_behind')}"
)


@cache
def _dated() -> re.Pattern[str]:
    weekday = rf"(?:\b(?P<weekday>{_WEEKDAY}){_BETWEEN})?"
    return re.compile(rf"{weekday}(?:{_DATE})(?:\s?\((?P<behind>{_WEEKDAY})\))?", re.IGNORECASE)


def wrong_dates(text: FieldText, whole: Sequence[FieldText]) -> Measured:  # noqa: ARG001
    """Count dates that do not exist, or whose weekday is another one in the year that is meant.

    That is the year the text gives, else the one that brings the date nearest to the planned publication.
    Where neither is known, only dates that no year has are counted.
    """
    if _MONTH_NAMES.isdisjoint(text.reading.keys):
        return NOTHING
    return counted(list(_wrong(text)))


def _wrong(text: FieldText) -> Iterator[Offsets]:
    published = text.post.publish_at
    for match in _dated().finditer(text.reading.text):
        day = int(match["day"] or match["day_behind"])
        month = _MONTHS.index((match["month"] or match["month_first"])[:3].lower()) + 1
        year = match["year"] or match["year_behind"]
        weekday = match["weekday"] or match["behind"]
        if not 1 <= day <= 31:
            continue
        if day > _LONGEST_MONTH[month - 1]:
            yield match.span()
        elif weekday and (year or published):
            meant = _date(int(year), month, day) if year else published and _nearest(published.date(), month, day)
            if meant is None or meant.weekday() != _WEEKDAYS.index(weekday[:3].lower()):
                yield match.span()


def _nearest(published: date, month: int, day: int) -> date | None:
    years = (published.year - 1, published.year, published.year + 1)
    known = [meant for year in years if (meant := _date(year, month, day))]
    return min(known, key=lambda meant: abs(meant - published), default=None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
