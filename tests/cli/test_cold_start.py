"""A clean draft is checked without loading what it does not need."""

import subprocess
import sys
from pathlib import Path

from command_line import CLEAR, environment

OTHER_FORMATS = {
    "postlint.output.json_report",
    "postlint.output.sarif",
    "postlint.output.github",
    "postlint.output.html",
}
HEAVY = {"rich", "regex", "postlint.platforms", "yaml", "spacy", "postlint.drafts.record", "postlint.output.text"}
FOR_A_PROFILE = {"tomllib", "lemminflect", "postlint.profile.model", "postlint.profile.read"}


def imported(path: Path) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "postlint", "check", str(path)],
        capture_output=True,
        check=True,
        env=environment(XDG_CACHE_HOME=str(path.parent)),
        text=True,
    )
    return {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if line.startswith("import time")}


def test_a_clean_text_draft_loads_nothing_heavy(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(CLEAR)
    imported(path)  # compiles the rules if that has not been done
    assert (HEAVY | OTHER_FORMATS | FOR_A_PROFILE) & imported(path) == set()


def test_a_clean_markdown_draft_without_front_matter_neither(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(CLEAR)
    imported(path)
    assert (HEAVY | OTHER_FORMATS) & imported(path) == set()
