"""A report for a person: the verdict first, the words it is about, why, and what to write instead."""

from collections.abc import Iterator
from itertools import groupby

from postlint.drafts import Draft
from postlint.drafts.find import MANY
from postlint.output.commands import without_commands
from postlint.output.fields import field_in_words
from postlint.output.listed import listed
from postlint.output.marked import Mark, marked_lines, wrapped
from postlint.output.place import names_of
from postlint.output.style import BOLD, DIM, LABEL, VERDICT, Style
from postlint.output.visible import visible
from postlint.post import visible_fields
from postlint.report import Finding, NotRun, Report, Severity, Verdict

IN_FULL = 3  # findings explained in full
IN_A_LINE = 10  # further findings named in a line each
LONGEST = 500  # characters shown of any one sentence
WIDEST = 100  # columns, beyond which lines are hard to read
INDENT = " " * 4
MARGIN = 11  # columns before the words of an entry, for its label
HEADINGS = {Verdict.HOLD: "HOLD", Verdict.REVIEW: "REVIEW", Verdict.CLEAR: "NOTE"}


def text_report(draft: Draft, report: Report, columns: int, style: Style) -> str:
    """Return what to show of a post on which a rule fired, or could not run, ending in a blank line.

    Whatever the post holds, only its visible characters reach the terminal, and no more than an excerpt
    of a long one. None of its lines is a command to a machine that prints them.
    """
    columns = min(max(columns, 30), WIDEST)
    counted = [finding for finding in report.findings if finding.waiver is None]
    waived = [finding for finding in report.findings if finding.waiver is not None]
    graver = [finding for finding in counted if finding.severity is not Severity.NOTE]
    notes = [finding for finding in counted if finding.severity is Severity.NOTE]
    blocks = [
        [_heading(draft, report.verdict, len(waived), style)],
        *_marked_fields(draft, counted, columns, style),
        *(_in_full(finding, draft, columns, style) for finding in graver[:IN_FULL]),
        _rest(graver[IN_FULL:], notes, waived, report, columns, style),
    ]
    return without_commands("".join("\n".join(block) + "\n\n" for block in blocks if block))


def _heading(draft: Draft, verdict: Verdict, waivers: int, style: Style) -> str:
    heading = style.paint(HEADINGS[verdict], VERDICT[verdict])
    if waivers:
        heading += f" with {waivers} waiver{'s' * (waivers > 1)}"
    place = "standard input" if draft.source == "-" else draft.source
    if draft.line > 1 or draft.source.lower().endswith(MANY):
        place += f":{draft.line}"
    names = list(map(_clipped, names_of(draft)))
    if names:
        place += f" ({', '.join(names)})"
    return f"{heading}  {style.paint(visible(place), BOLD)}"


def _marked_fields(draft: Draft, findings: list[Finding], columns: int, style: Style) -> Iterator[list[str]]:
    """Yield the text of the post, and each other field that the gravest findings are about, with words marked."""
    texts = dict(visible_fields(draft.post))
    for field in dict.fromkeys(["text", *(finding.field for finding in findings[:IN_FULL])]):
        text = texts.get(field, "")
        if text:
            marks = (
                Mark(span.start, span.end, finding.severity)
                for finding in findings
                if finding.field == field
                for span in finding.spans
            )
            heading = [] if field == "text" else [f"  In {_field(field, draft)}:"]
            yield heading + [INDENT + line for line in marked_lines(text, marks, columns - len(INDENT), style)]


def _in_full(finding: Finding, draft: Draft, columns: int, style: Style) -> list[str]:
    place = "" if finding.field == "text" else f", in {_field(finding.field, draft)}"
    basis = [f"{basis.title}, {basis.url}" if basis.url else basis.title for basis in finding.basis]
    message = f"{_clipped(finding.message)} ({finding.rule}{place})"
    return [
        *_entry(finding.severity.value, message, columns, style, LABEL[finding.severity]),
        *_entry("why", _clipped(finding.why), columns, style),
        *_entry("instead", _clipped(finding.instead), columns, style),
        *(line for title in basis for line in _entry("see", _clipped(title), columns, style)),
        *_entry("also", listed(finding.also), columns, style),
    ]


def _rest(
    graver: list[Finding], notes: list[Finding], waived: list[Finding], report: Report, columns: int, style: Style
) -> list[str]:
    lines: list[str] = []
    for finding in graver[:IN_A_LINE]:
        lines += _entry(finding.severity.value, _in_a_line(finding), columns, style, LABEL[finding.severity])
    if len(graver) > IN_A_LINE:
        lines += _entry("", f"and {len(graver) - IN_A_LINE} more; --format json gives them all", columns, style)
    notes_in_a_line = " ".join(_in_a_line(finding) for finding in notes[:IN_A_LINE])
    lines += _entry("notes", notes_in_a_line, columns, style, LABEL[Severity.NOTE])
    for finding in waived:
        lines += _entry("waived", f"{finding.rule}: {_clipped(finding.waiver or '')}", columns, style)
    for reason, rules in groupby(sorted(report.not_run, key=_reason), key=_reason):
        lines += _entry("not run", f"{listed([rule.rule for rule in rules])}: {_clipped(reason)}", columns, style)
    if report.not_looked_at:
        lines += wrapped(f"Not looked at: {', '.join(report.not_looked_at)}.", columns)
    return lines


def _entry(label: str, words: str, columns: int, style: Style, codes: str = DIM) -> list[str]:
    """Return the lines of a labelled entry, or none if there are no words for it."""
    first, *more = wrapped(words, columns - MARGIN) or [""]
    if not first:
        return []
    head = f"  {style.paint(label, codes)}{' ' * (MARGIN - 2 - len(label))}"
    return [head + first, *(" " * MARGIN + line for line in more)]


def _in_a_line(finding: Finding) -> str:
    return f"{_clipped(finding.message)} ({finding.rule})"


def _field(field: str, draft: Draft) -> str:
    return visible(field_in_words(field, tuple(_clipped(item.kind) for item in draft.post.media)))


def _reason(rule: NotRun) -> str:
    return rule.reason


def _clipped(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
