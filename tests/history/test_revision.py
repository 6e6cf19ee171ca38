"""A file as git keeps it."""

from pathlib import Path

import pytest

from git_repository import Repository
from postlint.errors import DraftError, RevisionError
from postlint.history import Revision


def stood(path: str | Path, at: str = "HEAD") -> bytes | None:
    with Revision(at).file(Path(path)) as stream:
        return None if stream is None else stream.read()


@pytest.mark.parametrize(
    "name", ["a.txt", "with space.txt", "-dash.txt", "ünï→😀.txt", "folder/--all.txt", ":!magic*.txt", "two\nlines.txt"]
)
def test_any_name_of_a_file_will_do(repository: Repository, name: str) -> None:
    repository.write(name, "before")
    repository.commit_all()
    repository.write(name, "after")
    assert stood(name) == b"before"
    assert stood(repository.folder / name) == b"before"


def test_a_file_is_found_from_a_folder_below(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.commit(a="before")
    monkeypatch.chdir(repository.folder / "drafts")
    assert stood("a.txt") == b"before"
    assert stood("../drafts/a.txt") == b"before"


def test_any_name_of_a_commit_will_do(repository: Repository) -> None:
    for text in ("one", "two", "three"):
        repository.commit(a=text)
    repository.run("git", "tag", "--annotate", "--message", "A tag", "first", "HEAD~2")
    names = ["HEAD", "HEAD~1", "first", repository.run("git", "rev-parse", "HEAD~1")]
    assert [stood("drafts/a.txt", name) for name in names] == [b"three", b"two", b"one", b"two"]


def test_a_new_file_did_not_stand_there(repository: Repository) -> None:
    repository.commit(a="before")
    repository.write("new.txt", "after")
    assert stood("new.txt") is None


def test_before_the_first_commit_nothing_stood_anywhere(repository: Repository) -> None:
    repository.write("a.txt", "after")
    repository.run("git", "add", "--all")
    assert stood("a.txt") is None


def test_a_link_is_not_followed(repository: Repository) -> None:
    repository.commit(a="before")
    link = repository.folder / "link.txt"
    link.symlink_to("drafts/a.txt")
    assert stood(link) is None
    repository.commit_all()
    assert stood(link) == b"drafts/a.txt"


def test_a_submodule_is_not_followed(repository: Repository, tmp_path: Path) -> None:
    inner = Repository(tmp_path / "inner")
    inner.commit(a="before")
    repository.run("git", "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(inner.folder), "sub")
    repository.commit_all()
    assert (repository.folder / "sub/drafts/a.txt").read_text() == "before"
    assert stood("sub/drafts/a.txt") is None


def test_a_worktree_has_a_head_of_its_own(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit(a="one")
    repository.run("git", "worktree", "add", "--quiet", "--detach", str(tmp_path / "tree"))
    repository.commit(a="two")
    monkeypatch.chdir(tmp_path / "tree")
    assert stood("drafts/a.txt") == b"one"


def test_a_hook_is_told_its_repository_by_the_environment(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit(a="before")
    (repository.folder / ".git").rename(tmp_path / "elsewhere.git")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere.git"))
    assert stood("drafts/a.txt") == b"before"


def test_in_a_range_of_commits_head_is_where_it_starts(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    for text in ("one", "two", "three"):
        repository.commit(a=text)
    monkeypatch.setenv("PRE_COMMIT_FROM_REF", "HEAD~2")
    assert [stood("drafts/a.txt", name) for name in ("HEAD", "HEAD~1")] == [b"one", b"two"]
    monkeypatch.setenv("PRE_COMMIT_FROM_REF", "gone")
    with pytest.raises(RevisionError):
        Revision("HEAD")


@pytest.mark.parametrize("name", ["v9", "", "--all", "HEAD~7", "HEAD:drafts", "HEAD..HEAD", "a b", "@{upstream}"])
def test_a_commit_that_does_not_exist_is_an_error(repository: Repository, name: str) -> None:
    repository.commit(a="before")
    with pytest.raises(RevisionError, match="this repository has no such commit; write a branch, a tag or a commit"):
        Revision(name)


@pytest.mark.usefixtures("repository")
def test_before_the_first_commit_only_head_has_a_meaning() -> None:
    assert Revision("HEAD")
    with pytest.raises(RevisionError):
        Revision("main~1")


def test_a_folder_without_a_repository_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.chdir(tmp_path)
    with pytest.raises(RevisionError, match=r"inside the git repository of the drafts \(git says: not a git repos"):
        Revision("HEAD")


def test_a_machine_without_git_is_an_error(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.commit(a="before")
    monkeypatch.setenv("PATH", str(repository.folder))
    with pytest.raises(RevisionError, match="needs git, which cannot be run"):
        Revision("HEAD")


def test_a_file_outside_the_repository_is_an_error(repository: Repository, tmp_path: Path) -> None:
    repository.commit(a="before")
    (tmp_path / "a.txt").write_text("outside")
    with pytest.raises(DraftError, match="lies outside the repository"):
        stood(tmp_path / "a.txt")
