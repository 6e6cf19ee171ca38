"""Words in quotation marks, and whose words they are."""

from postlint.reading import Stretch
from postlint.rules.compiled import Guard
from postlint.rules.field import FieldText
from postlint.rules.guards.window import covering, within
from postlint.rules.syntax.roles import doers
from postlint.rules.syntax.tree import head_of

ATTRIBUTION_REACH = 9
# Fewer words than this in quotation marks, with nobody said to have spoken them, are a wink and not a quotation.
SHORTEST_QUOTATION = 3


def quoted(guard: Guard, stretch: Stretch, text: FieldText) -> bool:
    """Tell whether the words are quoted from somebody else, or quoted with regret.

    What our own side says in quotation marks we say, unless the post distances itself from it; what the post
    agrees with it says too.
    """
    quotation = covering(stretch, text.quotations)
    if quotation is None:
        return False
    ours, _, speech, distancing, agreeing = guard.concepts
    if text.occurrences(distancing):
        return True
    start, end = quotation
    spoken, by_us, agreed = (
        [*within((start - ATTRIBUTION_REACH, start), found), *within((end, end + ATTRIBUTION_REACH), found)]
        for found in (text.occurrences(speech), text.occurrences(ours), text.occurrences(agreeing))
    )
    if agreed:
        return False
    if spoken and by_us:
        return not _speak(spoken, text)
    return bool(spoken) or end - start - 2 >= SHORTEST_QUOTATION


def _speak(spoken: list[Stretch], text: FieldText) -> bool:
    """Tell whether it is our side who speaks, and not only our side who is spoken to or about."""
    speakers = [doers(head_of(stretch, text.grammar), text.grammar, text.reading.keys) for stretch in spoken]
    named = [person for tokens in speakers for token in tokens if (person := text.people.of(token)) is not None]
    return any(person.ours for person in named) or not named
