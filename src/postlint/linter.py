"""The one place that knows all stages: reading, index, language, rules, report."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import nullcontext
from dataclasses import replace
from datetime import datetime
from functools import cache, cached_property, partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Protocol

from postlint.grammar import Grammar, NoGrammar
from postlint.overlap import gravest_first
from postlint.post import LONGEST_THREAD, Post, visible_fields
from postlint.reading import Reading, Stretch, read
from postlint.report import EVERY_RULE_OF_WORDS, Finding, NotRun, Report, Severity
from postlint.rules.compiled import Rule
from postlint.rules.evaluate import could_fire, evaluate, finding
from postlint.rules.field import FieldText
from postlint.rules.occurrences import Places
from postlint.rules.relate import Match
from postlint.rules.ruleset import Ruleset
from postlint.rules.store import Pack, load_ruleset
from postlint.unread import not_looked_at

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from postlint.language.document import PhraseMatcher
    from postlint.language.grammar import Parser
    from postlint.profile.model import Profile
    from postlint.waivers import Malformed, Waiver

Trial = Callable[[Rule, FieldText, Sequence[FieldText]], tuple[Match, ...]]
LANGUAGE = frozenset({"en", "eng", "english", ""})
# spaCy's memory zones know nothing of Python's threads: two at once lose matches without a word.
_ONE_AT_A_TIME = Lock()
NO_MOMENT = "it is not known when the post is published; give it `publish_at`, or the linter `at`"


class Index(Protocol):
    """Tell which phrases and rules to try on a text."""

    def places(self, reading: Reading) -> Places:
        """Find where phrases stand in a text."""

    def candidates(self, places: Places, reading: Reading) -> set[str]:
        """Tell which rules could fire on a text, given where phrases stand in it."""


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
        if profile is None:
            self._ruleset = load_ruleset(rules)
        else:
            # Most runs have no profile, and do without what it takes to read one.
            from postlint.profile.read import read_profile
            from postlint.profile.tailoring import tailored

            self.profile = read_profile(Path(profile))
            self.at = at and self.profile.local(at)
            self._ruleset = tailored(load_ruleset(rules, _packs(self.profile)), self.profile)
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

    def title_of(self, rule: str) -> str | None:
        """Give the title of what a finding names: a rule, or a kind of waiver that does not count; None for others."""
        if rule in self._ruleset.ids:
            return self._ruleset.rule(rule).title
        from postlint.waivers.standing import KINDS

        return next((kind.title for kind in KINDS.values() if kind.rule == rule), None)

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

    def waive(self, post: Post, report: Report, waivers: Iterable["Waiver | Malformed"]) -> Report:
        """Apply the waivers of a post to its report; returns it with what is waived marked.

        `report` is what `check` gave for the post. A waiver that does not count, for whatever reason, silences nothing
        and is a finding of its own. Without a profile that names approvers no waiver counts.
        """
        from postlint.waivers.judge import waived

        return waived(post, report, waivers, self.profile, self.moment_of(post))

    def moment_of(self, post: Post) -> datetime | None:
        """Give the moment at which a post is judged: its own, else the linter's; in UTC if there is a profile."""
        moment = post.publish_at or self.at
        return moment and self.profile.instant(moment) if self.profile else moment

    def _check(self, thread: Sequence[Post]) -> list[Report]:
        if self.profile is not None:
            thread = [replace(post, publish_at=self.moment_of(post)) for post in thread]
        with _ONE_AT_A_TIME:
            return check_thread(
                thread,
                self._ruleset,
                self._ruleset.index,
                lambda: self._matcher,
                lambda reading: self._parser.parse(reading),
            )

    @cached_property
    def _matcher(self) -> "PhraseMatcher":
        # Importing spaCy takes longer than all else together, and hardly a post needs it.
        from postlint.language.document import PhraseMatcher

        return PhraseMatcher(self._ruleset.pattern)

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
    matcher: Callable[[], "PhraseMatcher"],
    parse: Callable[[Reading], Grammar],
    trial: Trial = evaluate,
) -> list[Report]:
    """Take the posts of one thread through all stages; returns their reports, in order.

    `index` chooses the rules to try; `matcher` is called only where one could fire, to find its words; `parse` only
    where one asks how they hang together; `trial` tries one rule on one text.
    """
    docs: dict[FieldText, Doc] = {}

    def match(text: FieldText, phrases: Collection[int]) -> Set[Stretch]:
        if text not in docs:
            docs[text] = matcher().doc(text.reading)
        return matcher().find(phrases, docs[text], text.sentence_of)

    expected = [[*_texts(post, index, match, parse)] for post in thread]
    due = _due([text for of_post in expected for text in of_post], index, rules)
    if not any(due.values()):
        return [_report(post, of_post, {}, rules, trial) for post, of_post in zip(thread, expected, strict=True)]
    # A rule is tried on what spaCy finds; the index has only told that it is worth the time.
    asked = {concept for names in due.values() for name in names for concept in rules.concepts_of(name)}
    found = {text: text.left_to_spacy() if asked else text for text in due}
    phrases = {phrase for text in found.values() for phrase in text.untried(asked)}
    with matcher().memory_zone(phrases) if phrases else nullcontext():
        chosen = {found[text]: names for text, names in due.items()}
        return [
            _report(post, [found[text] for text in of_post], chosen, rules, trial)
            for post, of_post in zip(thread, expected, strict=True)
        ]


