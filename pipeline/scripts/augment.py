"""Make posts of edited sentences: case, missing stops, hashtags, mentions, emoji, links, missing subjects."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

from sentence import Sentence

_EMOJI = "👮🚔🚓🚨👏👍😂🤣😊😍❤💙🔥💪🙏🎉⚠✅❌👇👉🐶🚒🏥😎😡😉🤔📸📢⬇➡"
_HANDLES = ["Norwell", "Eastbrook", "City", "County", "Team", "Rural", "Roads", "Police", "Fire", "Water", "News"]
_MARKS = frozenset(".!?") | {"...", "…", "!!", "!!!"}
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_AUXILIARIES = frozenset({"aux", "aux:pass"})
Change = Callable[[Sentence, Random], Sentence]


def posted(sentence: Sentence, random: Random, phrases: list[Sentence]) -> Sentence:
    """Write a parsed sentence as a post might: some of the changes, drawn by chance.

    `phrases` are short noun phrases to make hashtags of.
    """
    if random.random() < 0.2:
        sentence = _without_subject(sentence)
    if random.random() < 0.4:
        sentence = _without_stop(sentence)
    if random.random() < 0.15:
        sentence = _hashtag_inside(sentence, random)
    if random.random() < 0.15:
        sentence = _mention_inside(sentence, random)
    sentence = _cased(sentence, random)
    if random.random() < 0.12:
        sentence = _put(sentence, 0, _mention(random), "vocative")
    for _ in range(random.choice((0, 0, 0, 1, 1, 2, 3))):
        extra = random.choice(("emoji", "emoji", "hashtag", "hashtag", "mention", "link"))
        if extra == "emoji":
            for _ in range(random.choice((1, 1, 2, 3))):
                sentence = _put(sentence, len(sentence), _emoji(random), "discourse")
        elif extra == "hashtag":
            sentence = _put(sentence, len(sentence), _hashtag(random.choice(phrases), random), "parataxis")
        elif extra == "mention":
            sentence = _put(sentence, len(sentence), _mention(random), "vocative")
        else:
            sentence = _put(sentence, len(sentence), _link(random), "parataxis")
    if random.random() < 0.06:
        sentence = _put(sentence, 0, _emoji(random), "discourse")
    return sentence


def renamed(sentence: Sentence, random: Random, names: dict[str, list[list[str]]]) -> Sentence:
    """Change a tweet with entities: other names of the same kind, another case, an emoji behind.

    `names` are the names of each kind, in words.
    """
    words: list[str] = []
    spaces: list[bool] = []
    tags: list[str] = []
    at = 0
    while at < len(sentence):
        end = at + 1
        tag = sentence.entities[at]
        while tag[0] == "B" and end < len(sentence) and sentence.entities[end][0] == "I":
            end += 1
        name = sentence.words[at:end]
        if tag[0] == "B" and nameable(name) and random.random() < 0.5:
            name = random.choice(names[tag[2:]])
        words += name
        spaces += [*[True] * (len(name) - 1), sentence.spaces[end - 1]]
        tags += [tag, *[f"I{tag[1:]}"] * (len(name) - 1)]
        at = end
    changed = _cased(Sentence(words, spaces, [], [], [], [], tags), random)
    if random.random() < 0.2:
        return Sentence(
            [*changed.words, random.choice(_EMOJI)], [*spaces[:-1], True, False], [], [], [], [], [*tags, "O"]
        )
    return changed


def nameable(words: list[str]) -> bool:
    """Say whether words are a plain name: no mention, no hashtag."""
    return all(word[0].isalpha() for word in words)


def noun_phrases(sentences: list[Sentence]) -> list[Sentence]:
    """Take from trees the phrases of at most three plain words that hang together by a noun or a name."""
    phrases = []
    for sentence in sentences:
        for top, pos in enumerate(sentence.pos):
            inside = [index for index in range(len(sentence)) if _under(sentence, index, top)]
            whole = len(inside) <= 3 and inside == [*range(inside[0], inside[0] + len(inside))]
            if whole and pos in {"NOUN", "PROPN"} and all(sentence.words[index].isalpha() for index in inside):
                phrases.append(_keep(sentence, inside, top))
    return phrases


def _under(sentence: Sentence, index: int, top: int) -> bool:
    for _ in range(4):
        if index == top:
            return True
        index = sentence.heads[index]
    return False


def _cased(sentence: Sentence, random: Random) -> Sentence:
    drawn = random.random()
    if drawn < 0.3:
        change: Callable[[str], str] = str.lower
    elif drawn < 0.4:
        change = str.upper
    elif drawn < 0.43:
        change = str.capitalize
    else:
        return sentence
    return replace(
        sentence, words=[word if word.startswith(("@", "http")) else change(word) for word in sentence.words]
    )


def _without_stop(sentence: Sentence) -> Sentence:
    last = len(sentence) - 1
    if last < 1 or sentence.words[last] not in _MARKS or last in sentence.heads:
        return sentence
    return _keep(sentence, [*range(last)])


def _without_subject(sentence: Sentence) -> Sentence:
    """Drop a pronoun that a sentence begins with, and the auxiliaries behind it: "We have nicked" to "Nicked"."""
    if len(sentence) < 4 or sentence.deps[0] not in _SUBJECTS or sentence.pos[0] != "PRON" or 0 in sentence.heads:
        return sentence
    first = 1
    head = sentence.heads[0]
    while sentence.deps[first] in _AUXILIARIES and sentence.heads[first] == head and first not in sentence.heads:
        first += 1
    if sentence.words[first].lower() in {"n't", "not"}:
        first = 1
    shorter = _keep(sentence, [*range(first, len(sentence))])
    return replace(shorter, words=[shorter.words[0].capitalize(), *shorter.words[1:]])


def _keep(sentence: Sentence, kept: list[int], root: int | None = None) -> Sentence:
    """Keep some tokens of a sentence; `root`, if given, becomes the root of what is left."""
    place = {index: number for number, index in enumerate(kept)}
    return Sentence(
        words=[sentence.words[index] for index in kept],
        spaces=[sentence.spaces[index] for index in kept],
        pos=[sentence.pos[index] for index in kept],
        morphs=[sentence.morphs[index] for index in kept],
        heads=[place[root if index == root else sentence.heads[index]] for index in kept],
        deps=["ROOT" if index == root else sentence.deps[index] for index in kept],
        entities=[],
    )


def _put(sentence: Sentence, at: int, extra: Sentence, dep: str) -> Sentence:
    """Put `extra` before the token `at` and hang its root on the root of the sentence."""
    size = len(extra)
    root = sentence.deps.index("ROOT")
    root += size if root >= at else 0
    moved = [head + size if head >= at else head for head in sentence.heads]
    within = [root if extra.deps[index] == "ROOT" else at + head for index, head in enumerate(extra.heads)]
    deps = [dep if label == "ROOT" else label for label in extra.deps]
    before = [*sentence.spaces[: at - 1], True] if at else []
    return Sentence(
        words=[*sentence.words[:at], *extra.words, *sentence.words[at:]],
        spaces=[*before, *extra.spaces[:-1], True, *sentence.spaces[at:]],
        pos=[*sentence.pos[:at], *extra.pos, *sentence.pos[at:]],
        morphs=[*sentence.morphs[:at], *extra.morphs, *sentence.morphs[at:]],
        heads=[*moved[:at], *within, *moved[at:]],
        deps=[*sentence.deps[:at], *deps, *sentence.deps[at:]],
        entities=[],
    )


def _single(word: str, pos: str) -> Sentence:
    return Sentence([word], [True], [pos], [""], [0], ["ROOT"], [])


def _emoji(random: Random) -> Sentence:
    return _single(random.choice(_EMOJI), "SYM")


def _mention(random: Random) -> Sentence:
    return _single(_handle(random), "PROPN")


def _handle(random: Random) -> str:
    return "@" + random.choice(("", "_")).join(random.sample(_HANDLES, 2))


def _link(random: Random) -> Sentence:
    code = "".join(random.choices("abcdefghijkmnopqrstuvwxyzABCDEFGH0123456789", k=10))
    return _single(f"https://t.co/{code}", "PROPN")


def _hashtag(phrase: Sentence, random: Random) -> Sentence:
    change = random.choice((str.capitalize, str.capitalize, str.lower, str.upper))
    words = [change(word) for word in phrase.words]
    return replace(phrase, words=[f"#{words[0]}", *words[1:]], spaces=[False] * len(phrase))


def _hashtag_inside(sentence: Sentence, random: Random) -> Sentence:
    """Write a noun, a name or an adjective of the sentence as a hashtag."""
    taggable = [
        index
        for index, pos in enumerate(sentence.pos)
        if pos in {"NOUN", "PROPN", "ADJ"}
        and sentence.words[index].isalpha()
        and (not index or sentence.spaces[index - 1])
    ]
    if not taggable:
        return sentence
    index = random.choice(taggable)
    tag = f"#{sentence.words[index]}"
    return replace(sentence, words=[*sentence.words[:index], tag, *sentence.words[index + 1 :]])


def _mention_inside(sentence: Sentence, random: Random) -> Sentence:
    """Write a name of one word as a mention."""
    names = [index for index, pos in enumerate(sentence.pos) if pos == "PROPN" and _stands_alone(sentence, index)]
    if not names:
        return sentence
    index = random.choice(names)
    return replace(sentence, words=[*sentence.words[:index], _handle(random), *sentence.words[index + 1 :]])


def _stands_alone(sentence: Sentence, index: int) -> bool:
    named = {"compound", "flat", "appos", "goeswith"}
    return sentence.deps[index] not in named and not any(
        head == index and other != index and sentence.deps[other] in named for other, head in enumerate(sentence.heads)
    )
