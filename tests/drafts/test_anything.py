"""Whatever stands in a file gives drafts or errors with a place, and never anything else."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from postlint.drafts import Draft, read_drafts, read_stream
from postlint.drafts.find import SUFFIXES
from postlint.errors import DraftError
from postlint.post import visible_fields

PARTS = [
    *("text", "Text", "posts", "channels", "media", "alt", "Link", "x", "Date", "05/06/2026 09:30", "🐶", "é"),
    *(
        "{",
        "}",
        "[",
        "]",
        ":",
        ": ",
        ",",
        '"',
        "'",
        "\\",
        "\\u",
        "\\ud83d",
        "null",
        "1e9",
        "- ",
        "&a ",
        "*a",
        "|\n",
        ">\n",
    ),
    *("\n", "\r\n", "\r", "\n  ", "\n\n", "---\n", "=== next post ===\n", ";", "\t", "\0", "\ufeff", "\x85", "\u2028"),
    *('{"text": "Hello"}', '"text": "Hello"', "text: Hello\n", "- text: Hello\n", "Id,Text\n", "1,Hello\n", '1,"Hello'),
]
CONTENTS = st.lists(st.sampled_from(PARTS), max_size=25).map(lambda parts: "".join(parts).encode()) | st.binary(
    max_size=60
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("anything")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=300)
@given(content=CONTENTS | st.binary(max_size=60), suffix=st.sampled_from(["", *SUFFIXES]))
def test_there_is_always_an_answer(folder: Path, content: bytes, suffix: str) -> None:
    path = folder / f"a{suffix}"
    path.write_bytes(content)
    if suffix:
        found = list(read_drafts(path))
    else:
        with path.open("rb") as stream:
            found = list(read_stream(stream, "-"))
    assert found
    for draft in found:
        assert isinstance(draft, Draft | DraftError)
        if isinstance(draft, Draft):
            for field, text in visible_fields(draft.post):
                places = draft.positions(field, range(len(text) + 1))
                assert all(line >= 1 and column >= 1 for line, column in places)
                assert places == sorted(places) or field == "text"
