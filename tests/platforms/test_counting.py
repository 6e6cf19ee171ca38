"""Counted as the platforms count, and cut where they would cut.

The cases for X are those that twitter-text's conformance suite has under weighted counting, in words of our own.
"""

from unicodedata import normalize

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from postlint.platforms import fit
from postlint.platforms.counting import (
    CHARACTERS,
    GRAPHEMES_AND_SHORT_LINKS,
    GRAPHEMES_AND_SHORT_MENTIONS,
    UTF8_EMOJI,
    UTF16_UNITS,
    WEIGHTS,
    Counting,
    clusters,
)
from postlint.reading import read

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
SINGER = "\U0001f468\u200d\U0001f3a4"
DARK_DANCER = "\U0001f483\U0001f3fe"
ENGLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
FLAG = "\U0001f1ec\U0001f1e7"
ALL = {
    "x": WEIGHTS,
    "bluesky": GRAPHEMES_AND_SHORT_LINKS,
    "mastodon": GRAPHEMES_AND_SHORT_MENTIONS,
    "threads": UTF8_EMOJI,
    "linkedin": UTF16_UNITS,
    "alert": CHARACTERS,
}
# What makes counting hard: joiners, flags, marks, keycaps, jamo, a cluster with two consonants, line endings.
HARD = [
    *(
        "a",
        " ",
        "é",
        "e\u0301",
        "\u0301",
        "\u200d",
        "\ufe0f",
        "\u20e3",
        "1",
        "\r",
        "\n",
        "\r\n",
        "…",
        "\u202e",
        "\ufdfa",
    ),
    *("漢", "\u1100", "\u1161", "\u11a8", "한", "\u0915\u094d", "\u0937", "\u0e33", "\u0600", "\ufb2c", "\ud800"),
    *("\U0001f1ec", "\U0001f1e7", "😀", "🏽", "☺", "♂", FAMILY, DARK_DANCER, ENGLAND, "©\ufe0f", "\U00010000"),
    *("@a@b.uk", "https://norwell.gov.uk/x"),
]
hard_texts = st.lists(st.sampled_from(HARD) | st.characters(), max_size=30).map("".join)


def length(text: str, counting: Counting) -> int:
    """Count exactly: with no limit at all there is no quick guess."""
    return fit(text, links(text), -1, counting).length


def links(text: str) -> list[tuple[int, int]]:
    reading = read(text)
    return [(reading.starts[at], reading.ends[at]) for at, kind in reading.classes.items() if kind == "<link>"]


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("This is a test.", 15),
        ("http://test.com", 23),
        ("https://test.com", 23),
        ("test.com", 23),
        ("Hi http://test.co", 26),
        ("Test https://test.com test https://test.com test.com test", 86),
        ("https://www.norwell.gov.uk/" + "a" * 500, 23),
        ("\U00010000\U0010ffff", 4),
        ("저찀쯿쿿", 8),
        ("H\U0001f431☺", 5),
        (f"H\U0001f431☺{FAMILY}", 7),
        (FAMILY * 140, 280),
        (f"\U0001f64b\U0001f3fd{SINGER}", 4),
        (f"{FLAG}{ENGLAND}", 4),
        ("1\ufe0f\u20e3", 2),
        ("©", 1),
        ("©\ufe0f", 2),
        ("\u2764\ufe0f", 2),
        ("A\u0301B", 2),
        ("A\ufb2c", 4),
        ("\u10ff", 1),
        ("\u1100", 2),
        ("\u2000\u200a\u200d\u2010\u201f\u2032\u2037", 7),
        ("\u200e\u202a\u2040", 6),
        ("‘plain’ – and … or “curly”", 27),
        ("のののの", 8),
    ],
)
def test_x_weighs_as_twitter_text_does(text: str, weight: int) -> None:
    assert length(text, WEIGHTS) == weight


@pytest.mark.parametrize(
    ("text", "fitting"),
    [
        ("x" * 285, 280),
        ("x" * 280, 280),
        ("漢" * 160, 140),
        ("the" + "漢" * 160, 141),
        ("😷" * 160, 140),
        (FAMILY * 141, 140 * len(FAMILY)),
        ("x" * 279 + "A\u0301x", 281),
        # twitter-text would leave the letter and cut off its second mark; no reader would know it for half a letter.
        ("x" * 279 + "A\u0301\u0327x", 279),
        ("x" * 279 + "漢", 279),
        ("x " * 130 + "http://www.norwell.gov.uk/jobs", 260),
        ("See http://www.norwell.gov.uk/jobs " + "x" * 255, 287),
    ],
)
def test_what_x_would_cut_off_begins_at_the_first_character_too_much(text: str, fitting: int) -> None:
    found = fit(text, links(text), 280, WEIGHTS)
    assert found.too_much == ((fitting, len(text)) if fitting < len(text) else None)


