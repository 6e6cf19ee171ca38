"""Cut a folded text into tokens in one pass."""

import re
from itertools import islice
from operator import ne

from postlint.reading.emoji import emoji_pattern, plain_emoji
from postlint.reading.entities import TRAILING, sign_pattern
from postlint.reading.hashtags import tag_pieces
from postlint.reading.masks import masked_word, spaced_word
from postlint.reading.model import Hashtag
from postlint.reading.numbers import number_pattern, phone_pattern
from postlint.reading.words import ABBREVIATIONS, CUTS, contraction_cuts, plain_apostrophes, word_pattern

_ENDS = frozenset(",.?!;:)")


class Columns:
    """Hold the tokens found so far, a column for each of their properties."""

    __slots__ = ("classes", "ends", "hashtags", "keys", "spaces", "starts", "words")

    # By hand: making a dataclass takes a millisecond of every cold start.
    def __init__(self) -> None:
        self.words: list[str] = []
        self.keys: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.spaces: list[bool] = []
        self.classes: dict[int, str] = {}
        self.hashtags: list[Hashtag] = []

    def add(self, word: str, start: int, end: int) -> None:
        """Append one token."""
        self.words.append(word)
        self.keys.append(word.lower())
        self.starts.append(start)
        self.ends.append(end)


def tokenize(text: str) -> Columns:
    """Cut `text`, already folded, into tokens.

    The cuts are those of the UD English Web Treebank, with entities by twitter-text's rules. Chunks between white
    space that are plain words, or plain words with one sign behind, never meet a pattern: they are most of a post.
    """
    columns = Columns()
    add_word, add_key = columns.words.append, columns.keys.append
    add_start, add_end = columns.starts.append, columns.ends.append
    find = text.find
    at = done = 0
    for chunk in text.split():
        start = find(chunk, at)
        at = start + len(chunk)
        if start < done:
            if at > done:
                done = _scan(text, done, at, columns)
            continue
        key = chunk.lower()
        if chunk.isalpha():
            if key not in CUTS and (at - start > 1 or not _single_letter_follows(text, at)):
                add_word(chunk)
                add_key(key)
                add_start(start)
                add_end(at)
                continue
        elif (sign := chunk[-1]) in _ENDS and (body := chunk[:-1]).isalpha():
            key = body.lower()
            if key not in CUTS and (sign != "." or _ends_sentence(body)):
                add_word(body)
                add_key(key)
                add_start(start)
                add_end(at - 1)
                add_word(sign)
                add_key(sign)
                add_start(at - 1)
                add_end(at)
                continue
        done = _scan(text, start, at, columns)
    ends = columns.ends
    if ends:
        # Every character but white space is in a token, so a gap is white space.
        columns.spaces = [*map(ne, ends, islice(columns.starts, 1, None)), ends[-1] < len(text)]
    return columns


def _single_letter_follows(text: str, at: int) -> bool:
    return text[at + 1 : at + 2].isalpha() and not text[at + 2 : at + 3].isalnum()


def _ends_sentence(body: str) -> bool:
    return len(body) > 1 and body not in ABBREVIATIONS


def _scan(text: str, at: int, end: int, columns: Columns) -> int:
    """Cut `text` from `at` at least to `end`, where white space or the end of the text follows, by the patterns."""
    keycaps = "\u20e3" in text[at:end]
    while at < end:
        character = text[at]
        if (character > "\u203b" or keycaps or character in "\u00a9\u00ae") and (
            match := emoji_pattern().match(text, at)
        ):
            columns.classes[len(columns.words)] = "<emoji>"
            columns.add(plain_emoji(match[0]), at, match.end())
            at = match.end()
        elif character.isalpha():
            at = _scan_word(text, at, columns)
        elif character.isalnum():
            at = _add_match(number_pattern().match(text, at), text, columns)
        else:
            at = _scan_sign(text, at, columns)
    return at


def _scan_word(text: str, at: int, columns: Columns) -> int:
    masked = spaced_word(text, at) or masked_word(text, at)
    if masked:
        word, end = masked
        columns.add(word, at, end)
        return end
    return _add_match(word_pattern().match(text, at), text, columns)


def _scan_sign(text: str, at: int, columns: Columns) -> int:
    character = text[at]
    if character in "$@" and (masked := masked_word(text, at)):
        word, end = masked
        columns.add(word, at, end)
        return end
    last = len(columns.words) - 1
    if character == "%" and columns.classes.get(last) == "<number>" and at - columns.ends[last] < 2:
        columns.classes[last] = "<percent>"
    if character in "+(" and (match := phone_pattern().match(text, at)):
        return _add_match(match, text, columns)
    return _add_match(sign_pattern().match(text, at), text, columns)


def _add_match(match: re.Match[str] | None, text: str, columns: Columns) -> int:
    """Append what one pattern found and say where it ends. Every pattern ends in an alternative for anything."""
    assert match is not None
    start, end = match.span()
    kind = match.lastgroup
    if kind is None:
        _add_pieces(match[0], CUTS.get(match[0].lower(), ()), start, columns)
    elif kind == "contraction":
        word = plain_apostrophes(match[0])
        _add_pieces(word, contraction_cuts(word.lower()), start, columns)
    elif kind == "link":
        end = start + len(match[0].rstrip(TRAILING))
        columns.classes[len(columns.words)] = "<link>"
        columns.add(text[start:end], start, end)
    elif kind == "hashtag":
        _add_hashtag(match[0], start, columns)
    elif kind == "headless":
        word = plain_apostrophes(match[0])
        _add_pieces(word, (2,) if word.lower() in {"'tis", "'twas"} else (), start, columns)
    else:
        columns.classes[len(columns.words)] = f"<{kind}>"
        columns.add(match[0], start, end)
    return end


def _add_pieces(word: str, cuts: tuple[int, ...], start: int, columns: Columns) -> None:
    begin = 0
    for cut in (*cuts, len(word)):
        columns.add(word[begin:cut], start + begin, start + cut)
        begin = cut


def _add_hashtag(tag: str, start: int, columns: Columns) -> None:
    """Append the words of a hashtag; its mark belongs to the first of them, as it does for a reader."""
    first = len(columns.words)
    for word, begin, end in tag_pieces(tag[1:]):
        cuts = CUTS.get(word.lower())
        if cuts and len(word) == end - begin:
            _add_pieces(word, cuts, start + 1 + begin, columns)
        else:
            columns.add(word, start + 1 + begin, start + 1 + end)
    columns.starts[first] = start
    columns.classes[first] = "<hashtag>"
    columns.hashtags.append(Hashtag(first, len(columns.words)))
