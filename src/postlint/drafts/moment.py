"""Times as people write them: in a draft's `publish_at`, in a spreadsheet, and on the command line."""

import re
from datetime import date, datetime
from enum import StrEnum

CURE = "write it like 2026-05-04T09:30 or 2026-05-04T09:30+01:00"
_SHEET = re.compile(
    r"(?P<a>\d{1,4})(?P<sign>[/.-])(?P<b>\d{1,2})(?P=sign)(?P<c>\d{1,4})"
    r"(?:(?:,? +|T)(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d))?(?: ?(?P<half>[aApP])\.?[mM]\.?)?)?"
)


class DateOrder(StrEnum):
    """Say what comes first in a date like 05/06/2026."""

    DAY_FIRST = "day-month-year"
    MONTH_FIRST = "month-day-year"


def parse_moment(text: str) -> datetime:
    """Return the date and time that an ISO 8601 text names, with its zone if it gives one.

    Raises:
        ValueError: The text is something else, or a date without a time; the message says what to write.
    """
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        raise ValueError(f"is not a date and time; {CURE}") from None
    if _is_date_alone(text.strip()):
        raise ValueError("has no time of day; write it like 2026-05-04T09:30")
    return moment


def parse_sheet_moment(text: str, order: DateOrder | None = None) -> datetime:
    """Return the date and time in a cell of a spreadsheet: ISO 8601, or figures such as 25/06/2026 9:30 pm.

    Raises:
        ValueError: The text is something else, a date without a time, or one that could be two different days
            where `order` does not say which; the message says what to write.
    """
    found = _SHEET.fullmatch(text.strip())
    if found is None:
        return parse_moment(text)
    year, month, day = _day(found["a"], found["b"], found["c"], order)
    if found["hour"] is None:
        raise ValueError("has no time of day; write it like 2026-05-04T09:30")
    hour = int(found["hour"])
    if found["half"]:
        if not 1 <= hour <= 12:
            raise ValueError(f"is not a date and time; {CURE}")
        hour = hour % 12 + 12 * (found["half"] in "pP")
    try:
        return datetime(year, month, day, hour, int(found["minute"]), int(found["second"] or 0))
    except ValueError:
        raise ValueError(f"is no date and time that exists; {CURE}") from None


def begins_with_date(text: str) -> bool:
    """Tell whether the cell of a spreadsheet holds a date and time in figures."""
    found = _SHEET.fullmatch(text.strip())
    return bool(found and found["hour"])


def _day(first: str, second: str, third: str, order: DateOrder | None) -> tuple[int, int, int]:
    """Return year, month and day of a date in figures."""
    a, b, c = int(first), int(second), int(third)
    if len(first) == 4 and len(third) <= 2:
        return a, b, c
    if len(third) != 4 or len(first) > 2:
        raise ValueError(f"does not give the year in four figures; {CURE}")
    day_first, month_first = (c, b, a), (c, a, b)
    if order:
        return day_first if order is DateOrder.DAY_FIRST else month_first
    if a == b or not (a <= 12 and b <= 12):
        return month_first if b > 12 else day_first
    dates = [f"{year:04}-{month:02}-{day:02}" for year, month, day in (day_first, month_first)]
    raise ValueError(
        f"could be {dates[0]} or {dates[1]}; write it like that, or say which in postlint.toml: "
        f'[columns] date_order = "{DateOrder.DAY_FIRST}"'
    )


def _is_date_alone(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
