"""One post in a page: as its readers would see it, and beside it what was found."""

from collections.abc import Iterator
from datetime import datetime
from html import escape
from itertools import groupby

from postlint.drafts import Draft
from postlint.drafts.draft import is_empty
from postlint.output.fields import field_in_words
from postlint.output.html.words import Mark, marked, shown
from postlint.output.link import web_link
from postlint.output.place import STANDARD_INPUT, names_of
from postlint.output.summary import SILENT, standing
from postlint.output.writer import Conditions
from postlint.post import Media, Post, visible_fields
from postlint.report import Basis, Finding, NotRun, Report

BADGES = {
    "to hold": ("hold", "Hold"),
    "to review": ("review", "Review"),
    "with notes only": ("notes", "Notes only"),
    "with waivers only": ("waived", "Waived"),
    "where some rules could not run": ("not-run", "Not all rules ran"),
    SILENT: ("silent", "No rule fired"),
}
TEXTS_OF_MEDIA = {"alt": "Alternative text", "text": "Text in it", "transcript": "Transcript"}
EXCERPT = 90  # characters of a post on which no rule fired
IN_A_LINE = 5  # rules named in a line


def place(draft: Draft) -> str:
    """Return where a post was found, for a page."""
    source = "standard input" if draft.source == STANDARD_INPUT else draft.source
    names = ", ".join(names_of(draft))
    return shown(f"{source}{f':{draft.line}' if draft.line > 1 else ''}{f' ({names})' if names else ''}")


def badge(report: Report) -> str:
    """Return in a word or two how a post stands, for a page."""
    kind, words = BADGES[standing(report)]
    return f'<span class="badge {kind}">{words}</span>'


def silent_line(draft: Draft, report: Report) -> str:
    """Return one line on a post on which no rule fired."""
    text = draft.post.text
    beginning = shown(text if len(text) <= EXCERPT else f"{text[:EXCERPT]}…")
    unseen = f' <span class="unseen">Not looked at: {shown(", ".join(report.not_looked_at))}.</span>'
    return (
        f'<p slot="silent" class="silent-post"><span class="place">{place(draft)}</span> '
        f'<span dir="auto">{beginning}</span>{unseen if report.not_looked_at else ""}</p>\n'
    )


def article(draft: Draft, report: Report, number: int, part: int, conditions: Conditions) -> str:
    """Return a post with its findings. `number` is its own in the page, `part` its place in a thread, else 0."""
    name = f"post-{number}"
    numbered = [(count, f"{name}-{count}", finding) for count, finding in enumerate(report.findings, start=1)]
    waivers = sum(finding.waiver is not None for finding in report.findings)
    beside = f' <span class="beside">with {waivers} waiver{"s" * (waivers > 1)}</span>' if waivers else ""
    findings = "".join(_finding(draft, finding, link, conditions) for _, link, finding in numbered)
    # What is found in a file that is no draft, such as one of waivers, comes with a post that has nothing in it.
    card = "" if is_empty(draft.post) else _card(draft.post, numbered, part, conditions)
    return (
        f'<article class="{"post part" if part > 1 else "post"}" id="{name}" aria-labelledby="{name}-title">\n'
        f'<h3 id="{name}-title">{badge(report)} <span class="place">{place(draft)}</span>{beside}</h3>\n'
        f'<div class="sides">\n{card}<div class="said">\n'
        f"{f'<ol>{findings}</ol>' if findings else ''}{''.join(_not_run(report))}{_not_looked_at(report)}"
        "</div>\n</div>\n</article>\n"
    )


def when(moment: datetime) -> str:
    """Return a date and time as people read it, with its zone where it has one."""
    zone = f" {moment:%Z}" if moment.tzinfo else ""
    return f"{moment.day} {moment:%B %Y, %H:%M}{zone}"


def _card(post: Post, numbered: list[tuple[int, str, Finding]], part: int, conditions: Conditions) -> str:
    """Return the post itself, with the marks of its findings."""
    words = {field: marked(text, _marks(numbered, field)) for field, text in visible_fields(post)}
    parts = [f'<p class="byline">{_byline(post, part, conditions)}</p>']
    if post.text:
        parts.append(f'<div class="text" dir="auto">{words["text"]}</div>')
    parts += [_media(item, number, words) for number, item in enumerate(post.media)]
    if post.quotes is not None:
        account = shown(post.quotes.account) if post.quotes.account else "another post"
        parts.append(
            f'<blockquote class="quoted"><p class="byline">Quotes {account}</p>'
            f'<div class="text" dir="auto">{words["quotes.text"]}</div></blockquote>'
        )
    content = "\n".join(parts)
    return f'<div class="card" lang="{shown(post.language)}">\n{content}\n</div>\n'


