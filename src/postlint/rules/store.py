"""Compiled rules, kept where they can be loaded in milliseconds.

The wheel carries the built-in rules compiled. A checkout compiles them when its files have changed and keeps
the result in the user's cache, under the state of its files and of the code that compiles them. Packs are compiled
together with the rules that they come on top of, and kept there as well. Only rules are ever cached, never drafts,
and everything works where nothing can be written.
"""

import hashlib
import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from postlint.errors import RuleError
from postlint.rules.compiled import Phrase, exceptions_of, to_plain
from postlint.rules.filing import PlainPhrase, files_of, numbered
from postlint.rules.ruleset import Ruleset
from postlint.rules.stored import Head, pack, unpack
from postlint.version import __version__

COMPILED_NAME = "compiled.rules"
MOST_KEPT = 8
YAML = (".yaml", ".yml")
# Rules stand in the folders of a rulebook; what stands one folder deeper is looked at so that it can be refused.
_DEEPEST = 2
_PACKAGE = Path(__file__).parents[1]
_IN_WHEEL = _PACKAGE / "rulebook"
_IN_CHECKOUT = _PACKAGE.parents[1] / "rules"


@dataclass(frozen=True, slots=True)
class Pack:
    """Name a folder of rules that come on top of a rulebook's; `name` is what those who use it call it."""

    name: str
    folder: Path


def built_in_folder() -> Path:
    """Find the folder of the built-in rules: in the package, else in the checkout that it runs from.

    Raises RuleError where there is neither.
    """
    for folder in (_IN_WHEEL, _IN_CHECKOUT):
        if folder.is_dir():
            return folder
    raise RuleError("the built-in rules are missing; install postlint again", source=str(_IN_WHEEL))


def load_ruleset(folder: Path | None = None, packs: Sequence[Pack] = ()) -> Ruleset:
    """Load the rules of a folder, the built-in ones by default, and of packs on top, compiling them if need be.

    Raises RuleError where a file of the rulebook or of a pack is wrong.
    """
    folder = folder or built_in_folder()
    if folder == _IN_WHEEL and not packs and (folder / COMPILED_NAME).is_file():
        return Ruleset(unpack((folder / COMPILED_NAME).read_bytes()))
    cached = _cache_folder() / f"rules-{_cache_key(folder, packs)}.rules"
    try:
        return Ruleset(unpack(cached.read_bytes()))
    except (OSError, ValueError):
        stored = compile_to_bytes(folder, packs)
        _keep(cached, stored)
        return Ruleset(unpack(stored))


def rule_files(folder: Path) -> list[Path]:
    """List the YAML files of a rulebook, hidden ones aside, sorted by their place in it.

    Raises RuleError where the folder cannot be read.
    """
    try:
        return sorted(_yaml_files(folder, _DEEPEST))
    except OSError as error:
        raise _unreadable(error, folder) from error


def _yaml_files(folder: Path, depth: int) -> Iterator[Path]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir():
                if depth:
                    yield from _yaml_files(Path(entry.path), depth - 1)
            elif entry.name.lower().endswith(YAML):
                yield Path(entry.path)


def _unreadable(error: OSError, path: Path) -> RuleError:
    reason = (error.strerror or "it cannot be opened").lower()
    return RuleError(f"cannot be read: {reason}", source=str(error.filename or path))


def compile_to_bytes(folder: Path, packs: Sequence[Pack] = ()) -> bytes:
    """Compile a folder of rules, and packs on top, to what is stored.

    Raises RuleError where a file of it is wrong.
    """
    from postlint.authoring.rulebook import compile_rulebook
    from postlint.reading.wordlist import word_ranks

    rulebook = compile_rulebook(folder, packs)
    elements: dict[tuple[str, ...], int] = {}
    written: dict[str, tuple[Phrase, ...]] = {}
    for concept in rulebook.concepts.values():
        written |= {exceptions_of(concept.name): concept.exceptions, concept.name: concept.phrases}
    phrases = numbered(written, elements)
    for concept in rulebook.concepts.values():
        for pattern, triggers in concept.patterns:
            element = elements.setdefault(triggers, len(elements))
            phrases.append(PlainPhrase(len(phrases), concept.name, [element], pattern))
    awake = {rule.id: rule for rule in rulebook.rules if not rule.during}
    files = files_of(elements, phrases, awake, word_ranks())
    head = Head(
        digest=rules_digest(folder, packs),
        ids=[rule.id for rule in rulebook.rules],
        during={rule.id: rule.during for rule in rulebook.rules if rule.during},
        always=[rule.id for rule in awake.values() if not rule.requires],
        elements=len(elements),
        phrases=len(phrases),
    )
    plain_rules = {rule.id: to_plain(rule) for rule in rulebook.rules}
    return pack(head, files, plain_rules)


def rules_digest(folder: Path, packs: Sequence[Pack] = ()) -> str:
    """Identify the rules of a folder and of packs: the SHA-256 digest of their files, in hexadecimal digits.

    Raises RuleError where a file cannot be read.
    """
    digest = _digest_of_files(folder)
    for one in packs:
        digest.update(f"\0{one.name}\0".encode(errors="surrogateescape"))
        digest.update(_digest_of_files(one.folder).digest())
    return digest.hexdigest()


def _digest_of_files(folder: Path) -> "hashlib._Hash":
    digest = hashlib.sha256()
    for path in rule_files(folder):
        try:
            content = path.read_bytes()
        except OSError as error:
            raise _unreadable(error, path) from error
        digest.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest


def _cache_key(folder: Path, packs: Sequence[Pack]) -> str:
    """Name a state of the rules and of the code that compiles them by their files' sizes and times.

    To read every rule would take as long as all else that a run with a clean draft does.
    """
    key = hashlib.sha256(f"{__version__}\0{folder.resolve()}\0".encode(errors="surrogateescape"))
    code = [*_PACKAGE.glob("authoring/*.py"), *_PACKAGE.glob("rules/**/*.py"), *_PACKAGE.glob("reading/**/*.*")]
    files = rule_files(folder)
    for one in packs:
        key.update(f"{one.name}\0{one.folder.resolve()}\0".encode(errors="surrogateescape"))
        files += rule_files(one.folder)
    for path in (*files, *sorted(path for path in code if path.suffix != ".pyc")):
        try:
            status = path.stat()
        except OSError as error:
            raise _unreadable(error, path) from error
        state = f"{path}\0{status.st_size}\0{status.st_mtime_ns}\0{status.st_ctime_ns}\0"
        key.update(state.encode(errors="surrogateescape"))
    return key.hexdigest()


def _cache_folder() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("postlint", appauthor=False)


def _keep(path: Path, stored: bytes) -> None:
    """Write a cache file whole or not at all, and drop the oldest; where nothing can be written, do without."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(f".{os.getpid()}")
        unfinished.write_bytes(stored)
        unfinished.replace(path)
        by_age = sorted(path.parent.glob("rules-*.rules"), key=lambda kept: kept.stat().st_mtime)
        for old in by_age[:-MOST_KEPT]:
            old.unlink()
