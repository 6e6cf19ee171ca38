"""Run the library on a file of posts in this process, and print what it took as a line of JSON.

`stream POSTS.jsonl NUMBER` checks so many posts, one after the other; `index POSTS.jsonl NUMBER` compares the
index with trying every rule, on a sample of that size.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random
from time import perf_counter, process_time

from postlint import Linter, Post, Report
from postlint.grammar import Grammar
from postlint.language.document import PhraseMatcher
from postlint.language.grammar import Parser
from postlint.linter import Index, check_thread
from postlint.reading import Reading
from postlint.rules.fixed_choice import FixedChoice
from postlint.rules.store import load_ruleset

FLAGGED = "Loved every second of putting a door in before breakfast. #knockknock"


def posts(file: Path, number: int) -> Iterator[Post]:
    """Yield the first posts of a file as they are read."""
    with file.open(encoding="utf-8") as lines:
        for line in islice(lines, number):
            yield Post(json.loads(line)["text"])


def stream(file: Path, number: int) -> dict[str, float]:
    """Check posts in a stream with everything loaded before; returns seconds, and posts by verdict."""
    linter = Linter()
    linter.check(Post(FLAGGED))
    wall, cpu = perf_counter(), process_time()
    verdicts = Counter(str(report.verdict) for report in linter.check_many(posts(file, number)))
    return {"wall": perf_counter() - wall, "cpu": process_time() - cpu, "posts": verdicts.total(), **verdicts}


def index(file: Path, sample: int) -> dict[str, float]:
    """Check posts with the index and with every rule; returns seconds for each post of a random sample.

    Both must find the same, in the sample and in as many posts that have findings. Also gives the shares of the
    posts in the whole file that needed spaCy, and that had to be parsed.
    """
    rules = load_ruleset()
    matcher, parser = PhraseMatcher(rules.pattern), Parser()
    every_rule = FixedChoice(rules.all_phrases, frozenset(rules.names), rules.index)
    needing_spacy: set[int] = set()
    parsed: set[int] = set()

    def check(number: int, chosen_by: Index = rules.index) -> Report:
        def needed() -> PhraseMatcher:
            needing_spacy.add(number)
            return matcher

        def parse(reading: Reading) -> Grammar:
            parsed.add(number)
            return parser.parse(reading)

        return check_thread((every[number],), rules, chosen_by, needed, parse)[0]

    every = [*posts(file, sys.maxsize)]
    with_findings = [number for number in range(len(every)) if check(number).findings]
    shares = {"spacy": len(needing_spacy) / len(every), "parsed": len(parsed) / len(every)}
    check(0, every_rule)  # makes all matchers

    chosen = Random(0).sample(range(len(every)), sample)
    times = []
    for choice in (rules.index, every_rule):
        start = process_time()
        for number in chosen:
            check(number, choice)
        times.append((process_time() - start) / sample)
    compared = {*chosen, *with_findings[:sample]}
    if any(check(number) != check(number, every_rule) for number in compared):
        raise SystemExit("the index loses or adds findings")
    return {"with": times[0], "without": times[1], "compared": len(compared), **shares}


if __name__ == "__main__":
    what, file, number = sys.argv[1:]
    print(json.dumps({"stream": stream, "index": index}[what](Path(file), int(number))))
