"""Every built-in rule does to its own examples what it says, and a rule that does not is found out."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from postlint import Linter, Post, RuleError, Verdict
from postlint.authoring.catalogue import load_rules
from postlint.authoring.examples import ExampleResult, run_examples
from small_rulebook import rule_text, write_rulebook


@pytest.fixture(scope="module")
def results() -> dict[str, ExampleResult]:
    return {result.name: result for result in run_examples([])}


def names() -> Iterator[str]:
    for rule, written in load_rules().written.items():
        examples = written.file.examples
        for kind, count in (("flag", len(examples.flag)), ("pass", len(examples.passing))):
            yield from (f"{rule}-{kind}-{number + 1}" for number in range(count))


@pytest.mark.parametrize("name", [*names()])
def test_built_in(results: dict[str, ExampleResult], name: str) -> None:
    assert results[name].problem == ""


def test_every_suggestion_passes_the_linter() -> None:
    linter = Linter()
    suggestions = {rule.id: rule.instead for rule in load_rules().rules}
    verdicts = {rule: linter.check(Post(text)).verdict for rule, text in suggestions.items()}
    assert {rule for rule, verdict in verdicts.items() if verdict is not Verdict.CLEAR} == set()


def test_every_guard_of_a_rule_proves_itself() -> None:
    unproven = {
        (rule, guard)
        for rule, written in load_rules().written.items()
        for guard in written.file.unless
        if not any(isinstance(e, dict) and e.get("because") == guard for e in written.file.examples.passing)
    }
    assert unproven == set()


def problems(folder: Path, examples: str, **parts: str) -> list[tuple[str, str]]:
    path = write_rulebook(folder, rule_text(examples=examples, **parts))
    return [(result.name, result.problem) for result in run_examples([path]) if not result.passed]


def test_a_post_that_should_flag_and_does_not(tmp_path: Path) -> None:
    examples = "{flag: [We love kicking doors., Good morning.], pass: [a, b]}"
    assert problems(tmp_path, examples) == [("force-enjoyment-flag-2", "does not flag: Good morning.")]


def test_a_post_that_should_pass_and_does_not(tmp_path: Path) -> None:
    examples = "{flag: [We love kicking doors., Love to kick a door.], pass: [a, We love kicking doors.]}"
    assert problems(tmp_path, examples) == [("force-enjoyment-pass-2", "flags, and should not: We love kicking doors.")]


def test_a_guard_that_is_not_what_keeps_the_rule_silent(tmp_path: Path) -> None:
    examples = (
        "{flag: [We love kicking doors., Love to kick a door.], pass: [a, {text: Good morning., because: denied}]}"
    )
    assert problems(tmp_path, examples, unless="denied: {negated: relish}") == [
        ("force-enjoyment-pass-2", "is silent even without the guard `denied`: Good morning.")
    ]


def test_an_example_that_is_no_post(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"force-enjoyment\.yaml:\d+: this example is not a post: .*`txt`"):
        problems(tmp_path, "{flag: [{txt: a}, b], pass: [c, d]}")


def test_one_file_can_be_run_alone(tmp_path: Path) -> None:
    folder = write_rulebook(tmp_path, rule_text(), rule_text("other", match="relish"))
    assert {result.rule for result in run_examples([folder / "force" / "other.yaml"])} == {"other"}


def test_a_place_without_rules(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"is not inside a folder of rules; such a folder has a categories\.yaml"):
        list(run_examples([tmp_path]))
    with pytest.raises(RuleError, match="there is no rule here"):
        list(run_examples([write_rulebook(tmp_path, rule_text()) / "concepts"]))
