"""The part of SARIF 2.1.0 that reports use, as the standard states it, and the whole schema where it is at hand.

No package that Python can install carries the published schema. Where the environment variable SARIF_SCHEMA names the
file, as published at docs.oasis-open.org, reports are validated against it as well.
"""

import json
import os
from pathlib import Path
from typing import Any

from jsonschema import Draft4Validator, FormatChecker

LEVEL = {"enum": ["none", "note", "warning", "error"]}
TEXT = {"type": "string", "minLength": 1}
COUNT = {"type": "integer", "minimum": 0}
PLACE = {"type": "integer", "minimum": 1}


def record(*required: str, **properties: object) -> dict[str, object]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


def some(items: object, least: int = 0) -> dict[str, object]:
    return {"type": "array", "items": items, "minItems": least}


MESSAGE = record("text", text=TEXT, markdown=TEXT)
ARTIFACT = record("uri", uri={"type": "string", "format": "uri-reference"}, uriBaseId=TEXT, description=MESSAGE)
REGION = record("startLine", startLine=PLACE, startColumn=PLACE, endLine=PLACE, endColumn=PLACE, snippet=MESSAGE)
LOCATION = record(
    "physicalLocation",
    id=COUNT,
    physicalLocation=record("artifactLocation", artifactLocation=ARTIFACT, region=REGION),
    logicalLocations=some(record("name", name=TEXT, fullyQualifiedName=TEXT, kind=TEXT), 1),
    message=MESSAGE,
)
SUPPRESSION = record("kind", kind={"enum": ["inSource", "external"]}, status={"enum": ["accepted"]}, justification=TEXT)
RESULT = record(
    "ruleId",
    "ruleIndex",
    "level",
    "message",
    "locations",
    "partialFingerprints",
    "suppressions",
    ruleId=TEXT,
    ruleIndex=COUNT,
    level=LEVEL,
    message=MESSAGE,
    locations=some(LOCATION, 1) | {"maxItems": 1},
    relatedLocations=some(LOCATION) | {"maxItems": 999},
    partialFingerprints={"type": "object", "additionalProperties": TEXT, "minProperties": 1},
    suppressions=some(SUPPRESSION),
    properties={"type": "object"},
)
RULE = record(
    "id",
    "shortDescription",
    "fullDescription",
    "help",
    "defaultConfiguration",
    id=TEXT,
    shortDescription=MESSAGE,
    fullDescription=MESSAGE,
    help=MESSAGE,
    helpUri={"type": "string", "format": "uri"},
    defaultConfiguration=record("level", level=LEVEL),
    properties=record(
        "category",
        "tags",
        category=TEXT,
        tags=some(TEXT) | {"maxItems": 20},
        precision={"enum": ["very-high", "high", "medium", "low"]},
    ),
)
NOTIFICATION = record(
    "level",
    "message",
    level=LEVEL,
    message=MESSAGE,
    locations=some(LOCATION),
    properties=record("rules", "posts", rules=some(TEXT, 1), posts=PLACE),
)
RUN = record(
    "tool",
    "invocations",
    "results",
    "columnKind",
    columnKind={"enum": ["unicodeCodePoints"]},
    language={"type": "string", "pattern": "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"},
    results=some(RESULT),
    tool=record(
        "driver",
        driver=record("name", name=TEXT, version=TEXT, semanticVersion=TEXT, rules=some(RULE)),
    ),
    invocations=some(
        record(
            "executionSuccessful",
            executionSuccessful={"type": "boolean"},
            toolExecutionNotifications=some(NOTIFICATION),
        ),
        1,
    ),
    properties={"type": "object"},
)
LOG = record("version", "runs", version={"enum": ["2.1.0"]}, runs=some(RUN, 1)) | {
    "patternProperties": {r"^\$schema$": TEXT}
}


def validate(log: Any) -> None:
    """Raise an error where a log is not as the standard says."""
    Draft4Validator(LOG, format_checker=FormatChecker()).validate(log)
    if "SARIF_SCHEMA" in os.environ:
        published = json.loads(Path(os.environ["SARIF_SCHEMA"]).read_text(encoding="utf-8"))
        Draft4Validator(published, format_checker=FormatChecker()).validate(log)
