"""Hashtags are opened into the words a reader sees."""

import pytest

from postlint.reading import Hashtag, read

CASES = {
    "knockknock": "knock knock",
    "localpolicing": "local policing",
    "lockthemup": "lock them up",
    "freediggad": "free diggad",
    "ACAB": "ACAB",
    "NHS": "NHS",
    "WeWillCatchUpWithYou": "We Will Catch Up With You",
    "luggagewalkofshame": "luggage walk of shame",
    "carinsurancenothomeinsurance": "car insurance not home insurance",
    "immigrationoffenders": "immigration offenders",
    "couldhavecried": "could have cried",
    "sorrynotsorry": "sorry not sorry",
    "bigredkey": "big red key",
    "byefelicia": "bye felicia",
    "opsceptre": "op sceptre",
    "police": "police",
    "KNOCKKNOCK": "KNOCK KNOCK",
    "BBCNews": "BBC News",
    "NHSheroes": "NHS heroes",
    "PCSOs": "PCSOs",
    "iPhone": "iPhone",
    "eScooter": "e Scooter",
    "McDonalds": "McDonalds",
    "Covid19UK": "Covid 19 UK",
    "1stResponder": "1st Responder",
    "G7": "G7",
    "stay_at_home": "stay at home",
    "_x_": "x",
    "Lockthemup": "Lock them up",
    "cannotWait": "can not Wait",
    "neighbourhoodpolicing": "neighbourhood policing",
    "neighborhoodwatch": "neighborhood watch",
    "xkcdqwrt": "xkcdqwrt",
    "zorblaxian": "zorblaxian",
    "timewaster": "time waster",
    "CheesedOff": "Cheesed Off",
    "Москва": "Москва",
    "CaféOwner": "Café Owner",
}


@pytest.mark.parametrize(("tag", "words"), CASES.items(), ids=CASES)
def test_opening(tag: str, words: str) -> None:
    reading = read(f"See #{tag}.")
    assert reading.words == ["See", *words.split(), "."]
    assert reading.classes == {1: "<hashtag>"} | {
        index: kind for index, kind in reading.classes.items() if kind == "<number>"
    }
    assert reading.hashtags == (Hashtag(1, len(reading) - 1),)


def test_the_words_point_at_their_letters() -> None:
    text = "so #freethem_now"
    reading = read(text)
    slices = [text[start:end] for start, end in zip(reading.starts, reading.ends, strict=True)]
    assert slices == ["so", "#free", "them_", "now"]
    assert reading.spaces == [True, False, False, False]
