"""Rule files that are wrong stop the run with file, line, what is wrong and what to write."""

from pathlib import Path

import pytest

from postlint import RuleError
from postlint.authoring.rulebook import compile_rulebook
from small_rulebook import rule_text, write_rulebook

GOOD = rule_text()


def wrong(folder: Path, text: str, **concepts: str) -> str:
    with pytest.raises(RuleError) as caught:
        compile_rulebook(write_rulebook(folder, text, **concepts))
    return str(caught.value).removeprefix(str(folder))


@pytest.mark.parametrize(
    ("written", "instead", "message"),
    [
        pytest.param("why:", "wyh:", "/force/force-enjoyment.yaml:7: unknown key `wyh`; did you mean `why`?", id="key"),
        pytest.param("title: A title\n", "", "`title:` is missing; write it", id="missing key"),
        pytest.param("severity: error", "severity: fatal", ":3: `severity` is 'fatal'; write 'error',", id="severity"),
        pytest.param("[relish,", "[relsh,", ":5: unknown concept `relsh`; did you mean `relish`?", id="concept"),
        pytest.param("all:", "al:", ":4: `match` is none of the things that may stand here", id="node"),
        pytest.param(
            "guidance: code", "guidance: cod", ":10: unknown guidance `cod`; did you mean `code`?", id="basis"
        ),
        pytest.param("guidance: code", "case: norwel-2020", "did you mean `norwell-2020`?", id="case"),
        pytest.param(
            "- guidance: code",
            "- guidance: code\n  - {}",
            ":11: `basis.1` needs either `case` or `guidance`",
            id="empty basis",
        ),
        pytest.param(
            "{matched}", "{relsh}", "speaks of {relsh}, which is not matched; did you mean `relish`?", id="message"
        ),
        pytest.param(
            "pass: [Good morning., Bye.]", "pass: [Bye.]", "`examples.pass` has too few entries; it needs 2", id="few"
        ),
        pytest.param("why: It", "title: B\nwhy: It", ":7: `title` is written twice; keep one", id="twice"),
        pytest.param("match:\n", "match: [\n", "is not YAML", id="not YAML"),
        pytest.param("title: A title", "title: &a [*a]", "anchors and aliases are not used here", id="alias"),
        pytest.param("id: force-enjoyment", "id: Force Enjoyment", "`id` is 'Force Enjoyment'; write it like", id="id"),
        pytest.param(
            "all: [relish, forced-entry]", "at-least: 3\n  of: [relish, speech]", "asks for 3 of only 2", id="k"
        ),
        pytest.param("all: [relish, forced-entry]", "measure: capital", "write 'abbreviations'", id="measure"),
    ],
)
def test_a_mistake_is_named_with_its_cure(tmp_path: Path, written: str, instead: str, message: str) -> None:
    assert written in GOOD
    name = "force-enjoyment"
    folder = write_rulebook(tmp_path)
    (folder / "force" / f"{name}.yaml").write_text(GOOD.replace(written, instead, 1), encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        compile_rulebook(folder)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_guard_may_only_concern_what_is_matched(tmp_path: Path) -> None:
    text = rule_text(unless="denied: {negated: speech}")
    assert "the guard concerns `speech`, which the rule does not match" in wrong(tmp_path, text)


def test_an_example_may_only_name_a_guard_that_is_there(tmp_path: Path) -> None:
    examples = "{flag: [a, b], pass: [{text: c, because: denid}, d]}"
    text = rule_text(unless="denied: {negated: relish}", examples=examples)
    assert "there is no guard `denid`; did you mean `denied`?" in wrong(tmp_path, text)


def test_only_guards_of_the_category_can_be_declined(tmp_path: Path) -> None:
    assert "has no guard `quoted` to decline" in wrong(tmp_path, rule_text(decline="[quoted]"))


def test_a_concept_without_a_word_that_must_be_there_has_no_trigger(tmp_path: Path) -> None:
    message = wrong(tmp_path, GOOD, empty="phrases: ['the? a?']")
    assert (
        message
        == "/concepts/empty.yaml:3: phrase 'the? a?' has no word that must be there; write at least one without `?`"
    )


def test_a_concept_with_nothing_to_find(tmp_path: Path) -> None:
    assert "has nothing to find: write `phrases:`" in wrong(tmp_path, GOOD, empty="except: [a]")


@pytest.mark.parametrize(
    ("pattern", "cure"),
    [
        ("[{TEXT: {REGEX: a+}}]", "uses `TEXT`; write one of OP, LOWER, ORTH, NORM"),
        ("[{LOWER: a, OP: '*'}]", "uses the operator '*'; write one of"),
        ("[{LOWER: {REGEX: a+}}]", "uses `REGEX`; write one of IN, NOT_IN"),
    ],
)
def test_a_raw_pattern_cannot_hang(tmp_path: Path, pattern: str, cure: str) -> None:
    body = f"patterns:\n  - pattern: {pattern}\n    triggers: [a]"
    assert cure in wrong(tmp_path, GOOD, raw=body)


def test_a_raw_pattern_needs_a_trigger(tmp_path: Path) -> None:
    assert "`triggers:` is missing" in wrong(tmp_path, GOOD, raw="patterns:\n  - pattern: [{LOWER: a}]")


def test_an_unknown_reference(tmp_path: Path) -> None:
    assert "unknown concept `relsh`; did you mean `relish`?" in wrong(tmp_path, GOOD, joy="phrases: ['our [relsh]']")


def test_concepts_that_refer_to_each_other_in_a_circle(tmp_path: Path) -> None:
    message = wrong(tmp_path, GOOD, joy="phrases: ['[fun]']", fun="phrases: ['[joy]']")
    assert "in a circle: fun -> joy -> fun" in message or "in a circle: joy -> fun -> joy" in message


def test_the_same_id_in_two_places(tmp_path: Path) -> None:
    folder = write_rulebook(
        tmp_path, GOOD, categories="- {id: force, title: F, about: a}\n- {id: other, title: O, about: b}"
    )
    (folder / "other").mkdir()
    (folder / "other" / "force-enjoyment.yaml").write_text(GOOD, encoding="utf-8")
    with pytest.raises(RuleError, match=r"the id `force-enjoyment` is already used in .*force-enjoyment\.yaml"):
        compile_rulebook(folder)


def test_a_file_named_otherwise_than_its_rule(tmp_path: Path) -> None:
    folder = write_rulebook(tmp_path)
    (folder / "force" / "joy.yaml").write_text(GOOD, encoding="utf-8")
    with pytest.raises(
        RuleError, match=r"joy\.yaml:1: the id is `force-enjoyment`; name the file force-enjoyment\.yaml"
    ):
        compile_rulebook(folder)


def test_a_folder_that_is_no_category(tmp_path: Path) -> None:
    folder = write_rulebook(tmp_path, GOOD)
    (folder / "farce").mkdir()
    (folder / "farce" / "x.yaml").write_text(GOOD, encoding="utf-8")
    with pytest.raises(RuleError, match="the folder `farce` is no category; did you mean `force`"):
        compile_rulebook(folder)


def test_a_rulebook_without_its_lists(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"the rulebook lacks this file; write categories\.yaml"):
        compile_rulebook(tmp_path)


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    folder = write_rulebook(tmp_path, GOOD)
    (folder / "force" / "force-enjoyment.yaml").write_bytes(b"id: \xff\xfe")
    with pytest.raises(RuleError, match="cannot be read as UTF-8 text"):
        compile_rulebook(folder)


def test_a_phrase_that_yaml_would_take_for_false_is_a_word(tmp_path: Path) -> None:
    rulebook = compile_rulebook(write_rulebook(tmp_path, GOOD, refusal="phrases: [no, off, 2020-01-01]"))
    assert rulebook.concepts["refusal"].phrases[0] == (("no",),)


@pytest.mark.parametrize(
    ("name", "cure"),
    [
        ("force/joy.yml", "a file of this kind is not read; name it joy.yaml"),
        ("force/joy.YAML", "a file of this kind is not read; name it joy.yaml"),
        ("joy.yaml", "nothing is read here; move the file into the folder of a category"),
        ("force/more/joy.yaml", "nothing is read here; move the file into the folder of a category"),
        ("concepts/joy.yml", "a file of this kind is not read; name it joy.yaml"),
    ],
)
def test_a_rule_is_never_left_out_in_silence(tmp_path: Path, name: str, cure: str) -> None:
    folder = write_rulebook(tmp_path, GOOD)
    compile_rulebook(folder)
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(rule_text("joy"), encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        compile_rulebook(folder)
    assert str(caught.value) == f"{folder / name}: {cure}"


def test_hidden_files_are_left_aside(tmp_path: Path) -> None:
    folder = write_rulebook(tmp_path, GOOD)
    (folder / ".git").mkdir()
    (folder / ".git" / "x.yaml").write_text("a", encoding="utf-8")
    (folder / "force" / ".joy.yaml").write_text("a", encoding="utf-8")
    assert len(compile_rulebook(folder).rules) == 1


def test_a_rulebook_without_rules_checks_nothing(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="there is no rule in this folder"):
        compile_rulebook(write_rulebook(tmp_path))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", ":1: `the file` must be fields, such as `id: force-enjoyment`"),
        ("- a", ":1: `the file` must be fields, such as `id: force-enjoyment`"),
        ("id: " + "[" * 5_000, ": is nested too deeply; write it with fewer levels"),
        (GOOD.replace("all: [relish,", "all: [" + "{any: [" * 30 + "relish" + "]}" * 30 + ","), "nested too deeply"),
        ('title: "\\UFFFFFFFF"', ": is not YAML: it holds an escape that is no character"),
        (GOOD.replace("all: [relish, forced-entry]", "{field: platform, is: x}"), "must be a list, such as [a, b]"),
    ],
    ids=["empty", "list", "endless", "deep", "escape", "no list"],
)
def test_a_file_of_another_shape(tmp_path: Path, text: str, message: str) -> None:
    folder = write_rulebook(tmp_path)
    (folder / "force" / "force-enjoyment.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        compile_rulebook(folder)
    assert message in str(caught.value)


def test_concepts_in_a_chain_without_end(tmp_path: Path) -> None:
    chain = {f"link_{number}": f"phrases: ['[link-{number + 1}] on']" for number in range(1_000)}
    assert "refer to each other over more than 20 steps" in wrong(tmp_path, GOOD, **chain, link_1000="phrases: [on]")


@pytest.mark.parametrize(
    ("pattern", "trigger", "cure"),
    [
        ("[" + "{LOWER: a, OP: '?'}, " * 6 + "{LOWER: b}]", "b", "raw pattern has 64 lengths; use fewer operators"),
        ("[{LOWER: [a]}]", "a", "raw pattern has a `LOWER` that is no word"),
        ("[{LOWER: {IN: a}}]", "a", "raw pattern has a `LOWER` that is no word"),
        ("[{LOWER: ~}]", "a", "raw pattern has a `LOWER` that is no word"),
        ("[{LOWER: A}]", "a", "raw pattern has `LOWER: A`, which never matches; write it in small letters"),
        ("[{LOWER: a}]", "a b", "the trigger `a b` is not one word"),
    ],
)
def test_a_raw_pattern_that_would_fail_later_or_never_match(
    tmp_path: Path, pattern: str, trigger: str, cure: str
) -> None:
    assert cure in wrong(tmp_path, GOOD, raw=f"patterns:\n  - pattern: {pattern}\n    triggers: [{trigger}]")
