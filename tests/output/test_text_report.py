"""The report for a person."""

from dataclasses import replace

from sample_reports import TEXT, finding

from postlint import Media, NotRun, Post, QuotedPost, Report, Severity
from postlint.drafts import Draft
from postlint.output.style import Style
from postlint.output.text import text_report

PLAIN = Style(plain=True)


def shown(report: Report, post: Post | None = None, source: str = "drafts/a.txt", line: int = 1) -> str:
    return text_report(Draft(source, line, post or Post(TEXT)), report, 80, PLAIN)


def test_the_verdict_comes_first_then_the_post_then_why_and_what_to_write() -> None:
    report = Report(findings=(finding(also=("force-sound-effect",)),), not_looked_at=("1 picture", "2 links"))
    assert shown(report) == (
        """\
HOLD  drafts/a.txt

    >>Kicking down doors<< is one of our >>favourite things to do<<. #knockknock

  error    This may read as force-enjoyment. (force-enjoyment)
  why      It frightens people.
  instead  Officers forced entry to [address area].
  see      A case, https://norwell.example/case
  see      A code
  also     force-sound-effect

Not looked at: 1 picture, 2 links.

"""
    )


def test_the_worst_three_are_told_in_full_the_rest_in_a_line_and_notes_together() -> None:
    findings = [finding(f"error-{number}") for number in range(2)]
    findings += [finding(f"warning-{number}", severity=Severity.WARNING) for number in range(3)]
    findings += [finding(f"note-{number}", severity=Severity.NOTE) for number in range(2)]
    text = shown(Report(findings=tuple(findings)))
    assert text.count("  why ") == 3
    assert "  warning  This may read as warning-1. (warning-1)\n" in text
    assert "  warning  This may read as warning-2. (warning-2)\n" in text
    assert "  notes    This may read as note-0. (note-0) This may read as note-1. (note-1)\n" in text


def test_a_great_many_findings_do_not_flood_the_screen() -> None:
    text = shown(Report(findings=tuple(finding(f"rule-{number}") for number in range(5_000))))
    assert "and 4987 more; --format json gives them all" in text
    assert len(text.splitlines()) < 60


def test_a_finding_outside_the_text_says_where_it_is() -> None:
    post = Post("Hello", media=(Media(alt="A map"), Media(kind="video", transcript="We love doors")))
    found = finding(words=("love",), text="We love doors", field="media[1].transcript", severity=Severity.WARNING)
    text = shown(Report(findings=(found,)), post)
    assert text.startswith(
        "REVIEW  drafts/a.txt\n\n    Hello\n\n  In the transcript of video 2:\n    We >>love<< doors\n"
    )
    assert "(force-enjoyment, in the transcript of video 2)" in " ".join(text.split())


def test_pictures_and_quoted_posts_are_called_by_their_names() -> None:
    post = Post("Oh dear", media=(Media(alt="doors", text="doors"),), quotes=QuotedPost("doors"))
    fields = ("media[0].alt", "media[0].text", "quotes.text")
    found = tuple(finding(field, ("doors",), text="doors", field=field) for field in fields)
    text = shown(Report(findings=found), post)
    for words in ("the alternative text of picture 1", "the text in picture 1", "the quoted post"):
        assert f"  In {words}:\n    >>doors<<\n" in text


def test_something_missing_is_told_without_a_mark() -> None:
    post = Post("Hello", media=(Media(),))
    found = finding("alt-missing", (), field="media[0].alt", severity=Severity.WARNING)
    text = shown(Report(findings=(found,)), post)
    assert ">>" not in text
    assert "(alt-missing, in the alternative text of picture 1)" in " ".join(text.split())


def test_a_record_is_named_by_line_and_id() -> None:
    report = Report(findings=(finding(),))
    assert shown(report, Post(TEXT, id="uk-3"), "a.jsonl", 3).startswith("HOLD  a.jsonl:3 (uk-3)\n")
    assert shown(report, source="a.jsonl").startswith("HOLD  a.jsonl:1\n")
    assert shown(report, source="a.csv").startswith("HOLD  a.csv:1\n")
    assert shown(report, source="-").startswith("HOLD  standard input\n")


def test_the_posts_of_a_release_are_told_apart_by_their_channels() -> None:
    draft = Draft("r.yaml", 1, Post(TEXT, id="release-7", platform="x"), channel="x")
    text = text_report(draft, Report(findings=(finding(),)), 80, Style(plain=True))
    assert text.startswith("HOLD  r.yaml:1 (release-7, x)\n")


def test_a_post_with_notes_only_is_never_called_clear() -> None:
    text = shown(Report(findings=(finding(severity=Severity.NOTE),)))
    assert text.startswith("NOTE  drafts/a.txt\n")
    assert "clear" not in text.lower()


def test_a_waived_finding_is_shown_and_counted() -> None:
    text = shown(Report(findings=(finding(waiver="agreed by the head of news"),)))
    assert text.startswith("NOTE with 1 waiver  drafts/a.txt\n")
    assert "  waived   force-enjoyment: agreed by the head of news\n" in text


def test_rules_that_did_not_run_are_named_by_their_reason() -> None:
    rules = tuple(NotRun(f"rule-{number}", Severity.ERROR, "no rules for this language") for number in range(5))
    text = shown(Report(not_run=rules))
    assert text.startswith("REVIEW  drafts/a.txt\n")
    assert "  not run  rule-0, rule-1, rule-2 and 2 more: no rules for this language\n" in text


def test_nothing_in_a_draft_reaches_the_terminal_raw() -> None:
    text = "doors \x1b[2J\u202e\ud800"
    post = Post(text, id="\x1b[1m")
    shown_text = text_report(
        Draft("\x1b.txt", 1, post), Report(findings=(finding(text, ("doors",), text=text),)), 80, PLAIN
    )
    assert shown_text.replace("\n", "").isprintable()


def test_a_terminal_gets_colours() -> None:
    text = text_report(Draft("a.txt", 1, Post(TEXT)), Report(findings=(finding(),)), 80, Style(plain=False))
    assert text.startswith("\x1b[1;31mHOLD\x1b[0m  \x1b[1ma.txt\x1b[0m\n")
    assert ">>" not in text


def test_the_kind_of_media_reaches_no_terminal_raw() -> None:
    post = Post("Hello", media=(Media(kind="\x1b[2J\n", alt="doors"),))
    text = shown(Report(findings=(finding(words=("doors",), text="doors", field="media[0].alt"),)), post)
    assert "  In the alternative text of <U+001B>[2J  1:\n" in text


def test_no_draft_puts_a_command_into_the_log_of_a_job() -> None:
    lines = ["::error::Approved", "\u3000 ::add-mask::e", "a ##[error]Approved", "Read this: ::note"]
    text = shown(Report(findings=(replace(finding(words=()), message=lines[0]),)), Post("\n".join(lines)))
    assert "##[" not in text
    assert not any(line.strip().startswith("::") for line in text.splitlines())
    # Nobody who reads it misses anything.
    assert "    : :error::Approved\n" in text
    assert "    a ## [error]Approved\n    Read this: ::note\n" in text
