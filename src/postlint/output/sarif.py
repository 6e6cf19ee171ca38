"""The report for code scanning and editors: SARIF 2.1.0, the Static Analysis Results Interchange Format.

The standard is at https://docs.oasis-open.org/sarif/sarif/v2.1.0/; GitHub reads the part of it described under "SARIF
support for code scanning". Results are written as they come, and the rules they name after them. Of the drafts it
holds the marked words and nothing more.
"""

import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import quote

from postlint.drafts import Draft
from postlint.errors import PostlintError
from postlint.output.commands import json_without_commands
from postlint.output.json_report import profile_record
from postlint.output.link import web_link
from postlint.output.listed import listed
from postlint.output.place import STANDARD_INPUT, Region, names_of, path_from_here, regions
from postlint.output.visible import visible
from postlint.output.writer import Conditions, Outcome
from postlint.report import Finding, Report, Severity, Verdict

if TYPE_CHECKING:
    from postlint.authoring.measured import RuleFigures

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
MOST_PLACES = 100  # places of one result that GitHub takes in
FINGERPRINT = "postlint/v1"
"""The name of our fingerprint. GitHub computes one of its own and warns of others under that one's name."""

FEWEST = 10  # times that a rule must have fired before its precision means anything
PRECISIONS = ((0.95, "very-high"), (0.8, "high"), (0.5, "medium"), (0.0, "low"))
KEPT_IN_LINKS = "%/:?#[]@!$&'()*+,;=~"
SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(slots=True)
class _Silent:
    """Hold which rules did not run for one reason, on how many posts, and where the first of these are."""

    severity: Severity
    reason: str
    rules: dict[str, None] = field(default_factory=dict)
    posts: int = 0
    places: list[dict[str, object]] = field(default_factory=list)


