"""What people may write in a waiver, checked at the boundary."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints, ValidationError

from postlint.authoring.files import did_you_mean
from postlint.profile.schema import When, with_a_word

LONGEST = 2_000


def _in_a_line(text: object) -> object:
    return " ".join(text.split()) if isinstance(text, str) else text


def _as_written_by_us(digits: object) -> object:
    return digits.strip().lower() if isinstance(digits, str) else digits


def _shown(text: str) -> str:
    if not all(map(str.isprintable, text)):
        raise ValueError("holds a character that nobody can see; write it again by hand")
    return text


Line = Annotated[
    str, StringConstraints(min_length=1, max_length=LONGEST), BeforeValidator(_in_a_line), AfterValidator(_shown)
]
Person = Annotated[Line, AfterValidator(with_a_word)]
Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$"), BeforeValidator(_as_written_by_us)]


class WaiverEntry(BaseModel):
    """One waiver, beside a post or in a `waivers.toml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    rule: Line
    reason: Line
    author: Person
    approver: Person
    until: When
    post: Hash
    draft: Line | None = None


KEYS = tuple(WaiverEntry.model_fields)
_WRONG = {
    "string_type": "must be text; put it in quotes",
    "string_unicode": "holds half a character; write it again",
    "string_too_short": "is empty; write it",
    "string_too_long": f"is longer than {LONGEST:,} characters; shorten it",
    "string_pattern_mismatch": "is no hash of a post; `postlint waive` writes it",
}


def checked(written: Mapping[str, object]) -> WaiverEntry:
    """Check one waiver; raises ValueError, with the first thing that is wrong and what to write."""
    try:
        return WaiverEntry.model_validate(dict(written))
    except ValidationError as error:
        # A misspelt key is also a missing one; what is written tells more than what is not.
        details = min(error.errors(include_url=False), key=lambda item: item["type"] != "extra_forbidden")
        raise ValueError(_problem(details)) from None


def _problem(details: Any) -> str:
    name, kind = str(details["loc"][0]) if details["loc"] else "", details["type"]
    match kind:
        case "extra_forbidden":
            cure = did_you_mean(name, KEYS) or f"; the keys are {', '.join(KEYS)}"
            return f"unknown key `{name}`{cure}"
        case "missing":
            return f"`{name}` is missing; write it"
        case "value_error":
            return f"`{name}` {details['ctx']['error']}"
        case _:
            return f"`{name}` {_WRONG.get(kind, 'is not what belongs there')}"
