"""The page, read as a parser of HTML reads it."""

import re
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_reports import TEXT, finding
from sample_runs import CONDITIONS, ERROR, PROFILE, Checked, written

from postlint import Basis, DraftError, NotRun, Post, Report, Severity, Span
from postlint.drafts import Draft, Origin
from postlint.output.html import HtmlWriter
from postlint.output.html.words import Mark, marked
from postlint.output.writer import Conditions
from postlint.post import Media, QuotedPost

VOID = {"meta", "link", "br"}
DRAFT = Draft("drafts/a.md", 1, Post(TEXT), {"text": Origin(line=5)})
HELD = Report(findings=(finding(),))


@dataclass
class Element:
    """Hold an element that has been read, and the words in it."""

    tag: str
    attributes: dict[str, str]
    words: str = ""


@dataclass
class Page(HTMLParser):
    """Read a page, and make sure that every element that opens closes."""

    elements: list[Element] = field(default_factory=list)
    open: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.words += data

    def all(self, tag: str, kind: str = "") -> list[str]:
        """Return the words in all elements of a kind."""
        found = (e for e in self.elements if e.tag == tag and kind in ("", *e.attributes.get("class", "").split()))
        return [" ".join(element.words.split()) for element in found]


def page(
    posts: Checked = (), errors: tuple[DraftError, ...] = (), conditions: Conditions = CONDITIONS, now: bool = False
) -> Page:
    read = Page()
    text = written(HtmlWriter(conditions), posts, errors, assumed_now=now)
    assert text.isascii()
    read.feed(text)
    read.close()
    assert read.open == []
    return read


def test_a_post_is_shown_with_its_marks_and_its_findings() -> None:
    read = page([(DRAFT, HELD)])
    assert read.all("h3") == ["Hold drafts/a.md"]
    assert read.all("mark", "error") == ["Kicking down doors", "favourite things to do"]
    (card,) = read.all("div", "card")
    assert re.sub(r"(?<=[a-z])1\b", "", card).endswith(TEXT)
    (said,) = read.all("li", "finding")
    assert said == (
        "Error Force presented as a pleasureThis may read as force-enjoyment.WhyIt frightens people.Write instead"
        "Officers forced entry to [address area].SeeA caseA codeforce-enjoyment, the post's text, line 5, column 1"
    )


def test_a_mark_leads_to_its_finding() -> None:
    read = page([(DRAFT, Report(findings=(finding(), finding("force-joke", words=("#knockknock",)))))])
    links = [element.attributes["href"] for element in read.elements if element.tag == "a"]
    names = {element.attributes.get("id") for element in read.elements}
    inside = [link for link in links if link.startswith("#")]
    assert inside == ["#post-1-1", "#post-1-1", "#post-1-2", "#post-1"]
    assert {link[1:] for link in inside} <= names


def test_only_an_address_of_the_web_becomes_a_link() -> None:
    basis = (Basis("Bad", "javascript:alert(1)"), Basis("Long", f"https://norwell.example/{'a' * 600}?b=1&c=2"))
    read = page([(DRAFT, Report(findings=(replace(finding(), basis=basis),)))])
    links = [element.attributes["href"] for element in read.elements if element.tag == "a"]
    assert [link for link in links if not link.startswith("#")] == [basis[1].url]


def test_the_summary_says_what_the_run_came_to() -> None:
    read = page([(DRAFT, HELD), (DRAFT, Report())], now=True)
    (summary,) = read.all("section", "summary")
    for words in (
        "1 to hold0 to review1 where no rule fired",
        "1 post to hold, 1 where no rule fired (24 rules).",
        "judged as if published now, 4 May 2026, 09:30 UTC",
        "Hold drafts/a.md",
    ):
        assert words in summary
    assert "pprov" not in read.elements[0].words.partition("</style>")[2]


def test_what_could_not_be_read_stands_in_the_summary() -> None:
    read = page(errors=(ERROR,))
    assert read.all("div", "not-checked") == ["Not checkeddrafts/a.jsonl:9: the post is empty: write its text"]


def test_rules_that_would_hold_a_post_and_did_not_run_are_told_in_the_summary() -> None:
    grave = Report(not_run=(NotRun("force-joke", Severity.ERROR, "too long"),))
    slight = Report(not_run=(NotRun("dates", Severity.NOTE, "no time"),))
    read = page([(DRAFT, grave), (DRAFT, slight), (DRAFT, grave)])
    assert read.all("div", "not-checked") == [
        "Not checkedRules that hold a post did not run on 2 posts; they are named there."
    ]
    assert page([(DRAFT, slight)]).all("div", "not-checked") == []


def test_a_run_without_posts_is_a_page() -> None:
    (summary,) = page().all("section", "summary")
    assert "No post was checked (24 rules)." in summary


def test_the_profile_and_its_changes_are_told() -> None:
    read = page(conditions=replace(CONDITIONS, profile=PROFILE))
    assert read.all("h1") == ["Norwell Police: report on drafts"]
    assert read.all("div", "changes") == [
        "Changed by the profile:jargon is disabled (Head of digital: own style guide)"
        "bait is of severity warning (Head of digital: agreed)"
    ]


