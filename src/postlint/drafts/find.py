"""From the paths a user names to the drafts in them."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from postlint.errors import DraftError

MANY = (".jsonl", ".json", ".yaml", ".yml", ".csv", ".tsv")
"""The suffixes of files that may hold any number of drafts."""

SUFFIXES = (".txt", ".md", *MANY)
READS = "postlint reads .txt, .md, .jsonl, .json, .yaml, .yml, .csv and .tsv"

NOT_DRAFTS = frozenset(
    "package.json package-lock.json composer.json tsconfig.json renovate.json manifest.json "
    "compose.yaml compose.yml docker-compose.yaml docker-compose.yml mkdocs.yml pnpm-lock.yaml".split()
)
"""Well-known files of other programs, which are no drafts wherever they stand."""


def find_drafts(paths: Iterable[Path]) -> Iterator[Path | DraftError]:
    """Yield every draft in the files and folders named, in order, and an error for each that is none.

    Folders are read through to the bottom, sorted by name, links included; hidden files and folders
    in them, files of other kinds and `NOT_DRAFTS` are left out, and a folder that links lead to more than once is
    read once. A folder without any draft is an error.
    """
    for path in paths:
        try:
            if path.is_dir():
                yield from _in_folder(path)
            else:
                yield _named(path)
        except OSError as error:
            yield unreadable(path, error)
        except DraftError as error:
            yield error


def unreadable(path: Path, error: OSError) -> DraftError:
    """Return the error that says in plain words why a file or folder cannot be opened."""
    reason = (error.strerror or "cannot be opened").lower()
    return DraftError(f"cannot be read: {reason}", source=str(path))


def _named(path: Path) -> Path:
    """Return a file that the user named, if it is one of those postlint reads."""
    if not path.is_file():
        # stat tells a missing file from a forbidden one, where is_file says no to both.
        path.stat()
        raise DraftError("is not a file or a folder", source=str(path))
    if path.suffix.lower() not in SUFFIXES:
        raise DraftError(f"{READS}; rename it, or hand it over with `postlint check - < FILE`", source=str(path))
    return path


def _in_folder(folder: Path) -> Iterator[Path | DraftError]:
    found = False
    # Folders that link to each other can be reached in more ways than there is time for.
    read: set[Path] = set()
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        try:
            if path.is_dir():
                real = path.resolve()
                if real not in read:
                    read.add(real)
                    waiting += _entries(path)
            elif path.suffix.lower() in SUFFIXES and path.name.lower() not in NOT_DRAFTS:
                found = True
                yield _named(path)
        except OSError as error:
            found = True
            yield unreadable(path, error)
        except DraftError as error:
            found = True
            yield error
    if not found:
        yield DraftError(f"has no draft in it; {READS}", source=str(folder))


def _entries(folder: Path) -> list[Path]:
    """Return what a folder holds, last name first, because the search takes from the end."""
    return sorted((entry for entry in folder.iterdir() if not entry.name.startswith(".")), reverse=True)
