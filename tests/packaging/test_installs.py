"""However postlint is installed, it finds its rules, away from the checkout."""

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from sysconfig import get_path

import pytest

BAD = "Kicking down doors is probably one of our favourite things to do. Another warrant conducted #knockknock"
IN_SDIST = {
    *("benchmarks", "docs", "examples", "rules", "src", "tests", "tools"),
    *("CONTRIBUTING.md", "LICENSE", "README.md", "pyproject.toml", ".gitignore"),
}


@dataclass(frozen=True, slots=True)
class Installed:
    """Hold an environment that postlint is installed in, and an empty folder to run it from."""

    folder: Path
    elsewhere: Path

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run the installed `postlint` away from the checkout, with no cache to help it."""
        return subprocess.run(
            [self.folder / "bin" / "postlint", *arguments],
            cwd=self.elsewhere,
            env=os.environ | {"XDG_CACHE_HOME": str(self.elsewhere / "cache")},
            capture_output=True,
            text=True,
            check=False,
        )

    def rules(self) -> set[str]:
        """List the ids of the rules it finds."""
        done = self.run("rules", "list")
        assert done.returncode == 0, done.stderr
        return {words[1] for line in done.stdout.splitlines() if line.startswith("  ") and (words := line.split())}


def with_bytecode() -> dict[str, str]:
    """Return our environment, except that Python writes bytecode, as it does for most people."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def install(folder: Path, *what: str | Path) -> Installed:
    """Make an environment, let pip build and install postlint in it, and lend it our own dependencies."""
    environment, elsewhere = folder / "venv", folder / "elsewhere"
    elsewhere.mkdir()
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", environment], check=True)
    python = environment / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--quiet", "--python", str(python), "install", "--no-deps"]
    subprocess.run([*pip, *map(str, what)], env=with_bytecode(), check=True)
    purelib = subprocess.check_output(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], text=True
    ).strip()
    Path(purelib, "dependencies.pth").write_text(get_path("purelib") + "\n")
    return Installed(environment, elsewhere)


def rule_ids(checkout: Path) -> set[str]:
    """List the rules of a checkout by their files."""
    return {path.stem for path in (checkout / "rules").glob("*/*.yaml") if path.parent.name != "concepts"}


def files_in(folder: Path) -> set[Path]:
    """List every file under a folder."""
    return {path for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def sdist(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sdist")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", str(folder)]
    subprocess.run(build, cwd=checkout, env=with_bytecode(), check=True)
    (archive,) = folder.iterdir()
    return archive


@pytest.fixture(scope="module")
def from_checkout(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    return install(tmp_path_factory.mktemp("checkout-install"), checkout)


@pytest.fixture(scope="module")
def from_sdist(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    return install(tmp_path_factory.mktemp("sdist-install"), sdist)


@pytest.fixture(scope="module")
def editable_copy(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("editable-copy") / "postlint"
    shutil.copytree(checkout, copy)
    return copy


@pytest.fixture(scope="module")
def editable(editable_copy: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    return install(tmp_path_factory.mktemp("editable-install"), "--editable", editable_copy)


@pytest.fixture(params=["from_checkout", "from_sdist", "editable"])
def installed(request: pytest.FixtureRequest) -> Installed:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Installed)
    return found


def test_it_holds_a_bad_draft(installed: Installed) -> None:
    (installed.elsewhere / "draft.txt").write_text(BAD)
    done = installed.run("check", "draft.txt")
    assert done.returncode == 1, done.stderr
    assert "taunt-hashtag" in done.stdout


def test_it_lists_every_rule_of_the_checkout(installed: Installed, checkout: Path) -> None:
    assert installed.rules() == rule_ids(checkout)


def test_an_editable_install_sees_a_rule_added_later(editable: Installed, editable_copy: Path) -> None:
    before = editable.rules()
    model = editable_copy / "rules" / "hashtags" / "taunt-hashtag.yaml"
    added = model.with_stem("added-later")
    text = model.read_text(encoding="utf-8").replace("id: taunt-hashtag", "id: added-later")
    added.write_text(text, encoding="utf-8")
    assert editable.rules() == before | {"added-later"}
    added.unlink()


@pytest.mark.parametrize("name", ["from_checkout", "from_sdist"])
def test_a_wheel_carries_its_rules_compiled(name: str, request: pytest.FixtureRequest) -> None:
    installed = request.getfixturevalue(name)
    (installed.elsewhere / "draft.txt").write_text(BAD)
    installed.run("check", "draft.txt")
    assert not (installed.elsewhere / "cache").exists()


def test_a_wheel_is_the_same_from_the_checkout_and_from_the_sdist(
    from_checkout: Installed, from_sdist: Installed
) -> None:
    def record(installed: Installed) -> set[str]:
        (path,) = installed.folder.rglob("postlint-*.dist-info/RECORD")
        lines = path.read_text().splitlines()
        # What pip adds differs: where the package came from, the script with the path of its interpreter, bytecode.
        return {line for line in lines if line.startswith("postlint/") and "__pycache__" not in line}

    assert any(line.startswith("postlint/rulebook/compiled.rules,") for line in record(from_checkout))
    assert record(from_checkout) == record(from_sdist)


def test_a_wheel_carries_the_figures_of_its_rules(checkout: Path, tmp_path: Path) -> None:
    copy = tmp_path / "postlint"
    shutil.copytree(checkout, copy)
    (copy / "rules" / "measured.json").touch()
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=copy, env=with_bytecode(), check=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        assert "postlint/rulebook/measured.json" in archive.namelist()


def test_a_wheel_says_under_which_licences_it_comes(from_checkout: Installed) -> None:
    (metadata,) = from_checkout.folder.rglob("postlint-*.dist-info")
    licences = metadata / "licenses"
    assert {path.relative_to(licences).as_posix() for path in files_in(licences)} == {
        "LICENSE",
        "src/postlint/language/english/NOTICE",
        "src/postlint/reading/data/NOTICE",
    }
    assert "License-Expression: MIT AND CC-BY-SA-4.0 AND Unicode-3.0\n" in (metadata / "METADATA").read_text()


def test_a_wheel_leaves_out_what_is_not_the_package(from_checkout: Installed) -> None:
    (package,) = from_checkout.folder.rglob("site-packages/postlint")
    kinds = {path.suffix for path in files_in(package)}
    assert kinds <= {".py", ".pyc", ".typed", ".txt", ".yaml", ".json", ".rules", ".cfg", ".bin", ".css", ""}
    assert {path.name for path in package.parent.iterdir()} & {"tests", "tools", "rules", "benchmarks"} == set()


def test_an_sdist_holds_what_it_takes_to_build_and_to_test(sdist: Path, checkout: Path) -> None:
    with tarfile.open(sdist) as archive:
        packed = {name.partition("/")[2] for name in archive.getnames()}
    files = {path.relative_to(checkout) for path in files_in(checkout)}
    wanted = {path.as_posix() for path in files if path.parts[0] in IN_SDIST}
    assert packed == wanted | {"PKG-INFO"}


def test_a_build_leaves_nothing_behind(
    checkout: Path, from_checkout: Installed, sdist: Path, editable: Installed, editable_copy: Path
) -> None:
    assert from_checkout.rules()
    assert sdist.is_file()
    assert editable.rules()
    ours = {path.relative_to(checkout) for path in files_in(checkout)}
    theirs = {path.relative_to(editable_copy) for path in files_in(editable_copy) if path.suffix != ".pyc"}
    assert ours == theirs
    assert not any("__pycache__" in path.parts for path in ours)
