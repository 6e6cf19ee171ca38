"""What all tests share: a cache of their own, steady property tests, a parser, a copy of the checkout to play with."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from platformdirs import user_cache_path

from git_repository import Repository
from postlint import Post
from postlint.grammar import Grammar
from postlint.language.grammar import Parser
from postlint.reading import Reading, read
from small_rulebook import linter_with

ROOT = Path(__file__).parent.parent

# A shared machine is slow at times, and a run in CI says the same every time.
settings.register_profile("postlint", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("postlint")


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep compiled rules away from the user's cache; pip goes on using its own."""
    with pytest.MonkeyPatch.context() as patch:
        if "PIP_CACHE_DIR" not in os.environ:
            patch.setenv("PIP_CACHE_DIR", str(user_cache_path("pip", appauthor=False)))
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the files that a commit of everything would hold, as they stand now."""
    if not (ROOT / ".git").exists():
        pytest.skip("this is not a checkout")
    listed = subprocess.check_output(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT)
    copy = tmp_path_factory.mktemp("checkout") / "postlint"
    for name in filter(None, os.fsdecode(listed).split("\0")):
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, copy / name)
    return copy


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """Make an empty git repository for drafts, and work in it."""
    repository = Repository(tmp_path / "drafts of a team")
    for name in [name for name in os.environ if name.startswith(("GIT_", "PRE_COMMIT_"))]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(repository.folder)
    return repository


@pytest.fixture(scope="session")
def parse() -> Callable[[str], tuple[Reading, Grammar]]:
    """Read and parse a text."""
    parser = Parser()

    def parsed(text: str) -> tuple[Reading, Grammar]:
        reading = read(text)
        return reading, parser.parse(reading)

    return parsed


@pytest.fixture
def drops(tmp_path: Path) -> Callable[[str, str, str], bool]:
    """Tell whether a guard keeps a rule silent on a text; without the guard the rule must fire."""

    def check(guard: str, match: str, text: str) -> bool:
        alone = linter_with(tmp_path / "alone", match)
        assert alone.check(Post(text)).findings, "the case proves nothing: the rule does not fire without the guard"
        return not linter_with(tmp_path / "guarded", match, f"guard: {guard}").check(Post(text)).findings

    return check
