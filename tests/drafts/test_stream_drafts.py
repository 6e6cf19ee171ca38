"""Standard input: plain text, or JSON Lines."""

from io import BytesIO

import pytest

from postlint.drafts import Draft, read_stream
from postlint.errors import DraftError


def texts(data: bytes) -> list[str]:
    return [draft.post.text if isinstance(draft, Draft) else str(draft) for draft in read_stream(BytesIO(data), "-")]


def test_plain_text_is_one_post() -> None:
    assert texts(b"\n  Hello\n{world}\n") == ["\n  Hello\n{world}"]


@pytest.mark.parametrize("before", [b"", b"\xef\xbb\xbf", b"\n\n", b"\xef\xbb\xbf\r\n \t"])
def test_a_brace_at_the_start_means_json_lines(before: bytes) -> None:
    assert texts(before + b'{"text": "One"}\n\n{"text": "Two"}') == ["One", "Two"]


def test_lines_are_counted_from_the_start_of_the_stream() -> None:
    results = list(read_stream(BytesIO(b'\n\n{"text": "One"}\n{'), "-"))
    assert [result.line for result in results] == [3, 4]


def test_an_error_names_the_stream() -> None:
    (error,) = read_stream(BytesIO(b"One\ntw\xffo"), "-")
    assert isinstance(error, DraftError)
    assert str(error) == "-:2: is not UTF-8 (byte 0xff); save it as UTF-8"


@pytest.mark.parametrize("data", [b"", b"\n", b" \n\n "])
def test_an_empty_stream_is_an_empty_post(data: bytes) -> None:
    assert texts(data) == ["-: the post is empty: write its text"]


def test_an_endless_stream_is_refused() -> None:
    assert "longer than 16,000,000 bytes" in texts(b"a" * 16_000_001)[0]
