"""The rules as pages of Markdown: one for each, and an index by category and severity."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from postlint.output.explanation import NO_WAIVER, applies_only
from postlint.output.measured import measured_line, together_line
from postlint.output.visible import visible
from postlint.report import Severity
from postlint.rules.compiled import GUIDANCE, PERIOD
from postlint.rules.message import PLACEHOLDER

if TYPE_CHECKING:
    from postlint.authoring.catalogue import Explanation
    from postlint.authoring.schema import CaseEntry, CategoryEntry, GuidanceEntry

INDEX = "README.md"
# How a page begins, so that whoever removes old pages removes nothing else.
MADE = "<!-- Made from the rules by tools/rule_pages.py; change the rule, not this page. -->"
_MEANS = {
    Severity.ERROR: "hold the post",
    Severity.WARNING: "a second person reads it",
    Severity.NOTE: "advice",
}
_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&])")
_LIKE_A_LIST = re.compile(r"^([-+]|\d+(?=[.)]))")
_IN_FORCE = {GUIDANCE: "the title of the guidance", PERIOD: "the title of the period"}


def rule_pages(
    explanations: Iterable["Explanation"], categories: Mapping[str, "CategoryEntry"]
) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each page, the index first."""
    explained = sorted(explanations, key=lambda of: (list(Severity).index(of.rule.severity), of.rule.id))
    yield INDEX, _index(explained, categories)
    for explanation in explained:
        yield f"{explanation.rule.id}.md", _page(explanation, categories[explanation.rule.category].title)


def _index(explained: list["Explanation"], categories: Mapping[str, "CategoryEntry"]) -> str:
    used = {of.rule.category for of in explained}
    lines = [MADE, "", "# The rules", ""]
    lines += [f"{_count(len(explained), 'rule', 's')} in {_count(len(used), 'categor', 'ies', 'y')}."]
    lines += [" ".join(f"*{severity}*: {means}." for severity, means in _MEANS.items())]
    if measured := explained[0].measured if explained else None:
        lines += ["", together_line(measured)]
    for category in categories.values():
        rules = [of.rule for of in explained if of.rule.category == category.id]
        if rules:
            lines += [
                "",
                f"## {_plain(category.title)}",
                "",
                _plain(category.about),
                "",
                "| rule | | |",
                "|---|---|---|",
            ]
            lines += [f"| [{rule.id}]({rule.id}.md) | {rule.severity} | {_plain(rule.title)} |" for rule in rules]
    return "\n".join([*lines, ""])


def _count(number: int, word: str, plural: str, singular: str = "") -> str:
    return f"{number} {word}{singular if number == 1 else plural}"


def _page(explanation: "Explanation", category: str) -> str:
    rule = explanation.rule
    anchor = re.sub(r"[^\w -]", "", category.lower()).replace(" ", "-")
    lines = [MADE, "", f"# {_plain(rule.title)}", ""]
    lines += [f"`{rule.id}`, in [{_plain(category)}]({INDEX}#{anchor}). *{rule.severity}*: {_MEANS[rule.severity]}."]
    sections = {
        "What it looks for": [_code_kept(explanation.looks_for), f"It says: {_plain(_message(rule.message))}"],
        "When it applies": [f"Only {applies_only(rule)}."] if rule.during else [],
        "It stays silent when": _bullets(map(_code_kept, explanation.silent_when)),
        "Why": [_plain(rule.why)],
        "It cannot be waived": [] if rule.waivable else [NO_WAIVER],
        "A better wording": [_plain(_message(rule.instead))],
        "What it rests on": _bullets([*map(_case, explanation.cases), *map(_guidance, explanation.guidance)]),
        "It fires on": _bullets(map(_plain, explanation.flag_examples)),
        "It leaves alone": _bullets(map(_plain, explanation.pass_examples)),
        "How good it is": [measured_line(rule.id, explanation.measured)],
    }
    for title, paragraphs in sections.items():
        if paragraphs:
            lines += ["", f"## {title}", "", "\n\n".join(paragraphs)]
    return "\n".join([*lines, ""])


def _message(template: str) -> str:
    """Put dots where a message quotes a post."""
    return PLACEHOLDER.sub(lambda found: f"({_IN_FORCE[found[1]]})" if found[1] in _IN_FORCE else "“…”", template)


def _case(case: "CaseEntry") -> str:
    return f"{_linked(f'{case.account}, {case.year}', case.url)}: {_plain(f'{case.happened} {case.outcome}')}"


def _guidance(guidance: "GuidanceEntry") -> str:
    title = f"{guidance.title} ({guidance.issuer}, {guidance.year})"
    return f"{_linked(title, guidance.url)}: {_plain(guidance.provision)}"


def _linked(text: str, url: str | None) -> str:
    return f"[{_plain(text)}](<{url}>)" if url else _plain(text)


def _bullets(items: Iterable[str]) -> list[str]:
    listed = "\n".join(f"- {item}" for item in items)
    return [listed] if listed else []


def _plain(text: str) -> str:
    """Write a text so that Markdown shows every character of it; line breaks stay."""
    lines = (_SPECIAL.sub(r"\\\1", visible(line)) for line in text.splitlines())
    return "<br>".join(_LIKE_A_LIST.sub(r"\\\1" if not line[:1].isdigit() else r"\1\\", line) for line in lines)


def _code_kept(words: str) -> str:
    """Write words so that Markdown shows them, with what stands in backticks as code, and emphasis as such."""
    parts = words.split("`")
    shown = (f"`{part}`" if number % 2 else part.replace("<", "\\<") for number, part in enumerate(parts))
    return visible("".join(shown))
