"""Everything there is to know about a rule."""

import pytest

from postlint import RuleError
from postlint.authoring.catalogue import explanation


def test_an_explanation_holds_cases_guidance_and_examples() -> None:
    explained = explanation("force-enjoyment")
    assert explained.rule.title
    assert "homerton-2020" in {case.id for case in explained.cases}
    assert all(explained.flag_examples)
    assert all(explained.pass_examples)


def test_an_unknown_rule() -> None:
    with pytest.raises(RuleError, match="there is no rule `force-enjoymnt`; did you mean `force-enjoyment`"):
        explanation("force-enjoymnt")
