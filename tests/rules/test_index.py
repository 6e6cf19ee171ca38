"""The index leaves out only what could not have fired: index + rules finds what every rule on every post finds."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from postlint.authoring.catalogue import load_rules
from postlint.language.document import ConceptMatcher
from postlint.language.grammar import Parser
from postlint.linter import Index, check_thread
from postlint.post import Media, Post
from postlint.report import Report
from postlint.rules.index import FixedChoice
from postlint.rules.store import Ruleset, load_ruleset

# A file of posts (JSON Lines with `text`), or several, to prove the same on.
MORE_POSTS = "POSTLINT_POSTS"


@pytest.fixture(scope="module")
def ruleset() -> Ruleset:
    return load_ruleset()


@pytest.fixture(scope="module")
def matcher(ruleset: Ruleset) -> ConceptMatcher:
    return ConceptMatcher(ruleset.pattern)


class Both:
    """Check posts by the index and by every rule."""

    def __init__(self, ruleset: Ruleset, matcher: ConceptMatcher) -> None:
        self.ruleset = ruleset
        self.matcher = matcher
        self.parser = Parser()
        self.everything = FixedChoice(ruleset.all_phrases, frozenset(ruleset.ids))

    def by(self, index: Index, *thread: Post) -> list[Report]:
        return check_thread(thread, self.ruleset, index, lambda: self.matcher, self.parser.parse)

    def agree(self, *thread: Post) -> None:
        assert self.by(self.ruleset.index, *thread) == self.by(self.everything, *thread)


@pytest.fixture(scope="module")
def both(ruleset: Ruleset, matcher: ConceptMatcher) -> Both:
    return Both(ruleset, matcher)


def words_of_rules() -> list[str]:
    ruleset = load_ruleset()
    return sorted({word for number in range(len(ruleset.index.phrases)) for word in words_of_phrase(ruleset, number)})


def words_of_phrase(ruleset: Ruleset, number: int) -> Iterator[str]:
    for part in ruleset.pattern(number):
        if isinstance(part, tuple):
            yield from part


def wordings() -> list[str]:
    """Write out one wording of every phrase, gaps filled, so that posts are made of what rules look for."""
    ruleset = load_ruleset()
    phrases = map(ruleset.pattern, range(len(ruleset.index.phrases)))
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
    blind = FixedChoice({}, frozenset())
    assert both.by(blind, Post(examples()[0])) != both.by(both.everything, Post(examples()[0]))
