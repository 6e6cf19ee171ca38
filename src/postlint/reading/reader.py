"""Read a text: fold it, cut it into tokens, and keep the way back to every original character."""

from postlint.reading.elongations import drawn_in, draws_out
from postlint.reading.model import Reading
from postlint.reading.tokens import Columns, tokenize


def read(text: str) -> Reading:
    """Read a text as a reader takes it in. Pure, and linear in the length of any text.

    Give any string, lone surrogates included; get its tokens with offsets into that string, in code points.
    """
    if text.isascii():
        return _reading(text, text, tokenize(text), ())
    # Plain ASCII is common, and has no use for the tables and the Unicode database behind folding.
    from postlint.reading.folding import fold, needs_folding

    if not needs_folding(text):
        return _reading(text, text, tokenize(text), ())
    from postlint.reading.origins import to_origins

    folded = fold(text)
    return _reading(text, folded.text, to_origins(tokenize(folded.cut), folded), folded.reversed_at)


def _reading(text: str, folded: str, columns: Columns, reversed_at: tuple[int, ...]) -> Reading:
    words, keys, classes = columns.words, columns.keys, columns.classes
    if draws_out(folded):
        words = [word if index in classes else drawn_in(word) for index, word in enumerate(words)]
        keys = [word.lower() for word in words]
    if "\u2019" in folded and "\u2018" not in folded:
        # Nothing was opened, so that it closes nothing: the apostrophe of "officers' cars".
        words = ["'" if word == "\u2019" else word for word in words]
        keys = ["'" if key == "\u2019" else key for key in keys]
    _class_percentages(keys, classes)
    return Reading(
        text=text,
        words=words,
        keys=keys,
        starts=columns.starts,
        ends=columns.ends,
        spaces=columns.spaces,
        classes=classes,
        hashtags=tuple(columns.hashtags),
        reversed_at=reversed_at,
    )


def _class_percentages(keys: list[str], classes: dict[int, str]) -> None:
    if not classes or ("percent" not in keys and "cent" not in keys):
        return
    for index, kind in classes.items():
        if kind == "<number>" and (
            keys[index + 1 : index + 2] == ["percent"] or keys[index + 1 : index + 3] == ["per", "cent"]
        ):
            classes[index] = "<percent>"
