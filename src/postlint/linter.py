"""The one place that knows all stages: reading, index, language, rules, report."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Protocol

from postlint.grammar import Grammar, NoGrammar
from postlint.overlap import gravest_first
from postlint.post import Post, visible_fields
from postlint.reading import Reading, Stretch, read
from postlint.report import Finding, NotRun, Report
from postlint.rules.compiled import Rule, exceptions_of
from postlint.rules.evaluate import evaluate, finding
from postlint.rules.field import FieldText
from postlint.rules.index import Possible
from postlint.rules.relate import Match
from postlint.rules.ruleset import Ruleset
from postlint.rules.store import load_ruleset
from postlint.unread import not_looked_at

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from postlint.language.document import ConceptMatcher
    from postlint.language.grammar import Parser
    from postlint.profile.model import Profile

Trial = Callable[[Rule, FieldText, Sequence[FieldText]], tuple[Match, ...]]
LANGUAGE = "en"
# spaCy's memory zones know nothing of Python's threads: two at once lose matches without a word.
_ONE_AT_A_TIME = Lock()
# A thread is held in memory until its last post; a longer one is judged in parts.
LONGEST_THREAD = 100
NO_MOMENT = "it is not known when the post is published; give it `publish_at`, or the linter `at`"


class Index(Protocol):
    """Tell which phrases and rules to try on a text."""

    def possible(self, words: Set[str]) -> Possible:
        """Tell which phrases could match a text, given the keys and token classes in it."""

    def standing(self, possible: Possible, concepts: Set[str], reading: Reading) -> Possible:
        """Narrow phrases to those of the given concepts whose words stand as they should."""

    def candidates(self, possible: Possible, in_hashtags: Possible) -> set[str]:
        """Tell which rules could fire on a text, given the phrases that could match it, and its hashtags."""


@dataclass(frozen=True, slots=True)
class _Triggers:
    """Hold what the words of one text set off, before anything is looked at more closely."""

    name: str
    reading: Reading
    possible: Possible
    in_hashtags: Possible


class Linter:
    """Check posts against the rules.

    `profile` is the organisation's own file, `postlint.toml`. `at` is the time of publication for posts that carry
    none; without a zone it is a time in the organisation's. `rules` is a folder of rules to use instead of the
    built-in ones. A linter is made once and used for any number of posts, by several threads of a program if need be.
    Raises RuleError where a rule is wrong, ProfileError where the profile is, and PipelineError where the spaCy
    pipeline that it names cannot be used.
    """

    def __init__(
        self, profile: Path | str | None = None, at: datetime | None = None, *, rules: Path | None = None
    ) -> None:
        self.at = at
        self.profile: Profile | None = None
        self._ruleset = load_ruleset(rules)
        if profile is not None:
            # Most runs have no profile, and do without what it takes to read one.
            from postlint.profile.read import read_profile
            from postlint.profile.tailoring import tailored

            self.profile = read_profile(Path(profile))
            self.at = at and self.profile.local(at)
            self._ruleset = tailored(self._ruleset, self.profile)
            if self.profile.pipeline is not None:
                # One that cannot be used is better found out before the first post than at the first doubtful one.
                self._parser = self._parser_of(self.profile.pipeline)

    @property
    def rule_count(self) -> int:
        """Count the rules that posts are checked against."""
        return self._ruleset.count

    @property
    def rules_digest(self) -> str:
        """Identify the rules: a SHA-256 digest of their files, in hexadecimal digits."""
        return self._ruleset.digest

    def check(self, post: Post) -> Report:
        """Check one post; returns its report."""
        return self._check((post,))[0]

    def check_many(self, posts: Iterable[Post]) -> Iterator[Report]:
        """Check a stream of posts; yields one report a post, in order, as soon as there is one.

        Posts of one thread that follow one another are judged together: tone post by post, completeness
        for the thread. Nothing is kept of a post once its report is out.
        """
        thread: list[Post] = []
        for post in posts:
            if thread and (post.thread != thread[0].thread or len(thread) == LONGEST_THREAD):
                yield from self._check(thread)
                thread.clear()
            if post.thread is None:
                yield self.check(post)
            else:
                thread.append(post)
        if thread:
            yield from self._check(thread)

    def _check(self, thread: Sequence[Post]) -> list[Report]:
        if self.profile is not None:
            thread = [_dated(post, self.at, self.profile) for post in thread]
        with _ONE_AT_A_TIME:
            return check_thread(
                thread,
                self._ruleset,
                self._ruleset.index,
                lambda: self._matcher,
                lambda reading: self._parser.parse(reading),
            )

    @cached_property
    def _matcher(self) -> "ConceptMatcher":
        # Importing spaCy takes longer than all else together, and most posts never need it.
        from postlint.language.document import ConceptMatcher

        return ConceptMatcher(self._ruleset.pattern)

    @cached_property
    def _parser(self) -> "Parser":
        # Only rules whose words are all there ask how they hang together: hardly one post in a hundred.
        return self._parser_of(None)

    @staticmethod
    def _parser_of(pipeline: str | None) -> "Parser":
        from postlint.language.grammar import Parser

        return Parser(pipeline)


def check_thread(
    thread: Sequence[Post],
    rules: Ruleset,
    index: Index,
    matcher: Callable[[], "ConceptMatcher"],
    parse: Callable[[Reading], Grammar],
    trial: Trial = evaluate,
) -> list[Report]:
    """Take the posts of one thread through all stages; returns their reports, in order.

    `index` chooses the rules to try; `matcher` is called only where a rule has words to look for; `parse` only
    where one asks how they hang together; `trial` tries one rule on one text.
    """
    docs: dict[FieldText, Doc] = {}

    def find(text: FieldText, concept: str) -> tuple[Stretch, ...]:
        if concept not in text.possible:
            return ()
        if text not in docs:
            docs[text] = matcher().doc(text.reading)
        exceptions = text.possible.get(exceptions_of(concept), ())
        return matcher().find(text.possible[concept], exceptions, docs[text], text.sentence_of)

    triggers = [[*_triggers(post, index)] for post in thread]
    # Absence is judged in the whole thread, so what one text may ask for is looked for in all of them.
    set_off = {rule for of_post in triggers for of in of_post for rule in index.candidates(of.possible, of.in_hashtags)}
    concepts = frozenset().union(*map(rules.concepts_of, set_off))
    texts = [
        [
            FieldText(of.name, post, of.reading, index.standing(of.possible, concepts, of.reading), find, parse)
            for of in of_post
        ]
        for post, of_post in zip(thread, triggers, strict=True)
    ]
    chosen = {
        text: {
            rule
            for rule in index.candidates(text.possible, of.in_hashtags)
            if rules.applies(rule, text.post.publish_at)
        }
        for of_post, triggers_of_post in zip(texts, triggers, strict=True)
        for text, of in zip(of_post, triggers_of_post, strict=True)
    }
    needed = {concept for candidates in chosen.values() for rule in candidates for concept in rules.concepts_of(rule)}
    phrases = {phrase for text in chosen for concept in needed for phrase in text.possible.get(concept, ())}
    with matcher().memory_zone(phrases) if phrases else nullcontext():
        return [_report(post, of_post, chosen, rules, trial) for post, of_post in zip(thread, texts, strict=True)]


def _triggers(post: Post, index: Index) -> Iterator[_Triggers]:
    """Read each field of a post and ask the index what its words set off."""
    in_english = _in_english(post)
    for name, value in visible_fields(post):
        reading = read(value)
        possible = index.possible({*reading.keys, *reading.classes.values()}) if in_english else {}
        in_hashtags = index.possible(_hashtag_words(reading)) if possible and reading.hashtags else {}
        yield _Triggers(name, reading, possible, in_hashtags)


def _report(
    post: Post,
    texts: Sequence[FieldText],
    chosen: Mapping[FieldText, Set[str]],
    rules: Ruleset,
    trial: Trial,
) -> Report:
    """Try the rules chosen for each text of a post; the whole is all texts of its thread."""
    whole = tuple(chosen)
    findings: list[Finding] = []
    not_run: list[NotRun] = []
    for text in texts:
        for name in sorted(chosen[text]):
            rule = rules.rule(name)
            try:
                found = trial(rule, text, whole)
            except NoGrammar as reason:
                not_run.append(NotRun(rule.id, rule.severity, str(reason)))
            else:
                findings.extend([finding(rule, found, text, rules.occasions(name, post.publish_at))] if found else [])
    return Report(
        findings=gravest_first(findings),
        not_run=(*not_run, *_not_run(post, rules)),
        not_looked_at=not_looked_at(post, [text.reading for text in texts]),
    )


def _not_run(post: Post, rules: Ruleset) -> tuple[NotRun, ...]:
    """Name the rules that should have looked at a post and could not."""
    undated = rules.not_run(rules.of_time, NO_MOMENT) if post.publish_at is None else ()
    if _in_english(post):
        return undated
    names = (name for name in rules.of_words if rules.applies(name, post.publish_at))
    return (*rules.not_run(names, f"there are no rules for the language `{post.language}`"), *undated)


def _dated(post: Post, at: datetime | None, profile: "Profile") -> Post:
    """Give a post the moment at which it is judged: its own, else the linter's."""
    moment = post.publish_at or at
    return replace(post, publish_at=moment and profile.instant(moment))


def _hashtag_words(reading: Reading) -> set[str]:
    """Gather the keys and token classes inside hashtags."""
    tokens = [token for hashtag in reading.hashtags for token in range(hashtag.start, hashtag.end)]
    classes = {reading.classes[token] for token in tokens if token in reading.classes}
    return classes | {reading.keys[token] for token in tokens}


def _in_english(post: Post) -> bool:
    return post.language.partition("-")[0].lower() == LANGUAGE
