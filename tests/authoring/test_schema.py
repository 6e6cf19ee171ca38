"""The schema that editors get accepts what the rulebook accepts, and refuses a misspelt key."""

from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from postlint.authoring.catalogue import load_rules
from postlint.authoring.schema import json_schema
from small_rulebook import rule_text


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    Draft202012Validator.check_schema(json_schema())
    return Draft202012Validator(json_schema())


def test_every_built_in_rule_is_accepted(validator: Draft202012Validator) -> None:
    files = {name: yaml.safe_load(Path(rule.source).read_text()) for name, rule in load_rules().written.items()}
    assert {name for name, content in files.items() if not validator.is_valid(content)} == set()


def test_a_misspelt_key_is_refused(validator: Draft202012Validator) -> None:
    assert validator.is_valid(yaml.safe_load(rule_text()))
    assert not validator.is_valid(yaml.safe_load(rule_text().replace("why:", "wyh:")))
    assert not validator.is_valid(yaml.safe_load(rule_text(match="al: [relish]")))


@pytest.mark.parametrize(
    "guard", ["{negated: relish}", "{quoted: [relish, forced-entry]}", "{present: [a, {phrases: [b]}]}"]
)
def test_guards_are_accepted_in_short_form(validator: Draft202012Validator, guard: str) -> None:
    assert validator.is_valid(yaml.safe_load(rule_text(unless=f"denied: {guard}")))
