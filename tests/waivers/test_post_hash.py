"""A waiver names the very post that was decided on."""

from dataclasses import fields, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postlint import Media, Post, QuotedPost
from postlint.drafts import Draft, read_drafts
from postlint.waivers import post_hash
from postlint.waivers.post_hash import NOT_PUBLISHED

WHOLE = Post(
    text="Good morning.",
    id="uk-1",
    platform="x",
    account="@NorwellPolice",
    publish_at=datetime(2026, 5, 4, 9, 30),
    media=(Media("image", "A door", "SALE", "Hello"),),
    reply_to="123",
    quotes=QuotedPost("Quoted.", "@other"),
    thread="t",
    language="en",
)


@pytest.mark.parametrize(
    "changed",
    [
        {"text": "Good morning"},
        {"text": " Good morning."},
        {"platform": "mastodon"},
        {"account": "@EastbrookCops"},
        {"media": ()},
        {"media": (Media("image", "A gate", "SALE", "Hello"),)},
        {"media": (Media("image", "A door", "SALE!", "Hello"),)},
        {"media": (Media("image", "A door", "SALE", "Bye"),)},
        {"media": (Media("video", "A door", "SALE", "Hello"),)},
        {"media": (*WHOLE.media, Media())},
        {"reply_to": "124"},
        {"quotes": None},
        {"quotes": QuotedPost("Quoted", "@other")},
        {"quotes": QuotedPost("Quoted.", "@another")},
        {"language": "cy"},
    ],
    ids=str,
)
def test_whatever_is_published_counts(changed: dict[str, Any]) -> None:
    assert post_hash(replace(WHOLE, **changed)) != post_hash(WHOLE)


@pytest.mark.parametrize(
    "changed", [{"id": "uk-2"}, {"id": None}, {"publish_at": datetime(2027, 1, 1)}, {"thread": None}], ids=str
)
def test_bookkeeping_does_not(changed: dict[str, Any]) -> None:
    assert post_hash(replace(WHOLE, **changed)) == post_hash(WHOLE)


def test_every_field_of_a_post_is_one_or_the_other() -> None:
    varied = {"text", "platform", "account", "media", "reply_to", "quotes", "language"}
    assert {field.name for field in fields(Post)} == varied | NOT_PUBLISHED


def test_the_hash_of_a_post_never_changes() -> None:
    # Waivers that organisations have given would all be for another text.
    assert post_hash(WHOLE) == "c20cc46059928f1531e426e8cade3c870110698bda77ca6758a064c39487ea1b"


@given(st.text(), st.text())
def test_two_texts_have_one_hash_only_if_they_are_published_alike(one: str, other: str) -> None:
    def published(text: str) -> str:
        return text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")

    assert (post_hash(Post(one)) == post_hash(Post(other))) == (published(one) == published(other))


def test_words_do_not_slip_from_one_field_into_another() -> None:
    assert post_hash(Post("a", account="b")) != post_hash(Post("a", platform="b"))
    assert post_hash(Post('a","platform":"b')) != post_hash(Post("a", platform="b"))


def test_lone_surrogates_have_a_hash() -> None:
    assert post_hash(Post("\ud800")) != post_hash(Post("\ufffd"))


def test_files_of_all_formats_give_the_same_hash(tmp_path: Path) -> None:
    files = {
        "a.txt": "Good morning.\r\nBins are late.\r\n",
        "a.md": "---\nid: x\npublish_at: 2026-05-04T09:30\n---\n\nGood morning.\nBins are late.\n",
        "a.jsonl": '{"text": "Good morning.\\r\\nBins are late.\\n", "platform": "", "media": []}',
    }
    hashes = set()
    for name, content in files.items():
        (tmp_path / name).write_bytes(content.encode())
        (draft,) = read_drafts(tmp_path / name)
        assert isinstance(draft, Draft)
        hashes.add(post_hash(draft.post))
    assert hashes == {post_hash(Post("Good morning.\nBins are late."))}
