"""The fields of a post in words."""

import re

WORDS = {
    "alt": "the alternative text",
    "text": "the text",
    "transcript": "the transcript",
}
KINDS = {"image": "picture", "audio": "recording"}
MEDIA = re.compile(r"media\[(\d+)\](?:\.(\w+))?")


def field_in_words(field: str, kinds: tuple[str, ...] = ()) -> str:
    """Return what people call a field, given by its path: `media[0].alt` is the alternative text of picture 1.

    `kinds` are the kinds of the post's media, in order.
    """
    if field == "quotes.text":
        return "the quoted post"
    place = MEDIA.fullmatch(field)
    if place is None:
        return f"the post's {field}"
    number = int(place[1])
    kind = kinds[number] if number < len(kinds) else "image"
    item = f"{KINDS.get(kind, kind)} {number + 1}"
    words = WORDS.get(place[2] or "")
    return f"{words} {'in' if place[2] == 'text' else 'of'} {item}" if words else item
