"""Write the lexicon that the pipeline sees words by: the possible tags of frequent words."""

from collections import defaultdict
from pathlib import Path
from sys import argv

from lemminflect import getAllInflections, getAllLemmas

from postlint.reading.wordlist import word_ranks


def possible_tags(word: str) -> str:
    """Name the tags a word can have as a form of a dictionary entry, or `-` where it is none."""
    tags = {
        tag
        for upos, lemmas in getAllLemmas(word).items()
        for lemma in lemmas
        for tag, forms in getAllInflections(lemma, upos=upos).items()
        if word in forms
    }
    return "|".join(sorted(tags)) or "-"


def main(target: Path) -> None:
    """Write one line for each combination of tags: the tags, a tab, the words."""
    words: defaultdict[str, list[str]] = defaultdict(list)
    for word in word_ranks():
        words[possible_tags(word)].append(word)
    lines = [f"{tags}\t{' '.join(sorted(found))}\n" for tags, found in sorted(words.items())]
    target.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main(Path(argv[1]))
