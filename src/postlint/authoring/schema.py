"""What people may write in the rulebook's YAML files, checked at the boundary."""

from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
    TypeAdapter,
    model_validator,
)

from postlint.report import Severity
from postlint.rules import compiled
from postlint.rules.measures import MEASURES

_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Id = Annotated[str, StringConstraints(pattern=_ID)]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Within = Annotated[str, StringConstraints(pattern=r"^(sentence|neighbouring-sentences|post|[1-9][0-9]? words)$")]
PostField = Literal["platform", "account", "reply_to", "thread", "media", "quotes", "language"]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class ConceptNode(_Entry):
    """Ask for a concept in one place only: inside hashtags, as a whole hashtag, or outside them."""

    concept: Id
    where: Literal["hashtag", "whole-hashtag", "words"] | None = Field(default=None, alias="in")


class PhrasesNode(_Entry):
    """Ask for phrases that only this rule needs."""

    phrases: tuple[Text, ...] = Field(min_length=1)
    name: Id | None = Field(default=None, alias="as")
    where: Literal["hashtag", "whole-hashtag", "words"] | None = Field(default=None, alias="in")


class AllNode(_Entry):
    """Ask for several things together; `within` is measured from the first of them.

    What is `given` must be there as well, but is not what the finding is about, and is not marked.
    """

    all: tuple["Node", ...] = Field(min_length=1)
    given: tuple["Node", ...] = ()
    within: Within = "post"
    in_order: bool = Field(default=False, alias="in-order")
    without: tuple["Word", ...] = ()


class AnyNode(_Entry):
    """Ask for one of several things."""

    any: tuple["Node", ...] = Field(min_length=1)


class AtLeastNode(_Entry):
    """Ask for a number of different things out of a list."""

    at_least: int = Field(alias="at-least", ge=2)
    of: tuple["Node", ...] = Field(min_length=2)
    within: Within = "post"

    @model_validator(mode="after")
    def _enough_items(self) -> "AtLeastNode":
        if self.at_least > len(self.of):
            raise ValueError(f"asks for {self.at_least} of only {len(self.of)} items")
        return self


class WholePostNode(_Entry):
    """Ask for a text that consists of a concept and nothing else."""

    whole_post: Id = Field(alias="whole-post")


class FieldNode(_Entry):
    """Ask something of the post's fields instead of its words."""

    field: PostField
    values: tuple[str, ...] | None = Field(default=None, alias="is")
    has: str | None = None


class MeasureNode(_Entry):
    """Ask for a measurement, by the name of a small check in Python, and for a number that it gives.

    Without a number it holds from one on.
    """

    measure: Literal[tuple(MEASURES)]  # type: ignore[valid-type]
    at_least: float | None = Field(default=None, alias="at-least", ge=0)
    at_most: float | None = Field(default=None, alias="at-most", ge=0)

    @model_validator(mode="after")
    def _bounds_in_order(self) -> "MeasureNode":
        if self.at_least is not None and self.at_most is not None and self.at_least > self.at_most:
            raise ValueError(f"asks for at least {self.at_least:g} and at most {self.at_most:g}")
        return self


_NODES = {
    "concept": ConceptNode,
    "phrases": PhrasesNode,
    "all": AllNode,
    "any": AnyNode,
    # Before `at-least`, which may stand beside it.
    "measure": MeasureNode,
    "at-least": AtLeastNode,
    "whole-post": WholePostNode,
    "field": FieldNode,
}


def _kind_of_node(value: object) -> str | None:
    if isinstance(value, str):
        return "name"
    if isinstance(value, dict):
        return next((key for key in _NODES if key in value), None)
    return None


Node = Annotated[
    Annotated[Id, Tag("name")]
    | Annotated[ConceptNode, Tag("concept")]
    | Annotated[PhrasesNode, Tag("phrases")]
    | Annotated[AllNode, Tag("all")]
    | Annotated[AnyNode, Tag("any")]
    | Annotated[AtLeastNode, Tag("at-least")]
    | Annotated[WholePostNode, Tag("whole-post")]
    | Annotated[FieldNode, Tag("field")]
    | Annotated[MeasureNode, Tag("measure")],
    Discriminator(_kind_of_node),
]


def _kind_of_word(value: object) -> str | None:
    kind = _kind_of_node(value)
    return kind if kind in {"name", "concept", "phrases"} else None


Word = Annotated[
    Annotated[Id, Tag("name")] | Annotated[ConceptNode, Tag("concept")] | Annotated[PhrasesNode, Tag("phrases")],
    Discriminator(_kind_of_word),
]


def _listed(value: object) -> object:
    return value if isinstance(value, list | tuple) else (value,)


Names = Annotated[
    tuple[Id, ...],
    BeforeValidator(_listed, json_schema_input_type=Id | tuple[Id, ...]),
    Field(min_length=1),
]
Words = Annotated[
    tuple[Word, ...],
    BeforeValidator(_listed, json_schema_input_type=Word | tuple[Word, ...]),
    Field(min_length=1),
]


During = Literal[*compiled.PERIOD_KINDS, compiled.GUIDANCE]  # type: ignore[valid-type]


class WordingGuard(_Entry):
    """Drop words by how they stand in their sentence; exactly one of the fields is given."""

    negated: Names | None = None
    quoted: Names | None = None
    reported: Names | None = None
    theirs: Names | None = None
    titled: Names | None = None
    conditional: Names | None = None
    asked: Names | None = None
    advised_against: Names | None = Field(default=None, alias="advised-against")

    @model_validator(mode="after")
    def _exactly_one(self) -> "WordingGuard":
        if len(self.model_fields_set) != 1:
            raise ValueError("takes exactly one key")
        return self

    @property
    def kind(self) -> str:
        """Name the guard as it is written in the file."""
        return next(iter(self.model_fields_set)).replace("_", "-")

    @property
    def of(self) -> tuple[str, ...]:
        """List the items that the guard concerns."""
        names: tuple[str, ...] = getattr(self, next(iter(self.model_fields_set)))
        return names