def test_a_waived_finding_is_marked_as_such() -> None:
    read = page([(DRAFT, Report(findings=(finding(waiver="agreed by the Head of communications"),)))])
    assert read.all("h3") == ["Waived drafts/a.md with 1 waiver"]
    assert read.all("mark", "waived") == ["Kicking down doors", "favourite things to do"]
    (said,) = read.all("li", "finding")
    assert "Waivedagreed by the Head of communications" in said


def test_clean_posts_are_listed_in_a_line_under_their_own_heading() -> None:
    clean = Draft("drafts/b.md", 1, Post("Bins. " * 50))
    read = page([(DRAFT, HELD), (clean, Report(not_looked_at=("1 link",))), (clean, Report())])
    assert read.all("h2") == ["Posts to look at", "Where no rule fired", "Summary"]
    first, second = read.all("p", "silent-post")
    assert first.startswith("drafts/b.md Bins. Bins.")
    assert first.endswith("… Not looked at: 1 link.")
    assert len(second) < 120


def test_what_did_not_run_and_was_not_looked_at_is_said() -> None:
    few = tuple(NotRun(f"rule-{number}", Severity.NOTE, "no time") for number in range(2))
    many = tuple(NotRun(f"rule-{number}", Severity.NOTE, "no rules for cy") for number in range(9))
    read = page([(DRAFT, Report(not_run=few + many, not_looked_at=("1 picture", "2 links")))])
    assert read.all("h3") == ["Not all rules ran drafts/a.md"]
    assert read.all("p", "not-run") == ["Not run: rule-0, rule-1: no time."]
    assert read.all("summary") == ["Not run: 9 rules: no rules for cy."]
    assert read.all("p", "unseen") == ["Not looked at: 1 picture, 2 links."]


def test_everything_that_readers_will_see_is_shown() -> None:
    post = Post(
        TEXT,
        account="@NorwellPolice",
        platform="x",
        publish_at=datetime(2026, 5, 4, 8, 30, tzinfo=UTC),
        media=(Media("image"), Media("video", "A door", "KEEP OUT", "Bang!")),
        reply_to="123",
        quotes=QuotedPost("Well done", "@EastbrookTeam"),
        language="cy",
    )
    (card,) = page([(replace(DRAFT, post=post), HELD)], conditions=replace(CONDITIONS, profile=PROFILE)).all(
        "div", "card"
    )
    for words in (
        "@NorwellPolice · x · 4 May 2026, 09:30 BST · reply to 123 · language cy",
        "Picture 1No alternative text.",
        "Video 2Alternative textA doorText in itKEEP OUTTranscriptBang!",
        "Quotes @EastbrookTeamWell done",
    ):
        assert words in card


def test_the_parts_of_a_thread_stay_together() -> None:
    parts = [replace(DRAFT, source=f"{n}.md", post=Post(TEXT, thread=thread)) for n, thread in enumerate("aab")]
    read = page([(parts[0], Report()), (parts[1], HELD), (parts[2], Report())])
    assert read.all("h3") == ["No rule fired 0.md", "Hold 1.md", "No rule fired 2.md"]
    assert [re.search(r"part \d of thread \w", card)[0] for card in read.all("p", "byline")] == [  # type: ignore[index]
        "part 1 of thread a",
        "part 2 of thread a",
        "part 1 of thread b",
    ]
    assert len(read.all("ul", "to-see")[0].split("Hold")) == 2


def test_a_finding_in_a_file_that_is_no_draft_has_no_post_beside_it() -> None:
    found = replace(finding("waiver-unused"), field="waivers", spans=())
    read = page([(Draft("waivers.toml", 7, Post("")), Report(findings=(found,)))])
    assert read.all("div", "card") == []
    assert read.all("h3") == ["Hold waivers.toml:7"]
    assert read.all("h4") == ["Error This may read as waiver-unused."]
    assert read.elements[0].words.count("This may read as waiver-unused.") == 1


def test_a_long_list_of_posts_to_see_ends() -> None:
    read = page([(DRAFT, HELD)] * 120)
    (listed,) = read.all("ul", "to-see")
    assert listed.count("drafts/a.md") == 100
    assert listed.endswith("and more below")


def mark(start: int, end: int, number: int = 1, severity: Severity = Severity.ERROR, waived: bool = False) -> Mark:
    return Mark(start, end, severity, waived, number, f"f{number}")


def bare(text: str, *marks: Mark) -> str:
    """Return a marked text with its marks and numbers in a short form."""
    html = re.sub(r'<sup><a href="#f(\d)"[^>]*>\d</a></sup>', r"^\1", marked(text, marks))
    return re.sub(r'<mark class="([^"]*)">(.*?)</mark>', r"[\1:\2]", html)


