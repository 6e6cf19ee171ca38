"""YAML: one record, a list of records, or a mapping with a list of `posts`; several documents are several of these."""

from collections.abc import Iterator

import yaml

from postlint.drafts.draft import Draft
from postlint.drafts.outlets import drafts_of
from postlint.drafts.yaml_fields import YamlFields, YamlLoader, YamlText
from postlint.errors import DraftError

LONGEST = 1_000_000
"""The most characters of YAML, which takes some ten seconds to read; other formats have no such bound."""

TOO_LONG = (
    f"is longer than {LONGEST:,} characters, which takes too long to read as YAML; write JSON Lines (.jsonl) or CSV"
)
POSTS = "posts"


def yaml_drafts(text: str, source: str) -> Iterator[Draft | DraftError]:
    """Yield the drafts in a text of YAML, and an error for each record that cannot be read.

    Where the text stops being YAML reading ends; what was read until then is yielded before.
    """
    if len(text) > LONGEST:
        yield DraftError(TOO_LONG, source=source)
        return
    found = False
    try:
        for draft in _documents(YamlText(text, source)):
            found = True
            yield draft
    except DraftError as error:
        found = True
        yield error
    if not found:
        yield DraftError("has no record in it; write a list of records, or one", source=source)


def _documents(text: YamlText) -> Iterator[Draft | DraftError]:
    with text.errors("the file"):
        loader = YamlLoader(text.text)
        _take(loader)  # the beginning of the stream
        while loader.check_event(yaml.DocumentStartEvent):
            _take(loader)
            if loader.check_event(yaml.SequenceStartEvent):
                yield from _list(loader, text)
            elif loader.check_event(yaml.MappingStartEvent):
                yield from _mapping(loader, text)
            else:
                node = _node(loader)
                # An empty document, such as the one below a last `---`, says nothing and loses nothing.
                if not isinstance(node, yaml.ScalarNode) or node.value or node.style:
                    yield text.error(node.start_mark.index, "write records with fields, such as `text: ...`")
            _take(loader)  # the end of the document


def _list(loader: YamlLoader, text: YamlText) -> Iterator[Draft | DraftError]:
    """Read a list record by record, so that those before a mistake are not lost with it."""
    _take(loader)
    while not loader.check_event(yaml.SequenceEndEvent):
        yield from _record(_node(loader), text)
    _take(loader)


def _mapping(loader: YamlLoader, text: YamlText) -> Iterator[Draft | DraftError]:
    """Read a mapping: a record if it has no `posts`, of which nothing else may be left unread."""
    begin = _take(loader).start_mark
    assert isinstance(begin, yaml.Mark)  # as Python's own loader marks places
    members: list[tuple[yaml.Node, yaml.Node]] = []
    has_posts = False
    while not loader.check_event(yaml.MappingEndEvent):
        key = _node(loader)
        if key.value == POSTS and loader.check_event(yaml.SequenceStartEvent):
            has_posts = True
            yield from _list(loader, text)
        else:
            members.append((key, _node(loader)))
    _take(loader)
    if not has_posts:
        yield from _record(yaml.MappingNode("", members, begin), text)
        return
    for key, _ in members:
        message = f"`{key.value}` beside `{POSTS}` is not read; move it into the posts, or delete it"
        yield text.error(key.start_mark.index, message)


def _take(loader: YamlLoader) -> yaml.Event:
    event: yaml.Event = loader.get_event()  # type: ignore[no-untyped-call]
    return event


def _node(loader: YamlLoader) -> yaml.Node:
    node = loader.compose_node(None, 0)
    assert node  # there is always one where no list, mapping or document ends
    return node


def _record(node: yaml.Node, text: YamlText) -> Iterator[Draft | DraftError]:
    fields = YamlFields(text)
    line = text.line(node.start_mark.index)
    fields.lines[""] = line
    try:
        value = fields.value(node)
    except DraftError as error:
        yield error
    else:
        yield from drafts_of(value, text.source, line, fields.origin, fields.line_of)
