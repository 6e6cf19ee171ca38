"""Every text that readers will see, under its name."""

from postlint import Media, Post, QuotedPost
from postlint.post import visible_fields


def test_all_visible_texts_have_names() -> None:
    media = (Media(alt="a picture"), Media("video", transcript="spoken", text="written"))
    post = Post("text", media=media, quotes=QuotedPost("quoted"))
    assert dict(visible_fields(post)) == {
        "text": "text",
        "media[0].alt": "a picture",
        "media[1].text": "written",
        "media[1].transcript": "spoken",
        "quotes.text": "quoted",
    }


def test_an_empty_text_is_still_the_text() -> None:
    assert list(visible_fields(Post(""))) == [("text", "")]
