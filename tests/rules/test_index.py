"""The index leaves out only what could not have fired: index + rules finds what every rule on every post finds."""

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from postlint.authoring.catalogue import load_rules
from postlint.language.document import PhraseMatcher
from postlint.language.grammar import Parser
from postlint.linter import Index, check_thread
from postlint.post import Media, Post
from postlint.profile.read import profile_in_force, read_profile
from postlint.profile.tailoring import tailored
from postlint.report import Report
from postlint.rules.compiled import PERIOD_KINDS
from postlint.rules.fixed_choice import FixedChoice
from postlint.rules.ruleset import Ruleset
from postlint.rules.store import load_ruleset
from small_profile import DISTANCING, ELECTIONS, ORGANISATION, write_profile
from small_rulebook import rule_text, write_rulebook

NOW = datetime(2026, 4, 1, tzinfo=UTC)
RAIN = """
[[guidance]]
title = "Stay in when it rains"
from = 2020-06-01
topics = ["rain", "distance", "love"]
discourages = ["walk ...2 rain", "hug"]
"""
CHANGES = """
[[account]]
handle = "@NorwellPolice"
voice = "corporate"
[rules]
disable = [{rule = "off", owner = "a", reason = "b"}]
severity = [{rule = "several", severity = "note", owner = "a", reason = "b"}]
"""
# A file of posts (JSON Lines with `text`), or several, to prove the same on.
MORE_POSTS = "POSTLINT_POSTS"


@cache
def built_in() -> Ruleset:
    """Give the built-in rules with every period and some guidance in force, so that none of them sleeps."""
    in_force = [{"kind": kind, "title": "A time", "from": "2026-03-01", "until": "2026-05-01"} for kind in PERIOD_KINDS]
    advice = {"title": "Stay in", "from": "2026-03-01", "topics": ["rain", "door"], "discourages": ["walk ...2 rain"]}
    profile = replace(profile_in_force([*in_force, advice]), names=("Norwell Police", "Response"))
    return tailored(load_ruleset(), profile)


@pytest.fixture(scope="module")
def ruleset() -> Ruleset:
    return built_in()


@pytest.fixture(scope="module")
def matcher(ruleset: Ruleset) -> PhraseMatcher:
    return PhraseMatcher(ruleset.pattern)


class Both:
    """Check posts by the index and by every rule."""

    def __init__(self, ruleset: Ruleset, matcher: PhraseMatcher) -> None:
        self.ruleset = ruleset
        self.matcher = matcher
        self.parser = Parser()
        self.everything = FixedChoice(ruleset.all_phrases, frozenset(ruleset.names), ruleset.index)

    def by(self, index: Index, *thread: Post) -> list[Report]:
        return check_thread(thread, self.ruleset, index, lambda: self.matcher, self.parser.parse)

    def agree(self, *thread: Post) -> None:
        thread = tuple(post if post.publish_at else replace(post, publish_at=NOW) for post in thread)
        assert self.by(self.ruleset.index, *thread) == self.by(self.everything, *thread)


@pytest.fixture(scope="module")
def both(ruleset: Ruleset, matcher: PhraseMatcher) -> Both:
    return Both(ruleset, matcher)


@pytest.fixture(scope="module")
def with_profile(tmp_path_factory: pytest.TempPathFactory) -> Both:
    """Check posts by rules that a profile has made its own: with words of its own, of time, disabled."""
    folder = tmp_path_factory.mktemp("profile")
    words = "[relish, guidance-topics, {concept: guidance-discourages, in: hashtag}, guidance-discourages]"
    rules = write_rulebook(
        folder / "rules",
        rule_text(unless="others-did-it: {agent-of: forced-entry, is: others}"),
        rule_text("topical", match="guidance-topics", during="guidance"),
        rule_text("tagged", match="{concept: guidance-discourages, in: hashtag}", during="guidance"),
        rule_text(
            "several", match=f"at-least: 2\nof: {words}", during="guidance", unless="no: {negated: guidance-topics}"
        ),
        rule_text("voting", match="any: [relish, conviction]", during="[pre-election, silence]"),
        rule_text("answering", match="{field: reply_to}", during="pre-election"),
        rule_text("off", match="relish"),
    )
    profile = read_profile(write_profile(folder, DISTANCING, RAIN, ELECTIONS, CHANGES, organisation=ORGANISATION))
    ruleset = tailored(load_ruleset(rules), profile)
    return Both(ruleset, PhraseMatcher(ruleset.pattern))