WORDING_GUARDS = tuple(name.replace("_", "-") for name in WordingGuard.model_fields)


class AgentGuard(_Entry):
    """Drop an event by who does it."""

    agent_of: Names = Field(alias="agent-of")
    agent: Id = Field(alias="is")


class PatientGuard(_Entry):
    """Drop an event by whom it befalls."""

    patient_of: Names = Field(alias="patient-of")
    patient: Id = Field(alias="is")


class StatusGuard(_Entry):
    """Drop words for a person of whom another concept is said: convicted, charged, a victim."""

    status_of: Names = Field(alias="status-of")
    status: Words = Field(alias="is")


class NearGuard(_Entry):
    """Drop words that stand near another concept."""

    near: Words
    of: Names = ("each",)
    within: Within = "sentence"


class PresentGuard(_Entry):
    """Silence the rule when another concept stands anywhere in the post."""

    present: Words


_GUARDS = {
    "agent-of": "agent",
    "patient-of": "patient",
    "status-of": "status",
    "near": "near",
    "present": "present",
    "field": "field",
} | dict.fromkeys(WORDING_GUARDS, "wording")


def _kind_of_guard(value: object) -> str | None:
    if isinstance(value, dict):
        return next((kind for key, kind in _GUARDS.items() if key in value), None)
    return None


Guard = Annotated[
    Annotated[WordingGuard, Tag("wording")]
    | Annotated[AgentGuard, Tag("agent")]
    | Annotated[PatientGuard, Tag("patient")]
    | Annotated[StatusGuard, Tag("status")]
    | Annotated[NearGuard, Tag("near")]
    | Annotated[PresentGuard, Tag("present")]
    | Annotated[FieldNode, Tag("field")],
    Discriminator(_kind_of_guard),
]


class BasisEntry(_Entry):
    """Point at what a rule rests on: an entry of the casebook or of the guidance."""

    case: Id | None = None
    guidance: Id | None = None

    @model_validator(mode="after")
    def _one_of_two(self) -> "BasisEntry":
        if (self.case is None) == (self.guidance is None):
            raise ValueError("needs either `case` or `guidance`")
        return self


class Examples(_Entry):
    """Prove a rule in both directions; an example is a text, or the fields of a whole post."""

    flag: tuple[Text | dict[str, Any], ...] = Field(min_length=2)
    passing: tuple[Text | dict[str, Any], ...] = Field(alias="pass", min_length=2)


class RuleFile(_Entry):
    """One rule, one file: a relation between concepts, its guards, its explanation, its own examples."""

    id: Id
    title: Text
    severity: Severity
    match: Node
    unless: dict[Id, Guard] = Field(default_factory=dict)
    decline: tuple[Id, ...] = ()
    during: Annotated[
        tuple[During, ...], BeforeValidator(_listed, json_schema_input_type=During | tuple[During, ...])
    ] = ()
    about: Id | None = None
    waivable: bool = True
    yields: bool = False
    message: Text
    why: Text
    instead: Text
    basis: tuple[BasisEntry, ...] = Field(min_length=1)
    examples: Examples

    @model_validator(mode="after")
    def _guidance_or_periods(self) -> "RuleFile":
        if compiled.GUIDANCE in self.during and len(self.during) > 1:
            raise ValueError("waits for guidance and for periods; write two rules")
        if self.about and compiled.GUIDANCE not in self.during:
            raise ValueError("says what guidance is `about`, and does not wait for any; write `during: guidance`")
        return self


class PatternEntry(_Entry):
    """A raw pattern for spaCy's Matcher, with the words of which one must be there."""

    pattern: tuple[dict[str, Any], ...] = Field(min_length=1)
    triggers: tuple[Text, ...] = Field(min_length=1)


class ConceptFile(_Entry):
    """A named set of expressions, shared by rules."""

    id: Id
    title: Text
    phrases: tuple[Text, ...] = ()
    exceptions: tuple[Text, ...] = Field(default=(), alias="except")
    patterns: tuple[PatternEntry, ...] = ()

    @model_validator(mode="after")
    def _something_to_find(self) -> "ConceptFile":
        if not self.phrases and not self.patterns:
            raise ValueError("has nothing to find: write `phrases:`")
        return self


class CategoryEntry(_Entry):
    """A folder of rules, and the guards that all of them get."""

    id: Id
    title: Text
    about: Text
    unless: dict[Id, Guard] = Field(default_factory=dict)


class CaseEntry(_Entry):
    """A documented case: what an official account published and what followed."""

    id: Id
    year: int = Field(ge=1990, le=2100)
    account: Text
    jurisdiction: Id
    happened: Text
    outcome: Text
    url: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")] | None = None


class GuidanceEntry(_Entry):
    """A provision of published guidance or law."""

    id: Id
    title: Text
    issuer: Text
    year: int = Field(ge=1900, le=2100)
    jurisdiction: Id
    provision: Text
    url: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")] | None = None


CATEGORIES = TypeAdapter(tuple[CategoryEntry, ...])
CASEBOOK = TypeAdapter(tuple[CaseEntry, ...])
GUIDANCE = TypeAdapter(tuple[GuidanceEntry, ...])


def json_schema() -> dict[str, Any]:
    """Give the JSON Schema of a rule file, for editors that check while one types."""
    return RuleFile.model_json_schema(by_alias=True)
