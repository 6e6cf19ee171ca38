"""The rulebook's YAML files, read so that every error can name its line and its cure."""

import difflib
from collections.abc import Collection
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from postlint.errors import RuleError

# Where a value stands, as the keys and positions that lead to it, and the line it is written on.
Lines = dict[tuple[str | int, ...], int]
# Levels of lists and fields inside each other; rules need no more than ten.
DEEPEST = 40
_TOO_DEEP = "is nested too deeply; write it with fewer levels"
Shape = TypeVar("Shape")


def load_file(path: Path, shape: TypeAdapter[Shape], source: str) -> tuple[Shape, Lines]:
    """Read one YAML file as the given shape, with the line of every value in it.

    `source` is how messages name the file. Raises RuleError with file, line, what is wrong and what to write.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(f"cannot be read as UTF-8 text ({error})", source=source) from error
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "it cannot be read"
        cure = "check the indentation, and put text with `: ` or ` #` in quotes"
        raise RuleError(f"is not YAML: {problem}; {cure}", source=source, line=mark and mark.line + 1) from error
    except RecursionError:
        raise RuleError(_TOO_DEEP, source=source) from None
    except (ValueError, OverflowError):
        # The parser hands such numbers to Python as they are.
        raise RuleError("is not YAML: it holds an escape that is no character", source=source) from None
    lines: Lines = {} if root is not None else {(): 1}
    data = _plain(root, (), lines, source, set()) if root is not None else None
    try:
        return shape.validate_python(data), lines
    except ValidationError as error:
        raise _first_error(error, lines, source) from None


def _plain(node: yaml.Node, place: tuple[str | int, ...], lines: Lines, source: str, seen: set[int]) -> Any:
    """Turn a YAML node into plain values, noting lines.

    Every scalar stays the text that is written, so that a phrase `no` means the word and not false.
    """
    line = node.start_mark.line + 1
    if id(node) in seen:
        raise RuleError("anchors and aliases are not used here; write the words out", source=source, line=line)
    seen.add(id(node))
    if len(place) > DEEPEST:
        raise RuleError(_TOO_DEEP, source=source, line=line)
    lines.setdefault(place, line)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*place, number), lines, source, seen) for number, item in enumerate(node.value)]
    if isinstance(node, yaml.ScalarNode):
        return None if node.tag == "tag:yaml.org,2002:null" else node.value
    mapping: dict[str, Any] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        key = str(key_node.value)
        if key in mapping:
            raise RuleError(f"`{key}` is written twice; keep one", source=source, line=line)
        lines[(*place, key)] = line
        mapping[key] = _plain(value_node, (*place, key), lines, source, seen)
    return mapping


def _first_error(error: ValidationError, lines: Lines, source: str) -> RuleError:
    """Turn pydantic's first complaint into one line that an author understands."""
    # A misspelt key is also a missing one; what is written tells the author more than what is not.
    details = min(error.errors(), key=lambda item: (item["type"] != "extra_forbidden", _line(item["loc"], lines)))
    return RuleError(_cure(details, lines), source=source, line=_line(details["loc"], lines))


def _line(place: tuple[str | int, ...], lines: Lines) -> int:
    return lines[_written(place, lines)]


def _written(place: tuple[str | int, ...], lines: Lines) -> tuple[str | int, ...]:
    """Follow a place as far as the file has it; pydantic's own names of alternatives are stepped over."""
    known: tuple[str | int, ...] = ()
    for step in place:
        if (*known, step) in lines:
            known = (*known, step)
    return known


def _cure(details: ErrorDetails, lines: Lines) -> str:
    key = details["loc"][-1] if details["loc"] else "the file"
    kind, context = details["type"], details.get("ctx", {})
    where = ".".join(str(step) for step in _written(details["loc"], lines))
    match kind:
        case "extra_forbidden":
            return f"unknown key `{key}`{did_you_mean(str(key), KNOWN_KEYS)}"
        case "missing":
            return f"`{key}:` is missing; write it"
        case "string_pattern_mismatch":
            return f"`{where}` is {details['input']!r}; write it like {context['pattern']}"
        case "string_type":
            return f"`{where}` must be text; put it in quotes"
        case "tuple_type":
            return f"`{where or key}` must be a list, such as [a, b]"
        case "model_type" | "dict_type":
            return f"`{where or key}` must be fields, such as `id: force-enjoyment`"
        case "too_short":
            return f"`{where}` has too few entries; it needs {context['min_length']}"
        case "union_tag_not_found" | "union_tag_invalid":
            return (
                f"`{where}` is none of the things that may stand here; write a concept's name or one of the known keys"
            )
        case "enum" | "literal_error":
            return f"`{where}` is {details['input']!r}; write {context['expected']}"
        case "value_error":
            return f"`{where or key}` {context['error']}"
        case _:
            return f"`{where or key}`: {details['msg'].lower()}"


KNOWN_KEYS = tuple(
    """id title severity match unless decline during message why instead basis examples all any at-least at-most of
    within in-order without given whole-post field is has measure concept in phrases as except patterns pattern triggers
    flag pass because in-force case guidance negated quoted reported titled conditional asked advised-against agent-of
    patient-of status-of near
    present year account jurisdiction happened outcome url issuer provision about""".split()
)


def did_you_mean(word: str, known: Collection[str]) -> str:
    """Give the end of a message that names the closest known word, or the empty string."""
    close = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    return f"; did you mean `{close[0]}`?" if close else ""
