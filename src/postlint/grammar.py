"""What a parser found out about one reading, as plain values: no spaCy is needed to look at them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entity:
    """Place one name among the tokens: it is tokens `start` to `end - 1`; `label` is `PER`, `LOC` or `ORG`."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Grammar:
    """Hold the trees, tags and names of one reading, a column for each, with an item for each of its tokens.

    `heads` gives the token that each token depends on, its own number for a root, and `children` the tokens that
    depend on it, in order, never itself. A tree never reaches beyond a sentence of the reading, and may be as deep
    as the sentence is long. `labels` are Universal Dependencies relations (`nsubj`, `obl:agent`), `root` for a
    root; `tags` are universal parts of speech (`VERB`, `PROPN`). `forms` are what a form says of itself
    (`VerbForm=Ger`, `Mood=Imp`, `Number=Plur`). `entities` are in order, and none overlaps another.

    `missing` names what the pipeline cannot give, of `tree`, `tags` and `entities`: each token is its own head with an
    empty label then, tags are empty, and there are no names.
    """

    heads: tuple[int, ...]
    labels: tuple[str, ...]
    tags: tuple[str, ...]
    forms: tuple[frozenset[str], ...]
    children: tuple[tuple[int, ...], ...]
    entities: tuple[Entity, ...] = ()
    missing: frozenset[str] = frozenset()

    def __len__(self) -> int:
        return len(self.heads)


class NoGrammar(Exception):  # noqa: N818  (a gap, not a mistake)
    """Say, in plain words, why it cannot be told how the words of a text hang together."""
