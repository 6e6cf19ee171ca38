"""Abbreviations that insiders know."""

from collections.abc import Sequence

from postlint.reading.wordlist import word_ranks
from postlint.rules.field import FieldText
from postlint.rules.measures.model import NOTHING, Measured, Offsets

_LONGEST = 6
FEWEST = 3
# From this length on, a frequent word in capitals is one that is stressed.
_STRESSED, _FREQUENT = 4, 8000
# In a text in capitals nobody can tell an abbreviation.
_MOST_CAPITALS = 0.6
# What readers know, and words that people write in capitals.
_KNOWN = frozenset(
    """nhs uk us usa eu bbc itv ctv cctv abc tv dvd pc pcs pcso pcsos gp gps id mp mps msp ms mr mrs dr pm am
    bst gmt est edt pst cst cet utc rspca rnli raf nypd lapd fbi dea atf epa fema faq faqs ok diy dna hiv aids
    vip usb url pdf suv hgv lgv van mot vat hmrc dwp dvla dvsa dbs ni nato un who fifa uefa dj bmw vw mg hq ceo
    ppe pe pa id qr sms http https www gif nasa asap rip tbc tba rsvp ps fyi lol omg diy bbq atm pin iq ev evs
    lgbt lgbtq nyc la dc ny ca tx fl covid ymca cpr ptsd adhd stem gcse gcses btec sen send pta bsl asl ufo pr
    wifi sos stop no not do and or the to in on you your we our all now new free call please if it is be at of
    for with from up out off see can will must only warning update missing wanted alert appeal watch live
    breaking news important urgent closed open road roads day help thank thanks share never always one two ever
    so very more what who how when where why yes pd k9 pd's mr's a e i""".split()
)


def abbreviations(text: FieldText, whole: Sequence[FieldText]) -> Measured:  # noqa: ARG001
    """Count different abbreviations that not everybody knows, hashtags, links and mentions aside."""
    reading = text.reading
    shouted = [token for token, word in enumerate(reading.words) if word.isupper() and 1 < len(word) <= _LONGEST]
    if len(shouted) < FEWEST or sum(map(str.isupper, reading.words)) > _MOST_CAPITALS * len(reading):
        return NOTHING
    in_tags = {token for tag in reading.hashtags for token in range(tag.start, tag.end)}
    first: dict[str, Offsets] = {}
    for token in shouted:
        key = reading.keys[token]
        # Two words in capitals that follow one another are rather a heading.
        beside = reading.words[token - 1 : token] + reading.words[token + 1 : token + 2]
        if (
            key.isalpha()
            and key not in _KNOWN
            and not (len(key) >= _STRESSED and word_ranks().get(key, _FREQUENT) < _FREQUENT)
            and token not in in_tags
            and token not in reading.classes
            and not any(word.isupper() and len(word) > _LONGEST for word in beside)
        ):
            first.setdefault(key, (reading.starts[token], reading.ends[token]))
    return Measured(len(first), tuple(first.values())) if first else NOTHING
