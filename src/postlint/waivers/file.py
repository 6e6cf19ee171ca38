"""`waivers.toml`: waivers in a file of their own, beside the drafts."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from postlint.errors import DraftError, WaiverError
from postlint.waivers.model import Malformed, Waiver

NAME = "waivers.toml"
KEY = "waiver"
LONGEST = 4_000_000
"""The most bytes that a file of waivers may have."""


@dataclass(frozen=True)
class WaiverFile:
    """Hold the waivers of a file, in order; those that cannot be read are among them."""

    path: Path
    waivers: tuple[Waiver | Malformed, ...]

    @cached_property
    def by_post(self) -> Mapping[str, tuple[Waiver | Malformed, ...]]:
        """Give the waivers for each post, by its hash."""
        found: dict[str, tuple[Waiver | Malformed, ...]] = {}
        for waiver in self.waivers:
            if waiver.post is not None:
                found[waiver.post] = (*found.get(waiver.post, ()), waiver)
        return found


def find_waiver_file(folder: Path, tops: Iterable[Path]) -> Path | None:
    """Find the `waivers.toml` for the drafts of a folder: the one in it, else in the nearest folder above.

    The search ends at the highest of `tops` (the profile's folder, the working folder) that the drafts lie under;
    under none of them, only their own folder is looked at. Returns None where there is no such file.
    """
    try:
        here, ends = absolute(folder), [absolute(top) for top in tops]
    except OSError:  # the working folder was deleted
        return None
    folders = (here, *here.parents)
    highest = max((folders.index(end) for end in ends if end in folders), default=0)
    for place in folders[: highest + 1]:
        if os.path.lexists(place / NAME):
            return place / NAME if folder.is_absolute() else Path(os.path.relpath(place / NAME))
    return None


def absolute(path: Path | str) -> Path:
    """Give a path from the root of the file system, with links as they stand.

    Raises OSError for a relative one where the working folder was deleted.
    """
    return Path(os.path.abspath(path))  # noqa: PTH100 (`resolve` would follow links)


def read_waiver_file(path: Path) -> WaiverFile:
    """Read a `waivers.toml`.

    Raises WaiverError where the file as a whole cannot be used, with its line and what to write instead.
    """
    try:
        with path.open("rb") as stream:
            content = stream.read(LONGEST + 1)
    except OSError as error:
        reason = (error.strerror or "it cannot be opened").lower()
        raise WaiverError(f"cannot be read: {reason}", source=str(path)) from None
    return WaiverFile(path, waivers_in(content, str(path)))


def waivers_in(content: bytes, source: str) -> tuple[Waiver | Malformed, ...]:
    """Read the waivers in the bytes of a `waivers.toml`.

    Raises WaiverError where they are not TOML, or hold something else than waivers.
    """
    import tomllib

    from postlint.authoring.files import did_you_mean
    from postlint.drafts.decode import decode
    from postlint.profile.lines import Lines
    from postlint.profile.problems import not_toml
    from postlint.waivers.read import waiver_from

    if len(content) > LONGEST:
        raise WaiverError(f"is longer than {LONGEST:,} bytes; remove old waivers", source=source)
    try:
        text = decode(content, source)
        data = tomllib.loads(text)
    except DraftError as error:
        raise WaiverError(error.message, source=source, line=error.line) from None
    except RecursionError:
        raise WaiverError("is nested too deeply; write it with fewer levels", source=source) from None
    except ValueError as error:
        problem = not_toml(error, text, source)
        raise WaiverError(problem.message, source=source, line=problem.line) from None
    lines = Lines(text)
    for key in data:
        if key != KEY:
            cure = did_you_mean(key, [KEY]) or f"; each waiver is written [[{KEY}]]"
            raise WaiverError(f"unknown key `{key}`{cure}", source=source, line=lines.of((key,)))
    entries = data.get(KEY, [])
    if not isinstance(entries, list):
        message = f"`{KEY}` must be written [[{KEY}]], once for each"
        raise WaiverError(message, source=source, line=lines.of((KEY,)))
    return tuple(waiver_from(entry, source, lines.of((KEY, number))) for number, entry in enumerate(entries))
