"""What stands under `waivers` beside a post is read, each waiver on its own."""

import json
from datetime import date, datetime
from typing import Any

import pytest
from samples import waiver, written

from postlint.waivers import Malformed, Waiver, read_waivers


def problem(entry: object) -> str:
    (found,) = read_waivers([entry])
    assert isinstance(found, Malformed)
    return found.problem


def test_a_waiver_is_read() -> None:
    assert read_waivers([written()]) == (waiver(),)


def test_a_cell_of_a_spreadsheet_holds_the_same_as_json() -> None:
    assert read_waivers(json.dumps([written()])) == (waiver(),)


@pytest.mark.parametrize("nothing", [None, "", "  ", [], "[]"])
def test_nothing_is_no_waiver(nothing: object) -> None:
    assert read_waivers(nothing) == ()


@pytest.mark.parametrize(
    ("until", "read"),
    [
        ("2026-12-01", date(2026, 12, 1)),
        ("2026-12-01T17:00", datetime(2026, 12, 1, 17)),
        (date(2026, 12, 1), date(2026, 12, 1)),
        (datetime(2026, 12, 1, 17), datetime(2026, 12, 1, 17)),
    ],
)
def test_it_ends_with_a_day_or_a_time(until: object, read: date) -> None:
    assert read_waivers([written(until=until)]) == (waiver(until=read),)


def test_spaces_and_capitals_of_a_hash_are_no_mistake() -> None:
    entry = written(reason="  The family\n asked  for it ", post=f" {waiver().post.upper()} ")
    assert read_waivers([entry]) == (waiver(),)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"reason": None}, "`reason` is missing; write it"),
        ({"reason": ""}, "`reason` is empty; write it"),
        ({"reason": " \n"}, "`reason` is empty; write it"),
        ({"reason": 7}, "`reason` must be text; put it in quotes"),
        ({"reason": ["x"]}, "`reason` must be text; put it in quotes"),
        ({"reason": "x" * 3_000}, "`reason` is longer than 2,000 characters; shorten it"),
        ({"reason": "agreed\u202e"}, "`reason` holds a character that nobody can see; write it again by hand"),
        ({"reason": "\ud800"}, "`reason` holds half a character; write it again"),
        ({"reasn": "x"}, "unknown key `reasn`; did you mean `reason`?"),
        ({"colour": "x"}, "unknown key `colour`; the keys are rule, reason, author, approver, until, post, draft"),
        ({"author": "…"}, "`author` has no word in it; write the name as people write it"),
        ({"approver": None}, "`approver` is missing; write it"),
        ({"until": None}, "`until` is missing; write it"),
        ({"until": "2026-02-30"}, "`until` is no date that exists; write a day like 2026-03-26, or a time like 2026-"),
        ({"until": "soon"}, "`until` is no date that exists"),
        ({"until": 2026}, "`until` is no date that exists"),
        ({"post": None}, "`post` is missing; write it"),
        ({"post": "e39dd48ac12c"}, "`post` is no hash of a post; `postlint waive` writes it"),
        ({"post": "\ud800" * 64}, "`post` holds half a character; write it again"),
        ({"post": "x" * 64}, "`post` is no hash of a post; `postlint waive` writes it"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_is_wrong_with_one_is_said(change: dict[str, Any], message: str) -> None:
    assert problem(written(**change)).startswith(message)


@pytest.mark.parametrize("entry", ["force-enjoyment", 7, None, [], [written()]], ids=lambda value: str(value)[:20])
def test_what_is_no_table_is_malformed(entry: object) -> None:
    assert problem(entry) == "a waiver must be a table with keys of its own"


@pytest.mark.parametrize("whole", [7, True, written(), "7", '"x"', "{}"], ids=lambda value: str(value)[:20])
def test_what_is_no_list_is_malformed(whole: object) -> None:
    (found,) = read_waivers(whole)
    assert isinstance(found, Malformed)
    assert found.problem.startswith("`waivers` must be a list of waivers")


@pytest.mark.parametrize(
    "cell", ["[", "force-enjoyment", "[" * 100_000, "[" + "1" * 5_000 + "]"], ids=lambda text: text[:9]
)
def test_a_cell_that_is_no_json_is_malformed(cell: str) -> None:
    (found,) = read_waivers(cell)
    assert isinstance(found, Malformed)


def test_a_malformed_waiver_does_not_disturb_the_others() -> None:
    first, second, third = read_waivers([written(), {"rule": "x"}, written(rule="y")])
    assert isinstance(first, Waiver)
    assert second == Malformed("`reason` is missing; write it", rule="x")
    assert isinstance(third, Waiver)
