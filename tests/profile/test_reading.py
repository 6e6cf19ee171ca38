"""A profile is read as it is meant, and one that is wrong stops the run with file, line, and what to write."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from postlint import ProfileError, Severity
from postlint.drafts.columns import Column
from postlint.drafts.moment import DateOrder
from postlint.profile.read import read_profile
from small_profile import DISTANCING, ELECTIONS, ORGANISATION, write_profile

EVERYTHING = f"""\
[organisation]
name = "Norwell Police"
jurisdiction = "england"
timezone = "Europe/London"
names = ["Eastbrook Response"]

[[account]]
handle = "@NorwellPolice"
voice = "corporate"
{ELECTIONS}{DISTANCING}
[language]
pipeline = "en_core_web_trf"

[rules]
packs = ["official"]
disable = [{{rule = "jargon", owner = "Head of digital", reason = "own style guide"}}]

[[rules.severity]]
rule = "bait"
severity = "warning"
owner = "Head of digital"
reason = "agreed"
"""


def wrong(folder: Path, text: str) -> str:
    path = folder / "postlint.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ProfileError) as caught:
        read_profile(path)
    assert "\n" not in str(caught.value)
    return str(caught.value).removeprefix(str(path))


def test_everything_that_may_stand_in_it(tmp_path: Path) -> None:
    profile = read_profile(write_profile(tmp_path, organisation=EVERYTHING))
    assert (profile.name, profile.jurisdiction, profile.zone.key) == ("Norwell Police", "england", "Europe/London")
    assert profile.names == ("Norwell Police", "Eastbrook Response")
    assert [(account.handle, account.voice) for account in profile.accounts] == [("@NorwellPolice", "corporate")]
    assert [(period.kind, period.title) for period in profile.periods] == [("pre-election", "Local elections")]
    (guidance,) = profile.guidance
    assert (guidance.title, guidance.source) == ("Keep two metres apart", "https://norwell.example/apart")
    assert guidance.discourages == ("hug|embrace", "gather in a? crowd")
    assert profile.pipeline == "en_core_web_trf"
    assert [(change.rule, change.owner) for change in profile.disabled] == [("jargon", "Head of digital")]
    assert [(change.rule, change.severity) for change in profile.severities] == [("bait", Severity.WARNING)]
    assert len(profile.digest) == 64


def test_an_organisation_is_enough(tmp_path: Path) -> None:
    profile = read_profile(write_profile(tmp_path))
    assert (profile.periods, profile.guidance, profile.disabled) == ((), (), ())


def test_days_begin_and_end_on_the_clocks_of_the_organisation(tmp_path: Path) -> None:
    (period,) = read_profile(write_profile(tmp_path, ELECTIONS)).periods
    assert period.begins == datetime(2026, 3, 26, tzinfo=UTC)
    # Summer time has begun by then.
    assert period.ends == datetime(2026, 5, 7, 22, 59, 59, 999999, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "begins"),
    [
        ("2026-06-01T10:00:00", datetime(2026, 6, 1, 9, tzinfo=UTC)),
        ("2026-06-01T10:00:00-05:00", datetime(2026, 6, 1, 15, tzinfo=UTC)),
        ("2026-06-01T10:00:00Z", datetime(2026, 6, 1, 10, tzinfo=UTC)),
        ('"2026-06-01"', datetime(2026, 5, 31, 23, tzinfo=UTC)),
        ('"2026-06-01T10:00"', datetime(2026, 6, 1, 9, tzinfo=UTC)),
        ("0001-01-01", datetime(1, 1, 1, tzinfo=UTC)),
    ],
)
def test_times_are_read_in_every_way_that_people_write_them(tmp_path: Path, written: str, begins: datetime) -> None:
    path = write_profile(tmp_path, DISTANCING.replace("2020-06-01", written).replace("2020-09-30", "9999-12-31"))
    (guidance,) = read_profile(path).guidance
    assert abs(guidance.begins - begins).total_seconds() < 120  # local mean time was a minute and 15 seconds off


def test_a_byte_order_mark_is_no_part_of_the_profile(tmp_path: Path) -> None:
    path = write_profile(tmp_path, organisation="\ufeff" + ORGANISATION)
    assert read_profile(path).name == "Norwell Police"
    assert wrong(tmp_path, "\ufeff" + ORGANISATION.replace("timezone", "timezon")).startswith(":3: unknown key")


@pytest.mark.parametrize(
    ("written", "instead", "message"),
    [
        pytest.param(
            "timezone", "timezon", ":4: unknown key `organisation.timezon`; did you mean `timezone`?", id="typo"
        ),
        pytest.param("[[account]]", "[[acount]]", ":7: unknown key `acount`; did you mean `account`?", id="table"),
        pytest.param(
            "disable =", "disabled =", ":30: unknown key `rules.disabled`; did you mean `disable`?", id="rules"
        ),
        pytest.param(
            'reason = "own',
            'reson = "own',
            ":30: unknown key `rules.disable[0].reson`; did you mean `reason`?",
            id="inline",
        ),
        pytest.param("handle =", "colour =", "the keys here are handle, voice", id="unlike any"),
        pytest.param(
            "timezone",
            "jurisdiction",
            ":4: is not TOML: cannot overwrite a value; it is written twice, keep one",
            id="twice",
        ),
        pytest.param(
            'timezone = "Europe/London"\n', "", "1: `organisation.timezone` is missing; write it", id="missing"
        ),
        pytest.param(
            "Europe/London",
            "Europe/Londn",
            ":4: `organisation.timezone` is 'Europe/Londn', which is no time zone; did you mean `Europe/London`?",
            id="zone",
        ),
        pytest.param("Europe/London", "../London", "which is no time zone", id="zone that is a path"),
        pytest.param("Europe/London", "Europe", "which is no time zone", id="zone that is a folder"),
        pytest.param("Norwell Police", "!!", ":2: `organisation.name` has no word in it", id="name"),
        pytest.param("corporate", "company", ":9: `account[0].voice` is 'company'; write 'corporate'", id="voice"),
        pytest.param(
            '"pre-election"',
            '"election"',
            ":12: `period[0].kind` is 'election'; write 'pre-election', 'mourn",
            id="kind",
        ),
        pytest.param(
            "from = 2026-03-26",
            "from = 2026-02-30",
            ":14: is not TOML: invalid date or datetime; write a day that exists, like 2026-",
            id="date",
        ),
        pytest.param(
            "from = 2026-03-26", 'from = "2026-02-30"', ":14: `period[0].from` is no date that exists", id="quoted date"
        ),
        pytest.param("from = 2026-03-26", "from = 09:30:00", ":14: `period[0].from` is no date", id="time alone"),
        pytest.param("from = 2026-03-26", "from = true", ":14: `period[0].from` is no date", id="no date"),
        pytest.param(
            "until = 2026-05-07",
            "until = 2025-05-07",
            ":15: `until` is before `from`; exchange them, or correct the year",
            id="before",
        ),
        pytest.param("until = 2020-09-30", "until = 2019-09-30", ":20: `until` is before `from`", id="guidance before"),
        pytest.param('["distance", "crowd"]', '"distance"', ":21: `guidance[0].topics` must be a list", id="no list"),
        pytest.param('["distance", "crowd"]', "[]", ":21: `guidance[0].topics` is empty", id="no topics"),
        pytest.param('["distance", "crowd"]', '["a",\n1]', ":22: `guidance[0].topics[1]` must be text", id="number"),
        pytest.param("https://", "ftp://", ":23: `guidance[0].source` is no address; write it like https", id="source"),
        pytest.param(
            '["official"]', '["./house"]', ':29: `rules.packs` leaves out "official", on which all', id="packs"
        ),
        pytest.param(
            '["official"]', '["official", "a", "a"]', ":29: `rules.packs` names `a` twice; keep one", id="pack twice"
        ),
        pytest.param('["official"]', "[]", ":29: `rules.packs` is empty", id="no packs"),
        pytest.param(
            'severity = "warning"', 'severity = "grave"', ":34: `rules.severity[0].severity` is", id="severity"
        ),
        pytest.param('owner = "Head of digital"\n', "", ":32: `rules.severity[0].owner` is missing", id="owner"),
        pytest.param('"agreed"', '""', ":36: `rules.severity[0].reason` is empty", id="reason"),
        pytest.param("[[account]]", "[account]", ":7: `account` must be written [[account]], once for each", id="once"),
        pytest.param("[language]", "[[language]]", ":25: `language` must be written [language]", id="brackets"),
        pytest.param('"Norwell Police"', "Norwell", ":2: is not TOML: invalid value; put text in quotes", id="quotes"),
        pytest.param(
            '["official"]', '["official"', ":30: is not TOML: unclosed array; check quotes and brackets", id="unclosed"
        ),
    ],
)
def test_a_mistake_is_named_with_its_cure(tmp_path: Path, written: str, instead: str, message: str) -> None:
    assert written in EVERYTHING
    assert message in wrong(tmp_path, EVERYTHING.replace(written, instead, 1))


def test_a_rule_is_changed_once(tmp_path: Path) -> None:
    change = '\n{rule = "jargon", owner = "a", reason = "b"},'
    text = f"{ORGANISATION}[rules]\ndisable = [{change}{change}]\n"
    assert wrong(tmp_path, text) == ":7: `jargon` is listed twice; keep one"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", ": `organisation` is missing; write it"),
        (b"a = " + b"[" * 5_000, ": is nested too deeply; write it with fewer levels"),
        (b"a = " + b"9" * 5_000, ": is not TOML: exceeds the limit"),
        (b'[organisation]\nname = "N\xf6rwell"', ":2: is not UTF-8; save it as UTF-8"),
        ("[organisation]".encode("utf-16"), ": is UTF-16; save it as UTF-8"),
        (b'[organisation]\nname = "Nor\0well"', ":2: is not TOML: illegal character"),
        (b'[organisation]\nname = """Norwell', ":2: is not TOML: unterminated string"),
        (b"organisation = 1", ":1: `organisation` must be written [organisation]"),
    ],
    ids=["empty", "deep", "long number", "latin", "utf-16", "nul", "open end", "no table"],
)
def test_a_file_of_another_shape(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "postlint.toml"
    path.write_bytes(content)
    with pytest.raises(ProfileError) as caught:
        read_profile(path)
    assert str(caught.value).startswith(f"{path}{message}")


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match=r"postlint\.toml: cannot be read: no such file or directory"):
        read_profile(tmp_path / "postlint.toml")
    with pytest.raises(ProfileError, match="cannot be read: is a directory"):
        read_profile(tmp_path)
    with pytest.raises(ProfileError, match="cannot be read: no file can have this name"):
        read_profile(Path("a\0b"))


