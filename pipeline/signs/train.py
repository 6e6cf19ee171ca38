"""Learn the weights of `postlint/signs` from labelled posts.

    python pipeline/signs/train.py FILE... [--without GROUP]... [--output FILE] [--compare]

Each FILE is JSON Lines with `text`, `verdict` ("clear" or anything else) and `categories` (or `category`), as
`benchmarks/quality.py` reads them. Posts of one author belong to one group: the field `set`, else the file's name up
to its first hyphen. A feature counts only if several groups have it, so that no author's habits are learned.
`--compare` trains once without each group and says how its posts fare then: the figures to trust.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from postlint.authoring.catalogue import load_rules
from postlint.reading import read
from postlint.report import Severity
from postlint.rules.index import TriggerIndex
from postlint.rules.store import built_in_folder, load_ruleset
from postlint.signs.features import concept_features, word_features
from postlint.signs.weigh import SHORTEST_CONCEPTS, SHORTEST_WORDS
from postlint.signs.weights import FILE, packed

FEWEST_POSTS, FEWEST_GROUPS = 4, 2
# Chosen once on posts of other authors; a factor of three either way changes little.
WORDS_C, CONCEPTS_C, CATEGORIES_C = 4.0, 4.0, 3.0
SHARES_TOLD = (0.005, 0.01, 0.02, 0.04)


@dataclass(frozen=True, slots=True)
class Example:
    """Hold a labelled post as features; `category` is empty for a clear one."""

    group: str
    category: str
    words: frozenset[str]
    concepts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Bag:
    """Turn features of one kind into rows of a matrix, each divided by the length of its text."""

    names: Sequence[str]
    rarity: np.ndarray
    shortest: float

    def rows(self, texts: Sequence[frozenset[str]]) -> sparse.csr_matrix:
        """Return a row for each text, a column for each name."""
        places = {name: number for number, name in enumerate(self.names)}
        found = [[places[name] for name in text if name in places] for text in texts]
        lengths = np.array([np.sqrt(max(self.shortest, (self.rarity[row] ** 2).sum())) for row in found])
        columns = np.array([number for row in found for number in row], dtype=int)
        ends = np.cumsum([0, *(len(row) for row in found)])
        values = self.rarity[columns] / np.repeat(lengths, np.diff(ends))
        return sparse.csr_matrix((values, columns, ends), shape=(len(texts), len(self.names)))


def main() -> None:
    """Train on the posts of some files, and write the weights or say how well they generalise."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--without", action="append", default=[], metavar="GROUP")
    parser.add_argument("--output", type=Path, default=FILE)
    parser.add_argument("--compare", action="store_true")
    options = parser.parse_args()
    read_all = [*_examples(options.files), *_examples_of_rules()]
    examples = [example for example in read_all if example.group not in options.without]
    if options.compare:
        for group in sorted({example.group for example in examples}):
            _compare([e for e in examples if e.group != group], [e for e in examples if e.group == group])
    else:
        options.output.write_bytes(_trained(examples).packed())
        print(f"{options.output}: {options.output.stat().st_size:,} bytes, from {len(examples):,} posts")


@dataclass(frozen=True, slots=True)
class Trained:
    """Hold what was learned."""

    words: Bag
    concepts: Bag
    by_words: LogisticRegression
    by_concepts: LogisticRegression
    categories: LogisticRegression

    def scores(self, examples: Sequence[Example]) -> np.ndarray:
        """Return a number for each post, the larger the more it reads like those that went wrong."""
        words, concepts = _matrices(examples, self.words, self.concepts)
        scores: np.ndarray = self.by_words.decision_function(words) + self.by_concepts.decision_function(concepts)
        return scores

    def packed(self) -> bytes:
        """Return the weights as they ship."""
        learned = np.concatenate([self.by_words.coef_[0], self.by_concepts.coef_[0]])
        rarity = np.concatenate([self.words.rarity, self.concepts.rarity])
        of_categories = (self.categories.coef_ * rarity).T
        features = {
            name: (weight, rare, row)
            for name, weight, rare, row in zip(
                [*self.words.names, *self.concepts.names], learned * rarity, rarity, of_categories, strict=True
            )
        }
        bias = self.by_words.intercept_[0] + self.by_concepts.intercept_[0]
        return packed(features, self.categories.classes_.tolist(), float(bias), self.categories.intercept_.tolist())


