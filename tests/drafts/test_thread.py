"""Threads: several posts in one file."""

from pathlib import Path

import pytest

from postlint import Media
from postlint.drafts import Draft, read_drafts
from postlint.errors import DraftError

THREAD = """---
id: flood
platform: x
media: [{alt: A map}]
waivers: [{rule: jargon}]
---

One.

=== next post ===
Two
has lines.

=== next post ===

Three.
"""


def read(path: Path, text: str) -> list[Draft]:
    path.write_text(text, encoding="utf-8")
    drafts = [draft for draft in read_drafts(path) if isinstance(draft, Draft)]
    assert drafts
    return drafts


def test_the_posts_of_a_thread_are_numbered_and_share_their_fields(tmp_path: Path) -> None:
    drafts = read(tmp_path / "a.md", THREAD)
    assert [draft.post.text for draft in drafts] == ["One.", "Two\nhas lines.", "Three."]
    assert [draft.post.id for draft in drafts] == ["flood-1", "flood-2", "flood-3"]
    assert {draft.post.thread for draft in drafts} == {"flood"}
    assert {draft.post.platform for draft in drafts} == {"x"}
    assert all(draft.waivers == [{"rule": "jargon"}] for draft in drafts)


def test_what_is_attached_belongs_to_the_first(tmp_path: Path) -> None:
    first, *others = read(tmp_path / "a.md", THREAD)
    assert first.post.media == (Media(alt="A map"),)
    assert first.positions("media[0].alt", [0]) == [(4, 15)]
    assert [draft.post.media for draft in others] == [(), ()]


def test_places_are_those_of_the_file(tmp_path: Path) -> None:
    drafts = read(tmp_path / "a.md", THREAD)
    assert [draft.line for draft in drafts] == [1, 11, 16]
    assert [draft.positions("text", [0]) for draft in drafts] == [[(8, 1)], [(11, 1)], [(16, 1)]]
    assert drafts[1].positions("text", [8]) == [(12, 5)]


@pytest.mark.parametrize("name", ["storm.md", "storm.txt"])
def test_a_thread_without_front_matter_is_called_after_its_file(tmp_path: Path, name: str) -> None:
    drafts = read(tmp_path / name, "One\n=== next post ===\nTwo")
    assert [(draft.post.id, draft.post.thread) for draft in drafts] == [("storm-1", "storm"), ("storm-2", "storm")]


@pytest.mark.parametrize("text", ["One\n---\nTwo", "One\n===\nTwo", "One\n***\nTwo", "Our next post is tomorrow."])
def test_lines_of_markdown_separate_nothing(tmp_path: Path, text: str) -> None:
    assert len(read(tmp_path / "a.md", text)) == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "One\n== next post ==\nTwo",
            ":2: this line looks as if a new post should begin; write it as `=== next post ===",
        ),
        ("One\n=== Next Post ===\nTwo", ":2: this line looks as if a new post should begin; "),
        ("---\nid: 1\n---\n\nOne\n--- next post\nTwo", ":6: this line looks as if a new post should begin; "),
        ("One\n=== next post ===\n\n=== next post ===\nTwo", ":4: a post of this thread is empty; "),
        ("One\n=== next post ===\n", ":2: a post of this thread is empty; "),
        ("=== next post ===\nOne", ":1: a post of this thread is empty; "),
    ],
)
def test_what_cannot_be_cut_into_posts_is_an_error(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(text)
    (error,) = read_drafts(path)
    assert isinstance(error, DraftError)
    assert str(error).removeprefix(str(path)).startswith(message)