class SarifWriter:
    """Write one run of SARIF. `figures` say of each rule how often it was right when it was measured."""

    def __init__(self, conditions: Conditions, figures: "Mapping[str, RuleFigures] | None" = None) -> None:
        self._conditions = conditions
        self._figures = figures or {}
        self._rules: list[dict[str, object]] = []
        self._numbers: dict[str, int] = {}
        self._fingerprints: Counter[str] = Counter()
        self._silent: dict[tuple[Severity, str], _Silent] = {}
        self._between = ""

    def head(self) -> str:
        """Return the beginning of the run, up to its first result."""
        opening = {"$schema": SCHEMA, "version": "2.1.0"}
        run = {"columnKind": "unicodeCodePoints", "language": "en-GB"}
        return f'{json.dumps(opening)[:-1]}, "runs": [{json.dumps(run)[:-1]}, "results": [\n'

    def post(self, draft: Draft, report: Report) -> str:
        """Return the results of one post, or nothing where there are none."""
        self._note(draft, report)
        results = [self._result(draft, report.verdict, finding) for finding in report.findings]
        if not results:
            return ""
        between, self._between = self._between, ",\n"
        return between + ",\n".join(map(_dumped, results))

    def tail(self, outcome: Outcome) -> str:
        """Return the end of the run: the rules that its results name, and what could not be checked."""
        known = self._conditions
        driver = {
            "name": "postlint",
            "version": known.version,
            "semanticVersion": known.version,
            "rules": self._rules,
        }
        invocation = {
            "executionSuccessful": not outcome.failed,
            "toolExecutionNotifications": [*map(_error, outcome.errors), *map(_not_run, self._silent.values())],
        }
        properties = {
            "rules": {"count": known.rule_count, "digest": known.rules_digest},
            "profile": profile_record(known.profile),
            "at": known.at.isoformat(),
            "summary": outcome.tally.as_json(),
        }
        end = {"tool": {"driver": driver}, "invocations": [invocation], "properties": properties}
        return f"\n], {_dumped(end)[1:]}]}}\n"

    def _result(self, draft: Draft, verdict: Verdict, finding: Finding) -> dict[str, object]:
        first, *further = regions(draft, finding, MOST_PLACES)
        words = [span.text for span in finding.spans] or [""]
        properties: dict[str, object] = {"category": finding.category, "field": finding.field, "verdict": verdict.value}
        if draft.post.id is not None:
            properties["post"] = draft.post.id
        if draft.channel is not None:
            properties["channel"] = draft.channel
        if finding.also:
            properties["also"] = ", ".join(finding.also)
        return {
            "ruleId": finding.rule,
            "ruleIndex": self._number(finding),
            "level": finding.severity.value,
            "message": _message(finding.message),
            "locations": [_location(draft, finding, first, words[0])],
            "relatedLocations": [
                _location(draft, finding, region, text) | {"id": number}
                for number, (region, text) in enumerate(zip(further, words[1:], strict=False), start=1)
            ],
            "partialFingerprints": {FINGERPRINT: self._fingerprint(draft, finding)},
            # If one result of a run says that it is not suppressed, all have to say whether they are.
            "suppressions": [_suppression(finding.waiver)] if finding.waiver is not None else [],
            "properties": properties,
        }

    def _note(self, draft: Draft, report: Report) -> None:
        """Remember which rules did not run and why: once a reason, for a whole file may be in another language."""
        for reason in dict.fromkeys((rule.severity, rule.reason) for rule in report.not_run):
            silent = self._silent.setdefault(reason, _Silent(*reason))
            silent.rules.update((rule.rule, None) for rule in report.not_run if (rule.severity, rule.reason) == reason)
            silent.posts += 1
            if len(silent.places) < MOST_PLACES:
                silent.places.append(_place(draft.source, draft.line))

    def _number(self, finding: Finding) -> int:
        """Return the number of a finding's rule among those described, describing it when it is new."""
        if finding.rule not in self._numbers:
            self._numbers[finding.rule] = len(self._rules)
            self._rules.append(self._described(finding))
        return self._numbers[finding.rule]

    def _described(self, finding: Finding) -> dict[str, object]:
        title = self._conditions.title_of(finding.rule) or finding.rule
        properties: dict[str, object] = {"category": finding.category, "tags": [finding.category]}
        precision = _precision(self._figures.get(finding.rule))
        if precision:
            properties["precision"] = precision
        described: dict[str, object] = {
            "id": finding.rule,
            "shortDescription": {"text": _text(title)},
            "fullDescription": {"text": _text(finding.why or title)},
            "help": {"text": _text(_help(finding)), "markdown": _help_in_markdown(title, finding)},
            "defaultConfiguration": {"level": finding.severity.value},
            "properties": properties,
        }
        links = [link for basis in finding.basis if (link := web_link(basis.url))]
        return described | ({"helpUri": links[0]} if links else {})

    def _fingerprint(self, draft: Draft, finding: Finding) -> str:
        """Return what identifies a finding wherever its post moves: the second alike in a run ends in `:2`."""
        parts = [finding.rule, finding.field, *(span.text for span in finding.spans), draft.post.text]
        digest = sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
        self._fingerprints[digest] += 1
        return f"{digest}:{self._fingerprints[digest]}"


def _dumped(record: Mapping[str, object]) -> str:
    """Return a record as JSON in ASCII; half a surrogate pair, which strict readers refuse, becomes U+FFFD."""
    return json_without_commands(json.dumps(_carried(record)))


def _carried(value: object) -> object:
    match value:
        case str():
            return SURROGATES.sub("\ufffd", value)
        case list():
            return [_carried(item) for item in value]
        case Mapping():
            return {key: _carried(item) for key, item in value.items()}
    return value


