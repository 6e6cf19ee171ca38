"""What looks like a word reads as that word, and points at the original characters."""

import pytest

from postlint.reading import read

SAME_AS_TYPED = {
    "Greek": "Η Ελλάδα",
    "Cyrillic": "Слава Україні",
    "Cyrillic letters that all look Latin, among Cyrillic words": "РОСТ большой",
    "Arabic": "مرحبا بكم",
    "Hindi": "नमस्ते दुनिया",
    "Welsh": "Heddlu Gogledd Cymru: tŷ, dŵr, môr",
    "French": "été à Noël",
    "Turkish": "Yılmaz",
    "Japanese": "こんにちは 東京",
    "a lone Greek letter": "α and β",
    "a trade mark": "Taser\u2122",
    "a fraction": "\u00bd mile",
}


@pytest.mark.parametrize("text", SAME_AS_TYPED.values(), ids=SAME_AS_TYPED)
def test_real_writing_stays_as_typed(text: str) -> None:
    reading = read(text)
    slices = [text[start:end] for start, end in zip(reading.starts, reading.ends, strict=True)]
    assert reading.words == slices


FOLDED = {
    "zero-width spaces": ("po\u200blice", ["police"]),
    "soft hyphens": ("po\u00adlice", ["police"]),
    "a byte order mark inside": ("po\ufefflice", ["police"]),
    "a variation selector on a letter": ("p\ufe0folice", ["police"]),
    "smuggled tags": ("po\U000e0068\U000e0069lice", ["police"]),
    "isolates": ("\u2066police\u2069", ["police"]),
    "full-width letters": ("ｐｏｌｉｃｅ ５", ["police", "5"]),
    "full-width signs": ("\uff04\uff15\uff05\uff01", ["$", "5", "%", "!"]),
    "mathematical letters": ("𝐩𝐨𝐥𝐢𝐜𝐞 𝟓", ["police", "5"]),
    "circled letters": ("ⓟⓞⓛⓘⓒⓔ", ["police"]),
    "squared letters": ("\U0001f17f\U0001f17e\U0001f17b\U0001f178\U0001f172\U0001f174", ["POLICE"]),
    "small capitals": ("ᴘᴏʟɪᴄᴇ", ["police"]),
    "superscripts": ("m\u00b2", ["m2"]),
    "ligatures": ("o\ufb03cers", ["officers"]),
    "struck through letters": ("p\u0336o\u0336l\u0336i\u0336c\u0336e\u0336", ["police"]),
    "stacks of marks": ("p\u0300\u0316\u0320o\u0301\u0302\u0303\u0304lice", ["police"]),
    "accents typed apart": ("cafe\u0301", ["caf\u00e9"]),
    "Cyrillic letters in a Latin word": ("p\u043el\u0456c\u0435", ["police"]),
    "Greek letters in a Latin word": ("p\u03bflice", ["police"]),
    "an English word all in look-alikes": ("we \u0441\u0430\u0440\u0435", ["we", "cape"]),
    "typographic apostrophes of other kinds": ("don\u02bct Hawai\u02bbi", ["do", "n't", "Hawai'i"]),
}


@pytest.mark.parametrize(("text", "words"), FOLDED.values(), ids=FOLDED)
def test_disguises_are_undone(text: str, words: list[str]) -> None:
    assert read(text).words == words


def test_offsets_point_at_the_original() -> None:
    text = "The p\u200b\u043el\u0336ice\u0301 \uff03Stay\u00adSafe"
    reading = read(text)
    assert reading.words == ["The", "polic\u00e9", "Stay", "Safe"]
    slices = [text[start:end] for start, end in zip(reading.starts, reading.ends, strict=True)]
    assert slices == ["The", "p\u200b\u043el\u0336ice\u0301", "\uff03Stay", "Safe"]


def test_a_cut_inside_one_character_joins_the_tokens() -> None:
    reading = read("5\u338f")
    assert reading.words == ["5", "kg"]
    text = "#o\ufb03cersof\ufb01ce"
    reading = read(text)
    assert "".join(reading.words) == "officersoffice"
    assert reading.ends[-1] == len(text)


def test_direction_overrides_are_recorded() -> None:
    reading = read("ab\u202ecd\u202c \u202def")
    assert reading.words == ["abcd", "ef"]
    assert reading.reversed_at == (2, 7)
