"""Links, addresses, mentions, hashtags and cashtags follow the published behaviour of twitter-text."""

import pytest

from postlint.reading import read


def found(text: str, kind: str) -> list[str]:
    reading = read(text)
    if kind == "<hashtag>":
        return [text[reading.starts[tag.start] : reading.ends[tag.end - 1]] for tag in reading.hashtags]
    return [text[reading.starts[index] : reading.ends[index]] for index, of in reading.classes.items() if of == kind]


CASES = {
    "a mention at the start": ("<mention>", "@northfield hello", ["@northfield"]),
    "a mention after a bracket": ("<mention>", "(@northfield)", ["@northfield"]),
    "a mention after a full stop": ("<mention>", ".@northfield says", ["@northfield"]),
    "a mention after RT": ("<mention>", "RT@northfield: hi", ["@northfield"]),
    "a mention after rt": ("<mention>", "rt@northfield", ["@northfield"]),
    "a mention among letters without spaces": ("<mention>", "\u306e@northfield\u306b", ["@northfield"]),
    "no mention before accented letters": ("<mention>", "@north\u00ecfield", []),
    "a list": ("<mention>", "see @northfield/news", ["@northfield/news"]),
    "a full-width mention": ("<mention>", "\uff20northfield", ["\uff20northfield"]),
    "no mention inside a word": ("<mention>", "meet@northfield", []),
    "no mention after another sign": ("<mention>", "!@northfield @@northfield", []),
    "no mention before another at sign": ("<mention>", "@north@field", []),
    "no mention beyond twenty characters": ("<mention>", "@" + "a" * 21, []),
    "an address is no mention": ("<mention>", "help@northfield.example", []),
    "an address": ("<email>", "Write to help.desk+1@northfield.example.", ["help.desk+1@northfield.example"]),
    "a link": ("<link>", "See https://northfield.example/a?b=c#d now", ["https://northfield.example/a?b=c#d"]),
    "a link without its full stop": ("<link>", "at http://northfield.example/x.", ["http://northfield.example/x"]),
    "a link without its ellipsis": ("<link>", "http://northfield.example/x\u2026", ["http://northfield.example/x"]),
    "a link in brackets": ("<link>", "(http://northfield.example/x)", ["http://northfield.example/x"]),
    "a link with brackets": ("<link>", "http://northfield.example/x_(y)", ["http://northfield.example/x_(y)"]),
    "a link without protocol": ("<link>", "northfield.police.uk.", ["northfield.police.uk"]),
    "a path settles an unusual domain": ("<link>", "youtu.be/abc end.So", ["youtu.be/abc"]),
    "a short link ends with its code": ("<link>", "https://t.co/AbC123's", ["https://t.co/AbC123"]),
    "a foreign company's link": ("<link>", "northfield.co.jp", ["northfield.co.jp"]),
    "no link inside an address": ("<link>", "help@northfield.com", []),
    "no link within a mention": ("<link>", "@northfield.com", []),
    "a hashtag": ("<hashtag>", "#StaySafe", ["#StaySafe"]),
    "a full-width hashtag": ("<hashtag>", "\uff03StaySafe", ["\uff03StaySafe"]),
    "a hashtag of another alphabet": ("<hashtag>", "#Москва #日本 #सुरक्षा", ["#Москва", "#日本", "#सुरक्षा"]),
    "a hashtag with accents": ("<hashtag>", "#mañana", ["#mañana"]),
    "a hashtag with a middle dot": ("<hashtag>", "#il\u00b7lusi\u00f3", ["#il\u00b7lusi\u00f3"]),
    "hashtags after punctuation": ("<hashtag>", "(#one ]#two \u2019#three .#four", ["#one", "#two", "#three", "#four"]),
    "no hashtag without a letter": ("<hashtag>", "#_ #1_2", []),
    "a hashtag with figures": ("<hashtag>", "#2024news #day1", ["#2024news", "#day1"]),
    "a hashtag ends at punctuation": ("<hashtag>", "#safe! #well-known #don't", ["#safe", "#well", "#don"]),
    "no hashtag of figures alone": ("<hashtag>", "We are #1, #2024", []),
    "no hashtag inside a word": ("<hashtag>", "a#b 1#c &#39;", []),
    "no hashtag before another mark": ("<hashtag>", "#a#b", []),
    "no hashtag before a protocol": ("<hashtag>", "#http://x", []),
    "no hashtag inside a link": ("<hashtag>", "http://northfield.example/#news", []),
    "a cashtag": ("<cashtag>", "Shares in $ABC, $ABC.X", ["$ABC", "$ABC.X"]),
    "no cashtag in a price": ("<cashtag>", "$5 a$ABC $ABCDEFG", []),
}


@pytest.mark.parametrize(("kind", "text", "expected"), CASES.values(), ids=CASES)
def test_entities(kind: str, text: str, expected: list[str]) -> None:
    assert found(text, kind) == expected
