"""Add a waiver to a `waivers.toml`: whole or not at all, and without losing a word of what stands there."""

import json
import os
from contextlib import suppress
from pathlib import Path

from postlint.errors import WaiverError
from postlint.waivers.file import KEY, waivers_in
from postlint.waivers.model import Waiver

HEAD = "# Decisions to publish in spite of a finding. Reasons may have to be disclosed (freedom of information).\n"
_FIELDS = ("rule", "reason", "author", "approver", "until", "post", "draft")


def add_waiver(path: Path, waiver: Waiver) -> int:
    """Write a waiver at the end of a file, which is made if there is none; returns the line where it stands.

    What stands in the file stays as it is, byte for byte. The new content is written beside the file and put in its
    place at once, and nobody else can add a waiver in between. Raises WaiverError where the file cannot be used or
    written, or somebody else is writing it.
    """
    path = Path(os.path.realpath(path))  # a link goes on leading to the same file
    unfinished = path.with_name(f".{path.name}.new")
    try:
        # The file that only one can make is also what keeps others from writing.
        stream = os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666), "wb")
    except FileExistsError:
        message = f"somebody else is writing this file; try again, or delete {unfinished} if nobody is"
        raise WaiverError(message, source=str(path)) from None
    except OSError as error:
        raise _not_written(error, path) from None
    try:
        with stream:
            before = path.read_bytes() if path.exists() else b""
            after = _with(waiver, before, str(path))
            stream.write(after)
            stream.flush()
            os.fsync(stream.fileno())
        if path.exists():
            unfinished.chmod(path.stat().st_mode & 0o777)
        unfinished.replace(path)
    except BaseException as error:
        with suppress(OSError):
            unfinished.unlink()
        if isinstance(error, OSError):
            raise _not_written(error, path) from None
        raise
    return waivers_in(after, str(path))[-1].line or 1


def _with(waiver: Waiver, before: bytes, source: str) -> bytes:
    """Give the content of a file with one more waiver, and make sure that nothing else has changed."""
    there = waivers_in(before, source)
    newline = b"\r\n" if b"\r\n" in before else b"\n"
    start = before or HEAD.encode()
    gap = newline if start.endswith(b"\n") else 2 * newline
    after = start + gap + _as_toml(waiver).encode().replace(b"\n", newline)
    try:
        result = waivers_in(after, source)
    except WaiverError:
        message = f"no waiver can be added to this file; write every waiver in it as a table [[{KEY}]]"
        raise WaiverError(message, source=source) from None
    if result != (*there, waiver):
        raise WaiverError(
            "the waiver could not be written so that it reads the same; nothing was changed", source=source
        )
    return after


def _as_toml(waiver: Waiver) -> str:
    lines = [f"[[{KEY}]]"]
    for name in _FIELDS:
        value = getattr(waiver, name)
        if value is not None:
            # JSON's strings are TOML's, but for one control character, which no waiver holds.
            written = json.dumps(value, ensure_ascii=False) if isinstance(value, str) else value.isoformat()
            lines.append(f"{name} = {written}")
    return "\n".join([*lines, ""])


def _not_written(error: OSError, path: Path) -> WaiverError:
    reason = (error.strerror or "it cannot be opened").lower()
    return WaiverError(f"cannot be written: {reason}", source=str(path))
