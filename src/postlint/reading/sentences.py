"""Where sentences end in a post, told from its tokens alone."""

from postlint.reading.model import Reading

# Marks that may follow the end of a sentence and still belong to it.
CLOSING = frozenset("\"')]}”’»")


def sentences(reading: Reading) -> list[int]:
    """Number the sentences of a reading; returns, for each token, the number of its sentence from 0.

    A sentence ends after a run of full stops, exclamation or question marks with what closes it, at a blank
    line, at a line break that a new line with a capital, a mark or a number follows, and after emoji or several
    hashtags in a row that a capital follows.
    """
    numbers: list[int] = []
    current = 0
    ended = False
    tag_runs = _ends_of_tag_runs(reading)
    for token, key in enumerate(reading.keys):
        if token and (_line_breaks(reading, token) or (ended and key not in CLOSING)):
            current += 1
            ended = False
        numbers.append(current)
        if _ends_sentence(key):
            ended = True
        elif reading.classes.get(token) == "<emoji>":
            ended = ended or _capital_follows(reading, token)
        elif token in tag_runs:
            ended = _capital_follows(reading, token)
        elif key not in CLOSING:
            ended = False
    return numbers


def _ends_of_tag_runs(reading: Reading) -> frozenset[int]:
    """Give the last token of every hashtag that follows right after another, with no hashtag after it."""
    starts = {tag.start for tag in reading.hashtags}
    ends = {tag.end for tag in reading.hashtags}
    return frozenset(tag.end - 1 for tag in reading.hashtags if tag.start in ends and tag.end not in starts)


def _ends_sentence(key: str) -> bool:
    return key[0] in ".!?…" and not any(character.isalnum() for character in key)


def _capital_follows(reading: Reading, token: int) -> bool:
    following = reading.words[token + 1 : token + 2]
    return bool(following) and following[0][0].isupper()


def _line_breaks(reading: Reading, token: int) -> bool:
    gap = reading.text[reading.ends[token - 1] : reading.starts[token]]
    breaks = gap.count("\n")
    return breaks > 1 or (breaks == 1 and not reading.words[token][0].islower())
