"""The report for programs."""

import json
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sample_reports import TEXT, finding

from postlint import DraftError, NotRun, Post, Report, Severity
from postlint.drafts import Draft, Origin
from postlint.output.json_report import SEPARATOR, post_record, report_head, report_tail
from postlint.output.summary import Tally
from postlint.profile.model import Profile, RuleChange

AT = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)


def parsed(posts: list[tuple[Draft, Report]], errors: tuple[DraftError, ...] = ()) -> Any:
    tally = Tally(errors=len(errors))
    for _, report in posts:
        tally.add(report)
    records = SEPARATOR.join(post_record(draft, report) for draft, report in posts)
    return json.loads(report_head("0.1.0", 24, "abc", AT) + records + report_tail(errors, tally))


def test_the_report_has_the_promised_shape() -> None:
    draft = Draft("drafts/a.jsonl", 3, Post(TEXT, id="uk-3"))
    report = Report(
        findings=(finding(also=("force-sound-effect",)),),
        not_run=(NotRun("dates", Severity.NOTE, "no time of publication"),),
        not_looked_at=("1 picture",),
    )
    error = DraftError("the post is empty: write its text", source="drafts/a.jsonl", line=9)
    assert parsed([(draft, report)], (error,)) == {
        "schema": "postlint/report/1",
        "version": "0.1.0",
        "rules": {"count": 24, "digest": "abc"},
        "profile": {"digest": None},
        "at": "2026-05-04T09:30:00+00:00",
        "posts": [
            {
                "source": "drafts/a.jsonl",
                "line": 3,
                "id": "uk-3",
                "platform": None,
                "channel": None,
                "verdict": "hold",
                "findings": [
                    {
                        "rule": "force-enjoyment",
                        "category": "force",
                        "severity": "error",
                        "message": "This may read as force-enjoyment.",
                        "why": "It frightens people.",
                        "instead": "Officers forced entry to [address area].",
                        "basis": [
                            {"title": "A case", "url": "https://norwell.example/case"},
                            {"title": "A code", "url": None},
                        ],
                        "field": "text",
                        "spans": [
                            {"start": 0, "end": 18, "line": 1, "column": 1, "text": "Kicking down doors"},
                            {"start": 33, "end": 55, "line": 1, "column": 34, "text": "favourite things to do"},
                        ],
                        "also": ["force-sound-effect"],
                        "waiver": None,
                    }
                ],
                "not_run": [{"rule": "dates", "severity": "note", "reason": "no time of publication"}],
                "not_looked_at": ["1 picture"],
            }
        ],
        "errors": [{"source": "drafts/a.jsonl", "line": 9, "message": "the post is empty: write its text"}],
        "summary": {
            "posts": 1,
            "hold": 1,
            "review": 0,
            "clear": 0,
            "waived": 0,
            "errors": 1,
            "unchanged": 0,
            "stray_waivers": 0,
        },
    }


def test_no_posts_and_many_posts_are_both_json() -> None:
    assert parsed([])["posts"] == []
    many = parsed([(Draft("a.txt", 1, Post("Hello")), Report())] * 3)
    assert [post["verdict"] for post in many["posts"]] == ["clear"] * 3


def test_places_are_those_of_the_file() -> None:
    draft = Draft("a.md", 1, Post(TEXT), {"text": Origin(line=5)})
    (post,) = parsed([(draft, Report(findings=(finding(),)))])["posts"]
    assert [(span["line"], span["column"]) for span in post["findings"][0]["spans"]] == [(5, 1), (5, 34)]


def test_any_text_at_all_survives_in_plain_ascii() -> None:
    text = "doors \ud800 \u202e \x00 🚧"
    draft = Draft("\udcff.txt", 1, Post(text, id="\ud800"))
    record = post_record(draft, Report(findings=(finding(words=(text,), text=text),)))
    assert record.isascii()
    assert json.loads(record)["findings"][0]["spans"][0]["text"] == text
    assert json.loads(record)["id"] == "\ud800"


def test_a_profile_is_identified_with_what_it_changes_and_who_decided_it() -> None:
    profile = Profile(
        "Norwell Police",
        ZoneInfo("Europe/London"),
        disabled=(RuleChange("jargon", None, "Head of digital", "own style guide"),),
        severities=(RuleChange("bait", Severity.WARNING, "Head of digital", "agreed"),),
        digest="def",
    )
    head = json.loads(report_head("0.1.0", 24, "abc", AT, profile) + report_tail((), Tally()))
    assert head["profile"] == {
        "digest": "def",
        "disabled": [{"rule": "jargon", "owner": "Head of digital", "reason": "own style guide"}],
        "severity": [{"rule": "bait", "severity": "warning", "owner": "Head of digital", "reason": "agreed"}],
    }


def test_the_posts_of_one_release_are_told_apart() -> None:
    post = Post(TEXT, id="release-7", platform="x")
    drafts = [Draft("a.yaml", 2, post, channel=channel) for channel in ("x", "x-welsh")]
    posts = parsed([(draft, Report()) for draft in drafts])["posts"]
    assert [(entry["platform"], entry["channel"]) for entry in posts] == [("x", "x"), ("x", "x-welsh")]


def test_no_draft_puts_a_command_into_the_log_of_a_job() -> None:
    hidden = "##[error]Approved by the Head of communications"
    text = post_record(Draft(hidden, 1, Post(TEXT, id=hidden)), Report(findings=(finding(hidden),)))
    assert "##[" not in text
    assert json.loads(text)["id"] == hidden
