"""Which files are drafts."""

import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from postlint.drafts import find_drafts, read_drafts
from postlint.drafts.find import NOT_DRAFTS, SUFFIXES
from postlint.errors import DraftError


def found(*paths: Path) -> tuple[list[Path], list[str]]:
    results = list(find_drafts(paths))
    drafts = [result for result in results if isinstance(result, Path)]
    return drafts, [str(result) for result in results if isinstance(result, DraftError)]


@pytest.fixture
def unprivileged() -> Iterator[Path]:
    """Give a folder, and the rights of an ordinary user: root may read everything."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        user = os.geteuid()
        if user == 0:
            os.seteuid(65534)
        try:
            yield Path(folder)
        finally:
            os.seteuid(user)


def test_a_folder_is_read_to_the_bottom_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/y/x.jsonl", "c.TXT"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("Hello")
    drafts, errors = found(tmp_path)
    assert [str(draft.relative_to(tmp_path)) for draft in drafts] == ["a/y/x.jsonl", "a/z.md", "b.txt", "c.TXT"]
    assert not errors


def test_hidden_and_other_files_in_a_folder_are_left_out(tmp_path: Path) -> None:
    for name in (".hidden.txt", ".git/a.txt", "picture.png", "a.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Hello")
    assert found(tmp_path) == ([tmp_path / "a.txt"], [])


def test_files_of_every_format_are_found_and_those_of_other_programs_are_not(tmp_path: Path) -> None:
    drafts = [tmp_path / f"a{suffix}" for suffix in sorted(SUFFIXES)]
    others = [tmp_path / name for name in ("package.json", "mkdocs.yml", "postlint.toml", "waivers.toml")]
    for path in (*drafts, *others):
        path.write_text("Hello")
    assert found(tmp_path) == (drafts, [])
    assert found(tmp_path / "package.json") == ([tmp_path / "package.json"], [])


def test_the_hook_for_commits_passes_on_the_same_files() -> None:
    hooks = yaml.safe_load((Path(__file__).parents[2] / ".pre-commit-hooks.yaml").read_text())
    excluded = re.compile(hooks[0]["exclude"])
    assert not any(excluded.search(f"drafts/a{suffix}") for suffix in (*SUFFIXES, ".CSV"))
    assert all(excluded.search(f"drafts/{name}") for name in (*NOT_DRAFTS, "map.svg", "postlint.toml"))


def test_a_file_of_another_kind_is_an_error_when_it_is_named(tmp_path: Path) -> None:
    letter = tmp_path / "letter.docx"
    letter.write_text("Hello")
    drafts, errors = found(letter)
    assert not drafts
    assert errors[0].startswith(f"{letter}: postlint reads .txt, .md, .jsonl, .json, .yaml, .yml, .csv and .tsv; ")


def test_a_folder_without_drafts_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_text("")
    assert found(tmp_path) == (
        [],
        [f"{tmp_path}: has no draft in it; postlint reads .txt, .md, .jsonl, .json, .yaml, .yml, .csv and .tsv"],
    )


def test_a_missing_file_is_an_error_and_the_next_is_found(tmp_path: Path) -> None:
    draft = tmp_path / "a.txt"
    draft.write_text("Hello")
    missing = tmp_path / "missing.txt"
    assert found(missing, draft) == ([draft], [f"{missing}: cannot be read: no such file or directory"])


def test_a_link_is_followed_but_not_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "a.txt").write_text("Hello")
    (tmp_path / "drafts" / "loop").symlink_to(tmp_path / "drafts")
    (tmp_path / "linked").symlink_to(tmp_path / "drafts")
    assert found(tmp_path / "linked") == ([tmp_path / "linked" / "a.txt"], [])


def test_folders_that_link_to_each_other_are_read_once(tmp_path: Path) -> None:
    names = [f"folder-{number}" for number in range(12)]
    for name in names:
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text("Hello")
        for other in names:
            (tmp_path / name / f"to-{other}").symlink_to(tmp_path / other)
    drafts, errors = found(tmp_path)
    assert {draft.resolve() for draft in drafts} == {tmp_path.resolve() / name / "a.txt" for name in names}
    assert (len(drafts), errors) == (len(names), [])


def test_a_link_to_nowhere_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    assert found(tmp_path) == ([], [f"{tmp_path / 'a.txt'}: cannot be read: no such file or directory"])


def test_what_is_no_file_is_an_error(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    assert found(pipe) == ([], [f"{pipe}: is not a file or a folder"])


@pytest.mark.skipif(os.name == "nt", reason="permissions are those of Unix")
def test_a_folder_that_may_not_be_read_is_an_error_and_the_others_are_found(unprivileged: Path) -> None:
    secret = unprivileged / "a"
    secret.mkdir()
    secret.chmod(0)
    draft = unprivileged / "b.txt"
    draft.write_text("Hello")
    drafts, errors = found(unprivileged)
    secret.chmod(0o700)
    assert drafts == [draft]
    assert errors == [f"{secret}: cannot be read: permission denied"]


@pytest.mark.skipif(os.name == "nt", reason="permissions are those of Unix")
def test_a_file_that_may_not_be_read_is_an_error(unprivileged: Path) -> None:
    draft = unprivileged / "a.txt"
    draft.write_text("Hello")
    draft.chmod(0)
    (error,) = read_drafts(draft)
    assert str(error) == f"{draft}: cannot be read: permission denied"
