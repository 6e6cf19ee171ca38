"""How platforms count the characters of a post, and where they would cut it.

A text is counted in units that nobody sees cut: a link, a mention, or an extended grapheme cluster (Unicode Standard
Annex 29), which is what a reader takes for one character. White space at the end is not published and not counted.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING
from unicodedata import normalize

from postlint.reading.emoji import emoji_pattern

if TYPE_CHECKING:
    import regex

# From the first character to the one after the last, in code points.
Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Counting:
    """Count as one platform does.

    `of` gives what a grapheme cluster costs, `most` what a text costs at most, in a moment; `link` and `mention` give
    what those cost, or nothing where they are text like any other.
    """

    of: Callable[[str], int]
    most: Callable[[str], int]
    link: Callable[[str], int | None] = lambda _link: None
    mention: Callable[[str], int | None] = lambda _mention: None


@dataclass(frozen=True, slots=True)
class Fit:
    """Say what a text costs, and the stretch of it that is too much, if any."""

    length: int
    too_much: Stretch | None = None


def fit(text: str, links: Sequence[Stretch], limit: int, counting: Counting) -> Fit:
    """Count a text, whose `links` lie at such offsets, as a platform does that takes `limit`.

    Linear in the length of any text. A length within the limit may be too large a guess, made in a moment.
    """
    end = len(text.rstrip())
    text = text[:end]
    entities = list(_entities(text, links, counting))
    most = counting.most(text) + sum(cost for _, _, cost in entities)
    if most <= limit:
        return Fit(most)
    length, cut = 0, None
    for start, cost in _units(text, entities, counting):
        length += cost
        if cut is None and length > limit:
            cut = start
    return Fit(length, None if cut is None else (cut, end))


def _entities(text: str, links: Sequence[Stretch], counting: Counting) -> Iterator[tuple[int, int, int]]:
    """Yield what is not counted character by character, with its cost, in order."""
    mentions = [found.span() for found in _remote_mention().finditer(text)] if text.count("@") > 1 else []
    asked = [(*stretch, counting.link) for stretch in links] + [(*stretch, counting.mention) for stretch in mentions]
    done = 0
    for start, end, of in sorted(asked, key=lambda entity: entity[0]):
        cost = of(text[start:end]) if start >= done else None
        if cost is not None:
            yield start, end, cost
            done = end


def _units(text: str, entities: Sequence[tuple[int, int, int]], counting: Counting) -> Iterator[tuple[int, int]]:
    """Yield where each unit of a text begins, and what it costs."""
    costs: dict[str, int] = {}
    at = 0
    for start, end, cost in (*entities, (len(text), len(text), 0)):
        for place, cluster in clusters(text, at, start):
            if cluster not in costs:
                # A line ending is one character, however a file writes it.
                costs[cluster] = 1 if cluster == "\r\n" else counting.of(cluster)
            yield place, costs[cluster]
        yield start, cost
        at = end


def clusters(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield the extended grapheme clusters of a stretch of text, each with where it begins."""
    if text.isascii() and "\r" not in text:
        yield from enumerate(text[start:end], start)
    else:
        yield from ((found.start(), found[0]) for found in _cluster().finditer(text, start, end))


@cache
def _cluster() -> "regex.Pattern[str]":
    # Only texts that may be too long, and have more than plain letters in them, are worth this import.
    import regex

    # Flags first: to tell which of many belong together, \X looks back over all of them, every time.
    marks = r"[\p{GCB=Extend}\p{GCB=SpacingMark}\p{GCB=ZWJ}]*+"
    return regex.compile(rf"\p{{RI}}{{1,2}}{marks}|\X")


@cache
def _remote_mention() -> re.Pattern[str]:
    """Compile the pattern of a mention with its server, as in Mastodon's Account::MENTION_RE."""
    return re.compile(r"(?<![=/\w])@\w+(?>(?:[.-]+\w+)*)@\w+(?>(?:[.-]+\w+)*)")


# twitter-text, configuration 3: these ranges weigh 1, and all else 2.
_HEAVY = "[^\u0000-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]"


@cache
def _heavy() -> re.Pattern[str]:
    return re.compile(_HEAVY)


def _weight(text: str) -> int:
    composed = text if text.isascii() else normalize("NFC", text)
    return len(composed) + len(_heavy().findall(composed))


def _weight_of_cluster(cluster: str) -> int:
    """Weigh a cluster as twitter-text does: 2 for an emoji of any make, and its letters else, normalised to NFC."""
    if cluster.isascii():
        return len(cluster)
    found = emoji_pattern().findall(cluster)
    return 2 * len(found) + _weight(emoji_pattern().sub("", cluster) if found else cluster)


def _utf16_units(text: str) -> int:
    return len(text) if text.isascii() else len(text) + sum(character > "\uffff" for character in text)


def _utf8_bytes(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))


def _utf8_emoji(cluster: str) -> int:
    """Count an emoji by its bytes, and other characters as one each."""
    if cluster.isascii():
        return len(cluster)
    found = emoji_pattern().findall(cluster)
    return sum(map(_utf8_bytes, found)) + len(normalize("NFC", emoji_pattern().sub("", cluster)))


def _characters(text: str) -> int:
    return len(normalize("NFC", text))


def _one(cluster: str) -> int:  # noqa: ARG001
    return 1


def _shown_by_bluesky(link: str) -> int:
    """Count a link as Bluesky's app shortens it: the host, and up to 15 characters of what follows."""
    parts = re.match(r"(?is)(?:https?://)?([^/?#]*)(?:/(?=[?#]|\Z))?(.*)", link)
    assert parts is not None
    host, behind = parts.groups()
    return len(host) + (len(behind) if len(behind) <= _LONGEST_PATH else _SHORTENED_PATH)


# Bluesky's app, toShortUrl: a path of more than 15 characters is cut to 13 and three dots.
_LONGEST_PATH, _SHORTENED_PATH = 15, 16
# Both X and Mastodon count every link as one of X's short links.
_SHORT_LINK = 23

CHARACTERS = Counting(_characters, _characters)
# Third-party tools do not shorten links on Bluesky, and its own app does: who writes there is told as it would tell.
GRAPHEMES_AND_SHORT_LINKS = Counting(_one, len, _shown_by_bluesky)
# Mastodon knows a link by its https://, and counts of a mention only the part before the server.
GRAPHEMES_AND_SHORT_MENTIONS = Counting(
    _one,
    len,
    lambda link: _SHORT_LINK if "://" in link else None,
    lambda mention: mention.index("@", 1),
)
UTF16_UNITS = Counting(_utf16_units, _utf16_units)
# Meta, Threads API: emoji are counted as the number of UTF-8 bytes.
UTF8_EMOJI = Counting(_utf8_emoji, _utf8_bytes)
WEIGHTS = Counting(_weight_of_cluster, _weight, lambda _link: _SHORT_LINK)
