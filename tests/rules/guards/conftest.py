"""What the tables of cases share."""

from collections.abc import Callable
from pathlib import Path

import pytest

from postlint import Post
from small_rulebook import linter_with

Drops = Callable[[str, str, str], bool]


@pytest.fixture
def drops(tmp_path: Path) -> Drops:
    """Tell whether a guard keeps a rule silent on a text; without the guard the rule must fire."""

    def check(guard: str, match: str, text: str) -> bool:
        alone = linter_with(tmp_path / "alone", match)
        assert alone.check(Post(text)).findings, "the case proves nothing: the rule does not fire without the guard"
        return not linter_with(tmp_path / "guarded", match, f"guard: {guard}").check(Post(text)).findings

    return check