def _trained(examples: Sequence[Example]) -> Trained:
    words = _bag(examples, "words", SHORTEST_WORDS)
    concepts = _bag(examples, "concepts", SHORTEST_CONCEPTS)
    in_words, in_concepts = _matrices(examples, words, concepts)
    risky = np.array([bool(example.category) for example in examples])
    by_words = LogisticRegression(C=WORDS_C, class_weight="balanced", max_iter=3000).fit(in_words, risky)
    by_concepts = LogisticRegression(C=CONCEPTS_C, class_weight="balanced", max_iter=3000).fit(in_concepts, risky)
    both = sparse.hstack([in_words, in_concepts]).tocsr()[risky]
    named = [example.category for example in examples if example.category]
    categories = LogisticRegression(C=CATEGORIES_C, max_iter=3000).fit(both, named)
    return Trained(words, concepts, by_words, by_concepts, categories)


def _compare(rest: Sequence[Example], left_out: Sequence[Example]) -> None:
    """Say how the posts of one group fare with weights learned from all others."""
    trained = _trained(rest)
    scores, risky = trained.scores(left_out), np.array([bool(example.category) for example in left_out])
    told = [f"{left_out[0].group}: {risky.sum()} risky, {(~risky).sum()} clear"]
    if risky.any() and not risky.all():
        for share in SHARES_TOLD:
            found = (scores[risky] > np.quantile(scores[~risky], 1 - share)).mean()
            told.append(f"{found:.0%} at {share:.1%} of clear")
    print("; ".join(told))


def _examples(files: Iterable[Path]) -> Iterator[Example]:
    labels = _labels()
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            post = json.loads(line)
            if post.get("context"):
                continue  # what was wrong with it is not in its words
            given = post.get("categories") or [post["category"] or ""] if post["verdict"] != "clear" else [""]
            yield _example(post["text"], labels.get(given[0], given[0]), post.get("set") or file.stem.partition("-")[0])


def _examples_of_rules() -> Iterator[Example]:
    """Take what rules flag, mere notes aside, and what all leave alone, where nothing counts but its words."""
    for written in load_rules(built_in_folder()).written.values():
        rule, category = written.file, written.category.id
        if rule.during:
            continue
        flagged = [] if rule.severity is Severity.NOTE else rule.examples.flag
        for examples, label in ((flagged, category), (rule.examples.passing, "")):
            for example in examples:
                if isinstance(example, str):
                    yield _example(example, label, "rules")
                elif example.keys() <= {"text", "because"}:
                    yield _example(example["text"], label, "rules")


def _example(text: str, category: str, group: str) -> Example:
    reading = read(text)
    concepts = _index().places(reading).concepts
    return Example(group, category, frozenset(word_features(reading)), frozenset(concept_features(concepts)))


@cache
def _index() -> TriggerIndex:
    """Load the index of the built-in rules, once."""
    return load_ruleset().index


def _labels() -> Mapping[str, str]:
    """Say which category of rules each label of posts means."""
    file = Path(__file__).parents[2] / "benchmarks" / "quality_labels.json"
    return {label: names[0] for label, names in json.loads(file.read_text(encoding="utf-8")).items()}


def _bag(examples: Sequence[Example], kind: str, shortest: float) -> Bag:
    groups, count = defaultdict[str, set[str]](set), defaultdict[str, int](int)
    for example in examples:
        for name in getattr(example, kind):
            groups[name].add(example.group)
            count[name] += 1
    names = sorted(name for name in count if count[name] >= FEWEST_POSTS and len(groups[name]) >= FEWEST_GROUPS)
    if kind == "concepts":
        return Bag(names, np.ones(len(names)), shortest)
    rarity = [1 + np.log((1 + len(examples)) / (1 + count[name])) for name in names]
    return Bag(names, np.array(rarity), shortest)


def _matrices(examples: Sequence[Example], words: Bag, concepts: Bag) -> tuple[sparse.csr_matrix, sparse.csr_matrix]:
    return words.rows([e.words for e in examples]), concepts.rows([e.concepts for e in examples])


if __name__ == "__main__":
    main()
