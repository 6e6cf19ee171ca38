"""Every built-in rule does to its own examples what it says, and a rule that does not is found out."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from postlint import RuleError
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
        ("force-enjoyment-pass-2", "is silent even without the guard `denied`, so it proves nothing: Good morning.")
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


IN_FORCE = "in-force: [{title: Stay in, from: 2024-06-01, topics: [street], discourages: [party]}]"
PARTY = "text: We love your parties., publish_at: '2024-06-02T09:30'"


def test_an_example_says_when_it_is_published_and_what_is_in_force_then(tmp_path: Path) -> None:
    flag = f"{{{PARTY}, {IN_FORCE}}}"
    later = flag.replace("2024-06-02", "2023-06-02")
    denied = flag.replace("We love", "We never love").replace("text:", "because: denied, text:")
    parts = {
        "match": "all: [relish, guidance-discourages]",
        "during": "guidance",
        "unless": "denied: {negated: relish}",
    }
    assert problems(tmp_path, f"{{flag: [{flag}, {flag}], pass: [{later}, {denied}]}}", **parts) == []
    without = f"{{flag: [{flag}, {{{PARTY}}}], pass: [{flag}, a]}}"
    assert problems(tmp_path, without, **parts) == [
        ("force-enjoyment-flag-2", "does not flag: We love your parties."),
        ("force-enjoyment-pass-1", "flags, and should not: We love your parties."),
    ]


def test_an_example_in_a_period(tmp_path: Path) -> None:
    period = "in-force: [{kind: mourning, title: A day of mourning, from: 2024-06-02, until: 2024-06-02}]"
    flag = f"{{{PARTY}, {period}}}"
    examples = (
        f"{{flag: [{flag}, {flag}], pass: [{flag.replace('02T', '03T')}, {flag.replace('mourning,', 'silence,')}]}}"
    )
    assert problems(tmp_path, examples, match="relish", during="mourning") == []


@pytest.mark.parametrize(
    ("written", "instead", "message"),
    [
        ("from:", "form:", "unknown key `guidance[0].form`; did you mean `from`?"),
        ("2024-06-01", "2024-06-31", "`guidance[0].from` is no date that exists"),
        ("[party]", "['the?']", "phrase 'the?' has no word that must be there"),
        ("[{title", "[{kind: lent, title", "unknown key `period[0].topics`"),
        ("[{title", "[a, {title", "must be a list of periods and guidance, as in a profile"),
    ],
)
def test_what_is_wrongly_said_to_be_in_force(tmp_path: Path, written: str, instead: str, message: str) -> None:
    flag = f"{{{PARTY}, {IN_FORCE.replace(written, instead)}}}"
    with pytest.raises(RuleError) as caught:
        problems(tmp_path, f"{{flag: [{flag}, b], pass: [c, d]}}", match="guidance-topics", during="guidance")
    assert "force-enjoyment.yaml:" in str(caught.value)
    assert f"what is in force in this example: {message}" in str(caught.value)
