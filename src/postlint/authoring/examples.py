"""A rule's own examples, run: what it must flag, what it must leave alone, and which guard keeps it so."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from postlint.authoring.catalogue import load_rules
from postlint.authoring.compile import WrittenRule
from postlint.authoring.rulebook import CATEGORIES_FILE, is_whole
from postlint.drafts.record import RecordError, post_from_record
from postlint.errors import ProfileError, RuleError
from postlint.language.document import PhraseMatcher
from postlint.language.grammar import Parser
from postlint.linter import check_thread
from postlint.post import Post
from postlint.profile.model import Profile
from postlint.profile.read import profile_in_force
from postlint.profile.tailoring import tailored
from postlint.report import Report
from postlint.rules.evaluate import evaluate
from postlint.rules.fixed_choice import FixedChoice
from postlint.rules.ruleset import Ruleset
from postlint.rules.store import Pack, built_in_folder, load_ruleset


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """Tell how one example went; `name` is like `force-enjoyment-flag-1`, `problem` is empty where it passed."""

    rule: str
    name: str
    passed: bool
    problem: str


@dataclass(frozen=True, slots=True)
class Bench:
    """Hold what it takes to try rules one at a time."""

    ruleset: Ruleset
    matcher: PhraseMatcher
    parser: Parser

    @classmethod
    def of(cls, ruleset: Ruleset) -> "Bench":
        """Make a bench for rules."""
        return cls(ruleset, PhraseMatcher(ruleset.pattern), Parser())

    def fires(self, rule: str, post: Post, *, leave_out: str | None = None) -> bool:
        """Tell whether a rule alone fires on a post, with one of its guards left out where one is named."""
        names = frozenset(name for name in self.ruleset.names if self.ruleset.rule(name).id == rule)
        choice = FixedChoice(self.ruleset.all_phrases, names, self.ruleset.index)
        trial = partial(evaluate, leave_out=leave_out)
        stages = (lambda: self.matcher, self.parser.parse)
        return bool(check_thread((post,), self.ruleset, choice, *stages, trial)[0].findings)

    def report(self, post: Post) -> Report:
        """Check a post by all rules."""
        ruleset = self.ruleset
        return check_thread((post,), ruleset, ruleset.index, lambda: self.matcher, self.parser.parse)[0]

    def in_force(self, entries: object) -> tuple["Bench", Profile]:
        """Make a bench for the same rules while something is in force, and the profile that says so.

        `entries` are those of a profile's periods and guidance. Raises ProfileError where one is wrong.
        """
        profile = profile_in_force(entries)
        ruleset = tailored(self.ruleset, profile)
        return Bench(ruleset, PhraseMatcher(ruleset.pattern), self.parser), profile


def run_examples(paths: Sequence[Path], packs: Sequence[Pack] = ()) -> Iterator[ExampleResult]:
    """Run the examples of the rules at some paths: rule files, folders of them, rulebooks or packs.

    Without paths the built-in rules are run, and those of `packs`. A path inside one of `packs` is run on top of the
    built-in rules, and so is a folder that is no whole rulebook. Raises RuleError where a rule is wrong or a path
    holds none.
    """
    for path in paths or [built_in_folder(), *(pack.folder for pack in packs)]:
        folder, on_top = _rulebook_of(path.resolve(), packs)
        written = load_rules(folder, on_top).written.values()
        chosen = [rule for rule in written if Path(rule.source).resolve().is_relative_to(path.resolve())]
        if not chosen:
            raise RuleError("there is no rule here; name a rule's file or a folder of rules", source=str(path))
        bench = Bench.of(load_ruleset(folder, on_top))
        for rule in chosen:
            yield from _run(rule, bench)


def _rulebook_of(path: Path, packs: Sequence[Pack]) -> tuple[Path, Sequence[Pack]]:
    """Find the rulebook that a path belongs to, and the packs on top of it."""
    if any(path.is_relative_to(pack.folder.resolve()) for pack in packs):
        return built_in_folder(), packs
    for folder in (path, *path.parents):
        if (folder / CATEGORIES_FILE).is_file():
            return (folder, ()) if is_whole(folder) else (built_in_folder(), [Pack(folder.name, folder)])
    raise RuleError(f"is not inside a folder of rules; such a folder has a {CATEGORIES_FILE}", source=str(path))


def _run(rule: WrittenRule, bench: Bench) -> Iterator[ExampleResult]:
    name = rule.file.id
    for number, example in enumerate(rule.file.examples.flag):
        post, at_the_time = scene(example, rule, ("examples", "flag", number), bench)
        problem = "" if at_the_time.fires(name, post) else f"does not flag: {post.text}"
        yield ExampleResult(name, f"{name}-flag-{number + 1}", not problem, problem)
    for number, example in enumerate(rule.file.examples.passing):
        because = example.get("because") if isinstance(example, dict) else None
        post, at_the_time = scene(example, rule, ("examples", "pass", number), bench)
        problem = ""
        if at_the_time.fires(name, post):
            problem = f"flags, and should not: {post.text}"
        elif because and not at_the_time.fires(name, post, leave_out=because):
            problem = f"is silent even without the guard `{because}`, so it proves nothing: {post.text}"
        yield ExampleResult(name, f"{name}-pass-{number + 1}", not problem, problem)


def scene(
    example: str | dict[str, Any], rule: WrittenRule, place: tuple[str | int, ...], bench: Bench
) -> tuple[Post, Bench]:
    """Give the post of an example, and the rules as they are with what the example says is in force."""
    if isinstance(example, str):
        return Post(text=example), bench
    fields = {key: value for key, value in example.items() if key not in ("because", "in-force")}
    try:
        post = post_from_record(fields)
    except RecordError as error:
        raise rule.error(f"this example is not a post: {error}", *place) from None
    if "in-force" not in example:
        return post, bench
    try:
        bench, profile = bench.in_force(example["in-force"])
    except ProfileError as error:
        raise rule.error(f"what is in force in this example: {error}", *place, "in-force") from None
    return replace(post, publish_at=post.publish_at and profile.instant(post.publish_at)), bench
