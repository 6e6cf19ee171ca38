"""The generated tables are what their sources give."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def test_generated_files_have_not_drifted() -> None:
    script = ROOT / "tools" / "compile_reading_data.py"
    check = subprocess.run([sys.executable, script, "--check"], capture_output=True, text=True, check=False)
    assert check.returncode == 0, check.stderr