def _location(draft: Draft, finding: Finding, region: Region, words: str) -> dict[str, object]:
    place: dict[str, object] = {
        "startLine": region.line,
        "startColumn": region.column,
        "endLine": region.end_line,
        "endColumn": region.end_column,
    }
    if words:
        place["snippet"] = {"text": words}
    location: dict[str, object] = {
        "physicalLocation": {"artifactLocation": _artifact(draft.source), "region": place},
        "logicalLocations": [_logical(draft, finding.field)],
    }
    return location | ({"message": _message(f"“{words}”")} if words else {})


def _logical(draft: Draft, field: str) -> dict[str, object]:
    """Name the field of a post; its post too, where that has an id or a channel."""
    names = names_of(draft)
    logical: dict[str, object] = {"name": field, "kind": "property"}
    return logical | ({"fullyQualifiedName": ".".join([*names, field])} if names else {})


def _artifact(source: str) -> dict[str, object]:
    """Name a file by a URI: relative to the root of the repository, from which the run is taken to have started."""
    if source == STANDARD_INPUT:
        return {"uri": "stdin", "description": {"text": "standard input"}}
    path = path_from_here(source)
    if PurePath(path).is_absolute():
        return {"uri": f"file://{'' if path.startswith('/') else '/'}{_quoted(path)}"}
    return {"uri": _quoted(path), "uriBaseId": "%SRCROOT%"}


def _quoted(path: str) -> str:
    # In bytes, because a file's name need not be text; a colon in a first segment would read as a scheme.
    return quote(path.encode("utf-8", "surrogateescape"), safe="/")


def _suppression(waiver: str) -> dict[str, object]:
    return {"kind": "external", "status": "accepted", "justification": visible(waiver)}


def _error(error: PostlintError) -> dict[str, object]:
    places = [] if error.source is None else [_place(error.source, error.line)]
    return {"level": "error", "message": _message(error.message), "locations": places}


def _not_run(silent: _Silent) -> dict[str, object]:
    names = list(silent.rules)
    return {
        "level": silent.severity.value,
        "message": _message(f"{listed(names)} did not run: {silent.reason}"),
        "locations": silent.places,
        "properties": {"rules": names, "posts": silent.posts},
    }


def _place(source: str, line: int | None) -> dict[str, object]:
    region: dict[str, object] = {} if line is None else {"region": {"startLine": line}}
    return {"physicalLocation": {"artifactLocation": _artifact(source)} | region}


def _message(text: str) -> dict[str, object]:
    """Return a message whose braces are no placeholders, and whose brackets are no links (section 3.11)."""
    words = visible(_text(text))
    return {"text": words.replace("[", "\\[") if "](" in words else words}


def _text(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _help(finding: Finding) -> str:
    instead = [f"Write instead: {finding.instead}"] if finding.instead else []
    basis = [f"See: {entry.title}{f', {entry.url}' if entry.url else ''}" for entry in finding.basis]
    return "\n".join([finding.why, *instead, *basis])


def _help_in_markdown(title: str, finding: Finding) -> str:
    parts = [f"# {_plain(title)}", _plain(finding.why)]
    if finding.instead:
        parts += ["## Write instead", _plain(finding.instead)]
    if finding.basis:
        entries = (_linked(_plain(entry.title), web_link(entry.url)) for entry in finding.basis)
        parts += ["## See", "\n".join(f"- {entry}" for entry in entries)]
    return "\n\n".join(parts)


def _linked(title: str, link: str | None) -> str:
    return f"[{title}](<{quote(link, safe=KEPT_IN_LINKS)}>)" if link else title


def _plain(text: str) -> str:
    """Return words for Markdown in which no character marks anything up."""
    return re.sub(r"([\\`*_\[\]<>#|~])", r"\\\1", " ".join(text.split()))


def _precision(figures: "RuleFigures | None") -> str | None:
    """Return in GitHub's words how often a rule was right; none where it hardly ever fired when it was measured."""
    if figures is None or figures.invented < FEWEST:
        return None
    share = figures.right / figures.invented
    return next(name for least, name in PRECISIONS if share >= least)
