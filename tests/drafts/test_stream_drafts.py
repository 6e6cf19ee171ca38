"""Standard input: its beginning says how its drafts are written."""

import tracemalloc
from io import BufferedReader, BytesIO, RawIOBase
from itertools import islice

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


@pytest.mark.parametrize(
    "data",
    [
        b'[{"text": "One"}, {"text": "Two"}]',
        b'[\n\n  {\n"text": "One"}, {"text": "Two"}]',
        b'{"posts": [{"text": "One"}, {"text": "Two"}]}',
        b"Id,Text\n1,One\n2,Two\n",
        b"\xef\xbb\xbfText;Posting Time\r\nOne;\r\nTwo;\r\n",
        b"Platform\tMessage\nx\tOne\nx\tTwo",
        b"- text: One\n- text: Two\n",
        b"posts:\n  - text: One\n  - text: Two\n",
        b"---\nplatform: x\n---\nOne\n=== next post ===\nTwo\n",
    ],
)
def test_every_format_may_come_in(data: bytes) -> None:
    assert texts(data) == ["One", "Two"]


class Endless(RawIOBase):
    """Give the same lines for ever."""

    def __init__(self, head: bytes, line: bytes) -> None:
        self._waiting = head
        self._line = line

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while len(self._waiting) < len(buffer):
            self._waiting += self._line * 100
        buffer[:] = self._waiting[: len(buffer)]
        self._waiting = self._waiting[len(buffer) :]
        return len(buffer)


@pytest.mark.parametrize(
    ("head", "line"),
    [
        (b"", b'{"text": "The road is closed."}\n'),
        (b"[", b'{"text": "The road is closed."},\n'),
        (b"Id,Text\n", b'1,"The ""road"" is\nclosed."\n'),
    ],
    ids=["JSON Lines", "JSON", "CSV"],
)
def test_any_number_of_records_fits_in_memory(head: bytes, line: bytes) -> None:
    drafts = read_stream(BufferedReader(Endless(head, line)), "-")
    assert isinstance(next(drafts), Draft)
    tracemalloc.start()
    try:
        assert all(isinstance(draft, Draft) for draft in islice(drafts, 20_000))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 2_000_000
