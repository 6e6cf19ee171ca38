"""Words as UD English Web Treebank cuts them: contractions split, abbreviations and inner apostrophes kept."""

import re
from functools import cache
from itertools import accumulate

from postlint.reading import entities, numbers

# Atomic groups, possessive quantifiers and bounded repeats keep every alternative linear: none may give back what it
# took letter by letter, and none may look further than a fixed distance without consuming what it saw.
# Groups are atomic rather than possessive, because possessive groups match wrongly before Python 3.11.5.

_TITLES = (
    "Mr|Mrs|Ms|Mx|Dr|St|Sgt|Insp|Supt|Cllr|Det|Const|Lt|Col|Gen|Gov|Sen|Rep|Rev|Hon|Prof|Capt|Cpl|Maj|Jr|Sr|Inc|Ltd"
    "|Corp|Co|Ave|Blvd|Ft|etc|vs|approx|Messrs|Mt"
)
_BEFORE_NUMBER = (
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun|No|no|Nos|Vol|p|pp"
)
# A full stop behind these does not simply end a sentence; the pattern below decides.
ABBREVIATIONS = frozenset(f"{_TITLES}|{_BEFORE_NUMBER}|Ph".split("|"))
_DOTTED = (
    r"[A-Za-z](?>(?:\.[A-Za-z])+)(?!\w)\.?"
    rf"|(?:{_TITLES})\.(?=[\s,:;)]|$)"
    rf"|(?:{_BEFORE_NUMBER})\.(?=\s?\d)"
    r"|[A-HJ-Z]\.(?=\s[A-Z])"
    r"|Ph\.D(?!\w)\.?"
)
_JOINED = r"[A-Za-z]/[A-Za-z](?!\w)|[A-Z]{1,3}&[A-Z]{1,3}(?!\w)|w/(?=\s|$)"
# The treebank keeps these prefixes on their word and splits at every other hyphen.
_PREFIXED = (
    r"(?:[Cc]o|[Pp]re|[Pp]ost|[Nn]on|[Aa]nti|[Pp]ro|[Mm]id|[Rr]e|[Mm]ulti|[Ss]emi|[Ee]x|[Nn]eo|[Ee]|[Ss]ub"
    r"|[Cc]ounter|[Pp]seudo|[Uu]ltra|[Ii]nter)-[A-Za-z]++(?![-\w])"
)
_APOSTROPHES = "'\u2019\u2018`"
_PLAIN = str.maketrans(dict.fromkeys(_APOSTROPHES, "'"))
_WORD = r"[^\W_]++(?>(?:_++[^\W_]++)*)"
_SOURCE = (
    rf"{numbers.PLATE}|{entities.LINK}|{entities.EMAIL}|{_DOTTED}|{_JOINED}|{_PREFIXED}"
    rf"|(?P<contraction>{_WORD}(?>(?:[{_APOSTROPHES}][^\W_]++)+))|{_WORD}"
)


@cache
def word_pattern() -> re.Pattern[str]:
    """Compile the pattern of what begins with a letter."""
    return re.compile(_SOURCE)


def plain_apostrophes(word: str) -> str:
    """Replace typographic apostrophes by the one of the keyboard."""
    return word.translate(_PLAIN)


# Contractions without an apostrophe that are unmistakable even so (its, were, ill and well are not).
_WITHOUT_APOSTROPHE = (
    "can|not gon|na got|ta wan|na du|n|no i|m i|ve do|nt does|nt did|nt ca|nt could|nt would|nt should|nt wo|nt is|nt"
    " was|nt are|nt were|nt have|nt has|nt had|nt ai|nt you|re they|re you|ll they|ll you|ve they|ve it|ll that|s"
    " what|s there|s"
)
# Where each of them is cut.
CUTS = {
    "".join(pieces): tuple(accumulate(map(len, pieces[:-1])))
    for pieces in (word.split("|") for word in _WITHOUT_APOSTROPHE.split())
}


def contraction_cuts(word: str) -> tuple[int, ...]:
    """Say where a word with an apostrophe is cut: `don't` at 2, `John's` at 4, `O'Brien` nowhere.

    `word` is in lower case with plain apostrophes.
    """
    if word == "y'all":
        return (2,)
    cuts: list[int] = []
    end = len(word)
    # More than two clitics do not occur in English; the bound also keeps a'd'd'd... linear.
    for _ in range(2):
        clitic = _last_clitic(word, end)
        if not clitic or clitic == end:
            break
        end -= clitic
        cuts.append(end)
    return tuple(reversed(cuts))


def _last_clitic(word: str, end: int) -> int:
    if word.endswith("n't", 0, end):
        return 3
    if word.endswith(("'ll", "'re", "'ve"), 0, end):
        return 3
    return 2 if word.endswith(("'s", "'d", "'m"), 0, end) else 0
