"""A rule's own examples, run: what it must flag, what it must leave alone, and which guard keeps it so."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from postlint.authoring.catalogue import load_rules
from postlint.authoring.compile import WrittenRule
from postlint.authoring.rulebook import CATEGORIES_FILE
from postlint.drafts.record import RecordError, post_from_record
from postlint.errors import RuleError
from postlint.language.document import ConceptMatcher
from postlint.language.grammar import Parser
from postlint.linter import check_thread
from postlint.post import Post
from postlint.rules.evaluate import evaluate
from postlint.rules.index import FixedChoice
from postlint.rules.store import Ruleset, built_in_folder, load_ruleset


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
    matcher: ConceptMatcher
    parser: Parser

    def fires(self, rule: str, post: Post, *, leave_out: str | None = None) -> bool:
        """Tell whether a rule alone fires on a post, with one of its guards left out where one is named."""
        choice = FixedChoice(self.ruleset.all_phrases, frozenset({rule}))
        trial = partial(evaluate, leave_out=leave_out)
        stages = (lambda: self.matcher, self.parser.parse)
        return bool(check_thread((post,), self.ruleset, choice, *stages, trial)[0].findings)


def run_examples(paths: Sequence[Path]) -> Iterator[ExampleResult]:
    """Run the examples of the rules at some paths: rule files, folders of them, or whole rulebooks.

    Without paths the built-in rules are run. Raises RuleError where a rule is wrong or a path holds none.
    """
    for path in paths or [built_in_folder()]:
        folder = _rulebook_of(path.resolve())
        written = load_rules(folder).written.values()
        chosen = [rule for rule in written if Path(rule.source).resolve().is_relative_to(path.resolve())]
        if not chosen:
            raise RuleError("there is no rule here; name a rule's file or a folder of rules", source=str(path))
        ruleset = load_ruleset(folder)
        bench = Bench(ruleset, ConceptMatcher(ruleset.pattern), Parser())
        for rule in chosen:
            yield from _run(rule, bench)


def _rulebook_of(path: Path) -> Path:
    for folder in (path, *path.parents):
        if (folder / CATEGORIES_FILE).is_file():
            return folder
    raise RuleError(f"is not inside a folder of rules; such a folder has a {CATEGORIES_FILE}", source=str(path))


def _run(rule: WrittenRule, bench: Bench) -> Iterator[ExampleResult]:
    name = rule.file.id
    for number, example in enumerate(rule.file.examples.flag):
        post = _post(example, rule, ("examples", "flag", number))
        problem = "" if bench.fires(name, post) else f"does not flag: {post.text}"
        yield ExampleResult(name, f"{name}-flag-{number + 1}", not problem, problem)
    for number, example in enumerate(rule.file.examples.passing):
        because = example.get("because") if isinstance(example, dict) else None
        post = _post(example, rule, ("examples", "pass", number))
        problem = ""
        if bench.fires(name, post):
            problem = f"flags, and should not: {post.text}"
        elif because and not bench.fires(name, post, leave_out=because):
            problem = f"is silent even without the guard `{because}`: {post.text}"
        yield ExampleResult(name, f"{name}-pass-{number + 1}", not problem, problem)


def _post(example: str | dict[str, Any], rule: WrittenRule, place: tuple[str | int, ...]) -> Post:
    if isinstance(example, str):
        return Post(text=example)
    try:
        return post_from_record({key: value for key, value in example.items() if key != "because"})
    except RecordError as error:
        raise rule.error(f"this example is not a post: {error}", *place) from None