@pytest.mark.parametrize(
    ("text", "graphemes"),
    [
        ("café", 4),
        ("cafe\u0301", 4),
        (FAMILY, 1),
        (FLAG * 2, 2),
        (f"{FLAG}\U0001f1eb", 2),
        ("한", 1),
        ("\u1112\u1161\u11ab", 1),
        ("\u0915\u094d\u0937", 1),
        ("a\r\nb", 3),
        ("Z" + "\u0351" * 100, 1),
        ("https://norwell.gov.uk", 14),
        ("https://norwell.gov.uk/", 14),
        ("https://norwell.gov.uk/bins", 19),
        ("https://norwell.gov.uk/?page=2", 21),
        ("https://norwell.gov.uk/a/b/c/d/e/f/g/h", 30),
        ("http://www.norwell.gov.uk/bins?week=2", 30),
        ("norwell.gov.uk/bins and HTTPS://NORWELL.GOV.UK/BINS", 43),
    ],
)
def test_bluesky_counts_graphemes_and_links_as_its_app_shortens_them(text: str, graphemes: int) -> None:
    assert length(text, GRAPHEMES_AND_SHORT_LINKS) == graphemes


@pytest.mark.parametrize(
    ("text", "characters"),
    [
        ("https://norwell.gov.uk/" + "a" * 100, 23),
        ("http://a.uk", 23),
        ("norwell.gov.uk", 14),
        ("@norwell", 8),
        ("@norwell@mastodon.example", 8),
        ("Thanks @norwell.fire@social.example.org!", 21),
        ("a@b@c.uk", 8),
        (FAMILY, 1),
    ],
)
def test_mastodon_counts_links_as_23_and_mentions_without_their_server(text: str, characters: int) -> None:
    assert length(text, GRAPHEMES_AND_SHORT_MENTIONS) == characters


@pytest.mark.parametrize(("text", "count"), [("é", 1), ("e\u0301", 1), ("😀", 4), ("1\ufe0f\u20e3", 7), ("漢’", 2)])
def test_threads_counts_emoji_by_their_bytes(text: str, count: int) -> None:
    assert length(text, UTF8_EMOJI) == count


@pytest.mark.parametrize(("text", "count"), [("é", 1), ("😀", 2), ("𝗯𝗼𝗹𝗱", 8), (FAMILY, 11)])
def test_others_count_units_of_sixteen_bits(text: str, count: int) -> None:
    assert length(text, UTF16_UNITS) == count


@pytest.mark.parametrize("counting", ALL.values(), ids=ALL)
@given(text=hard_texts, limit=st.integers(0, 40))
def test_what_is_left_fits_and_one_character_more_would_not(text: str, limit: int, counting: Counting) -> None:
    entities = links(text)
    found = fit(text, entities, limit, counting)
    if found.too_much is None:
        assert length(text, counting) <= limit
        return
    cut, end = found.too_much
    assert found.length == length(text, counting) > limit
    assert end == len(text.rstrip())

    def upto(place: int) -> int:
        # A character that joins nothing keeps white space from being left out.
        return fit(text[:place] + "\0", [link for link in entities if link[1] <= place], -1, counting).length - 1

    assert upto(cut) <= limit < upto(_next(text, cut, entities))


def _next(text: str, cut: int, entities: list[tuple[int, int]]) -> int:
    """Find where the unit ends that begins at a place: a link, a mention, or a cluster."""
    mention = regex.match(r"@\w+@[\w.-]*\w", text, pos=cut)
    cluster = regex.match(r"\X", text, pos=cut)
    assert cluster is not None
    return dict(entities).get(cut) or (mention or cluster).end()


@given(hard_texts)
def test_clusters_are_those_of_the_unicode_standard(text: str) -> None:
    found = list(clusters(text, 0, len(text)))
    assert [cluster for _, cluster in found] == regex.findall(r"\X", text)
    assert [place for place, _ in found] == [match.start() for match in regex.finditer(r"\X", text)]


@given(hard_texts)
def test_no_cluster_is_composed_with_its_neighbour(text: str) -> None:
    parts = [normalize("NFC", cluster) for _, cluster in clusters(text, 0, len(text))]
    assert "".join(parts) == normalize("NFC", text)


@pytest.mark.parametrize("counting", ALL.values(), ids=ALL)
@given(text=hard_texts)
def test_the_quick_guess_is_never_too_small(text: str, counting: Counting) -> None:
    assert length(text, counting) <= fit(text, links(text), 10**9, counting).length


@pytest.mark.parametrize("counting", ALL.values(), ids=ALL)
@pytest.mark.parametrize("unit", ["a", "😀", "\u0301", "\U0001f1ec", FAMILY, "\u200d", "@a@b ", "@", "漢", "\r\n"])
def test_a_megabyte_of_anything_is_counted(unit: str, counting: Counting) -> None:
    text = "a" + unit * (1_000_000 // len(unit.encode())) + "a"
    found = fit(text, (), 280, counting)
    assert found.length > 0
    assert found.too_much is None or found.too_much[1] == len(text)


def test_white_space_at_the_end_is_not_published() -> None:
    assert fit("x" * 280 + " \n\n", (), 280, WEIGHTS).too_much is None
