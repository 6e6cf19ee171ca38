"""Read the UD English Web Treebank and lay its trees over the project's own tokens."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sentence import Sentence, marked_words

from postlint.reading import read

# What rules ask of verbs and nouns; the rest would only make the tag set larger.
_FEATURES = {"VERB": ("Mood", "Tense", "VerbForm"), "AUX": ("Mood", "Tense", "VerbForm"), "NOUN": ("Number",)}
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Tree:
    """Hold one tree of the treebank, its text, and where its tokens stand in it (None: not to be found)."""

    document: str
    text: str
    sentence: Sentence
    places: list[Place] | None


def trees(path: Path) -> Iterator[Tree]:
    """Read a CoNLL-U file."""
    document = ""
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        comments: dict[str, str] = {}
        rows: list[list[str]] = []
        for line in block.splitlines():
            if line.startswith("#"):
                key, _, value = line[1:].partition("=")
                comments[key.strip()] = value.strip()
            else:
                rows.append(line.split("\t"))
        document = comments.get("newdoc id", document)
        yield _tree(document, comments["text"], rows)


def _tree(document: str, text: str, rows: list[list[str]]) -> Tree:
    words = [row for row in rows if row[0].isdigit()]
    places = _places(text, rows)
    spaces = ["SpaceAfter=No" not in row[9] for row in words]
    if places:
        spaces = [text[end : end + 1].isspace() for _, end in places]
    sentence = Sentence(
        words=[row[1] for row in words],
        spaces=spaces,
        pos=[row[3] for row in words],
        morphs=[_morph(row[3], row[5]) for row in words],
        heads=[int(row[6]) - 1 if row[6] != "0" else index for index, row in enumerate(words)],
        deps=["ROOT" if row[6] == "0" else row[7] for row in words],
        entities=[],
    )
    return Tree(document, text, sentence, places)


def _morph(pos: str, features: str) -> str:
    wanted = _FEATURES.get(pos, ())
    return "|".join(feature for feature in features.split("|") if feature.partition("=")[0] in wanted)


def _places(text: str, rows: list[list[str]]) -> list[Place] | None:
    """Find each word in the text; a contraction's words share its letters."""
    places: list[Place] = []
    at = 0
    inside = 0
    for row in rows:
        if "." in row[0]:
            continue
        first, _, last = row[0].partition("-")
        if last:
            forms = [other[1] for other in rows if other[0].isdigit() and int(first) <= int(other[0]) <= int(last)]
            if "".join(forms) != row[1]:
                return None
            inside = len(forms)
            continue
        start = text.find(row[1], at)
        if start < 0 or text[at:start].strip():
            return None
        at = start + len(row[1])
        places.append((start, at))
        inside = max(0, inside - 1)
    return places


def on_own_tokens(tree: Tree) -> Sentence | None:
    """Lay a tree over the tokens the project reads in its text; None where that cannot be done.

    Tokens that the project does not part are merged where they hang together by one head. Where it parts
    what the treebank does not, the tree says nothing of the parts.
    """
    if tree.places is None:
        return None
    reading = read(tree.text)
    gold = tree.sentence
    own_of: list[int] = []
    own = 0
    for start, end in tree.places:
        while own < len(reading) and reading.ends[own] <= start:
            own += 1
        if own == len(reading) or not (reading.starts[own] <= start and end <= reading.ends[own]):
            return None
        own_of.append(own)
    groups: list[list[int]] = [[] for _ in reading.words]
    for index, own in enumerate(own_of):
        groups[own].append(index)
    tops = [_top(group, gold) for group in groups]
    if None in tops:
        return None
    chosen = [top for top in tops if top is not None]
    heads = [own if gold.heads[top] == top else own_of[gold.heads[top]] for own, top in enumerate(chosen)]
    return Sentence(
        words=marked_words(reading),
        spaces=reading.spaces,
        pos=[gold.pos[top] for top in chosen],
        morphs=[gold.morphs[top] for top in chosen],
        heads=heads,
        deps=[gold.deps[top] for top in chosen],
        entities=[],
    )


def _top(group: list[int], gold: Sentence) -> int | None:
    """Find the one token of a group that hangs on a token outside."""
    tops = [index for index in group if gold.heads[index] not in group or gold.heads[index] == index]
    return tops[0] if len(tops) == 1 else None