def _texts(
    post: Post,
    index: Index,
    match: Callable[[FieldText, Collection[int]], Set[Stretch]],
    parse: Callable[[Reading], Grammar],
) -> Iterator[FieldText]:
    """Read each field of a post, and find where phrases stand in it."""
    in_english = _in_english(post)
    for name, value in visible_fields(post):
        reading = read(value)
        places = index.places(reading) if in_english else Places()
        yield FieldText(name, post, reading, places, match, cache(partial(parse, reading)))


def _due(texts: Sequence[FieldText], index: Index, rules: Ruleset) -> dict[FieldText, list[str]]:
    """Name the rules that would fire on each text if nothing kept them from it, as far as the index can tell."""
    return {
        text: [
            name
            for name in sorted(index.candidates(text.places, text.reading))
            if rules.applies(name, text.post.publish_at) and could_fire(rules.rule(name), text, texts)
        ]
        for text in texts
    }


def _report(
    post: Post,
    texts: Sequence[FieldText],
    chosen: Mapping[FieldText, Sequence[str]],
    rules: Ruleset,
    trial: Trial,
) -> Report:
    """Try the rules chosen for each text of a post; the whole is all texts of its thread."""
    whole = tuple(chosen)
    findings: list[Finding] = []
    not_run: list[NotRun] = []
    for text in texts:
        for name in chosen.get(text, ()):
            rule = rules.rule(name)
            try:
                found = trial(rule, text, whole)
            except NoGrammar as reason:
                not_run.append(NotRun(rule.id, rule.severity, str(reason)))
            else:
                findings.extend([finding(rule, found, text, rules.occasions(name, post.publish_at))] if found else [])
    speaking, folded = gravest_first(findings)
    return Report(
        findings=speaking,
        not_run=(*not_run, *_not_run(post, rules)),
        not_looked_at=not_looked_at(post, [text.reading for text in texts]),
        folded=folded,
    )


def _not_run(post: Post, rules: Ruleset) -> tuple[NotRun, ...]:
    """Name the rules that should have looked at a post and could not."""
    undated = rules.not_run(rules.of_time, NO_MOMENT) if post.publish_at is None else ()
    if _in_english(post):
        return undated
    severities = {rules.rule(name).severity for name in rules.of_words if rules.applies(name, post.publish_at)}
    if not severities:
        return undated
    reason = f"there are no rules for the language `{post.language}`; only measurements were taken"
    return (NotRun(EVERY_RULE_OF_WORDS, min(severities, key=[*Severity].index), reason), *undated)


def _packs(profile: "Profile") -> Sequence[Pack]:
    """Find the packs of rules that a profile names."""
    if not profile.packs:
        return ()
    from postlint.profile.packs import packs_of

    return packs_of(profile)


def _in_english(post: Post) -> bool:
    """Tell whether a post is in English: so it is where its language is left empty, or is written out in full."""
    language, *_region = post.language.strip().lower().replace("_", "-").split("-")
    return language in LANGUAGE
