"""Markdown files: front matter in YAML holds the fields of the post, the words below are its text."""

from collections.abc import Iterator

import yaml

from postlint.drafts.draft import Draft, Origin, is_empty
from postlint.drafts.plain import EMPTY
from postlint.drafts.record import CHANNELS, WAIVERS, RecordError, post_from_record
from postlint.drafts.thread import thread_drafts
from postlint.drafts.yaml_fields import YamlFields, YamlLoader, YamlText
from postlint.errors import DraftError

LONGEST = 64_000


def front_matter_drafts(text: str, source: str) -> Iterator[Draft]:
    """Yield the draft in a Markdown text that opens with front matter, or those of its thread.

    Blank lines between front matter and text belong to neither. The posts of a thread share all fields,
    but what is attached or answered (`media`, `quotes`, `reply_to`) belongs to the first.

    Raises:
        DraftError: The front matter is not closed, is not YAML, or does not describe a post.
    """
    head, first_line, body = _split(text, source)
    written = YamlText(head, source, 2)
    fields = YamlFields(written, {"": 1})
    values = _values(written, fields)
    for name, cure in (("text", "write the text below the second `---`"), (CHANNELS, "write releases as YAML, .yaml")):
        if name in values:
            message = f"`{name}` is no field of front matter; {cure}"
            raise DraftError(message, source=source, line=fields.line_of(name))
    try:
        post = post_from_record({**values, "text": body})
    except RecordError as error:
        raise DraftError(str(error), source=source, line=fields.line_of(error.problems[0].path)) from None
    if is_empty(post):
        raise DraftError(EMPTY, source=source, line=first_line)
    origins = {name: origin for name in fields.texts if (origin := fields.origin(name))}
    whole = Draft(source, 1, post, {**origins, "text": Origin(first_line)}, values.get(WAIVERS))
    yield from thread_drafts(whole, first_line)


def _values(written: YamlText, fields: YamlFields) -> dict[str, object]:
    """Return the values of front matter; every one is text, a list, a mapping or None."""
    with written.errors("the front matter"):
        root = yaml.compose(written.text, Loader=YamlLoader)
        if root is None:
            return {}
        value = fields.value(root)
        if isinstance(value, dict):
            return value
        raise written.error(root.start_mark.index, "write front matter as fields, such as `platform: x`")


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
