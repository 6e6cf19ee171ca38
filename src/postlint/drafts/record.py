"""Where records written by people and programs become posts: pydantic checks them here, and nowhere else.

Import this module only once there is a record to check: a plain-text draft does not pay for it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from difflib import get_close_matches
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, TypeAdapter, ValidationError

from postlint.drafts.moment import parse_moment
from postlint.post import Media, Post, QuotedPost

MOST_TOLD = 3
WAIVERS = "waivers"
"""The field of a record that stands beside the post and is no part of it."""
CHANNELS = "channels"
"""The field of a release: a text, or fields, for each channel that it goes to."""


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


def post_from_record(record: object) -> Post:
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


@dataclass(frozen=True, slots=True)
class Outlet:
    """Hold one post of a record, the channel it is for, and its waivers.

    `paths` says for each field of the post where in the record it stands, if that is not the field's own name.
    """

    post: Post
    waivers: object = None
    channel: str | None = None
    paths: Mapping[str, str] = field(default_factory=dict)

    def path(self, name: str) -> str:
        """Return where in the record a field, such as `media[0].alt`, stands."""
        head = re.match(r"\w+", name)
        return self.paths.get(head[0], head[0]) + name[head.end() :] if head else name


def outlets(record: object) -> Iterator[Outlet | RecordError]:
    """Yield what a record publishes: one post, or one for each of its `channels`, and an error for what is none.

    A channel is given its text, or a record with fields of its own; what it leaves out is that of the whole release.
    Its name is the platform, unless it says otherwise.
    """
    try:
        if not isinstance(record, Mapping) or CHANNELS not in record:
            yield Outlet(post_from_record(record), record.get(WAIVERS) if isinstance(record, Mapping) else None)
            return
        shared = {name: value for name, value in record.items() if name != CHANNELS}
        channels = _channels(record[CHANNELS], shared)
    except RecordError as error:
        yield error
        return
    for channel, own in channels.items():
        yield _outlet(channel, own, shared)


def _channels(value: object, shared: Mapping[str, object]) -> Mapping[str, object]:
    if not isinstance(value, Mapping) or not value:
        raise _error(CHANNELS, 'must give each channel its text, as in {"x": "...", "web": "..."}')
    if "platform" in shared:
        raise _error("platform", "cannot stand beside `channels`, whose names are the platforms; delete it")
    if "text" in shared and all(
        isinstance(own, str) or (isinstance(own, Mapping) and "text" in own) for own in value.values()
    ):
        raise _error("text", "is published nowhere, because every channel has a text of its own; delete it")
    return value


def _outlet(channel: str, own: object, shared: Mapping[str, object]) -> Outlet | RecordError:
    place = f"{CHANNELS}.{channel}"
    if own is None or isinstance(own, str):
        given: Mapping[str, object] = {} if own is None else {"text": own}
        paths = {"text": place}
    elif isinstance(own, Mapping):
        given, paths = own, {name: f"{place}.{name}" for name in own}
    else:
        return _error(place, "must be a text, or a record with fields of its own")
    fields = {"platform": channel, **shared, **given}
    if shared.get("thread") is not None and "thread" not in given:
        # What is complete on one channel is not complete on another.
        fields["thread"] = f"{shared['thread']} ({channel})"
    if "text" not in fields:
        return _error(place, "has no `text`, and neither has the release; write one")
    try:
        return Outlet(post_from_record(fields), fields.get(WAIVERS), channel, paths)
    except RecordError as error:
        outlet = Outlet(Post(""), paths=paths)
        moved = tuple(
            Problem(path, problem.message.replace(f"`{problem.path}`", f"`{path}`"))
            for problem in error.problems
            for path in [outlet.path(problem.path)]
        )
        return RecordError(moved)


def _error(path: str, wrong: str) -> RecordError:
    return RecordError((Problem(path, f"`{path}` {wrong}"),))


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
