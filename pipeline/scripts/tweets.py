"""Read the entity data sets and lay their entities over the project's own tokens."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from augment import nameable
from sentence import Sentence, marked_words

from postlint.reading import Reading, read

_LABELS = {
    "PER": "PER",
    "LOC": "LOC",
    "ORG": "ORG",
    "person": "PER",
    "location": "LOC",
    "group": "ORG",
    "corporation": "ORG",
}
_NO_SPACE_BEFORE = frozenset(".,!?;:)]}%…") | {"...", "'s", "n't", "'m", "'re", "'ve", "'ll", "'d", "’s", "n’t"}
_NO_SPACE_AFTER = frozenset("([{#")


def tweets(path: Path) -> Iterator[Sentence]:
    """Read a file of tokens and BIO tags. Labels that the pipeline has no use for are no entities."""
    words: list[str] = []
    tags: list[str] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        word, _, tag = line.rstrip("\r").partition("\t")
        if word.strip() and tag:
            words.append(word.strip())
            prefix, _, label = tag.partition("-")
            tags.append(f"{prefix}-{_LABELS[label]}" if label in _LABELS else "O")
        elif words:
            yield Sentence(words, _spaces(words), [], [], [], [], _whole(tags))
            words, tags = [], []


def _whole(tags: list[str]) -> list[str]:
    """Begin every entity with B."""
    whole: list[str] = []
    for tag in tags:
        continues = tag[0] == "I" and whole and whole[-1][1:] == tag[1:]
        whole.append(f"B{tag[1:]}" if tag[0] == "I" and not continues else tag)
    return whole


def _spaces(words: list[str]) -> list[bool]:
    """Guess the text: the data sets do not keep where white space stood."""
    spaces = []
    for word, following in zip(words, [*words[1:], ""], strict=True):
        handle = word == "@" and following.isascii() and following.replace("_", "a").isalnum()
        spaces.append(not (following.lower() in _NO_SPACE_BEFORE or word in _NO_SPACE_AFTER or handle))
    return spaces


def without_unjudged(sentence: Sentence) -> Sentence:
    """Take mentions that are written as one token and no entity as not annotated.

    Both data sets do that where mentions were passed over; where they were judged, the sign stands apart.
    """
    pairs = zip(sentence.words, sentence.entities, strict=True)
    tags = ["?" if tag == "O" and word[0] == "@" and len(word) > 1 else tag for word, tag in pairs]
    return replace(sentence, entities=tags)


def on_own_tokens(sentence: Sentence) -> Sentence:
    """Lay the entities over the tokens the project reads.

    A token that an entity covers in part belongs to it. No entity goes on into another hashtag.
    """
    text = ""
    places = []
    for word, space in zip(sentence.words, sentence.spaces, strict=True):
        places.append((len(text), len(text) + len(word)))
        text += word + " " * space
    reading = read(text)
    tags = ["O"] * len(reading)
    for start, end, label in _entities(sentence, places):
        own = _covered(start, end, reading)
        for token in own:
            tags[token] = "?" if label == "?" else f"{'B' if token == own[0] else 'I'}-{label}"
    return Sentence(marked_words(reading), reading.spaces, [], [], [], [], _whole(tags))


def names(sentences: Iterable[Sentence]) -> dict[str, list[list[str]]]:
    """Collect the plain names of each kind, in words, as often as they occur."""
    found: dict[str, list[list[str]]] = {"PER": [], "LOC": [], "ORG": []}
    for sentence in sentences:
        places = [(at, at + 1) for at in range(len(sentence))]
        for start, end, label in _entities(sentence, places):
            if label != "?" and nameable(sentence.words[start:end]):
                found[label].append(sentence.words[start:end])
    return found


def _covered(start: int, end: int, reading: Reading) -> list[int]:
    return [own for own in range(len(reading)) if reading.starts[own] < end and start < reading.ends[own]]


def _entities(sentence: Sentence, places: list[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """Yield the places of entities, and of tokens about which nothing is known, with the label `?`."""
    tags = [
        f"B{tag[1:]}" if tag[0] == "I" and word[0] == "#" else tag
        for word, tag in zip(sentence.words, sentence.entities, strict=True)
    ]
    start = 0
    for index, tag in enumerate(tags):
        if tag[0] != "I":
            start = places[index][0]
        if tag == "?":
            yield start, places[index][1], tag
        elif tag[0] != "O" and (index + 1 == len(tags) or tags[index + 1][0] != "I"):
            yield start, places[index][1], tag[2:]
