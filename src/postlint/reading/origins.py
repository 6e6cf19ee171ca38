"""Carry the tokens of a folded text back to the text it was folded from."""

from postlint.reading.folding import STAND_IN, Folded
from postlint.reading.model import Hashtag
from postlint.reading.tokens import Columns
from postlint.reading.words import plain_apostrophes


def to_origins(columns: Columns, folded: Folded) -> Columns:
    """Give the tokens cut from `folded` the offsets, and the combining marks, of the original text."""
    if folded.cut != folded.text:
        for index, word in enumerate(columns.words):
            if STAND_IN in word:
                restored = plain_apostrophes(folded.text[columns.starts[index] : columns.ends[index]])
                columns.words[index], columns.keys[index] = restored, restored.lower()
    columns.starts = [folded.starts[start] for start in columns.starts]
    columns.ends = [folded.ends[end - 1] for end in columns.ends]
    return _joined(columns) if folded.uneven else columns


def _joined(columns: Columns) -> Columns:
    """Join tokens that were cut inside one original character, such as the ligature of `f` and `i`."""
    joined = Columns()
    places: list[int] = []
    for index, (word, start, end) in enumerate(zip(columns.words, columns.starts, columns.ends, strict=True)):
        if joined.ends and start < joined.ends[-1]:
            joined.words[-1] += word
            joined.keys[-1] = joined.words[-1].lower()
            joined.ends[-1] = end
            joined.spaces[-1] = columns.spaces[index]
        else:
            joined.add(word, start, end)
            joined.spaces.append(columns.spaces[index])
        places.append(len(joined.words) - 1)
    joined.classes = {places[index]: kind for index, kind in columns.classes.items()}
    joined.hashtags = [Hashtag(places[tag.start], places[tag.end - 1] + 1) for tag in columns.hashtags]
    return joined
