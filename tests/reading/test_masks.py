"""Masked and spaced-out words of the closed list are read, ordinary writing is left alone."""

import pytest

from postlint.reading import read

READ = {
    "f*ck": "fuck",
    "f**k": "fuck",
    "f***": "fuck",
    "f*cking": "fucking",
    "sh!t": "shit",
    "sh1t": "shit",
    "s@#t": "shit",
    "$cum": "scum",
    "b@stards": "bastards",
    "b*****d": "bastard",
    "@sshole": "asshole",
    "a$$hole": "asshole",
    "f-ck": "fuck",
    "f u c k": "fuck",
    "f.u.c.k": "fuck",
    "f-u-c-k": "fuck",
    "f_u_c_k": "fuck",
    "F U C K": "fuck",
    "fuuuck": "fuck",
    "fuckkkk": "fuck",
    "s c u m": "scum",
}


@pytest.mark.parametrize(("masked", "key"), READ.items(), ids=READ)
@pytest.mark.parametrize("around", ["{}", "that {} again", "a {}, they said", "({})!"])
def test_a_masked_word_is_one_token(masked: str, key: str, around: str) -> None:
    text = around.format(masked)
    reading = read(text)
    place = reading.keys.index(key)
    assert text[reading.starts[place] : reading.ends[place]] == masked


UNTOUCHED = [
    *("A B C", "P C S O", "I 5 a side", "5* hotel", "a**", "U S A", "M & S", "hmmmm", "Zzzz", "C*** Road", "$5"),
    *("w/c 5 May", "R.I.P", "S C R A P", "A55", "D&E", "D-E", "Q&A", "@bob", "$ABC", "hello!there", "III", "www"),
    *("well-as", "p-ass", "I a m", "the 4x4", "12*12", "e*trade"),
]


@pytest.mark.parametrize("text", UNTOUCHED)
def test_ordinary_writing_is_not_a_mask(text: str) -> None:
    reading = read(text)
    assert reading.words == [text[start:end] for start, end in zip(reading.starts, reading.ends, strict=True)]
    assert not any(" " in text[start:end] for start, end in zip(reading.starts, reading.ends, strict=True))


def test_case_is_kept_as_far_as_it_shows() -> None:
    assert read("F*CK F*ck f*ck").words == ["FUCK", "Fuck", "fuck"]