def words_of_rules() -> list[str]:
    ruleset = built_in()
    return sorted({word for number in ruleset.phrases for word in words_of_phrase(ruleset, number)})


def words_of_phrase(ruleset: Ruleset, number: int) -> Iterator[str]:
    for part in ruleset.pattern(number):
        if isinstance(part, tuple):
            yield from part


def wordings() -> list[str]:
    """Write out one wording of every phrase, gaps filled, so that posts are made of what rules look for."""
    ruleset = built_in()
    phrases = map(ruleset.pattern, ruleset.phrases)
    return [
        " ".join("so" if isinstance(part, int) else part[-1] for part in phrase if not isinstance(part, dict))
        for phrase in phrases
    ]


def examples() -> list[str]:
    """Take the first post that each rule flags."""
    first = (written.file.examples.flag[0] for written in load_rules().written.values())
    return [example if isinstance(example, str) else str(example["text"]) for example in first]


# Every rule on every post is what makes these tests slow.
few = settings(max_examples=25)
pieces = st.one_of(
    st.sampled_from(wordings()),
    st.sampled_from(words_of_rules()),
    st.sampled_from([". ", "! ", "\n\n", ", ", " #", "#", " not ", ' "', '" ', "n't ", " 😂 ", " 12 ", " @norwell "]),
    st.text(max_size=5),
)
texts = st.lists(pieces, max_size=12).map(" ".join)


@few
@given(texts)
def test_on_texts_made_of_the_words_of_rules(both: Both, text: str) -> None:
    both.agree(Post(text))


@few
@given(texts, texts, texts)
def test_on_threads_with_media(both: Both, first: str, second: str, alt: str) -> None:
    both.agree(Post(first, thread="a", media=(Media(alt=alt),)), Post(second, thread="a", reply_to="1"))


@few
@given(st.text())
def test_on_any_text(both: Both, text: str) -> None:
    both.agree(Post(text))


of_profile = st.sampled_from(
    "love kick the door convicted hugged neighbour neighbours distancing crowd #crowd #hug gather in a rain rained"
    " raining walk walks walking walked #walk Norwell Police @norwellpolice gang they we . so".split()
)
moments = st.sampled_from([datetime(2020, 7, 1, tzinfo=UTC), datetime(2020, 10, 1, tzinfo=UTC), NOW])


@given(st.lists(of_profile, max_size=12).map(" ".join), texts, moments, st.sampled_from([None, "1"]))
def test_on_rules_that_a_profile_has_made_its_own(
    with_profile: Both, text: str, alt: str, moment: datetime, reply_to: str | None
) -> None:
    post = Post(text, publish_at=moment, reply_to=reply_to, media=(Media(alt=alt),))
    with_profile.agree(post, Post(alt, publish_at=moment))


def test_a_profile_sets_rules_off(with_profile: Both) -> None:
    def fired(text: str, moment: datetime) -> list[str]:
        (report,) = with_profile.by(with_profile.ruleset.index, Post(text, publish_at=moment))
        return [finding.rule for finding in report.findings]

    assert fired("Rain. They hugged.", datetime(2020, 7, 1, tzinfo=UTC)) == ["topical", "several"]
    assert fired("Rain. They hugged.", datetime(2020, 5, 1, tzinfo=UTC)) == []
    assert fired("#hug", datetime(2020, 7, 1, tzinfo=UTC)) == ["tagged", "tagged"]
    assert fired("He was convicted.", NOW) == ["voting"]


def test_on_an_example_of_every_rule(both: Both) -> None:
    for text in examples():
        both.agree(Post(text))


@pytest.mark.skipif(MORE_POSTS not in os.environ, reason=f"{MORE_POSTS} names no files of posts")
def test_on_posts_of_your_own(both: Both) -> None:
    lines = [line for name in os.environ[MORE_POSTS].split(os.pathsep) for line in Path(name).read_text().splitlines()]
    assert lines
    for line in lines:
        both.agree(Post(json.loads(line)["text"]))


def test_an_index_that_leaves_out_a_rule_is_found_out(both: Both) -> None:
    blind = FixedChoice({}, frozenset(), both.ruleset.index)
    assert both.by(blind, Post(examples()[0])) != both.by(both.everything, Post(examples()[0]))
