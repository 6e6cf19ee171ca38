"""The page around the posts: its head, the summary that its reader sees first, and what was not checked."""

from importlib.resources import files

from postlint.drafts import Draft
from postlint.output.commands import page_without_commands
from postlint.output.html.post import BADGES, article, badge, place, silent_line, when
from postlint.output.html.words import shown
from postlint.output.summary import SILENT, STANDINGS, changes, standing, summary_line
from postlint.output.writer import Conditions, Outcome
from postlint.report import Report, Severity, Verdict

MOST_LISTED = 100  # posts that the summary links to
# The summary is known last and read first. A shadow tree shows what comes late where it belongs, without any script;
# a browser that knows no such trees shows it at the end. Where it never comes, because the run broke off, that is said.
ORDER = """<template shadowrootmode="open"><style>.broken-off {
  border: 3px solid; padding: 1rem; font-weight: bold }</style>
<slot name="summary"><p class="broken-off" role="alert">This report is not complete: the run broke off before its end.
Not everything was checked.</p></slot><slot></slot><slot name="silent"></slot></template>"""
# Nothing may be loaded and nothing may run, should anything ever slip into the page.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


class HtmlWriter:
    """Write one page. It is plain ASCII, so that it reads the same whatever encoding it is stored or sent in."""

    def __init__(self, conditions: Conditions) -> None:
        self._conditions = conditions
        self._posts = 0
        self._silent = 0
        self._thread: str | None = None
        self._part = 0
        self._to_see: list[str] = []
        self._half_checked = 0

    def head(self) -> str:
        """Return the page up to its first post."""
        style = files(__package__).joinpath("page.css").read_text(encoding="utf-8")
        profile = self._conditions.profile
        title = f"{profile.name}: report on drafts" if profile else "Report on drafts"
        return _ascii(
            '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
            '<meta name="robots" content="noindex">\n<link rel="icon" href="data:,">\n'
            f"<title>{shown(title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
            f"<header>\n<h1>{shown(title)}</h1>\n"
            f"<p>postlint {shown(self._conditions.version)}, {when(self._conditions.at)}</p>\n</header>\n"
            f"<main>\n{ORDER}\n"
        )

    def post(self, draft: Draft, report: Report) -> str:
        """Return one post: in full where a rule fired or it is part of a thread, else in a line."""
        thread = draft.post.thread
        self._part = self._part + 1 if thread is not None and thread == self._thread else int(thread is not None)
        self._thread = thread
        self._half_checked += any(rule.severity is Severity.ERROR for rule in report.not_run)
        if standing(report) == SILENT and thread is None:
            self._silent += 1
            heading = '<h2 slot="silent">Where no rule fired</h2>\n' if self._silent == 1 else ""
            return _ascii(heading + silent_line(draft, report))
        self._posts += 1
        if standing(report) != SILENT and len(self._to_see) <= MOST_LISTED:
            self._to_see.append(f'<li>{badge(report)} <a href="#post-{self._posts}">{place(draft)}</a></li>')
        heading = "<h2>Posts to look at</h2>\n" if self._posts == 1 else ""
        return _ascii(heading + article(draft, report, self._posts, self._part, self._conditions))

    def tail(self, outcome: Outcome) -> str:
        """Return the summary, which the page shows first, and the end."""
        said = [
            f'<ul class="counts">{"".join(_counts(outcome))}</ul>',
            f"<p>{shown(summary_line(outcome.tally, self._conditions.rule_count))}</p>",
            *([_not_checked(outcome, self._half_checked)] if outcome.errors or self._half_checked else []),
            *self._circumstances(outcome),
        ]
        if self._to_see:
            more = ["<li>and more below</li>"] * (len(self._to_see) > MOST_LISTED)
            said.append(f'<ul class="to-see">{"".join([*self._to_see[:MOST_LISTED], *more])}</ul>')
        content = "\n".join(said)
        return _ascii(
            f'<section slot="summary" class="summary" aria-labelledby="summary">\n<h2 id="summary">Summary</h2>\n'
            f"{content}\n</section>\n</main>\n</body>\n</html>\n"
        )

    def _circumstances(self, outcome: Outcome) -> list[str]:
        """Say for which time posts were judged, and what the profile changed."""
        profile = self._conditions.profile
        said = []
        if outcome.assumed_now:
            said.append(f"<p>Posts without a time were judged as if published now, {when(self._conditions.at)}.</p>")
        if profile is not None:
            said.append(f"<p>Profile: {shown(profile.source or profile.name)}.</p>")
            if entries := changes(profile):
                items = "".join(f"<li>{shown(entry)}</li>" for entry in entries)
                said.append(f'<div class="changes"><p><b>Changed by the profile:</b></p><ul>{items}</ul></div>')
        return said


def _counts(outcome: Outcome) -> list[str]:
    """Say how many posts stand how, gravest first; whether any is to be held or reviewed is always said."""
    standings = outcome.tally.standings
    always = (f"to {Verdict.HOLD}", f"to {Verdict.REVIEW}")
    return [
        f'<li class="{BADGES[name][0]}"><b>{standings[name]}</b> {name}</li>'
        for name in STANDINGS
        if standings[name] or name in always
    ]


def _not_checked(outcome: Outcome, half_checked: int) -> str:
    """Name the drafts that could not be read, and count the posts on which a rule that could hold them did not run."""
    items = [shown(str(error)) for error in outcome.errors]
    if half_checked:
        posts = "1 post" if half_checked == 1 else f"{half_checked} posts"
        items.append(f"Rules that hold a post did not run on {posts}; they are named there.")
    listed = "".join(f"<li>{item}</li>" for item in items)
    return f'<div class="not-checked"><h3>Not checked</h3><ul>{listed}</ul></div>'


def _ascii(page: str) -> str:
    # Line ends of posts stay, so that a log in which the page ends up must not find a command in it either.
    return page_without_commands(page.encode("ascii", "xmlcharrefreplace").decode("ascii"))
