"""What YAML says and where: its nodes become plain values, and every text in them keeps its place."""

from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property

import yaml

from postlint.drafts.draft import LINE_END, Origin
from postlint.drafts.yaml_written import written_turns
from postlint.errors import DraftError

QUOTES = 'put a value in "quotes" if it holds `: ` or ` #` or begins with a sign such as `@`'
NO_VALUE = ("", "~", "null", "Null", "NULL")


class YamlLoader(yaml.BaseLoader):
    """Compose nodes without following aliases: aliases of aliases can grow without end."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Return the next node; in the place of an alias one that only says so."""
        if self.check_event(yaml.AliasEvent):
            event = self.get_event()  # type: ignore[no-untyped-call]
            return AliasNode("", event.anchor, event.start_mark, event.end_mark)
        self.anchors.clear()
        return super().compose_node(parent, index)


class AliasNode(yaml.ScalarNode):
    """Stand where a text refers to another place of it."""


@dataclass
class YamlText:
    """Hold a text of YAML and the line of its file on which it begins."""

    text: str
    source: str
    first_line: int = 1

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(end.end() for end in LINE_END.finditer(self.text))]

    def line(self, index: int) -> int:
        """Return the line in the file of an index into the text."""
        return self.first_line + bisect_right(self._starts, index) - 1

    def column(self, index: int) -> int:
        """Return the column of an index into the text."""
        return index - self._starts[bisect_right(self._starts, index) - 1] + 1

    def error(self, index: int, message: str) -> DraftError:
        """Return an error about a place in the text."""
        return DraftError(message, source=self.source, line=self.line(index))

    @contextmanager
    def errors(self, whole: str) -> Iterator[None]:
        """Turn what the YAML parser raises into draft errors; `whole` is what people call this text."""
        try:
            yield
        except yaml.MarkedYAMLError as error:
            index = error.problem_mark.index if error.problem_mark else 0
            if index >= len(self.text):
                # Something was opened and never closed: where it was opened helps more than the end.
                opened = error.context_mark.index if error.context_mark else index
                index = min(opened, len(self.text.rstrip()))
            raise self.error(index, f"this is not YAML ({error.problem}); {QUOTES}") from None
        except yaml.reader.ReaderError as error:
            what = f"YAML forbids the character U+{error.character:04X}; delete it"
            raise self.error(error.position, what) from None
        except RecursionError:
            raise self.error(0, f"{whole} is nested too deeply") from None
        except (ValueError, OverflowError):
            # The parser hands such numbers to Python as they are.
            raise self.error(0, "this is not YAML (an escape such as `\\U` names no character)") from None


@dataclass(slots=True)
class YamlFields:
    """Read the fields of one record, and keep where each field and each text begins."""

    text: YamlText
    lines: dict[str, int] = field(default_factory=dict)
    texts: dict[str, yaml.ScalarNode] = field(default_factory=dict)

    def value(self, node: yaml.Node, path: str = "") -> object:
        """Return the value of a node; every one is text, a list, a mapping or None.

        Values count as the words they are written with: `id: 0042` stays "0042", `alt: No` stays "No", and a value
        left out, or `null`, is no value.

        Raises:
            DraftError: A key is no word or is given twice, or there is an alias.
        """
        if isinstance(node, AliasNode):
            what = f"the value of `{path}`" if path else "the record"
            raise self.text.error(node.start_mark.index, f"write {what} out instead of using a YAML alias")
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, f"{path}[{number}]") for number, item in enumerate(node.value)]
        assert isinstance(node, yaml.ScalarNode)  # YAML has no other kinds of nodes
        if node.style is None and node.value in NO_VALUE:
            return None
        self.texts[path] = node
        return str(node.value)

    def line_of(self, path: str) -> int:
        """Return the line of a field, or of the nearest field around it."""
        while path and path not in self.lines:
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return self.lines.get(path, self.text.first_line)

    def origin(self, path: str) -> Origin | None:
        """Return where the text of a field stands."""
        node = self.texts.get(path)
        if node is None:
            return None
        begin, end = node.start_mark.index, node.end_mark.index
        written = self.text.text[begin:end]
        turns = written_turns(written, node.style, node.value)
        return Origin(self.text.line(begin), self.text.column(begin), written, turns)

    def _mapping(self, node: yaml.MappingNode, path: str) -> dict[str, object]:
        values = {}
        for key_node, value_node in node.value:
            key, index = key_node.value, key_node.start_mark.index
            if not isinstance(key, str):
                raise self.text.error(index, "the name of a field must be a word")
            if key in values:
                raise self.text.error(index, f"`{key}` is given twice; keep one")
            inner = f"{path}.{key}" if path else key
            self.lines[inner] = self.text.line(index)
            values[key] = self.value(value_node, inner)
        return values
