"""JSON Lines: a record on each line."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

import pytest

from postlint import Media, Post, QuotedPost
from postlint.drafts import Draft, read_drafts
from postlint.errors import DraftError


def read(folder: Path, data: bytes) -> Iterator[Draft | DraftError]:
    path = folder / "a.jsonl"
    path.write_bytes(data)
    return read_drafts(path)


def read_error(folder: Path, line: str) -> str:
    (error,) = read(folder, line.encode())
    assert isinstance(error, DraftError), error
    return str(error).removeprefix(f"{folder / 'a.jsonl'}:")


def test_waivers_stand_beside_the_post(tmp_path: Path) -> None:
    (draft,) = read(tmp_path, b'{"text": "The bridge is closed.", "waivers": [{"rule": "jargon"}]}')
    assert isinstance(draft, Draft)
    assert draft.post == Post(text="The bridge is closed.")
    assert draft.waivers == [{"rule": "jargon"}]


def test_a_record_has_the_fields_of_a_post(tmp_path: Path) -> None:
    record = {
        "text": "The bridge is closed.",
        "id": 17,
        "platform": "x",
        "account": None,
        "publish_at": "2026-05-04T09:30Z",
        "media": [{"kind": "image", "alt": "A map"}, {"transcript": "Hello"}],
        "quotes": {"text": "Is it open?"},
        "thread": "flood",
        "language": "en-GB",
    }
    (draft,) = read(tmp_path, json.dumps(record).encode())
    assert isinstance(draft, Draft)
    assert draft.post == Post(
        text="The bridge is closed.",
        id="17",
        platform="x",
        publish_at=datetime(2026, 5, 4, 9, 30, tzinfo=UTC),
        media=(Media(kind="image", alt="A map"), Media(transcript="Hello")),
        quotes=QuotedPost(text="Is it open?"),
        thread="flood",
        language="en-GB",
    )


def test_blank_lines_are_passed_over_and_lines_counted(tmp_path: Path) -> None:
    drafts = list(read(tmp_path, b'\xef\xbb\xbf{"text": "One"}\r\n\r\n  \n{"text": "Two"}'))
    assert [(draft.line, draft.post.text) for draft in drafts if isinstance(draft, Draft)] == [(1, "One"), (4, "Two")]


def test_places_are_those_of_the_file(tmp_path: Path) -> None:
    _, draft = read(tmp_path, rb'{"text": "One"}' + b"\r\n" + rb'  {"text": "One\ntwo"}')
    assert isinstance(draft, Draft)
    assert draft.positions("text", [0, 3, 4, 5, 7]) == [(2, 13), (2, 16), (2, 18), (2, 19), (2, 21)]


def test_text_is_taken_as_it_is(tmp_path: Path) -> None:
    (draft,) = read(tmp_path, rb'{"text": "One\r\n\ud800 \u0000 \u202e"}')
    assert isinstance(draft, Draft)
    assert draft.post.text == "One\r\n\ud800 \0 \u202e"


def test_a_broken_line_is_reported_and_the_others_are_read(tmp_path: Path) -> None:
    data = b'{"text": "One"}\n{"text": \n{"text": "Three"}\n{"text": "F\xffur"}\n{"text": "Five"}\n'
    results = list(read(tmp_path, data))
    assert [str(result).partition("a.jsonl:")[2] for result in results if isinstance(result, DraftError)] == [
        "2: this is not a JSON record: expecting value (column 9)",
        "4: is not UTF-8 (byte 0xff); save it as UTF-8",
    ]
    assert [draft.line for draft in results if isinstance(draft, Draft)] == [1, 3, 5]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"text": "Hello", "publsh_at": ""}', "1: `publsh_at` is not a field of a post; did you mean `publish_at`?"),
        ('{"text": "Hello", "text": "Bye"}', "1: `text` is given twice; keep one"),
        ('{"text": "Hello", "media": [{"alt": "a", "alt": "b"}]}', "1: `alt` is given twice; keep one"),
        ('{"text": 5}', "1: `text` must be text, in quotes"),
        ('{"text": null}', "1: `text` must be text, in quotes"),
        ('{"text": "Hello", "id": true}', "1: `id` must be text, in quotes"),
        ('{"text": "Hello", "publish_at": 5}', "1: `publish_at` must be a date and time in quotes"),
        ('{"text": "Hello", "media": null}', "1: `media` must be a list"),
        ("{}", "1: `text` is missing"),
        ('"Hello"', "1: a post must be a record with fields of its own"),
        ('{"text": "Hello"} {"text": "Bye"}', "1: this is not a JSON record: extra data (column 19)"),
        ('{"text": ""}', "1: the post is empty: write its text"),
        ('{"text": " \\n\\t"}', "1: the post is empty: write its text"),
        ('{"text": "Hello", "id": ' + "9" * 5_000 + "}", "1: this record holds a number that is too long"),
        ('{"media": ' + "[" * 100_000, "1: this record is nested too deeply"),
        ("", " has no record in it; write one on each line"),
        ("\n\n", " has no record in it; write one on each line"),
    ],
)
def test_a_bad_record_says_what_is_wrong(tmp_path: Path, line: str, message: str) -> None:
    assert read_error(tmp_path, line).startswith(message)


def test_an_overlong_line_is_an_error_and_the_next_is_read(tmp_path: Path) -> None:
    long = b'{"text": "' + b"a" * 16_000_000 + b'"}'
    error, draft = read(tmp_path, long + b'\n{"text": "Two"}\n')
    assert isinstance(error, DraftError)
    assert error.line == 1
    assert "longer than 16,000,000 bytes" in error.message
    assert isinstance(draft, Draft)
    assert (draft.line, draft.post.text) == (2, "Two")


def test_nul_bytes_late_in_a_file_spoil_their_line_alone(tmp_path: Path) -> None:
    good = b'{"text": "Hello"}\n'
    results = list(read(tmp_path, good * 1_000 + b"\0\0\n" + good))
    (error,) = (result for result in results if isinstance(result, DraftError))
    assert error.line == 1_001
    assert len(results) == 1_002


def test_records_come_before_the_file_is_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "Hello"}\n' * 3)
    drafts = read_drafts(path)
    assert len(list(islice(drafts, 2))) == 2
