"""Words that are part of a name or a title: "Thugs of Hindostan", "Operation Purge"."""

from postlint.reading import Stretch
from postlint.rules.compiled import Guard
from postlint.rules.field import FieldText
from postlint.rules.guards.window import after, before

REACH = 5
JOINING = frozenset("of the and for in on to & 's".split())


def titled(guard: Guard, stretch: Stretch, text: FieldText) -> bool:  # noqa: ARG001
    """Tell whether capitals make the words part of a longer name, in a sentence that is not all capitals."""
    words, keys = text.reading.words, text.reading.keys
    start, end = stretch
    if text.in_hashtag(stretch) or not all(_capitalised(words[t]) or keys[t] in JOINING for t in range(start, end)):
        return False
    around = list(range(start, end))
    for direction in (before(stretch, text, REACH), after(stretch, text, REACH)):
        for token in direction:
            if not (_capitalised(words[token]) or keys[token] in JOINING):
                break
            around.append(token)
    others = [t for t in around if not start <= t < end and _capitalised(words[t]) and not _opens_sentence(t, text)]
    if _opens_sentence(start, text):
        # A capital at the beginning of a sentence says nothing by itself.
        others = [t for t in others if t == end]
    sentence = [*before(stretch, text, 2 * REACH), *after(stretch, text, 2 * REACH)]
    if others and any(name.label == "PER" and name.start == end for name in text.grammar.entities):
        # "Thief Jane Roe" is what somebody is called, and no part of her name.
        return False
    plain = any(words[t][0].islower() and keys[t] not in JOINING for t in sentence)
    return bool(others) and plain


def _capitalised(word: str) -> bool:
    return word[0].isupper()


def _opens_sentence(token: int, text: FieldText) -> bool:
    return token == 0 or text.sentence_of[token - 1] != text.sentence_of[token]
