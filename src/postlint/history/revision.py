"""What git keeps of a file: its content at a revision. No other module runs git."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO

from postlint.errors import DraftError, RevisionError

# Not a word to the network, no question to the user, and messages in English.
QUIET = {"GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
HEAD = ("HEAD", "@")
# Where pre-commit says that it was given a range of commits (--from-ref); HEAD is its end, and has all its posts.
START_OF_RANGE = "PRE_COMMIT_FROM_REF"


class Revision:
    """Stand for a commit of the repository that the working folder belongs to.

    `name` is whatever git takes for a commit: a branch, a tag, a hash, HEAD~2. Before the first commit of a
    branch HEAD is a revision in which no file stands. Git gets the environment as it is, because a hook is told
    there which repository it works for (GIT_DIR, GIT_INDEX_FILE). Where pre-commit checks a range of commits, HEAD
    stands for the commit that the range starts from.
    Raises RevisionError where git, the repository or the commit is missing.
    """

    def __init__(self, name: str) -> None:
        self._top = _top()
        self._commit = _commit(os.environ.get(START_OF_RANGE, name) if name in HEAD else name)

    @contextmanager
    def file(self, path: Path) -> Iterator[BinaryIO | None]:
        """Open a file as it stood at this revision; None if it did not stand there or git cannot read it.

        Filters of git (line endings, large files kept elsewhere) are not run. Links and submodules are not followed.

        Raises:
            DraftError: The file lies outside the repository.
        """
        name = self._name(path)
        if self._commit is None:
            yield None
            return
        # A file without a name: the repository keeps the same bytes beside it, and a reader may go back and forth.
        with TemporaryFile() as stream:
            done = subprocess.run(
                ["git", "cat-file", "blob", f"{self._commit}:{name}"],
                stdin=subprocess.DEVNULL,
                stdout=stream,
                stderr=subprocess.DEVNULL,
                check=False,
                env=os.environ | QUIET,
            )
            stream.seek(0)
            yield stream if done.returncode == 0 else None

    def _name(self, path: Path) -> str:
        """Return a file's path inside the repository; a link counts as what it is, not as what it leads to."""
        try:
            return (path.parent.resolve() / path.name).relative_to(self._top).as_posix()
        except ValueError:
            message = f"lies outside the repository {self._top}; check it in a run of its own, without `--since`"
            raise DraftError(message, source=str(path)) from None


def _top() -> Path:
    done = _git("rev-parse", "--show-toplevel")
    if done.returncode:
        said = os.fsdecode(done.stderr).strip().partition("\n")[0].removeprefix("fatal: ")
        message = "`--since` compares with a commit, so run it inside the git repository of the drafts"
        raise RevisionError(f"{message} (git says: {said})")
    return Path(os.fsdecode(done.stdout.removesuffix(b"\n"))).resolve()


def _commit(name: str) -> str | None:
    """Return the hash of the commit that a name stands for; None before the first commit."""
    # Git would take such a name for an option.
    done = None if name.startswith("-") else _git("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
    if done is not None and done.returncode == 0:
        return done.stdout.decode().strip()
    if name in HEAD and _git("symbolic-ref", "--quiet", "HEAD").returncode == 0:
        return None
    cure = "write a branch, a tag or a commit, such as `--since HEAD`; in CI, fetch the whole history"
    raise RevisionError(f"`--since {name}`: this repository has no such commit; {cure}")


def _git(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            ["git", *arguments], stdin=subprocess.DEVNULL, capture_output=True, check=False, env=os.environ | QUIET
        )
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name holds a NUL byte"
        message = f"`--since` needs git, which cannot be run ({reason.lower()}); install git, or leave `--since` out"
        raise RevisionError(message) from None
