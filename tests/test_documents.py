"""What README and docs show is what happens: their commands are run, their code is run, their links lead somewhere."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from postlint import Linter
from postlint.authoring.examples import run_examples

ROOT = Path(__file__).parent.parent
DOCUMENTS = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "benchmarks" / "README.md",
    *(ROOT / "docs").glob("*.md"),
]
BLOCKS = re.compile(r"^```\w*\n(.*?)^```", re.MULTILINE | re.DOTALL)


def shown_runs() -> list[tuple[str, str]]:
    """Find the blocks that show one command and what it prints."""
    blocks = [block for document in DOCUMENTS for block in BLOCKS.findall(document.read_text(encoding="utf-8"))]
    commands = [block for block in blocks if block.startswith("$ ") and block.count("\n$ ") == 0]
    runs = (block[2:].split("\n", 1) for block in commands)
    return [(command, output) for command, output in runs if output.strip()]


def masked(output: str) -> str:
    """Put aside what changes from day to day: the time, the number of rules and their digest."""
    output = re.sub(r"\d{4}-\d\d-\d\d[ T][\d:]+(\+[\d:]+)?", "NOW", output)
    output = re.sub(r"[0-9a-f]{64}", "DIGEST", re.sub(r"\b\d+ (rules|examples)\b", r"N \1", output))
    return re.sub(r'"count": \d+', '"count": N', output).strip()


@pytest.mark.parametrize(("command", "output"), shown_runs(), ids=lambda part: part.splitlines()[0][:60])
def test_a_command_prints_what_is_shown(command: str, output: str) -> None:
    path = f"{Path(sys.executable).parent}:/usr/bin:/bin"
    run = subprocess.run(
        ["bash", "-c", command],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PATH": path},
    )
    assert masked(output) in (masked(run.stdout), masked(run.stderr))


def test_commands_are_shown() -> None:
    assert len(shown_runs()) >= 3


def test_the_program_in_the_readme_does_what_its_comments_say() -> None:
    program = next(block for block in BLOCKS.findall((ROOT / "README.md").read_text()) if "check_many" in block)
    names: dict[str, object] = {"posts": []}
    exec(program, names)
    for expression, expected in re.findall(r"^(report\.\S+) +# (.+)$", program, re.MULTILINE):
        value = eval(expression, names)
        assert expected in (repr(value), f"{type(value).__name__}.{getattr(value, 'name', '')}")


def test_the_program_for_publishing_tools_does_what_its_comments_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT / "examples")
    text = (ROOT / "docs" / "publishing-tools.md").read_text(encoding="utf-8")
    program = "".join(re.findall(r"^```python\n(.*?)^```", text, re.MULTILINE | re.DOTALL))
    names: dict[str, object] = {}
    exec(program, names)
    for expression, expected in re.findall(r"^(\w+\(\w+\)) +# (.+)$", program, re.MULTILINE):
        assert str(eval(expression, names)) == eval(expected, names)


def test_the_profile_that_is_explained_can_be_used(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "profile.md").read_text(encoding="utf-8")
    path = tmp_path / "postlint.toml"
    path.write_text("".join(re.findall(r"^```toml\n(.*?)^```", text, re.MULTILINE | re.DOTALL)), encoding="utf-8")
    profile = Linter(path).profile
    assert profile is not None
    assert profile.periods
    assert profile.guidance
    assert profile.disabled


def test_the_rule_that_is_written_step_by_step_works(tmp_path: Path) -> None:
    blocks = BLOCKS.findall((ROOT / "docs" / "writing-a-rule.md").read_text(encoding="utf-8"))
    rule = next(block for block in blocks if block.startswith("id: souvenir-photo"))
    folder = tmp_path / "rules"
    shutil.copytree(ROOT / "rules", folder)
    path = folder / "force" / "souvenir-photo.yaml"
    path.write_text(rule, encoding="utf-8")
    assert [result.problem for result in run_examples([path])] == [""] * 5


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document: Path) -> None:
    for target in re.findall(r"\]\((?!https?://)([^)#]+)\)", document.read_text(encoding="utf-8")):
        assert (document.parent / target).exists(), target


def test_the_report_shown_has_every_field_that_is_explained() -> None:
    text = (ROOT / "docs" / "report-format.md").read_text(encoding="utf-8")
    shown = json.loads(text[text.index("\n{") : text.index("\n}") + 2])
    names = {name for cell in re.findall(r"^\| (.+?) \|", text, re.MULTILINE) for name in re.findall(r"[a-z_]+", cell)}
    fields = {*shown, *shown["posts"][0], *shown["posts"][0]["findings"][0]}
    assert fields <= names
