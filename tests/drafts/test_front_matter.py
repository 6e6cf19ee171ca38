"""Markdown with front matter."""

from datetime import datetime
from pathlib import Path

import pytest

from postlint import Media, Post, QuotedPost
from postlint.drafts import Draft, read_drafts
from postlint.errors import DraftError


def read_one(folder: Path, text: str) -> Draft:
    path = folder / "a.md"
    path.write_text(text, encoding="utf-8", newline="")
    (draft,) = read_drafts(path)
    assert isinstance(draft, Draft), draft
    return draft


def read_error(folder: Path, text: str) -> str:
    path = folder / "a.md"
    path.write_text(text, encoding="utf-8", newline="")
    (error,) = read_drafts(path)
    assert isinstance(error, DraftError), error
    return str(error).removeprefix(f"{path}:")


def test_front_matter_gives_the_fields_and_the_body_the_text(tmp_path: Path) -> None:
    draft = read_one(
        tmp_path,
        """---
id: 0042
platform: x
account: "@NorwellPolice"
publish_at: 2026-05-04 09:30
reply_to: 77
thread: flood
language: en-GB
media:
  - kind: image
    alt: A map
    text: ROAD CLOSED
  - kind: video
quotes:
  text: Is the bridge open?
  account: "@EastbrookCouncil"
---

The bridge
is closed.
""",
    )
    assert draft.post == Post(
        text="The bridge\nis closed.",
        id="0042",
        platform="x",
        account="@NorwellPolice",
        publish_at=datetime(2026, 5, 4, 9, 30),
        media=(Media(kind="image", alt="A map", text="ROAD CLOSED"), Media(kind="video")),
        reply_to="77",
        quotes=QuotedPost(text="Is the bridge open?", account="@EastbrookCouncil"),
        thread="flood",
        language="en-GB",
    )


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_places_are_those_of_the_file(tmp_path: Path, ending: str) -> None:
    lines = ["---", "media:", "  - alt: 'A map'", "---", "", "The bridge", "is closed.", ""]
    draft = read_one(tmp_path, "\ufeff" + ending.join(lines))
    assert draft.positions("text", [0, 11]) == [(6, 1), (7, 1)]
    assert draft.positions("media[0].alt", [0, 2]) == [(3, 11), (3, 13)]


def test_words_of_a_folded_value_are_placed_on_their_lines(tmp_path: Path) -> None:
    draft = read_one(tmp_path, "---\nmedia:\n  - alt: >\n      A map\n      of Norwell\n---\nHello")
    assert draft.post.media[0].alt == "A map of Norwell\n"
    assert draft.positions("media[0].alt", [0, 2, 6, 9]) == [(4, 7), (4, 9), (5, 7), (5, 10)]


def test_values_are_the_words_they_are_written_with(tmp_path: Path) -> None:
    draft = read_one(tmp_path, "---\nplatform: no\nthread: 2026-05-04\nid: 1_0\naccount:\nreply_to: null\n---\nHello")
    assert (draft.post.platform, draft.post.thread, draft.post.id) == ("no", "2026-05-04", "1_0")
    assert (draft.post.account, draft.post.reply_to) == (None, None)


def test_front_matter_may_be_empty(tmp_path: Path) -> None:
    assert read_one(tmp_path, "---\n---\nHello").post == Post(text="Hello")


def test_a_picture_may_stand_without_words(tmp_path: Path) -> None:
    assert read_one(tmp_path, "---\nmedia: [{alt: A map}]\n---\n").post.media == (Media(alt="A map"),)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("---\nplatform: x\nHello\n", "1: the front matter that begins here is never closed; "),
        ("---\nid: 1\nplatfrm: x\n---\nHello", "3: `platfrm` is not a field of a post; did you mean `platform`?"),
        ("---\nhttp: x\n---\nHello", "2: `http` is not a field of a post; the fields are text, id, platform"),
        (
            "---\nmedia:\n  - kind: image\n    atl: A map\n---\nHello",
            "4: `media[0].atl` is not a field of an item of `media`; did you mean `alt`?",
        ),
        ("---\nquotes:\n  txt: a\n---\nHello", "2: `quotes.text` is missing; `quotes.txt` is not a field of `quotes`"),
        ("---\nplatform: [x]\n---\nHello", "2: `platform` must be text"),
        ("---\nmedia: map.png\n---\nHello", "2: `media` must be a list"),
        ("---\nmedia: [map.png]\n---\nHello", "2: `media[0]` must be a record"),
        ("---\npublish_at: tomorrow\n---\nHello", "2: `publish_at` is not a date and time; write it like 2026-"),
        ("---\npublish_at: 2026-05-04\n---\nHello", "2: `publish_at` has no time of day"),
        ("---\nid: 1\naccount: @NorwellPolice\n---\nHello", "3: this is not YAML (found character '@'"),
        ("---\nid: 1\nplatform: a: b\n---\nHello", "3: this is not YAML (mapping values are not allowed here)"),
        ("---\nid: 'one\n---\nHello", "2: this is not YAML"),
        ("---\nid: 1\nid: 2\n---\nHello", "3: `id` is given twice; keep one"),
        ("---\ntext: Hello\n---\nHello", "2: `text` is no field of front matter; "),
        ("---\n- one\n---\nHello", "2: write front matter as fields, such as `platform: x`"),
        ("---\n? [a]\n: b\n---\nHello", "2: the name of a field must be a word"),
        ("---\nid: &a one\nthread: *a\n---\nHello", "3: write the value of `thread` out instead of using a YAML alias"),
        ("---\nid: 1\nmedia: " + "[" * 50_000 + "\n---\nHello", "2: the front matter is nested too deeply"),
        ("---\nid: 1\nthread: \x07\n---\nHello", "3: YAML forbids the character U+0007"),
        ("---\nid: " + "x" * 64_000 + "\n---\nHello", "1: the front matter is longer than 64,000 characters"),
        ("---\nid: 1\n---\n\n \n", "6: the post is empty: write its text"),
    ],
)
def test_broken_front_matter_says_where_and_what(tmp_path: Path, text: str, message: str) -> None:
    assert read_error(tmp_path, text).startswith(message)


def test_an_escape_that_names_no_character(tmp_path: Path) -> None:
    assert "an escape such as `\\U` names no character" in read_error(tmp_path, '---\nid: "\\UFFFFFFFF"\n---\nHello')


def test_of_many_mistakes_a_few_are_told(tmp_path: Path) -> None:
    fields = "".join(f"field_{number}: a\n" for number in range(1_000))
    message = read_error(tmp_path, f"---\n{fields}---\nHello")
    assert message.endswith("; and 997 more")
    assert len(message) < 1_000
