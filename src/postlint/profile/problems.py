"""What is wrong with a profile, in words that its author understands."""

import re

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from postlint.authoring.files import did_you_mean
from postlint.errors import ProfileError
from postlint.profile.lines import Lines, Place
from postlint.profile.schema import KEYS

_TOML_PLACE = re.compile(r" \(at line (\d+), column \d+\)$")
# What to do about a complaint of Python's reader of TOML, told by words in it.
_CURES = {
    "date": "write a day that exists, like 2026-03-26, or a time like 2026-03-26T09:30:00",
    "overwrite": "it is written twice, keep one",
    "twice": "it is written twice, keep one",
    "duplicate": "it is written twice, keep one",
    "invalid value": 'put text in quotes, as in name = "Norwell"',
}
_WRONG = {
    "string_type": "must be text; put it in quotes",
    "string_too_short": "is empty; write it, or leave the key out",
    "tuple_type": 'must be a list, such as ["a", "b"]',
    "model_type": "must be a table with keys of its own",
    "too_short": "is empty; write something into it, or leave it out",
    "string_pattern_mismatch": "is no address; write it like https://norwell.example/advice",
}
_LISTS = ("account", "approver", "period", "guidance")


def not_toml(error: ValueError, text: str, source: str) -> ProfileError:
    """Say what makes a text no TOML, and where."""
    message = str(error)
    place = _TOML_PLACE.search(message)
    line = int(place[1]) if place else text.count("\n") + 1 if "end of document" in message else None
    problem = _TOML_PLACE.sub("", message).replace(" (at end of document)", "")
    cure = next((cure for words, cure in _CURES.items() if words in problem.lower()), "check quotes and brackets")
    return ProfileError(f"is not TOML: {problem[:1].lower()}{problem[1:]}; {cure}", source=source, line=line)


def problems(error: ValidationError, text: str, source: str | None) -> list[ProfileError]:
    """Turn each of pydantic's complaints into one line, those first that tell the author most."""
    lines = Lines(text)
    # A misspelt key is also a missing one; what is written tells the author more than what is not.
    details = sorted(
        error.errors(include_url=False),
        key=lambda item: (item["type"] != "extra_forbidden", lines.of(item["loc"]) or 0),
    )
    return [ProfileError(_message(item), source=source, line=lines.of(item["loc"])) for item in details]


def _message(details: ErrorDetails) -> str:
    place, kind = details["loc"], details["type"]
    table = next((str(step) for step in reversed(place[:-1]) if isinstance(step, str)), "")
    where = _path(place)
    match kind:
        case "extra_forbidden":
            known = KEYS.get(table, [])
            cure = did_you_mean(str(place[-1]), known) or f"; the keys here are {', '.join(known)}"
            return f"unknown key `{where}`{cure}"
        case "missing":
            return f"`{where}` is missing; write it"
        case "tuple_type" if where in _LISTS:
            return f"`{where}` must be written [[{where}]], once for each"
        case "model_type" if where in KEYS:
            return f"`{where}` must be written [{where}], with its keys below it"
        case "enum" | "literal_error":
            return f"`{where}` is {details['input']!r}; write {details['ctx']['expected']}"
        case "value_error":
            return f"`{where}` {details['ctx']['error']}"
        case _:
            return f"`{where}` {_WRONG.get(kind, 'is not what belongs there')}"


def _path(place: Place) -> str:
    path = ""
    for step in place:
        path += f"[{step}]" if isinstance(step, int) else f".{step}" if path else step
    return path
