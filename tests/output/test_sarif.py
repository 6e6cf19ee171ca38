"""The report for code scanning and editors."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote, unquote_to_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import ValidationError
from sample_reports import TEXT, finding
from sample_runs import CONDITIONS, ERROR, PROFILE, Checked, written
from sarif_schema import validate

from postlint import Basis, DraftError, NotRun, Post, Report, Severity, Span
from postlint.authoring.measured import RuleFigures
from postlint.drafts import Draft, Origin
from postlint.output.sarif import FINGERPRINT, SarifWriter

DRAFT = Draft("drafts/a.md", 1, Post(TEXT), {"text": Origin(line=5)})


def run(posts: Checked = (), errors: tuple[DraftError, ...] = (), figures: dict[str, RuleFigures] | None = None) -> Any:
    """Return the run that a writer makes of some posts, once its log has proved valid."""
    log = json.loads(written(SarifWriter(CONDITIONS, figures), posts, errors))
    validate(log)
    return log["runs"][0]


def results(*posts: tuple[Draft, Report]) -> Any:
    return run(posts)["results"]


def fingerprints(*posts: tuple[Draft, Report]) -> list[str]:
    return [result["partialFingerprints"][FINGERPRINT] for result in results(*posts)]


def test_a_finding_is_a_result_at_its_words() -> None:
    (result,) = results((DRAFT, Report(findings=(finding(also=("force-sound-effect",)),))))
    assert (result["ruleId"], result["ruleIndex"], result["level"]) == ("force-enjoyment", 0, "error")
    assert result["message"] == {"text": "This may read as force-enjoyment."}
    (location,) = result["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "drafts/a.md", "uriBaseId": "%SRCROOT%"},
        "region": {
            "startLine": 5,
            "startColumn": 1,
            "endLine": 5,
            "endColumn": 19,
            "snippet": {"text": "Kicking down doors"},
        },
    }
    assert location["logicalLocations"] == [{"name": "text", "kind": "property"}]
    (further,) = result["relatedLocations"]
    assert (further["id"], further["physicalLocation"]["region"]["startColumn"]) == (1, 34)
    assert result["suppressions"] == []
    assert result["properties"] == {
        "category": "force",
        "field": "text",
        "verdict": "hold",
        "also": "force-sound-effect",
    }


def test_columns_count_code_points() -> None:
    text = f"🚧👮🏽 {TEXT}"
    held = Report(findings=(finding(text=text),))
    report = run([(Draft("a.txt", 1, Post(text)), held)])
    assert report["columnKind"] == "unicodeCodePoints"
    assert report["results"][0]["locations"][0]["physicalLocation"]["region"]["startColumn"] == 5


def test_rules_that_occur_are_described_once() -> None:
    held = Report(findings=(finding(), finding(rule="house-rule", severity=Severity.NOTE)))
    report = run([(DRAFT, held), (DRAFT, held)])
    known, unknown = report["tool"]["driver"]["rules"]
    assert [result["ruleIndex"] for result in report["results"]] == [0, 1, 0, 1]
    assert known["shortDescription"] == {"text": "Force presented as a pleasure"}
    assert known["fullDescription"] == {"text": "It frightens people."}
    assert known["help"] == {
        "text": (
            "It frightens people.\nWrite instead: Officers forced entry to [address area].\n"
            "See: A case, https://norwell.example/case\nSee: A code"
        ),
        "markdown": (
            "# Force presented as a pleasure\n\nIt frightens people.\n\n## Write instead\n\n"
            "Officers forced entry to \\[address area\\].\n\n## See\n\n"
            "- [A case](<https://norwell.example/case>)\n- A code"
        ),
    }
    assert known["helpUri"] == "https://norwell.example/case"
    assert known["defaultConfiguration"] == {"level": "error"}
    assert known["properties"] == {"category": "force", "tags": ["force"]}
    assert (unknown["id"], unknown["shortDescription"]) == ("house-rule", {"text": "house-rule"})


def test_only_an_address_of_the_web_becomes_a_link() -> None:
    held = Report(findings=(replace(finding(), basis=(Basis("A case", "javascript:alert(1)"),)),))
    (rule,) = run([(DRAFT, held)])["tool"]["driver"]["rules"]
    assert "helpUri" not in rule
    assert rule["help"]["markdown"].endswith("- A case")


@pytest.mark.parametrize(
    ("invented", "right", "precision"),
    [(20, 20, "very-high"), (20, 17, "high"), (20, 10, "medium"), (20, 3, "low"), (9, 9, None), (0, 0, None)],
)
def test_precision_is_told_where_it_was_measured(invented: int, right: int, precision: str | None) -> None:
    figures = RuleFigures(invented=invented, right=right, official=0)
    held = Report(findings=(finding("house-rule"),))
    (rule,) = run([(DRAFT, held)], figures={"house-rule": figures})["tool"]["driver"]["rules"]
    assert rule["properties"].get("precision") == precision


def test_a_waived_finding_is_suppressed_with_its_reason() -> None:
    (result,) = results((DRAFT, Report(findings=(finding(waiver="agreed by the Head of communications"),))))
    assert result["level"] == "error"
    assert result["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": "agreed by the Head of communications"}
    ]


def test_a_fingerprint_stays_when_the_post_moves() -> None:
    held = Report(findings=(finding(),))
    moved = replace(DRAFT, line=40, origins={"text": Origin(line=44)})
    assert fingerprints((DRAFT, held)) == fingerprints((moved, held))


def test_fingerprints_tell_findings_apart() -> None:
    held = Report(findings=(finding(), finding("force-joke"), finding(words=("Kicking down doors",))))
    other = replace(DRAFT, post=Post(f"{TEXT} Again."))
    all_of_them = fingerprints((DRAFT, held), (other, held), (DRAFT, held))
    assert len(set(all_of_them)) == 9
    assert [one.rpartition(":")[2] for one in all_of_them] == ["1"] * 6 + ["2"] * 3


def test_no_more_of_a_draft_than_the_marked_words() -> None:
    draft = replace(DRAFT, post=replace(DRAFT.post, text=f"{TEXT} The name of the witness is secret."))
    log = written(SarifWriter(CONDITIONS), [(draft, Report(findings=(finding(),)))])
    assert "witness" not in log


def test_what_could_not_be_read_is_a_notification_of_a_failed_run() -> None:
    (invocation,) = run(errors=(ERROR, DraftError("names no draft")))["invocations"]
    assert invocation["executionSuccessful"] is False
    first, second = invocation["toolExecutionNotifications"]
    assert first == {
        "level": "error",
        "message": {"text": "the post is empty: write its text"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "drafts/a.jsonl", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 9},
                }
            }
        ],
    }
    assert second == {"level": "error", "message": {"text": "names no draft"}, "locations": []}


def test_what_did_not_run_is_a_notification_once_a_reason() -> None:
    missing = tuple(NotRun(f"rule-{number}", Severity.ERROR, "no rules for `cy`") for number in range(5))
    report = Report(not_run=(*missing, NotRun("dates", Severity.NOTE, "no time of publication")))
    (invocation,) = run([(replace(DRAFT, line=line), report) for line in range(1, 201)])["invocations"]
    language, time = invocation["toolExecutionNotifications"]
    assert language["message"] == {"text": "rule-0, rule-1, rule-2 and 2 more did not run: no rules for `cy`"}
    assert language["properties"] == {"rules": [rule.rule for rule in missing], "posts": 200}
    assert len(language["locations"]) == 100
    assert language["locations"][6]["physicalLocation"]["region"] == {"startLine": 7}
    assert (time["level"], time["message"]["text"]) == ("note", "dates did not run: no time of publication")


def test_an_empty_run_is_a_log() -> None:
    report = run()
    assert (report["results"], report["tool"]["driver"]["rules"]) == ([], [])
    assert report["properties"]["summary"]["posts"] == 0


def test_clean_posts_leave_no_gap_between_results() -> None:
    held = Report(findings=(finding(),))
    assert len(results((DRAFT, Report()), (DRAFT, held), (DRAFT, Report()), (DRAFT, held), (DRAFT, Report()))) == 2


def test_the_profile_is_identified_with_what_it_changes() -> None:
    log = json.loads(written(SarifWriter(replace(CONDITIONS, profile=PROFILE))))
    validate(log)
    assert log["runs"][0]["properties"]["profile"]["disabled"] == [
        {"rule": "jargon", "owner": "Head of digital", "reason": "own style guide"}
    ]


def artifact(source: str) -> Any:
    (result,) = results((replace(DRAFT, source=source), Report(findings=(finding(),))))
    return result["locations"][0]["physicalLocation"]["artifactLocation"]


def test_a_path_is_relative_and_percent_encoded() -> None:
    assert artifact("drafts/50% off: #1 café.md")["uri"] == "drafts/50%25%20off%3A%20%231%20caf%C3%A9.md"
    assert artifact("./drafts/../a.md")["uri"] == "a.md"
    assert artifact(str(Path.cwd() / "a.md")) == {"uri": "a.md", "uriBaseId": "%SRCROOT%"}


def test_a_path_that_is_not_text_keeps_its_bytes() -> None:
    assert unquote_to_bytes(artifact("\udcff.txt")["uri"]) == b"\xff.txt"


def test_a_file_elsewhere_has_a_whole_address() -> None:
    elsewhere = artifact(str(Path.cwd().parent / "a b.md"))
    assert elsewhere["uri"].startswith("file:///")
    assert unquote(elsewhere["uri"]) == f"file://{(Path.cwd().parent / 'a b.md').as_posix()}"
    assert "uriBaseId" not in elsewhere


def test_standard_input_is_named() -> None:
    assert artifact("-") == {"uri": "stdin", "description": {"text": "standard input"}}


def test_more_places_than_github_takes_are_left_out() -> None:
    text = "a " * 500
    spans = tuple(Span(2 * number, 2 * number + 1, "a") for number in range(500))
    (result,) = results((Draft("a.txt", 1, Post(text)), Report(findings=(replace(finding(), spans=spans),))))
    assert len(result["locations"]) + len(result["relatedLocations"]) == 100


def test_something_missing_is_a_place_between_characters() -> None:
    (result,) = results((DRAFT, Report(findings=(replace(finding(), spans=(Span(3, 3, ""),)),))))
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 5, "startColumn": 4, "endLine": 5, "endColumn": 4}


def test_a_finding_without_words_stands_where_its_post_does() -> None:
    (result,) = results((replace(DRAFT, line=9), Report(findings=(replace(finding(), spans=()),))))
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 9


def test_words_of_a_draft_are_neither_links_nor_placeholders() -> None:
    (result,) = results((DRAFT, Report(findings=(replace(finding(), message="{0} [here](https://evil.example)"),))))
    assert result["message"] == {"text": "{{0}} \\[here](https://evil.example)"}


@given(st.text(min_size=1))
def test_any_text_at_all_makes_a_valid_log(text: str) -> None:
    hostile = replace(finding(words=(text,), text=text, waiver=text), message=text, why=text, instead=text)
    posts = [(Draft("a.txt", 1, Post(text, id=text)), Report(findings=(hostile,)))]
    log = written(SarifWriter(CONDITIONS), posts, (DraftError(text),))
    assert log.isascii()
    validate(json.loads(log))
    json.loads(log)["runs"][0]["results"][0]["message"]["text"].encode()


def test_the_schema_refuses_what_is_wrong() -> None:
    log = json.loads(written(SarifWriter(CONDITIONS), [(DRAFT, Report(findings=(finding(),)))]))
    log["runs"][0]["results"][0]["levle"] = "error"
    with pytest.raises(ValidationError):
        validate(log)


def test_the_posts_of_one_release_are_told_apart() -> None:
    draft = Draft("a.yaml", 2, Post(TEXT, id="release-7"), channel="x-welsh")
    (result,) = results((draft, Report(findings=(finding(),))))
    assert (result["properties"]["post"], result["properties"]["channel"]) == ("release-7", "x-welsh")
    (logical,) = result["locations"][0]["logicalLocations"]
    assert logical["fullyQualifiedName"] == "release-7.x-welsh.text"


def test_no_draft_puts_a_command_into_the_log_of_a_job() -> None:
    hidden = "##[error]Approved"
    log = written(SarifWriter(CONDITIONS), [(Draft("a.txt", 1, Post(TEXT)), Report(findings=(finding(hidden),)))])
    assert "##[" not in log
    assert json.loads(log)["runs"][0]["results"][0]["ruleId"] == hidden
