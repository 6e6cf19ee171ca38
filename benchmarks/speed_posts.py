"""Write the posts that the speed benchmark runs on: real ones from files, or the project's examples, varied.

Takes how many, the file to write, and files of real posts, if any. Real posts come as they stand; where more are
wanted than there are, they come again, varied. Without files the example drafts are varied from the start, one
that a rule speaks on for every forty-nine others.
"""

import json
import re
import sys
from collections.abc import Iterator, Sequence
from itertools import count, cycle, islice
from pathlib import Path
from random import Random

from postlint import Linter, Verdict
from postlint.drafts import Draft, find_drafts, read_drafts

EXAMPLES = Path(__file__).parent.parent / "examples" / "drafts"
ONE_FLAGGED_IN = 50
SYLLABLES = [consonant + vowel for consonant in "bdfklmnprstvw" for vowel in "aeiou"]
# Names inside a sentence: not its first word, not in capitals, not in a hashtag, a mention or a link.
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+\b")


def varied(text: str, random: Random) -> str:
    """Give a text other digits, and other names, so that hardly a post repeats another."""

    def name(_: re.Match[str]) -> str:
        return "".join(random.choices(SYLLABLES, k=random.randint(2, 4))).capitalize()

    return NAME.sub(name, re.sub(r"\d", lambda _: random.choice("0123456789"), text))


def real_posts(files: Sequence[Path]) -> Iterator[str]:
    """Yield the `text` of every record, then of every record varied, and so on."""
    texts = [json.loads(line)["text"] for file in files for line in file.open(encoding="utf-8")]
    yield from texts
    random = Random(0)
    for text in cycle(texts):
        yield varied(text, random)


def made_posts() -> Iterator[str]:
    """Yield the example drafts again and again, varied, with one flagged in fifty."""
    found = (draft for path in find_drafts([EXAMPLES]) if isinstance(path, Path) for draft in read_drafts(path))
    posts = [draft.post for draft in found if isinstance(draft, Draft)]
    texts: dict[bool, list[str]] = {True: [], False: []}
    for post, report in zip(posts, Linter().check_many(posts), strict=True):
        texts[report.verdict is not Verdict.CLEAR].append(post.text)
    flagged, clear = cycle(texts[True]), cycle(texts[False])
    random = Random(0)
    for number in count(1):
        yield varied(next(clear if number % ONE_FLAGGED_IN else flagged), random)


def main() -> None:
    """Write the posts as JSON Lines."""
    number, target, *files = sys.argv[1:]
    posts = real_posts([Path(file) for file in files]) if files else made_posts()
    with Path(target).open("w", encoding="utf-8") as written:
        for text in islice(posts, int(number)):
            written.write(json.dumps({"text": text}) + "\n")


if __name__ == "__main__":
    main()
