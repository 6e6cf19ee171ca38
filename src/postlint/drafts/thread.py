"""Threads: several posts in one file, with a line between them that is no Markdown."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePath

from postlint.drafts.draft import Draft, Origin, Origins
from postlint.errors import DraftError

SEPARATOR = "=== next post ==="
"""The line between two posts of a thread. Markdown knows lines of `-` or `=` alone; front matter knows `---`."""

_SAID = re.compile(r"next\s+post", re.IGNORECASE)
_SIGNS = re.compile(r"[-=*~#<>+_|]")


def thread_drafts(draft: Draft, first_line: int = 1) -> Iterator[Draft]:
    """Yield a draft, or one for each post of the thread that its text is; `first_line` is the line of the text.

    A thread is named as the draft says, else by its file, and its posts are numbered after its id, else its name.
    They share all fields, but what is attached or answered (`media`, `quotes`, `reply_to`) belongs to the first.

    Raises:
        DraftError: A post of the thread is empty, or a line looks like a separator and is none.
    """
    (line, words), *others = _parts(draft.post.text, draft.source, first_line)
    if not others:
        yield draft
        return
    post = draft.post
    stem = "thread" if draft.source == "-" else PurePath(draft.source).stem
    name = post.id or post.thread or stem
    first = replace(post, text=words, id=f"{name}-1", thread=post.thread or name)
    yield replace(draft, post=first, origins=_TextAt(draft.origins, Origin(line)))
    for number, (line, words) in enumerate(others, start=2):
        part = replace(first, text=words, id=f"{name}-{number}", media=(), quotes=None, reply_to=None)
        yield replace(draft, line=line, post=part, origins={"text": Origin(line)})


@dataclass(frozen=True, slots=True)
class _TextAt:
    """Know where the text of one post of a thread stands, and leave the other fields to the whole."""

    others: Origins
    text: Origin

    def get(self, name: str, /) -> Origin | None:
        return self.text if name == "text" else self.others.get(name)


def _parts(text: str, source: str, first_line: int) -> Iterator[tuple[int, str]]:
    """Yield each post of a text with the line on which it begins; blank lines around separators belong to neither.

    Raises:
        DraftError: A line looks like a separator and is none, or a post is empty.
    """
    if _SAID.search(text) is None:
        yield first_line, text
        return
    lines = text.split("\n")
    ends = []
    for number, line in enumerate(lines):
        if line.rstrip() == SEPARATOR:
            ends.append(number)
        elif _is_meant(line):
            message = f"this line looks as if a new post should begin; write it as `{SEPARATOR}`"
            raise DraftError(message, source=source, line=first_line + number)
    if not ends:
        yield first_line, text
        return
    for begin, end in zip([0, *(end + 1 for end in ends)], [*ends, len(lines)], strict=True):
        stop = end
        while stop > begin and not lines[stop - 1].strip():
            stop -= 1
        while begin < stop and not lines[begin].strip():
            begin += 1
        if begin == stop:
            message = f"a post of this thread is empty; write it, or delete a line `{SEPARATOR}`"
            raise DraftError(message, source=source, line=first_line + min(end, len(lines) - 1))
        yield first_line + begin, "\n".join(lines[begin:stop])


def _is_meant(line: str) -> bool:
    """Tell whether a line says nothing but "next post", and has signs around it as a separator has."""
    words = _SIGNS.sub(" ", line)
    return words != line and words.casefold().split() == ["next", "post"]