def _byline(post: Post, part: int, conditions: Conditions) -> str:
    account = f"<b>{shown(post.account)}</b>" if post.account else "no account named"
    profile, moment = conditions.profile, post.publish_at
    if moment is None:
        time = "no time given"
    else:
        time = f'<time datetime="{moment.isoformat()}">{when(profile.local(moment) if profile else moment)}</time>'
    items = [account, shown(post.platform) if post.platform else "", time]
    if post.reply_to:
        items.append(f"reply to {shown(post.reply_to)}")
    if post.thread is not None:
        items.append(f"part {part} of thread {shown(post.thread)}")
    if post.language not in ("", "en"):
        items.append(f"language {shown(post.language)}")
    return " · ".join(filter(None, items))


def _media(item: Media, number: int, words: dict[str, str]) -> str:
    kind = shown(field_in_words(f"media[{number}]", ("",) * number + (item.kind,)))
    given = [
        f'<dt>{label}</dt><dd class="text" dir="auto">{words[f"media[{number}].{name}"]}</dd>'
        for name, label in TEXTS_OF_MEDIA.items()
        if f"media[{number}].{name}" in words
    ]
    nothing = "" if item.alt else '<p class="missing">No alternative text.</p>'
    texts = f"<dl>{''.join(given)}</dl>" if given else ""
    return f'<figure class="media"><figcaption>{kind[:1].upper()}{kind[1:]}</figcaption>{nothing}{texts}</figure>'


def _marks(numbered: list[tuple[int, str, Finding]], field: str) -> list[Mark]:
    return [
        Mark(span.start, span.end, finding.severity, finding.waiver is not None, number, link)
        for number, link, finding in numbered
        if finding.field == field
        for span in finding.spans
    ]


def _finding(draft: Draft, finding: Finding, link: str, conditions: Conditions) -> str:
    waived = finding.waiver is not None
    title = conditions.title_of(finding.rule)
    # A finding that no rule of the rulebook has made says all in its message.
    heading, message = (shown(title), f"<p>{shown(finding.message)}</p>") if title else (shown(finding.message), "")
    label = f"{finding.severity.value.capitalize()}{', waived' * waived}"
    entries = [
        ("Waived", shown(finding.waiver or "")),
        ("Why", shown(finding.why)),
        ("Write instead", shown(finding.instead)),
        ("See", "<br>".join(map(_basis, finding.basis))),
        ("Also", shown(", ".join(finding.also))),
    ]
    described = "".join(f"<dt>{name}</dt><dd>{words}</dd>" for name, words in entries if words)
    return (
        f'<li id="{link}" class="finding {finding.severity.value}{" waived" * waived}">'
        f'<h4><span class="level">{label}</span> {heading}</h4>'
        f"{message}<dl>{described}</dl>"
        f'<p class="source"><code>{shown(finding.rule)}</code>, {_where(draft, finding)}</p></li>\n'
    )


def _where(draft: Draft, finding: Finding) -> str:
    """Say which field a finding is about, and where its first words stand in the file."""
    kinds = tuple(item.kind for item in draft.post.media)
    field = shown(field_in_words(finding.field, kinds))
    if not finding.spans:
        return field
    ((line, column),) = draft.positions(finding.field, [finding.spans[0].start])
    return f"{field}, line {line}, column {column}"


def _basis(basis: Basis) -> str:
    link = web_link(basis.url)
    return f'<a href="{escape(link)}" rel="noreferrer">{shown(basis.title)}</a>' if link else shown(basis.title)


def _not_run(report: Report) -> Iterator[str]:
    for reason, rules in groupby(sorted(report.not_run, key=_reason), key=_reason):
        names = [f"<code>{shown(rule.rule)}</code>" for rule in rules]
        if len(names) <= IN_A_LINE:
            yield f'<p class="not-run"><b>Not run:</b> {", ".join(names)}: {shown(reason)}.</p>\n'
        else:
            summary = f"<b>Not run:</b> {len(names)} rules: {shown(reason)}."
            yield f'<details class="not-run"><summary>{summary}</summary>{", ".join(names)}</details>\n'


def _reason(rule: NotRun) -> str:
    return rule.reason


def _not_looked_at(report: Report) -> str:
    if not report.not_looked_at:
        return ""
    return f'<p class="unseen"><b>Not looked at:</b> {shown(", ".join(report.not_looked_at))}.</p>\n'
