"""Guidance in force: rules speak with its words, name it, and rest on it."""

from datetime import datetime
from pathlib import Path

import pytest

from postlint import Basis, Linter, Post, ProfileError, RuleError
from postlint.authoring.rulebook import compile_rulebook
from small_profile import DISTANCING, write_profile
from small_rulebook import rule_text, write_rulebook

CELEBRATION = rule_text(
    "against-own-advice",
    match="all: [relish, guidance-discourages]\nwithin: sentence",
    unless="denied: {negated: guidance-discourages}",
    during="guidance",
    message='"This celebrates what {guidance} advises against: {guidance-discourages}."',
    instead="'[What happened.] Please remember: {guidance}.'",
)
TWO_TIMES = DISTANCING.replace("two metres", "one metre").replace("hug|embrace", "hug ... neighbour")
PARTY = "We love it when hundreds hugged their neighbours on our street."
SUMMER = datetime(2020, 7, 1, 12)


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    return write_rulebook(tmp_path / "rules", CELEBRATION)


@pytest.fixture
def linter(tmp_path: Path, rules: Path) -> Linter:
    return Linter(write_profile(tmp_path, DISTANCING), rules=rules)


def test_a_post_that_celebrates_what_we_advise_against_names_the_guidance(linter: Linter) -> None:
    (finding,) = linter.check(Post(PARTY, publish_at=SUMMER)).findings
    assert finding.rule == "against-own-advice"
    assert finding.message == "This celebrates what Keep two metres apart advises against: “hugged”."
    assert finding.instead == "[What happened.] Please remember: Keep two metres apart."
    assert finding.basis == (
        Basis("Keep two metres apart", "https://norwell.example/apart"),
        Basis("A code (A college, 2024)"),
    )


def test_the_same_post_a_year_later_is_clear(linter: Linter) -> None:
    assert linter.check(Post(PARTY, publish_at=SUMMER.replace(year=2021))).findings == ()


def test_guidance_without_an_end_stays_in_force(tmp_path: Path, rules: Path) -> None:
    linter = Linter(write_profile(tmp_path, DISTANCING.replace("until = 2020-09-30\n", "")), rules=rules)
    assert linter.check(Post(PARTY, publish_at=SUMMER.replace(year=2040))).findings
    assert not linter.check(Post(PARTY, publish_at=SUMMER.replace(year=2019))).findings


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("We love how everybody embraces.", True),
        ("We love to #hug.", True),
        ("We loved gathering in crowds.", True),
        ("Loved to gather in crowds.", True),
        ("We love our town. Nobody hugged.", False),
        ("We love that you never hugged.", False),
    ],
)
def test_its_phrases_are_read_like_those_of_rules(linter: Linter, text: str, flagged: bool) -> None:
    assert bool(linter.check(Post(text, publish_at=SUMMER)).findings) is flagged


def test_each_piece_of_guidance_speaks_for_itself(tmp_path: Path, rules: Path) -> None:
    linter = Linter(write_profile(tmp_path, DISTANCING, TWO_TIMES), rules=rules)
    assert linter.rule_count == 1
    findings = linter.check(Post(PARTY, publish_at=SUMMER)).findings
    assert [finding.basis[0].title for finding in findings] == ["Keep one metre apart", "Keep two metres apart"]
    assert {finding.also for finding in findings} == {()}
    (finding,) = linter.check(Post("We love to embrace.", publish_at=SUMMER)).findings
    assert "Keep two metres apart" in finding.message


def test_a_title_in_braces_is_told_as_it_is(tmp_path: Path, rules: Path) -> None:
    linter = Linter(write_profile(tmp_path, DISTANCING.replace("Keep two", "{matched} {relish}")), rules=rules)
    (finding,) = linter.check(Post(PARTY, publish_at=SUMMER)).findings
    assert "what {matched} {relish} metres apart advises" in finding.message


@pytest.mark.parametrize(
    ("phrase", "message"),
    [
        ("the?", ":11: phrase 'the?' has no word that must be there; write at least one without `?`"),
        ("a [relish]", ":11: phrase 'a [relish]' refers to a concept, which only rules can do; write the words out"),
    ],
)
def test_a_phrase_that_cannot_be_used_is_named_with_its_line(
    tmp_path: Path, rules: Path, phrase: str, message: str
) -> None:
    profile = write_profile(tmp_path, DISTANCING.replace('"hug|embrace"', f'\n  "{phrase}"'))
    with pytest.raises(ProfileError) as caught:
        Linter(profile, rules=rules)
    assert str(caught.value) == f"{profile}{message}"


def wrong(folder: Path, text: str, **concepts: str) -> str:
    with pytest.raises(RuleError) as caught:
        compile_rulebook(write_rulebook(folder, text, **concepts))
    return str(caught.value)


@pytest.mark.parametrize(
    ("written", "instead", "message"),
    [
        (
            "during: guidance",
            "during: mourning",
            "`guidance-discourages` stands for words of guidance; write `during: g",
        ),
        ("during: guidance", "during: [guidance, mourning]", "waits for guidance and for periods; write two rules"),
        ("during: guidance", "during: lent", "is 'lent'; write 'pre-election', 'mourning'"),
        ("{guidance}", "{period}", "the message speaks of {period}, which is not matched"),
        (
            "remember: {guidance}",
            "remember: {gidance}",
            "`instead` speaks of {gidance}, which is not in force; did you",
        ),
        ("remember: {guidance}", "remember: {relish}", "not in force; write places to fill in [like this]"),
        ("guidance-discourages]", "guidance-discourage]", "did you mean `guidance-discourages`?"),
    ],
)
def test_a_rule_that_uses_it_wrongly_stops_the_run(tmp_path: Path, written: str, instead: str, message: str) -> None:
    assert message in wrong(tmp_path, CELEBRATION.replace(written, instead, 1))


def test_no_concept_takes_the_place_of_its_words(tmp_path: Path) -> None:
    message = "guidance-topics.yaml:1: `guidance-topics` stands for what no rulebook writes; choose another id"
    assert message in wrong(tmp_path, CELEBRATION, guidance_topics="phrases: [a]")


def test_a_rule_may_wait_for_guidance_that_speaks_of_something(tmp_path: Path) -> None:
    crowd = rule_text("crowd", match="relish", during="guidance\nabout: keeping-apart", severity="warning")
    rules = write_rulebook(tmp_path / "rules", crowd, keeping_apart="phrases: [distance|distancing, crowd]")

    def fires(guidance: str) -> bool:
        linter = Linter(write_profile(tmp_path, guidance), rules=rules)
        return bool(linter.check(Post("We love it.", publish_at=SUMMER)).findings)

    assert fires(DISTANCING)
    shops = DISTANCING.replace('"distance", "crowd"', '"shops"')
    assert fires(shops.replace("gather in a? crowd", "queue (big crowd)?"))
    water = shops.replace("shops", "water").replace('"hug|embrace", "gather in a? crowd"', '"drink"')
    water = water.replace("Keep two metres apart", "Boil your water")
    assert not fires(water)
    assert fires(water.replace("Boil your water", "Distancing in shops"))


@pytest.mark.parametrize(
    ("during", "message"),
    [
        ("guidance\nabout: reli", ":7: unknown concept `reli`; did you mean `relish`?"),
        ("mourning\nabout: relish", "says what guidance is `about`, and does not wait for any; write `during: guidan"),
    ],
)
def test_what_guidance_must_speak_of_is_checked(tmp_path: Path, during: str, message: str) -> None:
    assert message in wrong(tmp_path, rule_text(during=during))
