"""A folder of rules, and packs that come on top of it, read, checked and compiled as a whole."""

from collections.abc import Iterable, Mapping, Sequence
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
from postlint.rules.store import Pack, rule_files

CONCEPTS = "concepts"
CATEGORIES_FILE = "categories.yaml"
LISTS = ("categories", "casebook", "guidance")
_RULE_FILE = TypeAdapter(schema.RuleFile)
_CONCEPT_FILE = TypeAdapter(schema.ConceptFile)


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Hold everything that the files of a folder, and of packs on top of it, say, checked and compiled.

    `called` is what people call each concept.
    """

    rules: tuple[compiled.Rule, ...]
    concepts: Mapping[str, compiled.Concept]
    called: Mapping[str, str]
    written: Mapping[str, WrittenRule]
    categories: Mapping[str, schema.CategoryEntry]
    cases: Mapping[str, schema.CaseEntry]
    guidance: Mapping[str, schema.GuidanceEntry]


def compile_rulebook(folder: Path, packs: Sequence[Pack] = ()) -> Rulebook:
    """Read and compile a folder of rules, and packs that come on top of it.

    A pack uses the categories, concepts, cases and guidance of the folder beside its own, and replaces none.
    Raises RuleError for the first thing wrong in it, with file, line, and what to write instead.
    """
    folders = [folder, *(pack.folder for pack in packs)]
    categories = _entries(folders, "categories", schema.CATEGORIES)
    cases = _entries(folders, "casebook", schema.CASEBOOK)
    guidance = _entries(folders, "guidance", schema.GUIDANCE)
    files = _files(folder)
    concepts = shared = _concepts(folder, files, {})
    written = _rules(folder, "", files, categories, {})
    results = [compile_rule(rule, References(concepts, cases, guidance)) for rule in written.values()]
    for pack in packs:
        files = _files(pack.folder)
        own = _concepts(pack.folder, files, concepts)
        rules = _rules(pack.folder, pack.name, files, categories, written)
        # A pack knows its own words and those of the rulebook; what another pack calls something is not its business.
        known = References({**shared, **own}, cases, guidance)
        results += [compile_rule(rule, known) for rule in rules.values()]
        concepts = {**concepts, **own}
        written = {**written, **rules}
    inline = {concept.name: concept for result in results for concept in result.concepts}
    return Rulebook(
        rules=tuple(sorted((result.rule for result in results), key=lambda rule: rule.id)),
        concepts=compile_concepts({**concepts, **inline}),
        called={name: concept.called for name, concept in {**concepts, **inline}.items()},
        written=written,
        categories=categories,
        cases=cases,
        guidance=guidance,
    )


def is_whole(folder: Path) -> bool:
    """Tell a rulebook, which stands on its own and knows who we are, from a pack, which needs one below it."""
    return (folder / CONCEPTS / f"{compiled.OUR_SIDE}.yaml").is_file()


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


def _entries(folders: Sequence[Path], name: str, shape: TypeAdapter[Any]) -> dict[str, Any]:
    """Read one of the lists that stand beside the categories; packs may do without."""
    found: dict[str, Any] = {}
    places: dict[str, str] = {}
    for folder in folders:
        path = folder / f"{name}.yaml"
        if not path.exists():
            if folder is folders[0]:
                raise RuleError(f"the rulebook lacks this file; write {path.name}", source=str(path))
            continue
        entries, lines = load_file(path, shape, str(path))
        for number, entry in enumerate(entries):
            line = lines[(number,)]
            if entry.id in found:
                message = f"the id `{entry.id}` is already used in {places[entry.id]}; choose another"
                raise RuleError(message, source=str(path), line=line)
            found[entry.id] = entry
            places[entry.id] = f"{path}:{line}"
    return found


def _concepts(folder: Path, files: Iterable[Path], others: Mapping[str, WrittenConcept]) -> dict[str, WrittenConcept]:
    """Read the concepts of a folder; `others` are those that are there already."""
    found: dict[str, WrittenConcept] = {}
    for path in files:
        if path.parent != folder / CONCEPTS:
            continue
        file, lines = load_file(path, _CONCEPT_FILE, str(path))
        line = lines[("id",)]
        _check_stem(path, file.id, line)
        if file.id in (*compiled.GUIDANCE_CONCEPTS, *compiled.NAMES_OF_PEOPLE):
            message = f"`{file.id}` stands for what no rulebook writes; choose another id"
            raise RuleError(message, source=str(path), line=line)
        if file.id in others:
            message = f"the concept `{file.id}` is already written in {others[file.id].source}; choose another id"
            raise RuleError(message, source=str(path), line=line)
        found[file.id] = WrittenConcept.from_file(file, str(path), lines)
    return found


def _rules(
    folder: Path,
    pack: str,
    files: Iterable[Path],
    categories: Mapping[str, schema.CategoryEntry],
    others: Mapping[str, WrittenRule],
) -> dict[str, WrittenRule]:
    """Read the rules of a folder; `others` are those that are there already."""
    found: dict[str, WrittenRule] = {}
    for path in files:
        category = path.parent.name
        if path.parent == folder / CONCEPTS:
            continue
        if category not in categories:
            cure = did_you_mean(category, categories) or "; add it to categories.yaml"
            raise RuleError(f"the folder `{category}` is no category{cure}", source=str(path))
        file, lines = load_file(path, _RULE_FILE, str(path))
        known = found.get(file.id) or others.get(file.id)
        if known:
            message = f"the id `{file.id}` is already used in {known.source}; choose another"
            raise RuleError(message, source=str(path), line=lines[("id",)])
        _check_stem(path, file.id, lines[("id",)])
        found[file.id] = WrittenRule(file, categories[category], str(path), lines, pack)
    if not found:
        raise RuleError("there is no rule in this folder; write one into the folder of a category", source=str(folder))
    return found


def _check_stem(path: Path, written_id: str, line: int) -> None:
    if path.stem != written_id:
        raise RuleError(f"the id is `{written_id}`; name the file {written_id}.yaml", source=str(path), line=line)
