"""Where several rules meet on the same words, the gravest speaks and names the others."""

from dataclasses import replace

from postlint.overlap import gravest_first
from postlint.report import Finding, Severity, Span


def found(rule: str, severity: Severity, *spans: tuple[int, int], field: str = "text") -> Finding:
    marks = tuple(Span(start, end, "x" * (end - start)) for start, end in spans)
    return Finding(rule, "force", severity, "m", "w", "i", (), field, marks)


def names(*findings: Finding) -> list[tuple[str, tuple[str, ...]]]:
    return [(finding.rule, finding.also) for finding in gravest_first(findings)[0]]


def test_the_gravest_speaks_and_names_the_others() -> None:
    assert names(found("note", Severity.NOTE, (0, 5)), found("error", Severity.ERROR, (2, 9))) == [("error", ("note",))]


def test_of_two_as_grave_the_one_that_marks_more_speaks() -> None:
    short, long = found("a", Severity.ERROR, (0, 2)), found("b", Severity.ERROR, (0, 5))
    assert names(short, long) == [("b", ("a",))]


def test_other_words_stay_findings_of_their_own() -> None:
    findings = names(found("late", Severity.ERROR, (9, 12)), found("early", Severity.ERROR, (0, 5)))
    assert findings == [("early", ()), ("late", ())]


def test_a_finding_with_words_of_its_own_is_not_folded() -> None:
    assert len(names(found("a", Severity.ERROR, (0, 5)), found("b", Severity.NOTE, (0, 5), (7, 9)))) == 2


def test_findings_that_only_touch_are_apart() -> None:
    assert len(names(found("a", Severity.ERROR, (0, 5)), found("b", Severity.NOTE, (5, 7)))) == 2


def test_other_fields_are_apart() -> None:
    assert len(names(found("a", Severity.ERROR, (0, 5)), found("b", Severity.NOTE, (0, 5), field="media[0].alt"))) == 2


def test_what_marks_nothing_is_never_folded() -> None:
    assert len(names(found("a", Severity.ERROR, (0, 5)), found("b", Severity.NOTE))) == 2


def test_the_gravest_stand_first() -> None:
    order = names(
        found("note", Severity.NOTE, (0, 1)),
        found("error", Severity.ERROR, (8, 9)),
        found("w", Severity.WARNING, (4, 5)),
    )
    assert [rule for rule, _ in order] == ["error", "w", "note"]


def test_what_is_folded_is_kept_as_it_was() -> None:
    error, warning, note = (
        found("error", Severity.ERROR, (0, 9)),
        found("warning", Severity.WARNING, (0, 5)),
        found("note", Severity.NOTE, (7, 8)),
    )
    speaking, folded = gravest_first([note, error, warning])
    assert [finding.rule for finding in speaking] == ["error"]
    assert folded == (warning, note)


def test_a_rule_that_speaks_twice_is_not_folded_into_itself() -> None:
    twice = [found("a", Severity.WARNING, (0, 5)), found("a", Severity.WARNING, (0, 5))]
    assert names(*twice) == [("a", ()), ("a", ())]
    assert names(*twice, found("b", Severity.ERROR, (0, 5))) == [("b", ("a",))]


def test_a_finding_that_yields_is_heard_only_where_nothing_graver_than_a_note_is() -> None:
    feeling = replace(found("feeling", Severity.WARNING, (20, 30)), yields=True)
    note, warning = found("note", Severity.NOTE, (20, 30)), found("warning", Severity.WARNING, (0, 5))
    assert names(feeling) == [("feeling", ())]
    assert names(feeling, note) == [("feeling", ()), ("note", ())]
    assert names(feeling, warning) == [("warning", ())]
    assert [finding.rule for finding in gravest_first([feeling, warning])[1]] == ["feeling"]
