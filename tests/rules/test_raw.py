"""Raw patterns are found exactly where spaCy's Matcher finds them."""

from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from postlint.language.document import PhraseMatcher
from postlint.reading import read
from postlint.reading.model import Reading, Stretch
from postlint.rules.raw import find_pattern, pattern_of

WORDS = ["us", "Us", "US", "door", ",", "12", "#us", "😂", "<number>", "<emoji>"]
forms = st.sampled_from(WORDS)
sets = st.builds(lambda kind, some: {kind: some}, st.sampled_from(["IN", "NOT_IN"]), st.lists(forms, max_size=3))
tokens = st.fixed_dictionaries(
    {},
    optional={
        "LOWER": forms | sets,
        "ORTH": forms | sets,
        "NORM": forms | sets,
        "OP": st.sampled_from(["!", "?", "{1}", "{1,2}", "{1,3}", "{2}", "{2,3}", "{3}"]),
    },
)


def by_spacy(pattern: list[dict[str, Any]], reading: Reading) -> list[Stretch]:
    matcher = PhraseMatcher(lambda _: pattern)
    with matcher.memory_zone([0]):
        return sorted(matcher.find([0], matcher.doc(reading), [0] * len(reading)))


@given(st.lists(tokens, min_size=1, max_size=4), st.lists(forms, max_size=8).map(" ".join))
@example([{"ORTH": "us"}], "us Us US")
@example([{"NORM": "<number>"}, {"OP": "?"}, {"LOWER": {"NOT_IN": ["door"]}}], "12 , us 12 us")
@example([{"LOWER": "us", "OP": "{2,3}"}], "us us us us")
def test_the_same_stretches_as_the_matcher(pattern: list[dict[str, Any]], text: str) -> None:
    reading = read(text)
    assert find_pattern(pattern_of(pattern), reading) == by_spacy(pattern, reading)
