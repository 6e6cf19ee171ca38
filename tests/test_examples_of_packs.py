"""The packs in examples/: their rules pass their own examples, and a profile that names them works."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from postlint import Linter, Post
from postlint.authoring.examples import run_examples
from small_pack import packs
from small_profile import write_profile

EXAMPLES = Path(__file__).parent.parent / "examples"
FOLDERS = [EXAMPLES / "house-rules", EXAMPLES / "norwell-pack" / "src" / "norwell_pack" / "rules"]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.parent.name)
def test_their_rules_pass_their_examples(folder: Path) -> None:
    results = list(run_examples([folder]))
    assert results
    assert [result.name for result in results if not result.passed] == []


def test_a_profile_names_the_folder(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES / "house-rules", tmp_path / "house-rules")
    linter = Linter(write_profile(tmp_path, packs("./house-rules")))
    assert linter.rule_count == Linter().rule_count + 2
    report = linter.check(Post("Witnesses to the burglary in Mill Road, our DMs are open."))
    assert "report-by-reply" in {finding.rule for finding in report.findings}


def test_the_package_is_installed_and_named(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES / "norwell-pack", tmp_path / "norwell-pack")
    site = tmp_path / "site"
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--no-index", "--no-deps"]
    subprocess.run(
        [*pip, "--no-build-isolation", "--target", str(site), str(tmp_path / "norwell-pack")],
        check=True,
        capture_output=True,
    )
    profile = write_profile(tmp_path, packs("norwell-pack"))
    program = (
        f"import sys; sys.path.append({str(site)!r}); from postlint import Linter, Post;"
        f"report = Linter({str(profile)!r}).check(Post('Lovely evening for a stroll over the causeway!'));"
        "print(report.verdict.value, *(finding.rule for finding in report.findings))"
    )
    shown = subprocess.check_output([sys.executable, "-c", program], text=True, cwd=tmp_path)
    assert shown == "hold crossing-without-tides\n"
