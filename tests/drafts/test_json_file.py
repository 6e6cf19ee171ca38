"""JSON: a list of records, one record, or an object with posts."""

import json
from itertools import islice
from pathlib import Path

import pytest

from postlint.drafts import Draft, read_drafts
from postlint.errors import DraftError


def read(folder: Path, data: str | bytes, name: str = "a.json") -> tuple[list[tuple[int, str]], list[str]]:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    found = list(read_drafts(path))
    errors = [str(error).removeprefix(f"{path}:") for error in found if isinstance(error, DraftError)]
    return [(draft.line, draft.post.text) for draft in found if isinstance(draft, Draft)], errors


@pytest.mark.parametrize(
    "data",
    [
        '[{"text": "One"}, {"text": "Two"}]',
        '{"posts": [{"text": "One"}, {"text": "Two"}]}',
        '{"text": "One"}\n{"text": "Two"}',
        '{\n"text": "One"}\n{\n"text": "Two"}',
        '\ufeff [ {"text":"One"} , {"text":"Two"} ] ',
    ],
)
@pytest.mark.parametrize("name", ["a.json", "a.txt", "a.csv"])
def test_records_come_in_several_ways(tmp_path: Path, data: str, name: str) -> None:
    drafts, errors = read(tmp_path, data, name)
    assert ([text for _, text in drafts], errors) == (["One", "Two"], [])


def test_one_record_is_one_post(tmp_path: Path) -> None:
    assert read(tmp_path, '\n{\n  "text": "One"\n}\n') == ([(2, "One")], [])


def test_a_list_may_stand_in_a_file_of_json_lines(tmp_path: Path) -> None:
    assert read(tmp_path, '[\n{"text": "One"},\n{"text": "Two"}\n]', "a.jsonl") == ([(2, "One"), (3, "Two")], [])


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_are_those_of_the_file(tmp_path: Path, ending: str) -> None:
    data = ending.join(["[", '{"text":', '"One"},', "", '{"text": "Two"}]'])
    assert read(tmp_path, data) == ([(2, "One"), (5, "Two")], [])


def test_lines_are_counted_across_the_pieces_that_are_read(tmp_path: Path) -> None:
    data = "[\r\n" + ",\r\n".join('{"text": "A {brace} and a \\"quote\\" \\\\"}' for _ in range(5_000)) + "\r\n]"
    drafts, errors = read(tmp_path, data)
    assert [line for line, _ in drafts] == list(range(2, 5_002))
    assert not errors


@pytest.mark.parametrize(
    ("data", "texts", "message"),
    [
        ('[{"text": "One"}, {"text": nope}, {"text": "Two"}]', 2, "1: this is not a JSON record: expecting value"),
        ('[{"text": "One"},\n{"txt": "x"},\n{"text": "Two"}]', 2, "2: `text` is missing; `txt` is not a field of a po"),
        ('[{"text": "One"},\n{\n"text": "a",\n"text": "b"}]', 1, "2: `text` is given twice; keep one"),
        ('[{"text": "One"},\n"Two"]', 1, "2: a post must be a record with fields of its own"),
        ('[{"text": "One"},\n12, {"text": "Two"}]', 2, "2: a post must be a record with fields of its own"),
        ('[{"text": "One"}\n{"text": "Two"}]', 2, "2: a comma is missing before this record (column 1)"),
        ('[{"text": "One"},\n]', 1, "2: a record is missing before this bracket; delete the comma before it"),
        ('[{"text": "One"},\n', 1, "1: the list that begins here is never closed; write `]` below its last record"),
        ('[{"text": "One"},\n{"text": "Two', 1, "2: the record that begins here is never closed (column 1)"),
        ('[{"text": "One"},\n,{"text": "Two"}]', 1, "2: here a record should begin, not `,`"),
        ('[{"text": "One"}]\nnope', 1, "2: here a record should begin, with `{`, or a list, with `[`"),
        ('{"posts": [{"text": "One"}],\n"title": "x"}', 1, '2: "title" beside `posts` is not read; move it into'),
        ('{"title": "x",\n"posts": [{"text": "One"}]}', 1, '1: "title" beside `posts` is not read; move it into'),
        ('{"posts": "One"}', 0, "1: `posts` must be a list of records"),
        ('[{"text": "One"},\n' + "[" * 100_000, 1, "2: the list that begins here is never closed"),
        ('[{"text": "One"}, {"id": ' + "9" * 5_000 + "}]", 1, "1: this record holds a number that is too long"),
        ('{"name": "postlint", "version": "1"}', 0, "1: `text` is missing; `name` is not a field of a post; "),
        ("", 0, " has no record in it; "),
        ("[]", 0, " has no record in it; "),
        ("Hello", 0, "1: here a record should begin, with `{`"),
        (b'[{"text": "One"},\n{"text": "Caf\xe9"}, {"text": "Two"}]', 2, "2: is not UTF-8 (byte 0xe9); save it as"),
        ('[{"text": "One"}]'.encode("utf-16"), 0, " is UTF-16; save it as UTF-8"),
    ],
)
def test_a_mistake_has_its_place_and_the_others_are_read(
    tmp_path: Path, data: str | bytes, texts: int, message: str
) -> None:
    drafts, errors = read(tmp_path, data)
    assert [text for _, text in drafts] == ["One", "Two"][:texts]
    assert len(errors) == 1
    assert errors[0].startswith(message) or errors[0].startswith(message.lstrip())


def test_an_overlong_record_is_an_error(tmp_path: Path) -> None:
    drafts, errors = read(tmp_path, '[{"text": "One"},\n{"text": "' + "x" * 16_100_000 + '"}]')
    assert drafts == [(1, "One")]
    assert errors == ["2: what begins here is longer than 16,000,000 characters (column 1)"]


def test_records_come_before_the_file_is_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("[" + '{"text": "Hello"},' * 3)
    assert all(isinstance(draft, Draft) for draft in islice(read_drafts(path), 3))


def test_a_problem_is_on_the_line_of_its_field(tmp_path: Path) -> None:
    record = {"text": "One", "media": [{"alt": "A map"}, {"atl": "B"}]}
    _, errors = read(tmp_path, json.dumps([record], indent=1))
    assert errors == ["9: `media[1].atl` is not a field of an item of `media`; did you mean `alt`?"]