def test_where_marks_meet_the_gravest_is_shown_and_all_are_numbered() -> None:
    note, error = mark(0, 5, 1, Severity.NOTE), mark(3, 8, 2)
    assert bare("abcdefghij", note, error) == "[note:abc][error:de]^1[error:fgh]^2ij"
    assert bare("abcd", mark(0, 4, 1, waived=True), mark(1, 2, 2, Severity.NOTE)) == (
        "[error waived:a][note:b]^2[error waived:cd]^1"
    )


def test_something_missing_is_a_number_without_words() -> None:
    assert bare("abc", mark(0, 0), mark(3, 3, 2)) == "^1abc^2"
    assert bare("abc", mark(1, 1)) == "a^1bc"


def test_lines_stay_lines_and_what_hides_is_spelled_out() -> None:
    assert marked("a\nb", ()) == "a\nb"
    assert bare("a\u202eb\u200bc", mark(0, 2)) == (
        '[error:a<span class="hidden-character">&lt;U+202E&gt;</span>]^1b'
        '<span class="hidden-character">&lt;U+200B&gt;</span>c'
    )


def test_of_a_very_long_text_the_beginning_and_the_marked_words_are_shown() -> None:
    text = "a" * 50_000 + "GUILTY" + "b" * 50_000
    shown = bare(text, mark(50_000, 50_006))
    assert "[error:GUILTY]^1" in shown
    assert "[48,700 characters not shown]" in shown
    assert len(shown) < 3_000


def test_many_marks_in_a_long_text_take_no_time() -> None:
    text = "😂" * 10_000
    assert marked(text, [mark(n, n + 1) for n in range(10_000)]).count("<mark") == 10_000


@given(st.text(max_size=30), st.data())
def test_a_marked_text_is_all_there_whatever_is_marked(text: str, data: st.DataObject) -> None:
    places = st.integers(0, len(text))
    pairs = data.draw(st.lists(st.tuples(places, places, st.sampled_from(Severity), st.booleans()), max_size=5))
    marks = [mark(min(a, b), max(a, b), n, severity, waived) for n, (a, b, severity, waived) in enumerate(pairs)]
    read = Page()
    read.feed(f"<div>{re.sub('<sup>.*?</sup>', '', marked(text, marks))}</div>")
    assert read.open == []
    assert read.elements[0].words == words_of(text)
    assert marked(text, marks).count("<sup>") == len(marks)


def words_of(text: str) -> str:
    read = Page()
    read.feed(f"<div>{marked(text, ())}</div>")
    return read.elements[0].words


HOSTILE = [
    "<script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "' autofocus onfocus=alert(1) '",
    "</style></template></main><h1>Approved</h1>",
    "<!-- ",
    "]]>",
    "&lt;b&gt; &#60;i>",
    "\ud800 \u202e \x00 \x1b[2J \ufffe",
    "x" * 100_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_of_a_draft_acts_on_the_page(text: str) -> None:
    check(text)


@given(st.text(st.characters() | st.sampled_from("<>\"'&;/=-!")))
def test_no_text_at_all_does(text: str) -> None:
    check(text)


def check(text: str) -> None:
    """See that a page full of one text has the elements of a page full of another."""
    assert shape(text) == shape("harmless")


def shape(text: str) -> list[tuple[str, tuple[str, ...]]]:
    post = Post(
        text or "a",
        id=text,
        platform=text or "a",
        account=text or "a",
        media=(Media(text, text or "a", text or "a", text or "a"),),
        reply_to=text or "a",
        quotes=QuotedPost(text or "a", text or "a"),
        thread=text,
        language=text or "a",
    )
    hostile = replace(
        finding(), rule=text or "a", message=text or "a", why=text or "a", instead=text or "a", waiver=text or "a",
        also=(text or "a",), basis=(Basis(text), Basis("a", f"https://{text}")), field="media[0].alt",
        spans=(Span(0, 1, "a"),),
    )  # fmt: skip
    report = Report((hostile,), (NotRun(text, Severity.NOTE, text),), (text,))
    posts = [(Draft(f"d{text}", 1, post), report), (Draft(f"d{text}", 1, Post(text)), Report())]
    read = page(posts, (DraftError(text),), replace(CONDITIONS, profile=replace(PROFILE, name=text, source=f"{text}.")))
    named = [(element.tag, tuple(element.attributes)) for element in read.elements]
    return [(tag, names) for tag, names in named if names != ("class",) or tag != "span"]


def test_the_posts_of_one_release_are_told_apart() -> None:
    draft = replace(DRAFT, post=replace(DRAFT.post, id="release-7"), channel="x-welsh")
    read = page([(draft, HELD), (draft, Report())])
    assert read.all("span", "place") == ["drafts/a.md (release-7, x-welsh)"] * 2


def test_no_draft_puts_a_command_into_the_log_of_a_job() -> None:
    text = "Hello\n  ::error::Approved\n##[error]Approved"
    posts = [(replace(DRAFT, post=Post(text)), Report(findings=(finding(words=()),)))]
    source = written(HtmlWriter(CONDITIONS), posts)
    assert "##[" not in source
    assert not any(line.strip().startswith("::") for line in source.splitlines())
    assert page(posts).all("div", "text") == [" ".join(text.split())]
