"""Plain text, and Markdown without front matter."""

from pathlib import Path

import pytest

from postlint.drafts import Draft, read_drafts
from postlint.errors import DraftError


def read_one(path: Path, data: bytes) -> Draft:
    path.write_bytes(data)
    (draft,) = read_drafts(path)
    assert isinstance(draft, Draft)
    return draft


def read_error(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    (error,) = read_drafts(path)
    assert isinstance(error, DraftError)
    return str(error).removeprefix(str(path))


def test_the_whole_file_is_the_post(tmp_path: Path) -> None:
    draft = read_one(tmp_path / "a.txt", "Zwölf Straßen 🚧\n\nare closed\n".encode())
    assert draft.post.text == "Zwölf Straßen 🚧\n\nare closed"
    assert (draft.source, draft.line) == (str(tmp_path / "a.txt"), 1)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_endings_are_those_of_the_post_and_places_those_of_the_file(tmp_path: Path, ending: str) -> None:
    draft = read_one(tmp_path / "a.txt", f"One{ending}two 🚧 three{ending}".encode())
    assert draft.post.text == "One\ntwo 🚧 three"
    assert draft.positions("text", [0, 3, 4, 10]) == [(1, 1), (1, 4), (2, 1), (2, 7)]


def test_a_byte_order_mark_is_not_part_of_the_post(tmp_path: Path) -> None:
    draft = read_one(tmp_path / "a.txt", b"\xef\xbb\xbfHello")
    assert draft.post.text == "Hello"
    assert draft.positions("text", [0]) == [(1, 1)]


def test_markdown_without_front_matter_is_all_text(tmp_path: Path) -> None:
    assert read_one(tmp_path / "a.md", b"Hello\n---\nworld\n").post.text == "Hello\n---\nworld"


@pytest.mark.parametrize("data", [b"", b"\n", b" \t\r\n \n", "\u3000\u00a0".encode()])
def test_a_post_without_words_is_an_error(tmp_path: Path, data: bytes) -> None:
    assert read_error(tmp_path / "a.txt", data) == ": the post is empty: write its text"


def test_a_byte_that_is_not_utf_8_is_found_on_its_line(tmp_path: Path) -> None:
    expected = ":3: is not UTF-8 (byte 0x93); save it as UTF-8"
    assert read_error(tmp_path / "a.txt", b"One\r\ntwo\nthr\x93ee\nfour") == expected
    assert read_error(tmp_path / "b.txt", b"\xef\xbb\xbfOne\n\nthr\x93ee") == expected


def test_nul_bytes_are_found_on_their_line(tmp_path: Path) -> None:
    assert read_error(tmp_path / "a.txt", b"One\nt\0o") == (
        ":2: is not text (it holds NUL bytes); write the post as UTF-8 text"
    )


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_utf_16_is_named(tmp_path: Path, encoding: str) -> None:
    assert read_error(tmp_path / "a.txt", "\ufeffHello".encode(encoding)) == ": is UTF-16; save it as UTF-8"


def test_a_picture_is_not_text(tmp_path: Path) -> None:
    picture = b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR"
    for name in ("a.txt", "a.md", "a.jsonl"):
        assert "is not text" in read_error(tmp_path / name, picture)


def test_a_file_longer_than_any_post_is_an_error(tmp_path: Path) -> None:
    assert "longer than 16,000,000 bytes" in read_error(tmp_path / "a.txt", b"a" * 16_000_001)


def test_a_post_of_a_megabyte_is_read(tmp_path: Path) -> None:
    assert len(read_one(tmp_path / "a.txt", b"word " * 200_000).post.text) == 1_000_000
