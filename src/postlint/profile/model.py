"""A profile as it was read: plain values, and the moments that its times mean."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, tzinfo
from zoneinfo import ZoneInfo

from postlint.drafts.columns import Columns
from postlint.errors import ProfileError
from postlint.report import Severity


@dataclass(frozen=True, slots=True)
class Account:
    """Describe an account that the organisation publishes from; `voice` is corporate, team or named."""

    handle: str
    voice: str


@dataclass(frozen=True, slots=True)
class Period:
    """Describe a sensitive period, from `begins` to `ends` (if there is an end), both inclusive."""

    kind: str
    title: str
    begins: datetime
    ends: datetime | None


@dataclass(frozen=True, slots=True)
class Guidance:
    """Describe a piece of the organisation's own advice, from `begins` to `ends` (if there is an end), inclusive.

    `topics` and `discourages` are phrases in the notation of rules.
    """

    title: str
    begins: datetime
    ends: datetime | None
    topics: tuple[str, ...]
    discourages: tuple[str, ...]
    source: str | None


@dataclass(frozen=True, slots=True)
class RuleChange:
    """Record that a rule is disabled (`severity` is None) or has another severity here, who decided it, and why."""

    rule: str
    severity: Severity | None
    owner: str
    reason: str


@dataclass(frozen=True, slots=True)
class Profile:
    """Hold what an organisation says of itself.

    `source` is its file, `text` what stands in it, `digest` the SHA-256 digest of it, and of the periods declared
    beside it, in hexadecimal digits. `names` are all names of our side, the organisation's own first; `approvers`
    those who may waive rules. `pipeline` is the spaCy pipeline that the organisation would like, a name or a folder.
    `packs` are the packs of rules that come on top of the official ones, each a name or a folder. `declared` are the
    periods that were declared by command. `columns` is what it says of the columns of its spreadsheets.
    """

    name: str
    zone: ZoneInfo
    jurisdiction: str | None = None
    names: tuple[str, ...] = ()
    accounts: tuple[Account, ...] = ()
    approvers: tuple[str, ...] = ()
    periods: tuple[Period, ...] = ()
    guidance: tuple[Guidance, ...] = ()
    declared: tuple[Period, ...] = ()
    packs: tuple[str, ...] = ()
    pipeline: str | None = None
    columns: Columns = field(default_factory=Columns)
    disabled: tuple[RuleChange, ...] = ()
    severities: tuple[RuleChange, ...] = ()
    source: str | None = None
    text: str = field(default="", repr=False)
    digest: str = ""

    @property
    def all_periods(self) -> tuple[Period, ...]:
        """Give the periods of the profile and those that were declared by command."""
        return (*self.periods, *self.declared)

    def local(self, moment: datetime) -> datetime:
        """Give a moment as the organisation's clocks show it; one without a zone is theirs already."""
        return _or_limit(moment, self.zone) if moment.tzinfo else moment.replace(tzinfo=self.zone)

    def instant(self, moment: datetime) -> datetime:
        """Give a moment as one that can be compared with every other; without a zone it is the organisation's."""
        return instant(moment, self.zone)

    def error(self, message: str, *place: str | int) -> ProfileError:
        """Make an error that points at a place in the profile's file, or at what surrounds it."""
        from postlint.profile.lines import Lines

        return ProfileError(message, source=self.source, line=Lines(self.text).of(place))


def in_force(thing: Period | Guidance, moment: datetime) -> bool:
    """Tell whether a period or a piece of guidance is in force at a moment."""
    return thing.begins <= moment and not is_over(thing, moment)


def is_over(thing: Period | Guidance, moment: datetime) -> bool:
    """Tell whether a period or a piece of guidance has ended before a moment."""
    return thing.ends is not None and thing.ends < moment


def instant(moment: datetime, zone: ZoneInfo) -> datetime:
    """Give a moment in UTC, where every moment comes once; without a zone of its own it is in the given one."""
    return _or_limit(moment if moment.tzinfo else moment.replace(tzinfo=zone), UTC)


def first_instant(begin: date | datetime, zone: ZoneInfo) -> datetime:
    """Give the moment at which something begins; a day begins at midnight, or when clocks that skip it go on."""
    return instant(begin if isinstance(begin, datetime) else datetime.combine(begin, time.min), zone)


def last_instant(end: date | datetime, zone: ZoneInfo) -> datetime:
    """Give the last moment of something that ends; a day counts to its end.

    Of an hour that comes twice, when clocks are put back, the second one counts.
    """
    moment = end if isinstance(end, datetime) else datetime.combine(end, time.max)
    return max(instant(moment.replace(fold=fold), zone) for fold in (0, 1))


def _or_limit(moment: datetime, zone: tzinfo) -> datetime:
    try:
        return moment.astimezone(zone)
    except OverflowError:
        # The first and the last day that can be written have no other side.
        limit = datetime.min if moment.year == 1 else datetime.max
        return limit.replace(tzinfo=zone)
