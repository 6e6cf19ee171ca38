"""The record of what was decided: one JSON object a line, only ever added to, without a word of any post.

Everything the tool knows about the past it reads here. Keep the file where the tool may add but not delete.
"""

import json
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from newsroom.release import Release

Entry = dict[str, Any]


class Record:
    """Add entries to a file, and read them back."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def add(self, event: str, release: Release, **details: Any) -> None:
        """Write one entry to the disk; where that fails, the caller must not go on."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        entry = {"at": now, "event": event, "release": release.id, "digest": release.digest, **details}
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(entry) + "\n")
            file.flush()
            os.fsync(file.fileno())

    def entries(self, *events: str, about: Release | None = None) -> Iterator[Entry]:
        """Yield the entries of some kinds, about all releases or about exactly the words of one."""
        if not self._path.exists():
            return
        with self._path.open(encoding="utf-8") as file:
            for entry in map(json.loads, file):
                if entry["event"] in events and (about is None or entry["digest"] == about.digest):
                    yield entry
