"""Only posts that are new in their file are read again."""

import json
import tracemalloc
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from git_repository import Repository
from postlint.drafts import Draft
from postlint.errors import DraftError
from postlint.history import Revision, changed_drafts

Record = dict[str, object]


@pytest.fixture
def new(repository: Repository) -> Callable[[list[Record], list[Record]], tuple[list[str], int]]:
    """Return the texts that are new when records become others, and how many posts are left out."""

    def compared(before: list[Record], after: list[Record]) -> tuple[list[str], int]:
        repository.write("a.jsonl", "".join(f"{json.dumps(record)}\n" for record in before))
        repository.commit_all()
        path = repository.write("a.jsonl", "".join(f"{json.dumps(record)}\n" for record in after))
        left_out: list[Sequence[Draft]] = []
        drafts = [*changed_drafts(path, Revision("HEAD"), left_out.append)]
        return [draft.post.text if isinstance(draft, Draft) else "error" for draft in drafts], sum(map(len, left_out))

    return compared


def posts(*texts: str, **fields: object) -> list[Record]:
    return [{"text": text, **fields} for text in texts]


Compared = Callable[[list[Record], list[Record]], tuple[list[str], int]]


def changed(path: Path) -> list[Draft | DraftError]:
    return [*changed_drafts(path, Revision("HEAD"), list[Sequence[Draft]]().append)]


def test_a_new_post_among_old_ones_is_found(new: Compared) -> None:
    assert new(posts("a", "b"), posts("a", "new", "b")) == (["new"], 2)


def test_posts_are_compared_and_not_lines(new: Compared) -> None:
    assert new([{"text": "a", "id": "1"}, {"text": "b"}], [{"text": "b"}, {"id": "1", "text": "a"}]) == ([], 2)


def test_any_field_makes_a_post_another_one(new: Compared) -> None:
    for change in (
        {"publish_at": "2026-05-04T09:30"},
        {"platform": "x"},
        {"media": [{"alt": "A map"}]},
        {"quotes": {"text": "No"}},
        {"waivers": [{"rule": "profanity"}]},
        {"language": "cy"},
    ):
        assert new(posts("a"), posts("a", **change)) == (["a"], 0), change
        assert new(posts("a", **change), posts("a")) == (["a"], 0), change
        assert new(posts("a", **change), posts("a", **change)) == ([], 1), change


def test_a_second_copy_is_a_new_post(new: Compared) -> None:
    assert new(posts("a"), posts("a", "a")) == (["a"], 1)
    assert new(posts("a", "a"), posts("a")) == ([], 1)


def test_a_thread_is_read_whole_when_one_part_changed(new: Compared) -> None:
    before = [*posts("one", "two", thread="t"), *posts("alone"), *posts("three", thread="u")]
    after = [*posts("one", "TWO", thread="t"), *posts("alone"), *posts("three", thread="u")]
    assert new(before, after) == (["one", "TWO"], 2)
    assert new(before, [*posts("one", thread="t"), *before[2:]]) == (["one"], 2)
    assert new(before, [before[1], before[0], *before[2:]]) == (["two", "one"], 2)
    assert new(before, before) == ([], 4)


def test_posts_that_share_their_waivers_are_left_out_together(new: Compared) -> None:
    """Else a waiver for a post that is left out would look as if it were for none."""
    before = [*posts("one", "two", waivers=[{"rule": "profanity"}]), *posts("alone")]
    assert new(before, [before[0], *posts("TWO", waivers=[{"rule": "profanity"}]), before[2]]) == (["one", "TWO"], 1)
    assert new(before, before) == ([], 3)


def test_a_part_that_became_unreadable_is_a_change_of_its_thread(new: Compared) -> None:
    before = posts("one", "two", "three", thread="t")
    assert new(before, [before[0], {"txt": "two"}, before[2]]) == (["error", "one", "three"], 0)
    assert new([before[0], {"txt": "two"}, before[2]], before) == (["one", "two", "three"], 0)


def test_what_cannot_be_read_is_an_error_however_old_it_is(new: Compared) -> None:
    assert new([{"txt": "a"}, {"text": "b"}], [{"txt": "a"}, {"text": "b"}]) == (["error"], 1)


def test_a_file_that_could_not_be_read_then_has_only_new_posts(repository: Repository) -> None:
    path = repository.folder / "a.txt"
    path.write_bytes(b"Bins are collected today. \xff")
    repository.commit_all()
    path.write_text("Bins are collected today.")
    assert len(changed(path)) == 1


def test_a_renamed_file_has_only_new_posts(repository: Repository) -> None:
    path = repository.write("a.txt", "Bins are collected today.")
    repository.commit_all()
    moved = path.rename(repository.folder / "b.txt")
    assert len(changed(moved)) == 1


def test_how_a_file_ends_its_lines_is_no_change(repository: Repository) -> None:
    path = repository.write("a.md", "---\nplatform: x\n---\nBins are\ncollected today.\n")
    repository.commit_all()
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert changed(path) == []


@pytest.mark.usefixtures("repository")
def test_a_file_outside_the_repository_is_an_error_and_not_left_out(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("Bins are collected today.")
    assert [type(draft) for draft in changed(outside)] == [DraftError]


def test_a_large_file_is_compared_in_little_memory(repository: Repository) -> None:
    line = json.dumps({"text": "Bins are collected today. " * 1_000}) + "\n"
    path = repository.write("a.jsonl", line * 500)
    repository.commit_all()
    path.write_text(line * 501)
    tracemalloc.start()
    try:
        assert sum(1 for _ in changed_drafts(path, Revision("HEAD"), deque[Sequence[Draft]](maxlen=0).append)) == 1
        assert tracemalloc.get_traced_memory()[1] < path.stat().st_size / 10
    finally:
        tracemalloc.stop()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(
    *[
        st.lists(st.fixed_dictionaries({"text": st.sampled_from("abc"), "thread": st.sampled_from([None, "t", "u"])}))
        for _ in range(2)
    ]
)
def test_every_post_is_either_new_or_stood_there(new: Compared, before: list[Record], after: list[Record]) -> None:
    before, after = before or posts("a"), after or posts("a")
    texts, left_out = new(before, after)
    assert len(texts) + left_out == len(after)
    assert left_out <= len(before)
    remaining = [record["text"] for record in before]
    for text in {str(record["text"]) for record in after}:
        standing = [str(record["text"]) for record in after].count(text) - texts.count(text)
        assert standing <= remaining.count(text)
