"""Annotations for GitHub Actions, read back by a parser of the documented format."""

from dataclasses import replace

import pytest
from github_commands import commands
from hypothesis import given
from hypothesis import strategies as st
from sample_reports import TEXT, finding
from sample_runs import CONDITIONS, ERROR, PROFILE, Checked, written

from postlint import DraftError, NotRun, Post, Report, Severity, Span
from postlint.drafts import Draft, Origin
from postlint.output.github import GitHubWriter
from postlint.post import Media

SUMMARY = "No post was checked (24 rules)."


def output(posts: Checked = (), errors: tuple[DraftError, ...] = ()) -> str:
    return written(GitHubWriter(CONDITIONS), posts, errors)


def test_a_finding_is_an_annotation_at_its_words() -> None:
    draft = Draft("drafts/a.md", 1, Post(TEXT), {"text": Origin(line=5)})
    found, others = commands(output([(draft, Report(findings=(finding(),)))]))
    assert [(command.name, command.properties) for command in found] == [
        (
            "error",
            {
                "file": "drafts/a.md",
                "line": "5",
                "endLine": "5",
                "col": "1",
                "endColumn": "19",
                "title": "Force presented as a pleasure (force-enjoyment)",
            },
        )
    ]
    assert found[0].message == (
        "This may read as force-enjoyment.\nWrite instead: Officers forced entry to [address area]."
    )
    assert others == ["1 post to hold (24 rules)."]


def test_severities_are_githubs_levels() -> None:
    report = Report(findings=tuple(finding(severity=severity) for severity in Severity))
    found, _ = commands(output([(Draft("a.txt", 1, Post(TEXT)), report)]))
    assert [command.name for command in found] == ["error", "warning", "notice"]


def test_a_waived_finding_is_a_notice_that_says_so() -> None:
    report = Report(findings=(finding(waiver="agreed by the Head of communications"),))
    (command,), _ = commands(output([(Draft("a.txt", 1, Post(TEXT)), report)]))
    assert command.name == "notice"
    assert command.properties["title"].startswith("Waived: ")
    assert command.message.endswith("Waived: agreed by the Head of communications")


def test_words_over_several_lines_have_no_columns() -> None:
    text = "Kicking\ndown"
    report = Report(findings=(finding(words=(text,), text=text),))
    (command,), _ = commands(output([(Draft("a.txt", 1, Post(text)), report)]))
    assert (command.properties["line"], command.properties["endLine"]) == ("1", "2")
    assert not {"col", "endColumn"} & set(command.properties)


def test_something_missing_has_a_place_and_no_width() -> None:
    report = Report(findings=(replace(finding(), spans=(Span(3, 3, ""),)),))
    (command,), _ = commands(output([(Draft("a.txt", 1, Post(TEXT)), report)]))
    assert command.properties["col"] == "4"
    assert "endColumn" not in command.properties


def test_another_field_than_the_text_is_named() -> None:
    post = Post("Look", media=(Media("video", transcript=TEXT),))
    report = Report(findings=(finding(field="media[0].transcript"),))
    (command,), _ = commands(output([(Draft("a.jsonl", 2, post), report)]))
    assert "In the transcript of video 1." in command.message


def test_what_did_not_run_is_told_once_a_reason() -> None:
    missing = tuple(NotRun(f"rule-{number}", Severity.ERROR, "no rules for `cy`") for number in range(5))
    report = Report(not_run=(*missing, NotRun("dates", Severity.NOTE, "no time")))
    found, _ = commands(output([(Draft("a.jsonl", 7, Post("Bore da")), report)]))
    assert [(command.name, command.properties["line"], command.message) for command in found] == [
        ("error", "7", "Not run: rule-0, rule-1, rule-2 and 2 more: no rules for `cy`"),
        ("notice", "7", "Not run: dates: no time"),
    ]


def test_what_could_not_be_read_is_an_error() -> None:
    errors = (ERROR, DraftError("names no draft"), DraftError("is empty", source="-"))
    found, others = commands(output(errors=errors))
    assert [(command.name, command.message) for command in found] == [
        ("error", "the post is empty: write its text"),
        ("error", "names no draft"),
        ("error", "is empty"),
    ]
    assert found[0].properties == {"file": "drafts/a.jsonl", "line": "9", "title": "Not checked"}
    assert found[1].properties == found[2].properties == {"title": "Not checked"}
    assert others == [f"{SUMMARY} 3 errors: not everything was checked."]


def test_standard_input_has_no_file() -> None:
    (command,), _ = commands(output([(Draft("-", 1, Post(TEXT)), Report(findings=(finding(),)))]))
    assert "file" not in command.properties


def test_an_empty_run_says_so() -> None:
    assert output() == f"{SUMMARY}\n"


def test_the_profile_and_its_changes_end_the_report() -> None:
    text = written(GitHubWriter(replace(CONDITIONS, profile=PROFILE)), assumed_now=True)
    assert text.splitlines() == [
        f"{SUMMARY} Judged as if published now, 2026-05-04 09:30. Profile: postlint.toml.",
        "Changed by the profile: jargon is disabled (Head of digital: own style guide); "
        "bait is of severity warning (Head of digital: agreed).",
    ]


HOSTILE = [
    "\n::error::injected",
    "\r\n::stop-commands::token\n",
    "##[error]injected",
    "##[add-path]/tmp",
    "a::b,c:d=e%0A::error::x",
    "\u2028::add-mask::secret",
    "%0A%25,title=x::",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_no_text_of_a_draft_becomes_a_command(words: str) -> None:
    check(words)


@given(st.text(st.characters() | st.sampled_from("\n\r:#[]%,=")))
def test_no_text_at_all_does(words: str) -> None:
    check(words)


def check(words: str) -> None:
    hostile = replace(finding(), message=words, instead=words, waiver=None, spans=(Span(0, len(words), words),))
    report = Report(findings=(hostile,), not_run=(NotRun("r", Severity.NOTE, words),))
    posts = [(Draft(f"{words.replace(chr(0), '')}.txt", 1, Post(words, id=words)), report)]
    found, others = commands(output(posts, (DraftError(words, source=f"d{words}", line=1),)))
    assert [command.name for command in found] == ["error", "notice", "error"]
    assert [command.properties["title"] for command in found] == [
        "Force presented as a pleasure (force-enjoyment)",
        "Rules that did not run",
        "Not checked",
    ]
    assert len(others) == 1


def test_the_channel_of_a_release_is_said() -> None:
    draft = Draft("a.yaml", 2, Post(TEXT), channel="x-welsh")
    (command,), _ = commands(output([(draft, Report(findings=(finding(),)))]))
    assert command.message.startswith("For x-welsh: This may read as force-enjoyment.")
