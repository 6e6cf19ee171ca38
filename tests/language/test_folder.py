"""A folder that is no pipeline for this spaCy is refused in one line that says what to do."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from shutil import copy, copytree, rmtree

import pytest
import srsly  # type: ignore[import-untyped]
from packaging.requirements import Requirement
from spacy.about import __version__ as installed

from postlint.errors import PipelineError
from postlint.language.folder import ENGLISH, find_pipeline
from postlint.language.pipeline import load_pipeline


def cut_in_half(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def configure(before: str, after: str) -> Callable[[Path], object]:
    def change(folder: Path) -> None:
        path = folder / "config.cfg"
        text = path.read_text(encoding="utf-8")
        assert before in text
        path.write_text(text.replace(before, after), encoding="utf-8")

    return change


def describe(**changes: object) -> Callable[[Path], object]:
    def change(folder: Path) -> None:
        path = folder / "meta.json"
        path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | changes), encoding="utf-8")

    return change


def cut_a_table(component: str, name: str) -> Callable[[Path], object]:
    def change(folder: Path) -> None:
        path = folder / component / "model"
        weights = srsly.read_msgpack(path)
        for node in weights["params"]:
            if node.get(name) is not None:
                node[name] = node[name][:10]
        srsly.write_msgpack(path, weights)

    return change


# What is done to a copy of the shipped folder, and what the error says.
DAMAGE: dict[str, tuple[Callable[[Path], object], str]] = {
    "gone": (rmtree, "there is no such folder"),
    "no meta": (lambda folder: (folder / "meta.json").unlink(), "meta.json"),
    "half a meta": (lambda folder: cut_in_half(folder / "meta.json"), "JSONDecodeError"),
    "a list for a meta": (lambda folder: (folder / "meta.json").write_text("[]"), "meta.json is not an object"),
    "a bottomless meta": (lambda folder: (folder / "meta.json").write_text("[" * 100_000), "RecursionError"),
    "no config": (lambda folder: (folder / "config.cfg").unlink(), "config.cfg"),
    "an empty config": (lambda folder: (folder / "config.cfg").write_text(""), "the pipeline cannot be loaded"),
    "half a config": (lambda folder: cut_in_half(folder / "config.cfg"), "ConfigValidationError"),
    "a config of bytes": (lambda folder: (folder / "config.cfg").write_bytes(b"\xff\x00"), "UnicodeDecodeError"),
    "half a model": (lambda folder: cut_in_half(folder / "tok2vec" / "model"), "`tok2vec` cannot be loaded"),
    "an empty model": (lambda folder: (folder / "ner" / "model").write_bytes(b""), "`ner` cannot be loaded"),
    "half of the moves": (lambda folder: cut_in_half(folder / "parser" / "moves"), "`parser` cannot be loaded"),
    "half of the settings": (lambda folder: cut_in_half(folder / "ner" / "cfg"), "`ner` cannot be loaded"),
    "no settings": (lambda folder: (folder / "morphologizer" / "cfg").unlink(), "the pipeline cannot be loaded"),
    "a component gone": (lambda folder: rmtree(folder / "parser"), "`parser` cannot be loaded"),
    "moves of another": (
        lambda folder: copy(folder / "ner" / "moves", folder / "parser" / "moves"),
        "`parser` cannot be loaded",
    ),
    "a model of another": (
        lambda folder: copy(folder / "ner" / "model", folder / "parser" / "model"),
        "`parser` cannot be loaded",
    ),
    "another width": (configure("hidden_width = 96", "hidden_width = 64"), "`parser` cannot be loaded"),
    "other rows": (configure("8000", "4000"), "`tok2vec` cannot be loaded"),
    "an unknown part": (configure("postlint.WordEmbed.v1", "nobody.Embed.v1"), "nobody.Embed.v1"),
    "too few rows": (cut_a_table("tok2vec", "E"), "the shape of `E` in `hashembed` is wrong"),
    "too few weights": (cut_a_table("parser", "W"), "the shape of `W` in"),
    "another language": (configure('lang = "en"', 'lang = "de"'), "this pipeline is for the language `de`"),
    "an older spaCy": (describe(spacy_version=">=3.7.2,<3.8"), rf"made for spaCy >=3\.7\.2,<3\.8, and {installed} is"),
    "a later spaCy": (describe(spacy_version=">=4.0"), "made for spaCy >=4.0"),
    "no spaCy": (describe(spacy_version=None), "made for spaCy an unknown version"),
    "a strange spaCy": (describe(spacy_version="the best"), "made for spaCy the best"),
}


@pytest.mark.parametrize(("damage", "message"), DAMAGE.values(), ids=DAMAGE)
def test_damage_is_told_in_one_line(tmp_path: Path, damage: Callable[[Path], object], message: str) -> None:
    folder = copytree(ENGLISH, tmp_path / "pipeline")
    damage(folder)
    with pytest.raises(PipelineError, match=message) as caught:
        load_pipeline(folder)
    rmtree(folder, ignore_errors=True)
    told = str(caught.value)
    assert told.startswith(f"{folder}: ")
    assert "\n" not in told
    assert "give " in told
    assert len(told) < len(str(folder)) + 500


def test_the_shipped_folder_is_put_right_by_installing_postlint_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("postlint.language.folder.ENGLISH", tmp_path / "english")
    with pytest.raises(PipelineError, match="english: there is no such folder: install postlint again"):
        load_pipeline(tmp_path / "english")


def test_postlint_asks_for_no_spacy_that_its_pipeline_is_not_for() -> None:
    project = (Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8")
    asked = next(line for line in project.splitlines() if line.strip().startswith('"spacy'))
    limits = Requirement(asked.strip(' ",')).specifier
    made_for = Requirement("spacy" + json.loads((ENGLISH / "meta.json").read_text())["spacy_version"]).specifier
    versions = [f"{major}.{minor}.{patch}" for major in (3, 4) for minor in range(10) for patch in range(20)]
    assert {*limits.filter(versions)} <= {*made_for.filter(versions)}
    assert installed in limits


@pytest.mark.parametrize("name", ["en_nobody_has_this", "json", "spacy", "__main__"])
def test_what_is_not_installed_as_a_pipeline_is_refused_with_what_to_do(name: str) -> None:
    with pytest.raises(PipelineError, match=f"{name}: no spaCy pipeline of this name is installed: install it"):
        find_pipeline(name)


@pytest.mark.parametrize("name", ["", "no/such/folder", "..nobody", "a.b", "\0", "x" * 10_000])
def test_a_strange_name_is_a_folder_that_is_not_there(name: str) -> None:
    with pytest.raises(PipelineError):
        load_pipeline(find_pipeline(name) / "nothing")


def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, code: str) -> Path:
    folder = tmp_path / name
    folder.mkdir()
    (folder / "__init__.py").write_text(code)
    (folder / "meta.json").write_text((ENGLISH / "meta.json").read_text(encoding="utf-8"))
    monkeypatch.syspath_prepend(str(tmp_path))
    return folder


def test_an_installed_pipeline_is_found_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = package(tmp_path, monkeypatch, "en_for_a_test", "")
    copytree(ENGLISH, folder / "en_postlint-1.0.0")
    assert find_pipeline("en_for_a_test") == folder / "en_postlint-1.0.0"
    load_pipeline(find_pipeline("en_for_a_test"))


def test_a_package_that_cannot_be_imported_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package(tmp_path, monkeypatch, "en_broken_for_a_test", "import nothing_like_this")
    with pytest.raises(PipelineError, match="ModuleNotFoundError: No module named 'nothing_like_this'"):
        find_pipeline("en_broken_for_a_test")


def test_a_package_for_another_spacy_is_not_even_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = package(tmp_path, monkeypatch, "en_old_for_a_test", "")
    describe(spacy_version="<3.8")(folder)
    with pytest.raises(PipelineError, match=r"made for spaCy <3\.8"):
        find_pipeline("en_old_for_a_test")
    assert "en_old_for_a_test" not in sys.modules
