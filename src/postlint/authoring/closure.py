"""What rules hold up as good, checked by all rules: nothing that one suggests may be what another warns of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from postlint.authoring.catalogue import load_rules
from postlint.authoring.compile import WrittenRule
from postlint.authoring.examples import Bench, scene
from postlint.post import Post
from postlint.report import Finding, Severity
from postlint.rules.message import with_titles
from postlint.rules.store import built_in_folder, load_ruleset

# What stands in a suggestion for the title of whatever will be in force.
_TITLES = {"guidance": "Our advice", "period": "The period"}
# A suggestion is checked as if its [places to fill in] were filled with the words that name them.
_PLACE = re.compile(r"\[([^\[\]]*)\]")


@dataclass(frozen=True, slots=True)
class Flagged:
    """Name something that is held up as good, such as `force-enjoyment-instead`, and a rule that warns of it."""

    name: str
    text: str
    finding: Finding


def flagged_by_all(folder: Path | None = None) -> Iterator[Flagged]:
    """Check every suggestion and every passing example of a folder's rules by all of them; else of the built-in ones.

    Yields each with each finding above a note. Raises RuleError where a rule is wrong.
    """
    folder = folder or built_in_folder()
    bench = Bench.of(load_ruleset(folder))
    for rule in load_rules(folder).written.values():
        for name, post, at_the_time in _held_up(rule, bench):
            for finding in at_the_time.report(post).findings:
                if finding.severity is not Severity.NOTE:
                    yield Flagged(name, post.text, finding)


def _held_up(rule: WrittenRule, bench: Bench) -> Iterator[tuple[str, Post, Bench]]:
    yield f"{rule.file.id}-instead", Post(_PLACE.sub(r"\1", with_titles(rule.file.instead, _TITLES))), bench
    for number, example in enumerate(rule.file.examples.passing):
        post, at_the_time = scene(example, rule, ("examples", "pass", number), bench)
        yield f"{rule.file.id}-pass-{number + 1}", post, at_the_time
