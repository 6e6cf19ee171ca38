"""What people may write in a profile, checked at the boundary."""

from datetime import date, datetime
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from postlint.drafts.moment import DateOrder
from postlint.reading import read
from postlint.report import Severity
from postlint.rules.compiled import PERIOD_KINDS

OFFICIAL = "official"


def _when(value: object) -> object:
    """Take a day or a moment; those who write one in quotes mean the same."""
    if isinstance(value, str):
        for shape in (date, datetime):
            try:
                return shape.fromisoformat(value.strip())
            except ValueError:
                continue
    if isinstance(value, date):
        return value
    raise ValueError("is no date that exists; write a day like 2026-03-26, or a time like 2026-03-26T09:30:00")


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        from postlint.authoring.files import did_you_mean

        cure = did_you_mean(name, available_timezones()) or "; write one like Europe/London"
        raise ValueError(f"is {name!r}, which is no time zone{cure}") from None
    return name


def with_a_word(text: str) -> str:
    """Pass a name on that has a word in it; raises ValueError for others."""
    if not any(any(map(str.isalnum, key)) for key in read(text).keys):
        raise ValueError("has no word in it; write the name as people write it")
    return text


def _with_official(packs: tuple[str, ...]) -> tuple[str, ...]:
    if OFFICIAL not in packs:
        raise ValueError(f'leaves out "{OFFICIAL}", on which all packs rest; write it first, and disable single rules')
    for number, name in enumerate(packs):
        if name in packs[:number]:
            raise ValueError(f"names `{name}` twice; keep one")
    return packs


Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Name = Annotated[Text, AfterValidator(with_a_word)]
When = Annotated[date | datetime, BeforeValidator(_when)]
Phrases = Annotated[tuple[Text, ...], Field(min_length=1)]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Organisation(_Table):
    """Say who publishes, under which law, and by which clock; `names` are further names of our side."""

    name: Name
    timezone: Annotated[str, AfterValidator(_zone)]
    jurisdiction: Text | None = None
    names: tuple[Name, ...] = ()


class AccountEntry(_Table):
    """Name an account of the organisation, and in whose voice it speaks."""

    handle: Name
    voice: Literal["corporate", "team", "named"]


class ApproverEntry(_Table):
    """Name somebody who may waive rules, by office or by name."""

    name: Name


class PeriodEntry(_Table):
    """Describe a sensitive period; its first and its last day, or moment, belong to it. It may have no end yet."""

    kind: Literal[PERIOD_KINDS]  # type: ignore[valid-type]
    title: Text
    begin: When = Field(alias="from")
    until: When | None = None


class GuidanceEntry(_Table):
    """Describe a piece of the organisation's own advice, in force from a day, or moment, until another if it ends."""

    title: Text
    begin: When = Field(alias="from")
    until: When | None = None
    topics: Phrases
    discourages: tuple[Text, ...] = ()
    source: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")] | None = None


class Language(_Table):
    """Choose a spaCy pipeline, by name or folder."""

    pipeline: Text


def _headers(value: object) -> object:
    return (value,) if isinstance(value, str) else value


Headers = Annotated[tuple[Text, ...], BeforeValidator(_headers), Field(min_length=1)]


class ColumnTable(_Table):
    """Say what the headers of spreadsheets mean, and what comes first in a date like 05/06/2026."""

    text: Headers = ()
    id: Headers = ()
    platform: Headers = ()
    account: Headers = ()
    publish_at: Headers = ()
    time: Headers = ()
    link: Headers = ()
    image: Headers = ()
    video: Headers = ()
    alt: Headers = ()
    picture_text: Headers = ()
    transcript: Headers = ()
    first_comment: Headers = ()
    reply_to: Headers = ()
    quoted_post: Headers = ()
    quoted_account: Headers = ()
    thread: Headers = ()
    language: Headers = ()
    waivers: Headers = ()
    ignore: Headers = ()
    date_order: DateOrder | None = None

    def headers(self) -> dict[str, tuple[str, ...]]:
        """Return the headers of each meaning."""
        return {name: value for name, value in self if isinstance(value, tuple)}


class Disabled(_Table):
    """Disable a rule; somebody must answer for it."""

    rule: Text
    owner: Text
    reason: Text


class ChangedSeverity(Disabled):
    """Change the severity of a rule; somebody must answer for it."""

    severity: Severity


class Rules(_Table):
    """Choose packs of rules, and change rules."""

    packs: Annotated[tuple[Text, ...], Field(min_length=1), AfterValidator(_with_official)] = (OFFICIAL,)
    disable: tuple[Disabled, ...] = ()
    severity: tuple[ChangedSeverity, ...] = ()


class ProfileFile(_Table):
    """A whole profile."""

    organisation: Organisation
    account: tuple[AccountEntry, ...] = ()
    approver: tuple[ApproverEntry, ...] = ()
    period: tuple[PeriodEntry, ...] = ()
    guidance: tuple[GuidanceEntry, ...] = ()
    language: Language | None = None
    columns: ColumnTable = ColumnTable()
    rules: Rules = Rules()


class DeclaredFile(_Table):
    """The periods that were declared by command."""

    period: tuple[PeriodEntry, ...] = ()


_TABLES: dict[str, type[_Table]] = {
    "": ProfileFile,
    "organisation": Organisation,
    "account": AccountEntry,
    "approver": ApproverEntry,
    "period": PeriodEntry,
    "guidance": GuidanceEntry,
    "language": Language,
    "columns": ColumnTable,
    "rules": Rules,
    "disable": Disabled,
    "severity": ChangedSeverity,
}
# The keys that may stand in each table, by its name.
KEYS = {name: [field.alias or key for key, field in table.model_fields.items()] for name, table in _TABLES.items()}
