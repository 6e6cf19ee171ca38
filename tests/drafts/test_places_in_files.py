"""Every character of a field has its place in the file, however the file writes it."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from postlint.drafts import Draft, read_drafts
from postlint.drafts.draft import LINE_END

WORDS = [
    "doors",
    "été",
    "🐶",
    "👩‍🚒",
    '"',
    '""',
    "'",
    "\\",
    "\\n",
    "\n",
    "\n\n",
    "\t",
    " ",
    "  ",
    ",",
    ";",
    "#",
    ": ",
    "- ",
]
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map("".join).filter(lambda text: text.strip())
ESCAPED = {"\n": ("\\n", "\n"), "\t": ("\\t", "\t"), '"': ('\\"', '"'), "\\": ("\\\\", "\\"), "'": ("'",)}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("places")


def drafts_in(folder: Path, name: str, content: str, newline: str = "\n", mark: str = "") -> list[Draft]:
    path = folder / name
    path.write_text(mark + content, encoding="utf-8", newline=newline)
    found = list(read_drafts(path))
    assert all(isinstance(draft, Draft) for draft in found), found
    return [draft for draft in found if isinstance(draft, Draft)]


def at(path: Path, line: int, column: int) -> str:
    r"""Return what stands in a file from a place on, to the end of its line and with that end as `\n`."""
    text = path.read_bytes().decode("utf-8-sig")
    starts = [0, *(end.end() for end in LINE_END.finditer(text))]
    ends = [*(end.end() for end in LINE_END.finditer(text)), len(text)]
    begin = starts[line - 1] + column - 1
    assert begin <= ends[line - 1]
    return LINE_END.sub("\n", text[begin : ends[line - 1]])


def assert_every_character_has_its_place(draft: Draft, field: str, text: str) -> None:
    path = Path(draft.source)
    places = draft.positions(field, range(len(text)))
    for character, place in zip(text, places, strict=True):
        found = at(path, *place)
        escapes = (json.dumps(character)[1:-1], *ESCAPED.get(character, ()), character)
        # A space or line end may be what is left of a folded line, with the blanks before its end.
        folded = character in " \n" and (found.lstrip(" \t").startswith(("\n", "\\\n")) or not found)
        assert folded or found.startswith(escapes) or _is_yaml_escape(found, character), (character, place, found)


def _is_yaml_escape(found: str, character: str) -> bool:
    for length in (2, 4, 6, 10):
        try:
            if yaml.safe_load(f'"{found[:length]}"') == character and found.startswith("\\"):
                return True
        except yaml.YAMLError:
            continue
    return False


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50)
@given(texts=st.lists(TEXTS, min_size=1, max_size=3), ascii_only=st.booleans(), indent=st.sampled_from([None, 0, 2]))
def test_in_json(folder: Path, texts: list[str], ascii_only: bool, indent: int | None) -> None:
    records = [{"id": "🚧", "media": [{"alt": text}], "text": text} for text in texts]
    content = json.dumps(records, ensure_ascii=ascii_only, indent=indent)
    for draft, text in zip(drafts_in(folder, "a.json", content), texts, strict=True):
        assert_every_character_has_its_place(draft, "text", text)
        assert_every_character_has_its_place(draft, "media[0].alt", text)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50)
@given(texts=st.lists(TEXTS, min_size=1, max_size=3), ascii_only=st.booleans(), ending=st.sampled_from(["\n", "\r\n"]))
def test_in_json_lines(folder: Path, texts: list[str], ascii_only: bool, ending: str) -> None:
    content = "\n".join(json.dumps({"id": "🚧", "text": text}, ensure_ascii=ascii_only) for text in texts)
    for draft, text in zip(drafts_in(folder, "a.jsonl", content, ending), texts, strict=True):
        assert_every_character_has_its_place(draft, "text", text)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50)
@given(
    texts=st.lists(TEXTS, min_size=1, max_size=3),
    delimiter=st.sampled_from(",;\t"),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    ending=st.sampled_from(["\n", "\r\n", "\r"]),
    mark=st.sampled_from(["", "\ufeff"]),
)
def test_in_csv(folder: Path, texts: list[str], delimiter: str, quoting: int, ending: str, mark: str) -> None:
    sheet = io.StringIO()
    writer = csv.writer(sheet, delimiter=delimiter, quoting=quoting, lineterminator="\n")  # type: ignore[arg-type]
    writer.writerow(["Alt text", "Id", "Text", "First comment"])
    writer.writerows([text, "🚧", text, text] for text in texts)
    drafts = drafts_in(folder, "a.csv", sheet.getvalue(), ending, mark)
    assert len(drafts) == 2 * len(texts)
    for draft, comment, text in zip(drafts[::2], drafts[1::2], texts, strict=True):
        assert_every_character_has_its_place(draft, "text", text)
        assert_every_character_has_its_place(draft, "media[0].alt", text)
        assert_every_character_has_its_place(comment, "text", text)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=100)
@given(
    texts=st.lists(TEXTS, min_size=1, max_size=3),
    style=st.sampled_from([None, "'", '"', "|", ">"]),
    width=st.sampled_from([5, 20, 80]),
    unicode=st.booleans(),
    indent=st.sampled_from([2, 4]),
    ending=st.sampled_from(["\n", "\r\n"]),
)
def test_in_yaml(
    folder: Path, texts: list[str], style: str | None, width: int, unicode: bool, indent: int, ending: str
) -> None:
    records = [{"media": [{"alt": text}], "text": text} for text in texts]
    content = yaml.safe_dump(records, default_style=style, width=width, allow_unicode=unicode, indent=indent)
    read = yaml.load(content, Loader=yaml.BaseLoader)
    drafts = drafts_in(folder, "a.yaml", content, ending)
    for draft, record in zip(drafts, read, strict=True):
        assert draft.origins.get("text").turns  # type: ignore[union-attr]
        assert_every_character_has_its_place(draft, "text", record["text"].rstrip("\n"))
        assert_every_character_has_its_place(draft, "media[0].alt", record["media"][0]["alt"].rstrip("\n"))


@pytest.mark.parametrize("write", [json.dumps, lambda record: yaml.safe_dump(record, default_style='"')])
def test_an_end_that_is_an_escape_has_a_place(folder: Path, write: Callable[[object], str]) -> None:
    (draft,) = drafts_in(folder, "a.yaml", write({"text": 'No "'}))
    before, after = draft.positions("text", [3, 4])
    assert at(folder / "a.yaml", *before).startswith('\\""')
    assert after == (before[0], before[1] + 2)
