"""A post's text as a reader takes it in, cut into tokens, with an exact way back to the original."""

from dataclasses import dataclass

# A stretch of tokens, from the first to the one after the last.
Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Hashtag:
    """Place one hashtag among the tokens: its words are tokens `start` to `end - 1`; its mark belongs to the first."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """Hold the tokens of one text, a column for each of their properties.

    `words` are as a reader sees them, look-alike letters and masks undone, case kept; `keys` are the
    same in lower case. `starts` and `ends` are offsets in code points of the original `text`, so that
    `text[starts[i]:ends[i]]` is exactly what token `i` was read from. `spaces` says whether white space
    follows. `classes` gives the token class (`<number>`, `<link>`, ...) of those tokens that have one.
    `reversed_at` are the offsets of direction overrides, which make a text read otherwise than it is stored.
    """

    text: str
    words: list[str]
    keys: list[str]
    starts: list[int]
    ends: list[int]
    spaces: list[bool]
    classes: dict[int, str]
    hashtags: tuple[Hashtag, ...] = ()
    reversed_at: tuple[int, ...] = ()

    def __len__(self) -> int:
        return len(self.keys)
