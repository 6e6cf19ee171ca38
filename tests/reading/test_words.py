"""Words are cut as the UD English Web Treebank cuts them."""

import re
from pathlib import Path

import pytest

from postlint.reading import read, words

CASES = {
    "a negation is split before n't": ("Don't", ["Do", "n't"]),
    "can't keeps ca": ("can't", ["ca", "n't"]),
    "won't keeps wo": ("won't", ["wo", "n't"]),
    "typographic apostrophes read as plain ones": ("don\u2019t we\u2019ll", ["do", "n't", "we", "'ll"]),
    "a possessive is split": ("John's", ["John", "'s"]),
    "a plural possessive is split": ("officers' cars", ["officers", "'", "cars"]),
    "a typographic plural possessive reads as a plain one": ("officers\u2019 cars", ["officers", "'", "cars"]),
    "a closing quotation mark stays one": ("\u2018officers\u2019", ["\u2018", "officers", "\u2019"]),
    "two clitics are split": ("shouldn't've", ["should", "n't", "'ve"]),
    "cannot is split": ("We cannot.", ["We", "can", "not", "."]),
    "gonna, wanna and gotta are split": ("gonna wanna gotta", ["gon", "na", "wan", "na", "got", "ta"]),
    "contractions without apostrophe are split": ("dont im youre", ["do", "nt", "i", "m", "you", "re"]),
    "words that only look like contractions stay": ("its were ill well", ["its", "were", "ill", "well"]),
    "'tis is split": ("'tis so", ["'t", "is", "so"]),
    "names with an apostrophe stay whole": ("O'Brien o'clock ma'am", ["O'Brien", "o'clock", "ma'am"]),
    "hyphens part words": ("17-year-old well-known", ["17", "-", "year", "-", "old", "well", "-", "known"]),
    "prefixes keep their hyphen": ("e-mail co-operate non-stop", ["e-mail", "co-operate", "non-stop"]),
    "titles keep their full stop": ("Dr. Ames and Sgt. Lee", ["Dr.", "Ames", "and", "Sgt.", "Lee"]),
    "acronyms keep theirs": ("the U.S. at 5 p.m. today", ["the", "U.S.", "at", "5", "p.m.", "today"]),
    "months keep theirs before a number": ("Sept. 5", ["Sept.", "5"]),
    "No. keeps its own only before a number": ("No. 5. No. Sorry", ["No.", "5", ".", "No", ".", "Sorry"]),
    "initials keep theirs": ("J. Carter", ["J.", "Carter"]),
    "a sentence ends apart from its word": ("We came. Nobody did.", ["We", "came", ".", "Nobody", "did", "."]),
    "a slash parts words": ("and/or", ["and", "/", "or"]),
    "a slash between two letters does not": ("w/c 5 May, n/a", ["w/c", "5", "May", ",", "n/a"]),
    "an ampersand between capitals joins": ("Q&A M & S", ["Q&A", "M", "&", "S"]),
    "runs of one sign are one token": ("No!!! What??? Well..\u2026", ["No", "!!!", "What", "???", "Well", "..\u2026"]),
    "brackets and quotes are tokens each": ('(("x"))', ["(", "(", '"', "x", '"', ")", ")"]),
    "double quotation marks stay as typed": ("\u201cyes\u201d", ["\u201c", "yes", "\u201d"]),
    "emoticons are one token": (":) ;-) :D <3", [":)", ";-)", ":D", "<3"]),
    "words of other scripts stay whole": ("Привет, नमस्ते", ["Привет", ",", "नमस्ते"]),
}


@pytest.mark.parametrize(("text", "words"), CASES.values(), ids=CASES)
def test_words(text: str, words: list[str]) -> None:
    assert read(text).words == words


def test_white_space_is_in_no_token_and_can_be_seen_between_them() -> None:
    text = "One\n\ntwo"
    reading = read(text)
    assert reading.words == ["One", "two"]
    assert reading.spaces == [True, False]
    assert text[reading.ends[0] : reading.starts[1]] == "\n\n"


def test_no_group_is_possessive() -> None:
    """Possessive groups match wrongly before Python 3.11.5; atomic groups do not."""
    sources = {path.name: path.read_text(encoding="utf-8") for path in Path(words.__file__).parent.glob("*.py")}
    assert {name for name, source in sources.items() if re.search(r"\)(?:[*+?]|\{[\d,]+\})\+", source)} == set()
