"""What there is to know about a rule, for a person."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from postlint.output.marked import wrapped
from postlint.output.measured import measured_line
from postlint.output.style import BOLD, LABEL, Style
from postlint.report import Severity
from postlint.rules.compiled import GUIDANCE
from postlint.waivers.standing import CATEGORY

if TYPE_CHECKING:
    from postlint.authoring.catalogue import Explanation
    from postlint.authoring.schema import CaseEntry, GuidanceEntry
    from postlint.rules.compiled import Rule
    from postlint.waivers.standing import Kind

WIDEST = 100
INDENT = " " * 2
NO_WAIVER = "Nobody may publish in spite of this rule: a waiver of it never counts."


def explanation_text(explanation: "Explanation", columns: int, style: Style) -> str:
    """Return a rule in full: what it is about, why, what to write instead, its basis and its examples."""
    rule = explanation.rule
    columns = min(max(columns, 30), WIDEST)
    head = f"{style.paint(rule.severity.value, LABEL[rule.severity])}  {style.paint(rule.title, BOLD)}"
    sections = {
        "Looks for": [explanation.looks_for],
        "Stays silent when": list(explanation.silent_when),
        "Applies only": [applies_only(rule)] if rule.during else [],
        "Why": [rule.why],
        "No waiver": [] if rule.waivable else [NO_WAIVER],
        "Write instead": [rule.instead],
        "What happened": [_case(case) for case in explanation.cases],
        "Guidance": [_guidance(guidance) for guidance in explanation.guidance],
        "Fires on": list(explanation.flag_examples),
        "Does not fire on": list(explanation.pass_examples),
        "Measured": [measured_line(rule.id, explanation.measured, explanation.rules_digest)],
    }
    return _sheet([head, f"{rule.id}, in {rule.category}; {rule.source}"], sections, columns, style)


def waiver_explanation_text(kind: "Kind", columns: int, style: Style) -> str:
    """Return what there is to know about a kind of waiver that does not count, which is a finding like others."""
    severity = style.paint(Severity.WARNING.value, LABEL[Severity.WARNING])
    sections = {"Looks for": [kind.looks_for], "Why": [kind.why], "What to do": [kind.instead]}
    head = [f"{severity}  {style.paint(kind.title, BOLD)}", f"{kind.rule}, in {CATEGORY}"]
    return _sheet(head, sections, min(max(columns, 30), WIDEST), style)


def applies_only(rule: "Rule") -> str:
    """Say when a rule of time applies."""
    if GUIDANCE in rule.during:
        about = f" that speaks of {rule.about.replace('-', ' ')}" if rule.about else ""
        return f"while guidance of the organisation{about} is in force, as its profile says"
    return f"in a period of the kind {' or '.join(rule.during)}, as the organisation's profile says"


def _sheet(head: list[str], sections: Mapping[str, list[str]], columns: int, style: Style) -> str:
    lines = head
    for title, paragraphs in sections.items():
        if paragraphs:
            lines = [*lines, "", style.paint(title, BOLD), *_bullets(paragraphs, columns)]
    return "\n".join([*lines, ""])


def _case(case: "CaseEntry") -> str:
    link = f" {case.url}" if case.url else ""
    return f"{case.account}, {case.year}: {case.happened} {case.outcome}{link}"


def _guidance(guidance: "GuidanceEntry") -> str:
    link = f" {guidance.url}" if guidance.url else ""
    return f"{guidance.title} ({guidance.issuer}, {guidance.year}): {guidance.provision}{link}"


def _bullets(paragraphs: list[str], columns: int) -> Iterator[str]:
    for paragraph in paragraphs:
        first, *more = wrapped(paragraph, columns - 2 * len(INDENT)) or [""]
        yield f"{INDENT}- {first}"
        yield from (f"{INDENT}  {line}" for line in more)
