"""Where records written by people and programs become posts: pydantic checks them here, and nowhere else.

Import this module only once there is a record to check: a plain-text draft does not pay for it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, TypeAdapter, ValidationError

from postlint.drafts.moment import parse_moment
from postlint.post import Media, Post, QuotedPost

MOST_TOLD = 3
WAIVERS = "waivers"
"""The field of a record that stands beside the post and is no part of it."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Name a field of a record by its path, such as `media[0].alt`, and say what is wrong with it."""

    path: str
    message: str


class RecordError(ValueError):
    """Report what is wrong with one record: `problems` has everything, the message no more than people read."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        more = f"; and {len(problems) - MOST_TOLD} more" if len(problems) > MOST_TOLD else ""
        super().__init__("; ".join(problem.message for problem in problems[:MOST_TOLD]) + more)
        self.problems = problems


def post_from_record(record: Mapping[str, object]) -> Post:
    """Return the post that a record describes with the fields of `Post`; waivers beside it are left aside.

    Raises:
        RecordError: A field is unknown, missing or of the wrong kind.
    """
    fields = (
        {name: value for name, value in record.items() if name != WAIVERS} if isinstance(record, Mapping) else record
    )
    try:
        return _POST.validate_python(fields).post()
    except ValidationError as error:
        raise RecordError(tuple(_problem(detail) for detail in error.errors(include_url=False))) from None


def _moment(value: object) -> object:
    return parse_moment(value) if isinstance(value, str) else value


def _identifier(value: object) -> object:
    """Take a number for an identifier: platforms number their posts."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


_Identifier = Annotated[str | None, BeforeValidator(_identifier)]
_Moment = Annotated[datetime | None, BeforeValidator(_moment)]


class _Record(BaseModel):
    """Check the fields that a record gives; those it leaves out keep the defaults of the post."""

    model_config = ConfigDict(extra="forbid", strict=True)

    def given(self) -> dict[str, Any]:
        """Return the fields that the record itself gives."""
        return {name: getattr(self, name) for name in self.model_fields_set}


class _Media(_Record):
    kind: str = ""
    alt: str | None = None
    text: str | None = None
    transcript: str | None = None


class _QuotedPost(_Record):
    text: str
    account: str | None = None


class _Post(_Record):
    text: str
    id: _Identifier = None
    platform: str | None = None
    account: str | None = None
    publish_at: _Moment = None
    media: list[_Media] = []
    reply_to: _Identifier = None
    quotes: _QuotedPost | None = None
    thread: _Identifier = None
    language: str = ""

    def post(self) -> Post:
        given = self.given()
        if "media" in given:
            given["media"] = tuple(Media(**item.given()) for item in self.media)
        if self.quotes:
            given["quotes"] = QuotedPost(**self.quotes.given())
        return Post(**given)


_POST = TypeAdapter(_Post)
_FIELDS: dict[str, type[_Record]] = {"": _Post, "media": _Media, "quotes": _QuotedPost}
_WRONG = {
    "missing": "is missing",
    "string_type": "must be text, in quotes",
    "list_type": "must be a list",
    "model_type": "must be a record with fields of its own",
    "datetime_type": 'must be a date and time in quotes, like "2026-05-04T09:30"',
}


def _problem(detail: Mapping[str, Any]) -> Problem:
    """Say in plain words what pydantic found wrong."""
    path = ""
    for part in detail["loc"]:
        path += f"[{part}]" if isinstance(part, int) else f".{part}" if path else part
    kind: str = detail["type"]
    if kind == "extra_forbidden":
        return Problem(path, _unknown_field(path, detail["loc"]))
    if kind == "value_error":
        return Problem(path, f"`{path}` {detail['ctx']['error']}")
    wrong = _WRONG.get(kind, "is not what belongs there")
    return Problem(path, f"`{path}` {wrong}" if path else f"a post {wrong}")


def _unknown_field(path: str, location: tuple[str | int, ...]) -> str:
    """Say that a field does not exist, and which one was probably meant."""
    owner = str(location[0]) if len(location) > 1 else ""
    known = _FIELDS[owner].model_fields
    whole = {"": "a post", "media": "an item of `media`", "quotes": "`quotes`"}[owner]
    close = get_close_matches(str(location[-1]), known, n=1)
    cure = f"did you mean `{close[0]}`?" if close else f"the fields are {', '.join(known)}"
    return f"`{path}` is not a field of {whole}; {cure}"
