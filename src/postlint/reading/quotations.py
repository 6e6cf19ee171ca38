"""Where a post quotes, told from its quotation marks."""

from postlint.reading.model import Reading, Stretch

# An opening mark that is not closed within so many tokens was none.
LONGEST = 80
CLOSED_BY = {"“": "”", "„": "“”", "«": "»", "‘": "’'", '"': '"', "'": "'’"}
# These marks look the same, or may look the same, at both ends and inside words.
AMBIGUOUS = frozenset("\"'‘")


def quotations(reading: Reading) -> tuple[Stretch, ...]:
    """Find the stretches of tokens from an opening quotation mark to its closing one, both included.

    They stand in order and do not overlap; a quotation inside another is part of it.
    """
    found: list[Stretch] = []
    opened: int | None = None
    for token, key in enumerate(reading.keys):
        if opened is not None and token - opened > LONGEST:
            opened = None
        if opened is not None and key in CLOSED_BY[reading.keys[opened]]:
            found.append((opened, token + 1))
            opened = None
        elif opened is None and key in CLOSED_BY and _opens(token, reading):
            opened = token
    return tuple(found)


def _opens(token: int, reading: Reading) -> bool:
    if reading.keys[token] not in AMBIGUOUS:
        return True
    after_word = token > 0 and not reading.spaces[token - 1] and reading.keys[token - 1] not in "(["
    return not after_word and not reading.spaces[token]
