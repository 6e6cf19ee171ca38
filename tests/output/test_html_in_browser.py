"""The page, opened in a real browser: what its reader sees on a phone, on a screen, in the dark and on paper."""

import base64
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from chromium import EXECUTABLE, Browser, browser
from sample_reports import TEXT, finding
from sample_runs import CONDITIONS, ERROR, PROFILE, Checked, written

from postlint import NotRun, Post, Report, Severity
from postlint.drafts import Draft
from postlint.output.html import HtmlWriter
from postlint.post import Media, QuotedPost

pytestmark = pytest.mark.skipif(EXECUTABLE is None, reason="Chromium is not installed")

PHONE, DESK = 360, 1200
HOSTILE = "</div></article><script>document.title='run'</script><img src=https://evil.example/x onerror=alert(1)>"
FULL = Post(
    f"{TEXT} {'a' * 300} \u202eback\u202c",
    account="@NorwellPolice",
    platform="x",
    publish_at=datetime(2026, 5, 4, 9, 30),
    media=(Media("image", alt=TEXT), Media("video", transcript=HOSTILE)),
    quotes=QuotedPost(TEXT, "@EastbrookTeam"),
    reply_to="9" * 80,
    thread="week",
)
FINDINGS = (
    finding(),
    finding("force-joke", field="media[0].alt", severity=Severity.WARNING),
    finding("quoted", field="quotes.text", severity=Severity.NOTE),
    finding("waived", words=("one of our",), waiver="agreed by the Head of communications"),
)
POSTS: Checked = [
    (Draft("drafts/a.md", 1, FULL), Report(FINDINGS, (NotRun("dates", Severity.NOTE, "no time"),), ("1 picture",))),
    (Draft("drafts/b.md", 1, Post("A clean one", thread="week")), Report()),
    (Draft(f"drafts/{'c' * 80}.md", 3, Post(HOSTILE)), Report((finding(words=("script",), text=HOSTILE),))),
    (Draft("drafts/d.md", 1, Post("Bins are collected on Monday.")), Report()),
]


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    folder = tmp_path_factory.mktemp("page")
    path = folder / "report.html"
    path.write_text(written(HtmlWriter(replace(CONDITIONS, profile=PROFILE)), POSTS, (ERROR,)), encoding="ascii")
    with browser(folder / "profile") as opened:
        wide(opened, DESK)
        opened.open(path)
        yield opened


def wide(tab: Browser, width: int) -> None:
    tab.call("Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=width < 500)


@pytest.mark.parametrize("width", [320, PHONE, DESK])
def test_nothing_runs_over_the_edge(tab: Browser, width: int) -> None:
    wide(tab, width)
    over = tab.ask(
        "[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1)"
        ".map(e => e.outerHTML.slice(0, 80))"
    )
    assert tab.ask("innerWidth") == width
    assert over == []


def test_a_phone_shows_what_was_found_below_the_post_and_a_screen_beside_it(tab: Browser) -> None:
    places = "['.card', '.said'].map(s => document.querySelector(s).getBoundingClientRect().left)"
    wide(tab, PHONE)
    card, said = tab.ask(places)
    assert card == said
    wide(tab, DESK)
    card, said = tab.ask(places)
    assert card < said


def test_nothing_is_loaded_and_nothing_runs(tab: Browser) -> None:
    assert [url for url in tab.requests if not url.startswith(("file:", "data:"))] == []
    assert tab.complaints == []
    assert tab.ask("document.title") == "Norwell Police: report on drafts"
    assert tab.ask("document.querySelectorAll('script, img, iframe, object, form').length") == 0


def test_marked_words_can_be_seen_without_colours(tab: Browser) -> None:
    marks = tab.ask(
        "[...document.querySelectorAll('mark')].map(m => [m.className, m.innerText, m.checkVisibility(),"
        " getComputedStyle(m).textDecorationStyle, getComputedStyle(m).outlineStyle])"
    )
    looks = {kind: (line, outline) for kind, _, _, line, outline in marks}
    assert all(visible for *_, visible, _, _ in marks)
    assert {words for _, words, *_ in marks} >= {"Kicking down doors", "favourite things to do", "one of our"}
    assert set(looks) == {"error", "warning", "note", "error waived"}
    assert len(set(looks.values())) == 4


def test_the_summary_is_read_and_seen_first(tab: Browser) -> None:
    top = "s => document.querySelector(s).getBoundingClientRect().top"
    places = tab.ask(f"['header h1', '.summary', '.post', '.silent-post'].map({top})")
    assert places == sorted(places)
    headings = list(headings_read_out(tab))
    assert headings[:3] == ["Norwell Police: report on drafts", "Summary", "Not checked"]
    assert headings[-1] == "Where no rule fired"


def headings_read_out(tab: Browser) -> Iterator[str]:
    """Yield the headings in the order in which a screen reader comes upon them."""
    nodes = {node["nodeId"]: node for node in tab.call("Accessibility.getFullAXTree")["nodes"]}
    waiting = [next(name for name, node in nodes.items() if "parentId" not in node)]
    while waiting:
        node = nodes[waiting.pop()]
        waiting += reversed([child for child in node["childIds"] if child in nodes])
        if node["role"]["value"] == "heading":
            yield node["name"]["value"]


CONTRAST = """
(() => {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true});
  const rgb = colour => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
                          return [...canvas.getImageData(0, 0, 1, 1).data]; };
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
    .map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const behind = e => { for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor);
                        if (c[3] === 255) return c; } return [255, 255, 255]; };
  return [...document.querySelectorAll('body *')]
    .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && e.checkVisibility())
    .map(e => { const [a, b] = [light(rgb(getComputedStyle(e).color)), light(behind(e))];
                return [(Math.max(a, b) + .05) / (Math.min(a, b) + .05), e.outerHTML.slice(0, 80)]; });
})()
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_what_is_behind_them(tab: Browser, scheme: str) -> None:
    """4.5 to 1 is what the Web Content Accessibility Guidelines 2.1 ask for, criterion 1.4.3."""
    tab.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
    contrasts = tab.ask(CONTRAST)
    tab.call("Emulation.setEmulatedMedia", features=[])
    assert len(contrasts) > 50
    assert [(ratio, element) for ratio, element in contrasts if ratio < 4.5] == []


def test_the_page_prints(tab: Browser) -> None:
    assert base64.b64decode(tab.call("Page.printToPDF")["data"]).startswith(b"%PDF-")


def test_a_page_that_broke_off_says_so(tab: Browser, tmp_path: Path) -> None:
    writer = HtmlWriter(CONDITIONS)
    path = tmp_path / "broken.html"
    path.write_text(writer.head() + "".join(writer.post(*checked) for checked in POSTS), encoding="ascii")
    with browser(tmp_path / "profile") as other:
        other.open(path)
        warning = "document.querySelector('main').shadowRoot.querySelector('.broken-off')"
        assert "not complete" in other.ask(f"{warning}.innerText")
        assert other.ask(f"{warning}.checkVisibility()")
    assert not tab.ask(f"{warning}.checkVisibility()")
