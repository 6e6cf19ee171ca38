"""What a profile changes: rules that are disabled or of another severity, and who is us."""

import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from postlint import Linter, Post, ProfileError, Severity, Verdict
from small_profile import DISTANCING, ELECTIONS, ORGANISATION, write_profile
from small_rulebook import linter_with, rule_text, write_rulebook

LOVED = Post("We love it.", publish_at=datetime(2026, 4, 1, 12))
CHANGE = '{{rule = "{}", {}owner = "Head of digital", reason = "own style guide"}}'


def changed(*, disable: str = "", severity: str = "") -> str:
    lists = {
        "disable": [CHANGE.format(disable, "")] if disable else [],
        "severity": [CHANGE.format(severity, 'severity = "note", ')] if severity else [],
    }
    return "\n[rules]\n" + "".join(f"{key} = [{', '.join(entries)}]\n" for key, entries in lists.items())


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    election = rule_text("vote", match="relish", during="pre-election", severity="warning")
    return write_rulebook(tmp_path / "rules", rule_text("joy", match="relish"), election)


def found(profile: Path, rules: Path) -> dict[str, Severity]:
    findings = Linter(profile, rules=rules).check(LOVED).findings
    return {name: finding.severity for finding in findings for name in (finding.rule, *finding.also)}


def test_a_disabled_rule_does_not_run(tmp_path: Path, rules: Path) -> None:
    assert set(found(write_profile(tmp_path, ELECTIONS), rules)) == {"joy", "vote"}
    for rule, other in (("joy", "vote"), ("vote", "joy")):
        profile = write_profile(tmp_path, ELECTIONS, changed(disable=rule))
        assert set(found(profile, rules)) == {other}
        assert Linter(profile, rules=rules).rule_count == 1


def test_a_rule_of_another_severity(tmp_path: Path, rules: Path) -> None:
    assert found(write_profile(tmp_path, changed(severity="joy")), rules) == {"joy": Severity.NOTE}
    vote = write_profile(tmp_path, ELECTIONS, changed(disable="joy", severity="vote"))
    assert found(vote, rules) == {"vote": Severity.NOTE}
    assert Linter(vote, rules=rules).check(LOVED).verdict is Verdict.CLEAR


@pytest.mark.parametrize("key", ["disable", "severity"])
def test_a_rule_that_does_not_exist_is_named_with_its_line(tmp_path: Path, rules: Path, key: str) -> None:
    def refused(rule: str) -> str:
        profile = write_profile(tmp_path, changed(**{key: rule}))
        with pytest.raises(ProfileError) as caught:
            Linter(profile, rules=rules)
        return str(caught.value).removeprefix(str(profile))

    line = 6 if key == "disable" else 7
    assert refused("joyy") == f":{line}: there is no rule `joyy`; did you mean `joy`?"
    assert refused("xyzzy") == f":{line}: there is no rule `xyzzy`; `postlint rules list` shows them all"


def test_a_profile_leaves_other_linters_as_they_are(tmp_path: Path, rules: Path) -> None:
    plain = Linter(rules=rules)
    before = plain.check(LOVED)
    Linter(write_profile(tmp_path, changed(severity="joy")), rules=rules)
    assert plain.check(LOVED) == before


@pytest.mark.parametrize("doer", ["Norwell", "NORWELL POLICE", "@NorwellCops", "Hallam Street", "@hallam_street"])
def test_names_and_accounts_of_the_organisation_are_our_side(tmp_path: Path, doer: str) -> None:
    match, unless = "all: [relish, forced-entry]", "we-did-it: {agent-of: forced-entry, is: us}"
    without = linter_with(tmp_path / "rules", match, unless)
    profile = write_profile(
        tmp_path,
        '[[account]]\nhandle = "NorwellCops"\nvoice = "team"\n[[account]]\nhandle="@hallam_street"\nvoice = "team"\n',
        organisation=ORGANISATION + 'names = ["Norwell", "Hallam Street"]\n',
    )
    linter = Linter(profile, rules=tmp_path / "rules")
    post = Post(f"Love this. The gang hid while {doer} kicked the door.")
    assert (bool(without.check(post).findings), bool(linter.check(post).findings)) == (True, False)


def test_no_spacy_is_loaded_for_a_profile(tmp_path: Path) -> None:
    program = (
        "import sys; from postlint import Linter, Post;"
        f"Linter({str(write_profile(tmp_path, ELECTIONS, DISTANCING))!r}).check(Post('Good morning.'));"
        "print('spacy' in sys.modules)"
    )
    assert subprocess.check_output([sys.executable, "-c", program], text=True).strip() == "False"