COLUMNS = """
[columns]
text = "Wording"
alt = ["Picture in words", "Second picture"]
ignore = ["Remarks"]
date_order = "day-month-year"
"""


def test_columns_are_told_by_their_headers(tmp_path: Path) -> None:
    columns = read_profile(write_profile(tmp_path, COLUMNS)).columns
    assert columns.meaning("WORDING ") == Column("text")
    assert columns.meaning("second_picture") == Column("alt")
    assert columns.meaning("Remarks") == Column("ignore")
    assert columns.meaning("Message") == Column("text")
    assert columns.date_order is DateOrder.DAY_FIRST


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ('txt = "Wording"', "unknown key `columns.txt`; did you mean `text`?"),
        ("text = 5", "`columns.text` must be a list"),
        ('text = ""', "`columns.text[0]` is empty; write it, or leave the key out"),
        ("text = []", "`columns.text` is empty; write something into it, or leave it out"),
        ('date_order = "day first"', "`columns.date_order` is 'day first'; write 'day-month-year' or 'month-day-year'"),
        ('text = "A"\nid = "a"', "the column 'a' is given two meanings; keep one"),
    ],
)
def test_a_wrong_column_is_told_with_its_line(tmp_path: Path, table: str, message: str) -> None:
    text = f"{ORGANISATION}\n[columns]\n{table}\n"
    line = text.count("\n")
    assert wrong(tmp_path, text).startswith(f":{line}: {message}")
