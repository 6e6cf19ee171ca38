"""Measurements: small checks of a text that need neither words nor grammar. One place knows them all.

Each is a number, with the places where it was taken. They run on every post, so they cost microseconds, and take
linear time on a text of any length. A rule names one and says from which number on, or up to which, it holds.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from postlint.rules.field import FieldText
from postlint.rules.measures.abbreviations import abbreviations
from postlint.rules.measures.address import addressed
from postlint.rules.measures.capitals import capital_run, capitals
from postlint.rules.measures.dates import wrong_dates
from postlint.rules.measures.direction import direction_override
from postlint.rules.measures.emoji import emoji, emoji_between_words, emoji_for_words, emoji_in_words, emoji_run
from postlint.rules.measures.hashtags import hashtag_share, hashtags, longest_small_hashtag, small_hashtags
from postlint.rules.measures.length import longest_sentence, words
from postlint.rules.measures.letters import drawn_signs, spaced_letters, styled_letters
from postlint.rules.measures.media import described_media, undescribed_pictures, untranscribed_recordings
from postlint.rules.measures.model import Measure, Measured
from postlint.rules.measures.placeholders import placeholders
from postlint.rules.measures.places import place_names
from postlint.rules.measures.platform import (
    message_parts,
    over_description_length,
    over_length,
    over_pictures,
)
from postlint.rules.measures.signs import CATEGORIES, signs_of
from postlint.rules.measures.typing import mashed_words

__all__ = ["MEASURES", "Measured", "measured"]

MEASURES: Mapping[str, Measure] = MappingProxyType(
    {
        "abbreviations": abbreviations,
        "addressed": addressed,
        "capital-run": capital_run,
        "capitals": capitals,
        "described-media": described_media,
        "direction-override": direction_override,
        "drawn-signs": drawn_signs,
        "emoji": emoji,
        "emoji-between-words": emoji_between_words,
        "emoji-for-words": emoji_for_words,
        "emoji-in-words": emoji_in_words,
        "emoji-run": emoji_run,
        "hashtag-share": hashtag_share,
        "hashtags": hashtags,
        "longest-sentence": longest_sentence,
        "longest-small-hashtag": longest_small_hashtag,
        "mashed-words": mashed_words,
        "message-parts": message_parts,
        "over-description-length": over_description_length,
        "over-length": over_length,
        "over-pictures": over_pictures,
        "place-names": place_names,
        "placeholders": placeholders,
        "small-hashtags": small_hashtags,
        "spaced-letters": spaced_letters,
        "styled-letters": styled_letters,
        "undescribed-pictures": undescribed_pictures,
        "untranscribed-recordings": untranscribed_recordings,
        "words": words,
        "wrong-dates": wrong_dates,
        **{f"signs-of-{category}": signs_of(category) for category in CATEGORIES},
    }
)
# The words that the organisation itself types; the rest of a post describes, or is somebody else's.
_OWN_WORDS = "text"
# A hidden mark is one wherever it stands, and a template leaves its gaps wherever we write.
_ANYWHERE = frozenset({"direction-override"})
_IN_MEDIA = frozenset({"over-description-length", "placeholders"})


def measured(
    name: str, at_least: float, at_most: float | None, text: FieldText, whole: Sequence[FieldText]
) -> Measured | None:
    """Take a measurement; returns nothing where it is not between the two numbers, or the text is not the post's own.

    `whole` are all texts of the post and of its thread.
    """
    if text.name != _OWN_WORDS and name not in _ANYWHERE and not (name in _IN_MEDIA and text.name.startswith("media")):
        return None
    result = MEASURES[name](text, whole)
    return result if at_least <= result.value and (at_most is None or result.value <= at_most) else None
