"""Waivers that stand beside a post: in its front matter, its record, or a cell of its row."""

import json
from collections.abc import Mapping

from postlint.waivers.model import Malformed, Waiver

NO_LIST = "`waivers` must be a list of waivers, each with rule, reason, author, approver, until and post"

NO_LIST_AS_TEXT = f"{NO_LIST}; in a cell of a spreadsheet write it as JSON, like [{{...}}], or leave the cell empty"


def read_waivers(written: object) -> tuple[Waiver | Malformed, ...]:
    """Read what stands under `waivers` beside a post; text is taken for JSON, as a cell of a spreadsheet holds it.

    Each waiver is read on its own: one that cannot be read comes out as `Malformed`, in its place.
    """
    if isinstance(written, str):
        try:
            written = json.loads(written) if written.strip() else None
        except (ValueError, RecursionError):
            return (Malformed(NO_LIST_AS_TEXT),)
    if written is None:
        return ()
    if not isinstance(written, list | tuple):
        return (Malformed(NO_LIST),)
    return tuple(waiver_from(entry) for entry in written)


def waiver_from(written: object, source: str | None = None, line: int | None = None) -> Waiver | Malformed:
    """Read one waiver; `source` and `line` are where it stands, if that is a file of its own."""
    # pydantic and the profile's own schema load only where somebody has written a waiver.
    from postlint.waivers.schema import checked

    if not isinstance(written, Mapping):
        return Malformed("a waiver must be a table with keys of its own", source=source, line=line)
    try:
        entry = checked(written)
    except ValueError as problem:
        rule, post = (value if isinstance(value := written.get(key), str) else None for key in ("rule", "post"))
        return Malformed(str(problem), rule, post, source, line)
    return Waiver(**entry.model_dump(), source=source, line=line)
