"""Undo what makes a text look other than it is stored: hidden characters, fancy letters, stacked marks."""

import re
from dataclasses import dataclass
from functools import cache
from unicodedata import category, normalize

from postlint.reading.emoji import EMOJI, EMOJI_GLUE
from postlint.reading.lookalikes import undo_lookalikes

# Characters that read as they are stored: Latin letters, punctuation, symbols, ideographs, kana, Hangul, emoji.
_ORDINARY = (
    "\\x00-\xac\xae-\xb1\xb4-\xb8\xbb-\u0148\u014a-\u017e\u0180-\u024f\u1e00-\u1e9c\u1e9e-\u1efe\u2000-\u200a"
    "\u2010-\u2029\u202f-\u205f\u20a0-\u20cf\u2120\u2122\u2150-\u215f\u2190-\u245f\u2500-\u2bff\u3001-\u3029"
    "\u3030-\u3098\u309b-\u318f\u31f0-\u31ff\u3400-\u9fff\uac00-\ud7a3\ufffd\U0001f000-\U0001f0ff\U0001f18e"
    "\U0001f191-\U0001f1ff\U0001f21a\U0001f22f\U0001f250-\U0001faff"
)
_INVISIBLE = frozenset(
    map(
        chr,
        (
            *(0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFEFF, 0xFFA0, 0xE0001),
            *range(0x180B, 0x1810),
            *range(0x200B, 0x2010),
            *range(0x202A, 0x202F),
            *range(0x2060, 0x2070),
            *range(0xFE00, 0xFE10),
            *range(0xFFF9, 0xFFFC),
            *range(0xE0020, 0xE0080),
            *range(0xE0100, 0xE01F0),
        ),
    )
)
_OVERRIDES = "\u202d\u202e"
_APOSTROPHES = "\u02bb\u02bc"
_OVERLAY = re.compile("[\u0334-\u0338\u0488\u0489\u20d0-\u20f0]")
# Accents come one or two to a letter; more is decoration. NFC of long stacks would also take quadratic time.
_MOST_ACCENTS = 2
# What stands in for a combining mark while the text is cut: a letter without case that nobody types.
STAND_IN = "\u01bb"


@dataclass(slots=True)
class Folded:
    """Hold a folded text and where each of its characters came from.

    Character `i` of `text` was read from `starts[i]` to `ends[i]`. `cut` is the text to be cut into tokens: the same
    with letters in the place of combining marks. `uneven` says that several characters may share one origin.
    """

    text: str
    cut: str
    starts: list[int]
    ends: list[int]
    uneven: bool
    reversed_at: tuple[int, ...]


@cache
def _odd() -> re.Pattern[str]:
    return re.compile(f"[^{_ORDINARY}{EMOJI_GLUE}]")


@cache
def _emoji_or_odd() -> re.Pattern[str]:
    return re.compile(f"(?P<emoji>{EMOJI})|[^{_ORDINARY}]")


def needs_folding(text: str) -> bool:
    """Say whether anything in `text` may read otherwise than it is stored."""
    if _odd().search(text):
        return True
    return any(glue in text for glue in EMOJI_GLUE) and any(
        match.lastgroup is None for match in _emoji_or_odd().finditer(text)
    )


def fold(text: str) -> Folded:
    """Fold `text`, keeping the origin of every character; emoji sequences stay as they are.

    Invisible characters vanish, compatibility letters become plain (NFKC), accents compose (NFC), overlays and
    stacks of marks vanish, look-alikes read as Latin (UTS 39). Offsets are in code points.
    """
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    marks: list[int] = []
    reversed_at: list[int] = []
    uneven = False
    at = 0
    for match in _emoji_or_odd().finditer(text):
        start = match.start()
        if start < at or match.lastgroup:
            continue
        letters += text[at:start]
        starts += range(at, start)
        ends += range(at + 1, start + 1)
        at = start + 1
        character = text[start]
        if character in _INVISIBLE:
            if character in _OVERRIDES:
                reversed_at.append(start)
        elif not category(character).startswith("M"):
            plain = _plain(character)
            letters += plain
            starts += [start] * len(plain)
            ends += [at] * len(plain)
            uneven = uneven or len(plain) > 1
        else:
            at = _end_of_marks(text, at)
            if not letters or ends[-1] != start or letters[-1].isspace():
                cluster, origin = _OVERLAY.sub("", text[start:at]), start
            else:
                origin = starts[-1]
                cluster = _marked(letters.pop(), text[start:at])
                starts.pop()
                ends.pop()
            marks += [len(letters) + index for index, letter in enumerate(cluster) if category(letter)[0] == "M"]
            letters += cluster
            starts += [origin] * len(cluster)
            ends += [at] * len(cluster)
            uneven = uneven or len(cluster) > 1
    letters += text[at:]
    starts += range(at, len(text))
    ends += range(at + 1, len(text) + 1)
    folded = undo_lookalikes("".join(letters))
    if marks:
        letters = list(folded)
        for place in marks:
            letters[place] = STAND_IN
    cut = "".join(letters) if marks else folded
    return Folded(folded, cut, starts, ends, uneven, tuple(reversed_at))


def _end_of_marks(text: str, at: int) -> int:
    while at < len(text) and category(text[at])[0] == "M" and text[at] not in _INVISIBLE:
        at += 1
    return at


def _marked(letter: str, marks: str) -> str:
    """Compose a letter with its accents, or leave decoration away."""
    if letter.isalpha() and (letter < "\u0250" or "\u1e00" <= letter <= "\u1eff"):
        if len(marks) <= _MOST_ACCENTS and not _OVERLAY.search(marks):
            return normalize("NFC", letter + marks)
        return normalize("NFD", letter)[0]
    return letter + marks if letter.isalpha() or category(letter)[0] == "M" else letter


def _plain(character: str) -> str:
    if "\ud800" <= character <= "\udfff":
        return "\ufffd"
    if character in _APOSTROPHES:
        return "'"
    if "\U0001f150" <= character <= "\U0001f169":
        return chr(ord(character) - 0x1F150 + ord("A"))
    if "\U0001f170" <= character <= "\U0001f189":
        return chr(ord(character) - 0x1F170 + ord("A"))
    plain = normalize("NFKC", character)
    if len(plain) == 1 and "\uff01" <= character <= "\uffef":
        return plain
    if plain.isalnum() and (len(plain) == 1 or (plain.isascii() and not "\u2100" <= character <= "\u214f")):
        return plain
    return character
