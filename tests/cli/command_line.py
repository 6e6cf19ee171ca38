"""Run postlint as people do: as a process of its own."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

HOLD = (
    "Kicking down doors is probably one of our favourite things to do. Another warrant conducted on #Victoria ward "
    "with the assistance of @MSPHomerton @MPSKingsPark @MPSHackneyWick #knockknock #localpolicing"
)
REVIEW = "Winter is coming! A spoonful of honey and garlic every morning cures the flu, and it is 100% safe."
CLEAR = "Bins in Eastbrook North will be collected one day later than usual this week."
COMMAND = [sys.executable, "-m", "postlint"]


@dataclass(frozen=True, slots=True)
class Result:
    """Hold what a run of postlint wrote, and its exit code."""

    code: int
    out: str
    err: str


def environment(**changes: str) -> dict[str, str]:
    """Return the environment of this process, without what changes colours, and with changes."""
    ours = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS")}
    return {**ours, "PYTHONUTF8": "1", **changes}


def postlint(*arguments: str | Path, stdin: bytes = b"", **changes: str) -> Result:
    """Run postlint to its end."""
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)], input=stdin, capture_output=True, check=False, env=environment(**changes)
    )
    result = Result(done.returncode, done.stdout.decode(), done.stderr.decode())
    assert "Traceback" not in result.out + result.err
    return result
