"""A folder of rules, read, checked and compiled as a whole."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from postlint.authoring import schema
from postlint.authoring.compile import References, WrittenRule, compile_rule
from postlint.authoring.concepts import WrittenConcept, compile_concepts
from postlint.authoring.files import did_you_mean, load_file
from postlint.errors import RuleError
from postlint.rules import compiled
from postlint.rules.store import rule_files

CONCEPTS = "concepts"
CATEGORIES_FILE = "categories.yaml"
LISTS = ("categories", "casebook", "guidance")
_RULE_FILE = TypeAdapter(schema.RuleFile)
_CONCEPT_FILE = TypeAdapter(schema.ConceptFile)


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Hold everything that the files of a folder say, checked and compiled."""

    rules: tuple[compiled.Rule, ...]
    concepts: Mapping[str, compiled.Concept]
    written: Mapping[str, WrittenRule]
    categories: Mapping[str, schema.CategoryEntry]
    cases: Mapping[str, schema.CaseEntry]
    guidance: Mapping[str, schema.GuidanceEntry]


def compile_rulebook(folder: Path) -> Rulebook:
    """Read and compile a folder of rules.

    Raises RuleError for the first thing wrong in it, with file, line, and what to write instead.
    """
    files = _files(folder)
    categories = _entries(folder, "categories", schema.CATEGORIES)
    cases = _entries(folder, "casebook", schema.CASEBOOK)
    guidance = _entries(folder, "guidance", schema.GUIDANCE)
    concepts = {concept.name: concept for concept in _concepts(folder, files)}
    written = {rule.file.id: rule for rule in _rules(folder, files, categories)}
    if not written:
        raise RuleError("there is no rule in this folder; write one into the folder of a category", source=str(folder))
    known = References(concepts, cases, guidance)
    results = [compile_rule(rule, known) for rule in written.values()]
    inline = {concept.name: concept for result in results for concept in result.concepts}
    return Rulebook(
        rules=tuple(sorted((result.rule for result in results), key=lambda rule: rule.id)),
        concepts=compile_concepts({**concepts, **inline}),
        written=written,
        categories=categories,
        cases=cases,
        guidance=guidance,
    )


def _files(folder: Path) -> list[Path]:
    """List the files of a rulebook; one that stands where nothing is read is an error, so that no rule gets lost."""
    lists = {folder / f"{name}.yaml" for name in LISTS}
    files = rule_files(folder)
    for path in files:
        if path not in lists and path.parent.parent != folder:
            raise RuleError("nothing is read here; move the file into the folder of a category", source=str(path))
        if path.suffix != ".yaml":
            raise RuleError(f"a file of this kind is not read; name it {path.stem}.yaml", source=str(path))
    return [path for path in files if path not in lists]


def _entries(folder: Path, name: str, shape: TypeAdapter[Any]) -> dict[str, Any]:
    """Read one of the lists that stand beside the categories."""
    path = folder / f"{name}.yaml"
    if not path.exists():
        raise RuleError(f"the rulebook lacks this file; write {path.name}", source=str(path))
    entries, lines = load_file(path, shape, str(path))
    found: dict[str, Any] = {}
    for number, entry in enumerate(entries):
        if entry.id in found:
            raise RuleError(
                f"the id `{entry.id}` is used twice; choose another", source=str(path), line=lines[(number,)]
            )
        found[entry.id] = entry
    return found


def _concepts(folder: Path, files: Iterable[Path]) -> Iterator[WrittenConcept]:
    for path in files:
        if path.parent != folder / CONCEPTS:
            continue
        file, lines = load_file(path, _CONCEPT_FILE, str(path))
        _check_stem(path, file.id, lines[("id",)])
        if file.id in (*compiled.GUIDANCE_CONCEPTS, *compiled.NAMES_OF_PEOPLE):
            message = f"`{file.id}` stands for what no rulebook writes; choose another id"
            raise RuleError(message, source=str(path), line=lines[("id",)])
        yield WrittenConcept.from_file(file, str(path), lines)


def _rules(
    folder: Path, files: Iterable[Path], categories: Mapping[str, schema.CategoryEntry]
) -> Iterator[WrittenRule]:
    ids: dict[str, Path] = {}
    for path in files:
        category = path.parent.name
        if path.parent == folder / CONCEPTS:
            continue
        if category not in categories:
            cure = did_you_mean(category, categories) or "; add it to categories.yaml"
            raise RuleError(f"the folder `{category}` is no category{cure}", source=str(path))
        file, lines = load_file(path, _RULE_FILE, str(path))
        if file.id in ids:
            message = f"the id `{file.id}` is already used in {ids[file.id]}; choose another"
            raise RuleError(message, source=str(path), line=lines[("id",)])
        ids[file.id] = path
        _check_stem(path, file.id, lines[("id",)])
        yield WrittenRule(file, categories[category], str(path), lines)


def _check_stem(path: Path, written_id: str, line: int) -> None:
    if path.stem != written_id:
        raise RuleError(f"the id is `{written_id}`; name the file {written_id}.yaml", source=str(path), line=line)
