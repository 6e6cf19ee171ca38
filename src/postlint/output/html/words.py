"""Words in a page: escaped, made visible, and marked where findings are about them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from postlint.output.visible import cells, visible
from postlint.report import Severity

LONGEST = 500  # characters of any one sentence
WHOLE = 10_000  # characters of a post that is shown whole
BEGINNING = 1_000  # characters of a longer one, from its start
AROUND = 300  # and on either side of a mark
MOST_MARKS = 40  # marks shown in a longer one
GRAVEST_FIRST = list(Severity)


@dataclass(frozen=True, slots=True)
class Mark:
    """Mark `text[start:end]` as what a finding is about; `link` leads to it, under the number that people see."""

    start: int
    end: int
    severity: Severity
    waived: bool
    number: int
    link: str


def shown(text: str) -> str:
    """Return words of any origin for a page, in one line and no longer than people read."""
    return escape(visible(text if len(text) <= LONGEST else f"{text[:LONGEST]}…"))


def marked(text: str, marks: Sequence[Mark]) -> str:
    """Return a text for a page as a reader sees it, with its lines, its marks, and a number after each.

    Where marks meet, the gravest is shown, and the numbers of all. What would act on the page, or hide, is spelled
    out. Of a text of more than 10,000 characters, the beginning and what is around the marks is shown.
    """
    stretches = [(0, len(text))]
    if len(text) > WHOLE:
        marks = marks[:MOST_MARKS]
        stretches = list(_stretches(len(text), marks))
    pieces: list[str] = []
    shown_to = 0
    for start, end in stretches:
        pieces += [_left_out(start - shown_to), *_stretch(text, start, end, marks)]
        shown_to = end
    return "".join([*pieces, _left_out(len(text) - shown_to)])


def _stretches(length: int, marks: Iterable[Mark]) -> Iterator[tuple[int, int]]:
    """Yield the parts of a long text to show, in order and apart from one another."""
    around = ((max(mark.start - AROUND, 0), min(mark.start + AROUND, length)) for mark in marks)
    first, last = 0, min(BEGINNING, length)
    for start, end in sorted(around):
        if start <= last:
            last = max(last, end)
        else:
            yield first, last
            first, last = start, end
    yield first, last


def _left_out(characters: int) -> str:
    return f' <span class="left-out">[{characters:,} characters not shown]</span> ' if characters else ""


def _stretch(text: str, start: int, end: int, marks: Iterable[Mark]) -> Iterator[str]:
    """Yield the words of a text from edge to edge of its marks, and the number of each mark where it ends."""
    begins: defaultdict[int, list[Mark]] = defaultdict(list)
    ends: defaultdict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        if (mark.start < end and mark.end > start) or start <= mark.start == mark.end <= end:
            begins[max(mark.start, start)].append(mark)
            # A mark that goes on beyond what is shown ends there for its reader.
            ends[min(mark.end, end)].append(mark)
    over: list[Mark] = []
    place = start
    for edge in sorted({end, *begins, *ends}):
        yield _marked(_words(text[place:edge]), over)
        over = [mark for mark in over if mark.end > edge]
        yield "".join(map(_reference, sorted({mark.number: mark for mark in ends[edge]}.values(), key=_number)))
        over += [mark for mark in begins[edge] if mark.end > edge]
        place = edge


def _marked(words: str, over: Sequence[Mark]) -> str:
    if not words or not over:
        return words
    gravest = min(over, key=lambda mark: (mark.waived, GRAVEST_FIRST.index(mark.severity)))
    kind = f"{gravest.severity.value} waived" if gravest.waived else gravest.severity.value
    return f'<mark class="{kind}">{words}</mark>'


def _number(mark: Mark) -> int:
    return mark.number


def _reference(mark: Mark) -> str:
    return f'<sup><a href="#{mark.link}" aria-label="finding {mark.number}">{mark.number}</a></sup>'


def _words(text: str) -> str:
    if text.isprintable():
        return escape(text)
    return "".join(_cell(char, cell) for char, cell in zip(text, cells(text), strict=True))


def _cell(char: str, cell: str) -> str:
    if char == "\n":
        return "\n"
    return escape(cell) if len(cell) == 1 else f'<span class="hidden-character">{escape(cell)}</span>'
