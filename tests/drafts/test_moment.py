"""Times as people write them."""

from datetime import UTC, datetime

import pytest

from postlint.drafts import parse_moment


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
