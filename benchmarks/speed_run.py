"""Run the library on a file of posts in this process, and print what it took as a line of JSON.

python benchmarks/speed_run.py stream POSTS.jsonl NUMBER     check so many posts, one after the other
python benchmarks/speed_run.py index POSTS.jsonl NUMBER      compare the index with trying every rule on a sample
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from time import perf_counter, process_time

from postlint import Linter, Post, Report
from postlint.language.document import ConceptMatcher
from postlint.linter import Index, check_thread
from postlint.rules.index import FixedChoice
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
    """Check posts with the index and with every rule, which must find the same; returns seconds for each post.

    Also counts the posts of the whole file that needed spaCy.
    """
    rules = load_ruleset()
    matcher = ConceptMatcher(rules.pattern)
    every_rule = FixedChoice(rules.all_phrases, frozenset(rules.ids))
    spacy_posts = 0

    def check(post: Post, chosen_by: Index) -> Report:
        called = False

        def needed() -> ConceptMatcher:
            nonlocal called, spacy_posts
            spacy_posts += not called
            called = True
            return matcher

        return check_thread((post,), rules, chosen_by, needed)[0]

    every = [*posts(file, sys.maxsize)]
    check(every[0], every_rule)  # makes all matchers
    spacy_posts = 0
    for post in every:
        check(post, rules.index)
    share = spacy_posts / len(every)

    chosen = every[:: max(1, len(every) // sample)]
    times = []
    reports = []
    for choice in (rules.index, every_rule):
        start = process_time()
        reports.append([check(post, choice) for post in chosen])
        times.append((process_time() - start) / len(chosen))
    if reports[0] != reports[1]:
        raise SystemExit("the index loses or adds findings")
    findings = sum(len(report.findings) for report in reports[0])
    with_index, without = times
    return {"with": with_index, "without": without, "sample": len(chosen), "findings": findings, "spacy": share}


if __name__ == "__main__":
    what, file, number = sys.argv[1:]
    print(json.dumps({"stream": stream, "index": index}[what](Path(file), int(number))))
