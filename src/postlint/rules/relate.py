"""Relations between concepts: what a rule's `match` asks, tried on one text."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain

from postlint.post import Post
from postlint.reading import Stretch
from postlint.rules.compiled import (
    NAMES_OF_PEOPLE,
    AllNode,
    AnyNode,
    AtLeastNode,
    ConceptNode,
    Distance,
    FieldNode,
    MeasureNode,
    Node,
    WholePostNode,
)
from postlint.rules.field import FieldText, occur_anywhere
from postlint.rules.measures import measured

# How many neighbours on either side of a match are considered for a relation with it.
NEIGHBOURS = 8
Occurrences = Callable[[ConceptNode], tuple[Stretch, ...]]


@dataclass(frozen=True, slots=True)
class Match:
    """Hold one way in which a node is satisfied.

    `stretch` reaches from the first to the last token of it; `parts` name the concepts in it. A match that
    concerns the whole post has no parts; `offsets` are those of a measurement, in code points, and `measured` says
    what it came to.
    """

    stretch: Stretch
    parts: tuple[tuple[str, Stretch], ...] = ()
    offsets: tuple[tuple[int, int], ...] = ()
    measured: str = ""


def matches(node: Node, text: FieldText, occurrences: Occurrences, whole: Sequence[FieldText]) -> tuple[Match, ...]:
    """Find every way in which a node is satisfied in a text, ordered by where it begins.

    `occurrences` gives what is left of a concept after the guards; `whole` are the fields of the post and of
    its thread, in which absence is judged.
    """
    match node:
        case ConceptNode():
            return tuple(Match(stretch, ((node.concept, stretch),)) for stretch in occurrences(node))
        case AllNode():
            every = (*node.items, *node.given)
            of_item: list[tuple[Match, ...]] = [()] * len(every)
            names: list[int] = []
            for number, item in enumerate(every):
                if isinstance(item, ConceptNode) and item.concept in NAMES_OF_PEOPLE:
                    names.append(number)
                    continue
                of_item[number] = matches(item, text, occurrences, whole)
                if not of_item[number]:
                    return ()
            # Names are looked for last, because they take a parser.
            for number in names:
                of_item[number] = matches(every[number], text, occurrences, whole)
                if not of_item[number]:
                    return ()
            together = _together(of_item, len(node.items), node, text)
            return () if together and occur_anywhere(node.without, whole) else together
        case AnyNode():
            found = [matches(item, text, occurrences, whole) for item in node.items]
            return tuple(sorted(chain.from_iterable(found), key=lambda item: item.stretch))
        case AtLeastNode():
            found = [matches(item, text, occurrences, whole) for item in node.items]
            return _enough_together([item for item in found if item], node, text)
        case WholePostNode():
            return _whole_post(ConceptNode(node.concept), text, occurrences)
        case FieldNode():
            return (Match((0, 0)),) if field_holds(node, text.post) else ()
        case MeasureNode():
            taken = measured(node.measure, node.at_least, node.at_most, text, whole)
            return (Match((0, 0), offsets=taken.places, measured=taken.words or f"{taken.value:g}"),) if taken else ()


def near(first: Stretch, second: Stretch, within: Distance, sentence_of: Sequence[int]) -> bool:
    """Tell whether two stretches of tokens stand as near to each other as `within` says."""
    match within.kind:
        case "sentence":
            return _sentences_apart(first, second, sentence_of) == 0
        case "neighbouring-sentences":
            return _sentences_apart(first, second, sentence_of) <= 1
        case "words":
            return max(second[0] - first[1], first[0] - second[1]) <= within.words
        case _:
            return True


def field_holds(node: FieldNode, post: Post) -> bool:
    """Tell whether a post's field is as a rule asks: present, one of some values, or with such media."""
    value = getattr(post, node.field)
    if node.has is not None:
        return any(item.kind == node.has for item in post.media)
    if node.field == "platform" and node.values and value:
        # People call a platform by many names.
        from postlint.platforms import platform_called

        known = platform_called(value)
        if known is not None:
            return known in map(platform_called, node.values)
    if node.values:
        return isinstance(value, str) and value.lower() in {allowed.lower() for allowed in node.values}
    return bool(value)


