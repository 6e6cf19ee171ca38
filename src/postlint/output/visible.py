"""Show any text at all on a terminal: what would act on the terminal, or hide, is spelled out instead."""

import unicodedata
from collections.abc import Iterator

JOINERS = "\u200c\u200d"
SPACES = "\t\n\r\u00a0\u2009\u202f\u3000"
BLACK_FLAG = "\U0001f3f4"


def visible(text: str) -> str:
    """Return a text in one line, with control, formatting and broken characters written like `<U+202E>`.

    Line endings and tabs become spaces. Joiners and tags stay where they belong to an emoji or a script.
    """
    # Most texts have nothing to hide, and printable is the quickest way to know.
    return text if text.isprintable() else "".join(cells(text))


def cells(text: str) -> Iterator[str]:
    """Yield what to show for each character of a text, one string for each."""
    flag = False  # inside a flag such as England's, which is a black flag followed by invisible tags
    for before, char, after in zip(" " + text, text, text[1:] + " ", strict=False):
        flag = char == BLACK_FLAG or (flag and _is_tag(char))
        joins = char in JOINERS and not before.isascii() and not after.isascii()
        if char.isprintable() or char in SPACES or joins or flag:
            yield " " if char in "\t\n\r" else char
        else:
            yield f"<U+{ord(char):04X}>"


def width(shown: str) -> int:
    """Return how many columns of a terminal a text takes, emoji and East Asian letters counting two."""
    if shown.isascii():
        return len(shown)
    return sum(_columns(char) for char in shown)


def _is_tag(char: str) -> bool:
    return "\U000e0020" <= char <= "\U000e007f"


def _columns(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
