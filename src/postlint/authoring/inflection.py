"""The inflected forms of a word, looked up when rules are compiled so that nothing lemmatises at run time."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from threading import get_ident

from postlint.reading.wordlist import word_ranks

# Words that have no inflections, or whose inflections are other words (can: canned, will: willing).
FUNCTION_WORDS = frozenset(
    """a about above across after again against all almost along already also although always am among an and another
    any anybody anyone anything apart are around as at away back because been before behind being below beside
    between both but by can could did do does doing done down during each either else enough even ever every
    everybody everyone everything few for from had has have having he her here hers herself him himself his how i if
    in inside instead into is it its itself just least less lot many may me might mine more most much must my myself
    near need neither never no nobody none nor not nothing now of off often on once one only onto or other our ours
    ourselves out outside over own per please quite rather really same shall she should since so some somebody
    someone something soon still such than that the their theirs them themselves then there these they this those
    through till to together too toward towards under until up upon us very was we well were what when where whether
    which while who whom whose why will with within without would yes yet you your yours yourself yourselves""".split()
)
# Auxiliaries are function words, but an author who writes one of these means the whole verb.
AUXILIARIES = {
    "be": ("am", "are", "be", "been", "being", "is", "was", "were", "'m", "'re", "'s"),
    "have": ("had", "has", "have", "having", "'ve"),
    "do": ("did", "do", "does", "doing", "done"),
}
# A word of the list by frequency before this rank is so common that its forms would be in the list as well.
COMMON = 15_000
_TAGS = ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "NN", "NNS")


@cache
def inflections(word: str) -> tuple[str, ...]:
    """List the forms that a word of a phrase stands for, in lower case and sorted.

    A base form gives all its noun and verb forms; an inflected form, an adjective or a function word
    gives itself. A word that the dictionary lacks is inflected by rule.
    Source: LemmInflect's dictionary, from the NIH SPECIALIST Lexicon.
    """
    if word in AUXILIARIES:
        return AUXILIARIES[word]
    if word in FUNCTION_WORDS or not word.isalpha() or len(word) < 2:
        return (word,)
    with _unhooked_from_spacy():
        from lemminflect import getAllInflections, getAllInflectionsOOV, getAllLemmas

    known: dict[str, tuple[str, ...]] = getAllInflections(word)
    is_base = any(word in known.get(tag, ()) for tag in ("VB", "NN"))
    if not is_base and (known or getAllLemmas(word)):
        return (word,)
    if not is_base:
        known = {**getAllInflectionsOOV(word, "VERB"), **getAllInflectionsOOV(word, "NOUN")}
    forms = {form.lower() for tag in _TAGS for form in known.get(tag, ()) if form.isalpha()}
    ranks = word_ranks()
    if ranks.get(word, COMMON) < COMMON:
        # A form of a common word that nobody writes ("safed", "criming") is none.
        forms = {form for form in forms if form in ranks}
    return tuple(sorted(forms | {word}))


@contextmanager
def _unhooked_from_spacy() -> Iterator[None]:
    """Hide spaCy from what is imported here, in this thread.

    lemminflect hooks itself into spaCy wherever it finds it, and importing spaCy takes longer than all else together.
    """
    hider = _SpacyHider(get_ident())
    sys.meta_path.insert(0, hider)
    try:
        yield
    finally:
        sys.meta_path.remove(hider)


class _SpacyHider:
    """Answer, as one of Python's finders of modules, that there is no spaCy."""

    def __init__(self, thread: int) -> None:
        self._thread = thread

    def find_spec(self, name: str, path: object, target: object = None) -> None:  # noqa: ARG002
        """Stop the search for spaCy, and leave every other module to the finders that follow."""
        if name == "spacy" and get_ident() == self._thread:
            raise ImportError