def _sentences_apart(first: Stretch, second: Stretch, sentence_of: Sequence[int]) -> int:
    if first[0] > second[0]:
        first, second = second, first
    return max(0, sentence_of[second[0]] - sentence_of[first[1] - 1])


def _together(found: Sequence[tuple[Match, ...]], items: int, node: AllNode, text: FieldText) -> tuple[Match, ...]:
    """Join each match of the first item with the nearest match of every other, where all are near enough.

    The first `items` of what was found are joined; the rest is given, and only has to be there.
    """
    # What concerns the whole post stands nowhere, so it cannot be what distances are measured from.
    (anchors, anchor_is_item), *others = sorted(
        ((candidates, number < items) for number, candidates in enumerate(found)),
        key=lambda pair: not pair[0][0].parts,
    )
    joined = []
    for anchor in anchors:
        # The first thing that stands somewhere may be one that is given, and is no part of the match then.
        chosen = [anchor] if anchor_is_item else []
        for candidates, is_item in others:
            after = chosen[-1] if node.in_order and is_item and chosen else None
            nearest = _nearest(anchor, candidates, node.within, text, after)
            if nearest is None:
                break
            if is_item:
                chosen.append(nearest)
        else:
            joined.append(_join(chosen))
    return tuple(joined)


def _nearest(
    anchor: Match, candidates: Sequence[Match], within: Distance, text: FieldText, after: Match | None = None
) -> Match | None:
    """Choose, of matches ordered by place, the nearest that is near enough, apart from the anchor, and after another.

    Only so many neighbours on either side are looked at, so that a text of any length takes linear time.
    """
    # What concerns the whole post is near everything.
    if not anchor.parts or not candidates[0].parts:
        return candidates[0]
    place = bisect_left(candidates, anchor.stretch, key=lambda item: item.stretch)
    neighbours = candidates[max(0, place - NEIGHBOURS) : place + NEIGHBOURS]
    fitting = (
        item
        for item in sorted(neighbours, key=lambda item: _gap(anchor.stretch, item.stretch))
        if near(anchor.stretch, item.stretch, within, text.sentence_of)
        and _apart(anchor, item)
        and (after is None or item.stretch[0] >= after.stretch[1])
    )
    return next(fitting, None)


def _gap(first: Stretch, second: Stretch) -> int:
    return max(0, second[0] - first[1], first[0] - second[1])


def _apart(first: Match, second: Match) -> bool:
    """Tell whether no part of one match overlaps a part of the other; between its parts a match is open."""
    return all(one[1] <= other[0] or other[1] <= one[0] for _, one in first.parts for _, other in second.parts)


def _join(chosen: Sequence[Match]) -> Match:
    placed = [item for item in chosen if item.parts]
    return Match(
        stretch=(min(i.stretch[0] for i in placed), max(i.stretch[1] for i in placed)) if placed else (0, 0),
        parts=tuple(part for item in chosen for part in item.parts),
        offsets=tuple(offset for item in chosen for offset in item.offsets),
        measured=next((item.measured for item in chosen if item.measured), ""),
    )


def _enough_together(found: Sequence[tuple[Match, ...]], node: AtLeastNode, text: FieldText) -> tuple[Match, ...]:
    joined = []
    for number, anchors in enumerate(found):
        others = [candidates for other, candidates in enumerate(found) if other != number]
        for anchor in anchors:
            chosen = [item for candidates in others if (item := _nearest(anchor, candidates, node.within, text))]
            if len(chosen) + 1 >= node.count:
                joined.append(_join([anchor, *chosen]))
    return tuple(sorted(joined, key=lambda item: item.stretch))


def _whole_post(node: ConceptNode, text: FieldText, occurrences: Occurrences) -> tuple[Match, ...]:
    """Match when every word outside hashtags belongs to the concept."""
    found = occurrences(node)
    covered = {token for start, end in found for token in range(start, end)}
    aside = {token for hashtag in text.reading.hashtags for token in range(hashtag.start, hashtag.end)}
    aside |= {token for token, kind in text.reading.classes.items() if kind in {"<emoji>", "<link>", "<mention>"}}
    words = {token for token, key in enumerate(text.reading.keys) if any(map(str.isalnum, key))}
    if not found or words - covered - aside:
        return ()
    return (_join([Match(stretch, ((node.concept, stretch),)) for stretch in found]),)
