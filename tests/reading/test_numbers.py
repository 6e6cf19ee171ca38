"""Numbers, times, telephone numbers and registrations are told apart."""

import pytest

from postlint.reading import read

CASES = {
    "a number with its inner signs": ("1,234.50", [("1,234.50", "<number>")]),
    "a date is no number": ("12/05/2024 2024-05-12", [("12/05/2024", None), ("2024-05-12", None)]),
    "an ordinal is no number": ("3rd 22nd", [("3rd", None), ("22nd", None)]),
    "a decade is no number": ("1990s", [("1990s", None)]),
    "a price": ("\u00a35", [("\u00a3", None), ("5", "<number>")]),
    "a price in millions": ("\u00a31.5m", [("\u00a3", None), ("1.5", "<number>"), ("m", None)]),
    "a percentage by sign": ("5%", [("5", "<percent>"), ("%", None)]),
    "a percentage in one word": ("5 percent", [("5", "<percent>"), ("percent", None)]),
    "a percentage in two": ("5.5 per cent", [("5.5", "<percent>"), ("per", None), ("cent", None)]),
    "a clock time": ("14:20", [("14:20", "<time>")]),
    "a time with am": ("5am", [("5", "<time>"), ("am", None)]),
    "a time with a distant am": ("5 am", [("5", "<time>"), ("am", None)]),
    "a time with a.m.": ("5.30 a.m.", [("5.30", "<time>"), ("a.m.", None)]),
    "a time with hrs": ("1420hrs", [("1420", "<time>"), ("hrs", None)]),
    "a speed": ("40mph", [("40", "<number>"), ("mph", None)]),
    "a range": ("10-20", [("10", "<number>"), ("-", None), ("20", "<number>")]),
    "a freephone number": ("0800 555 111", [("0800 555 111", "<phone>")]),
    "a freephone number before other figures": ("0800 555 111 24", [("0800 555 111", "<phone>"), ("24", "<number>")]),
    "a mobile number": ("07700 900123", [("07700 900123", "<phone>")]),
    "an international number": ("+44 7700 900123", [("+44 7700 900123", "<phone>")]),
    "an area code in brackets": ("(01632) 960001", [("(01632) 960001", "<phone>")]),
    "an American number": ("555-010-0199", [("555-010-0199", "<phone>")]),
    "emergency numbers are numbers": ("999 101", [("999", "<number>"), ("101", "<number>")]),
    "opening hours are no telephone number": ("0800 - 1700", [("0800", "<number>"), ("-", None), ("1700", "<number>")]),
    "a registration": ("AB12 CDE", [("AB12 CDE", "<plate>")]),
    "a registration without space": ("AB12CDE", [("AB12CDE", "<plate>")]),
    "an older registration": ("P123 ABC", [("P123 ABC", "<plate>")]),
    "a registration in small letters is none": ("ab12 cde", [("ab12", None), ("cde", None)]),
    "a road is no registration": ("A38 NOW", [("A38", None), ("NOW", None)]),
    "a postcode is no registration": ("B4 6NQ", [("B4", None), ("6NQ", None)]),
    "a chemical is no registration": ("CO2 ALL", [("CO2", None), ("ALL", None)]),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_classes(text: str, expected: list[tuple[str, str | None]]) -> None:
    reading = read(text)
    assert [(word, reading.classes.get(index)) for index, word in enumerate(reading.words)] == expected
