"""YAML: a list of records, one record, or a mapping with posts."""

from pathlib import Path

import pytest

from postlint.drafts import Draft, read_drafts
from postlint.errors import DraftError


def read(folder: Path, data: str, name: str = "a.yaml") -> tuple[list[tuple[int, str]], list[str]]:
    path = folder / name
    path.write_text(data, encoding="utf-8", newline="")
    found = list(read_drafts(path))
    errors = [str(error).removeprefix(f"{path}:") for error in found if isinstance(error, DraftError)]
    return [(draft.line, draft.post.text) for draft in found if isinstance(draft, Draft)], errors


@pytest.mark.parametrize(
    "data",
    [
        "- text: One\n- text: Two\n",
        "posts:\n- text: One\n- text: Two\n",
        "text: One\n---\ntext: Two\n",
        "# A comment\r\n- text: One\r\n- text: Two\r\n",
    ],
)
@pytest.mark.parametrize("name", ["a.yaml", "a.yml", "a.txt"])
def test_records_come_in_several_ways(tmp_path: Path, data: str, name: str) -> None:
    drafts, errors = read(tmp_path, data, name)
    assert ([text for _, text in drafts], errors) == (["One", "Two"], [])


def test_values_are_the_words_they_are_written_with(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("text: No\nid: 0042\npublish_at: 2026-05-04 09:30\nwaivers: [{rule: jargon}]\n")
    (draft,) = read_drafts(path)
    assert isinstance(draft, Draft)
    assert (draft.post.text, draft.post.id, draft.waivers) == ("No", "0042", [{"rule": "jargon"}])


BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n" + "text: One\n"


@pytest.mark.parametrize(
    ("data", "texts", "message"),
    [
        ("- text: One\n- txt: x\n- text: Two\n", 2, "2: `text` is missing; `txt` is not a field of a post"),
        ("- text: One\n- text: a\n  text: b\n- text: Two\n", 2, "3: `text` is given twice; keep one"),
        ("- text: One\n- Two\n", 1, "2: a post must be a record with fields of its own"),
        ("- &a\n  text: One\n- *a\n- text: Two\n", 2, "3: write the record out instead of using a YAML alias"),
        (
            "- text: &a One\n- text: *a\n- text: Two\n",
            2,
            "2: write the value of `text` out instead of using a YAML alias",
        ),
        (BOMB, 0, "2: write the value of `b[0]` out instead of using a YAML alias"),
        ("- text: One\n- text: [\n", 1, "2: this is not YAML ("),
        ("- text: One\n- text: a: b\n- text: Two\n", 1, "2: this is not YAML (mapping values are not allowed here)"),
        ("- text: One\n- text: \x07\n", 0, "2: YAML forbids the character U+0007; delete it"),
        ("- text: One\n- media: " + "[" * 5_000 + "\n", 1, "1: the file is nested too deeply"),
        ("posts:\n- text: One\ntitle: x\n", 1, "3: `title` beside `posts` is not read; move it into the posts"),
        ("posts: One\n", 0, "1: `text` is missing; `posts` is not a field of a post"),
        ("name: postlint\nservices: {}\n", 0, "1: `text` is missing; `name` is not a field of a post"),
        ("", 0, " has no record in it; "),
        ("# nothing\n", 0, " has no record in it; "),
        ("Hello\n", 0, "1: write records with fields, such as `text: ...`"),
        (
            "- text: " + "x" * 1_000_000,
            0,
            " is longer than 1,000,000 characters, which takes too long to",
        ),
    ],
)
def test_a_mistake_has_its_place_and_the_others_are_read(tmp_path: Path, data: str, texts: int, message: str) -> None:
    drafts, errors = read(tmp_path, data)
    assert [text for _, text in drafts] == ["One", "Two"][:texts]
    assert len(errors) == 1
    assert errors[0].startswith((message, message.lstrip()))


@pytest.mark.parametrize(
    "text",
    [
        "- Bring water\n- Bring a hat",
        "text: 61016 to report a crime on a train",
        "Text, call or visit, all are welcome",
        "[Update] The road is open",
        "{name}, your bins are late",
        "posts: two",
        "Post, box, bridge",
        "25/05/2026 08:30, at the library",
        "---",
    ],
)
def test_a_plain_post_stays_a_post(tmp_path: Path, text: str) -> None:
    drafts, errors = read(tmp_path, text, "a.txt")
    assert errors == []
    assert [found.split()[-1] for _, found in drafts] == [text.split()[-1]]
