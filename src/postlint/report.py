"""What comes out: findings on a post, and the verdict they add up to."""

from dataclasses import dataclass, field
from enum import StrEnum

# In place of a rule's id: every rule that needs words, so that a post in another language is one line and not hundreds.
EVERY_RULE_OF_WORDS = "*"


class Severity(StrEnum):
    """Say how grave a finding is, in SARIF's levels."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Verdict(StrEnum):
    """Say what to do with a post: hold it, have it reviewed, or neither."""

    HOLD = "hold"
    REVIEW = "review"
    CLEAR = "clear"


@dataclass(frozen=True, slots=True)
class Span:
    """Mark words in a field: offsets in code points of its text, `text[start:end]` exact.

    A span is empty (start equal to end) where something is missing.
    """

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Basis:
    """Name a documented case or a published guidance that a rule rests on.

    `url` is given only where the public address is known.
    """

    title: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Report one rule on one field of a post.

    `also` names the rules that met on the same words and were less grave.
    `waiver` describes the recorded decision to publish in spite of the finding, if any; no such decision counts
    where the finding is not `waivable`. One that `yields` is heard only where nothing graver than a note is.
    """

    rule: str
    category: str
    severity: Severity
    message: str
    why: str
    instead: str
    basis: tuple[Basis, ...]
    field: str
    spans: tuple[Span, ...]
    also: tuple[str, ...] = ()
    waiver: str | None = None
    waivable: bool = True
    yields: bool = False


@dataclass(frozen=True, slots=True)
class NotRun:
    """Name a rule that should have run and could not, with the reason in plain words.

    `rule` is `*` where that holds for every rule that needs words; its severity is then that of the gravest.
    """

    rule: str
    severity: Severity
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """Hold what postlint has to say about one post.

    `findings` stand gravest first. `not_looked_at` says what belongs to the post
    but was not read, such as "1 picture" or "2 links". `folded` are findings on words that a graver one marks: that
    one names them in `also`, and they come forward when it is waived.
    """

    findings: tuple[Finding, ...] = ()
    not_run: tuple[NotRun, ...] = ()
    not_looked_at: tuple[str, ...] = ()
    folded: tuple[Finding, ...] = ()
    verdict: Verdict = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "verdict", _verdict(self.findings, self.not_run))


def _verdict(findings: tuple[Finding, ...], not_run: tuple[NotRun, ...]) -> Verdict:
    """Grade a post: an error holds it; a warning, or an error rule that could not run, asks for a review."""
    severities = {finding.severity for finding in findings if finding.waiver is None}
    if Severity.ERROR in severities:
        return Verdict.HOLD
    unknown = any(rule.severity is Severity.ERROR for rule in not_run)
    return Verdict.REVIEW if unknown or Severity.WARNING in severities else Verdict.CLEAR
