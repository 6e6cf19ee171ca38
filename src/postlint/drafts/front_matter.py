"""Markdown files: front matter in YAML holds the fields of the post, the words below are its text."""

from dataclasses import dataclass, field

import yaml

from postlint.drafts.draft import Draft, Origin, is_empty
from postlint.drafts.plain import EMPTY
from postlint.drafts.record import WAIVERS, RecordError, post_from_record
from postlint.errors import DraftError

LONGEST = 64_000
QUOTES = 'put a value in "quotes" if it holds `: ` or ` #` or begins with a sign such as `@`'
NO_VALUE = ("", "~", "null", "Null", "NULL")


def front_matter_draft(text: str, source: str) -> Draft:
    """Return the draft in a Markdown text that opens with front matter.

    Values count as the words they are written with: `id: 0042` stays "0042", `alt: No` stays "No",
    and a value left out, or `null`, is no value. Blank lines between front matter and text belong
    to neither.

    Raises:
        DraftError: The front matter is not closed, is not YAML, or does not describe a post.
    """
    head, first_line, body = _split(text, source)
    fields = _Fields(head, source)
    values = fields.read()
    if "text" in values:
        raise fields.error("`text` is no field of front matter; write the text below the second `---`", "text")
    try:
        post = post_from_record({**values, "text": body})
    except RecordError as error:
        raise fields.error(str(error), error.problems[0].path) from None
    if is_empty(post):
        raise DraftError(EMPTY, source=source, line=first_line)
    origins = {**fields.origins, "text": Origin(first_line)}
    return Draft(source=source, line=1, post=post, origins=origins, waivers=values.get(WAIVERS))


def _split(text: str, source: str) -> tuple[str, int, str]:
    """Cut a text into its front matter, the line where its body begins, and the body."""
    lines = text.split("\n")
    end = next((number for number, line in enumerate(lines) if number and line.rstrip() == "---"), None)
    if end is None:
        message = "the front matter that begins here is never closed; write `---` on a line of its own below it"
        raise DraftError(message, source=source, line=1)
    head = "".join(f"{line}\n" for line in lines[1:end])
    if len(head) > LONGEST:
        message = f"the front matter is longer than {LONGEST:,} characters; is the `---` that closes it missing?"
        raise DraftError(message, source=source, line=1)
    start = end + 1
    while start < len(lines) - 1 and not lines[start].strip():
        start += 1
    return head, start + 1, "\n".join(lines[start:]).removesuffix("\n")


@dataclass(slots=True)
class _Fields:
    """Read front matter, node by node, and keep where each field and each text begins."""

    head: str
    source: str
    lines: dict[str, int] = field(default_factory=dict)
    origins: dict[str, Origin] = field(default_factory=dict)
    seen: set[int] = field(default_factory=set)

    def read(self) -> dict[str, object]:
        """Return the values of the front matter; every one is text, a list, a mapping or None."""
        try:
            root = yaml.compose(self.head, Loader=yaml.BaseLoader)
            if root is None:
                return {}
            if isinstance(root, yaml.MappingNode):
                return self._mapping(root, "")
        except yaml.MarkedYAMLError as error:
            index = error.problem_mark.index if error.problem_mark else 0
            if error.context_mark and index >= len(self.head):
                # Something was opened and never closed: where it was opened helps more than the end.
                index = error.context_mark.index
            raise self._error_at(index, f"this is not YAML ({error.problem}); {QUOTES}") from None
        except yaml.reader.ReaderError as error:
            what = f"YAML forbids the character U+{error.character:04X}; delete it"
            raise self._error_at(error.position, what) from None
        except RecursionError:
            raise self._error_at(0, "the front matter is nested too deeply") from None
        except (ValueError, OverflowError):
            # The parser hands such numbers to Python as they are.
            raise self._error_at(0, "this is not YAML (an escape such as `\\U` names no character)") from None
        raise self._error_at(root.start_mark.index, "write front matter as fields, such as `platform: x`")

    def error(self, message: str, path: str) -> DraftError:
        """Return an error about a field, placed on its line or that of the nearest field around it."""
        while path and path not in self.lines:
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return DraftError(message, source=self.source, line=self.lines.get(path, 1))

    def _mapping(self, node: yaml.MappingNode, path: str) -> dict[str, object]:
        values = {}
        for key_node, value_node in node.value:
            key, index = key_node.value, key_node.start_mark.index
            if not isinstance(key, str):
                raise self._error_at(index, "the name of a field must be a word")
            if key in values:
                raise self._error_at(index, f"`{key}` is given twice; keep one")
            inner = f"{path}.{key}" if path else key
            self.lines[inner] = self._line(index)
            values[key] = self._value(value_node, inner)
        return values

    def _value(self, node: yaml.Node, path: str) -> object:
        index = node.start_mark.index
        # A node met again is a YAML alias, and aliases of aliases can grow without end.
        if id(node) in self.seen:
            raise self._error_at(index, f"write the value of `{path}` out instead of using a YAML alias")
        self.seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self._value(item, f"{path}[{number}]") for number, item in enumerate(node.value)]
        assert isinstance(node, yaml.ScalarNode)  # YAML has no other kinds of nodes
        if node.style is None and node.value in NO_VALUE:
            return None
        self.origins[path] = self._origin(node)
        return str(node.value)

    def _origin(self, node: yaml.ScalarNode) -> Origin:
        begin = node.start_mark.index + (node.style in ("'", '"'))
        exact = "\n" not in node.value and self.head.startswith(node.value, begin)
        return Origin(self._line(begin), begin - self.head.rfind("\n", 0, begin), exact)

    def _line(self, index: int) -> int:
        # Front matter begins on the second line of the file.
        return self.head.count("\n", 0, index) + 2

    def _error_at(self, index: int, message: str) -> DraftError:
        return DraftError(message, source=self.source, line=self._line(index))
