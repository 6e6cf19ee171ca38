"""Times as people write them."""

from datetime import UTC, datetime

import pytest

from postlint.drafts import parse_moment
from postlint.drafts.moment import DateOrder, parse_sheet_moment


def test_date_and_time_are_read_with_and_without_a_zone() -> None:
    assert parse_moment("2026-05-04T09:30") == datetime(2026, 5, 4, 9, 30)
    assert parse_moment(" 2026-05-04 09:30Z ") == datetime(2026, 5, 4, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize("text", ["2026-05-04", "20260504", "2026-W19-1"])
def test_a_date_alone_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="has no time of day"):
        parse_moment(text)


@pytest.mark.parametrize("text", ["", "tomorrow", "2026-13-01T09:30", "09:30", "4/5/2026 9:30"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a date and time"):
        parse_moment(text)


@pytest.mark.parametrize(
    "text",
    [
        "25/06/2026 21:30",
        "6/25/2026 9:30 PM",
        "25.06.2026, 21:30:00",
        "2026/06/25 21:30",
        "2026-06-25T21:30",
        "25-6-2026 9:30pm",
    ],
)
def test_a_spreadsheet_writes_times_in_several_ways(text: str) -> None:
    assert parse_sheet_moment(text) == datetime(2026, 6, 25, 21, 30)


def test_what_comes_first_in_a_date_is_said_or_does_not_matter() -> None:
    assert parse_sheet_moment("05/06/2026 12:00 am", DateOrder.DAY_FIRST) == datetime(2026, 6, 5, 0, 0)
    assert parse_sheet_moment("05/06/2026 12:00 pm", DateOrder.MONTH_FIRST) == datetime(2026, 5, 6, 12, 0)
    assert parse_sheet_moment("05/05/2026 12:00") == datetime(2026, 5, 5, 12, 0)


@pytest.mark.parametrize(
    ("text", "order", "message"),
    [
        ("05/06/2026 09:30", None, "could be 2026-06-05 or 2026-05-06; write it like that, or say which"),
        ("25/06/2026 09:30", DateOrder.MONTH_FIRST, "is no date and time that exists"),
        ("25/06/2026 13:30 pm", None, "is not a date and time"),
        ("25/06/2026 25:30", None, "is no date and time that exists"),
        ("25/06/26 09:30", None, "does not give the year in four figures"),
        ("25/06/2026", None, "has no time of day"),
        ("2026-06-25", None, "has no time of day"),
        ("Friday", None, "is not a date and time"),
    ],
)
def test_a_time_that_leaves_doubt_is_refused(text: str, order: DateOrder | None, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        parse_sheet_moment(text, order)
