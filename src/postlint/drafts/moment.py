"""Times as people write them: in a draft's `publish_at` and on the command line."""

from datetime import date, datetime


def parse_moment(text: str) -> datetime:
    """Return the date and time that an ISO 8601 text names, with its zone if it gives one.

    Raises:
        ValueError: The text is something else, or a date without a time; the message says what to write.
    """
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        raise ValueError("is not a date and time; write it like 2026-05-04T09:30 or 2026-05-04T09:30+01:00") from None
    if _is_date_alone(text.strip()):
        raise ValueError("has no time of day; write it like 2026-05-04T09:30")
    return moment


def _is_date_alone(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
