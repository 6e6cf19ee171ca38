"""Packs of rules: folders and installed packages that a profile names, on top of the official rules."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from postlint import Linter, Post, PostlintError, ProfileError, RuleError, Severity
from postlint.rules.store import load_ruleset
from small_pack import packs, write_pack
from small_profile import write_profile
from small_rulebook import rule_text, write_rulebook

KICKED = Post("We kicked the door.")
CHANGED = """
disable = [{rule = "no-doors", owner = "Head of digital", reason = "agreed"}]
"""


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    return write_rulebook(tmp_path / "rules", rule_text())


def found(profile: Path, rules: Path, post: Post = KICKED) -> set[str]:
    return {finding.rule for finding in Linter(profile, rules=rules).check(post).findings}


def refused(profile: Path, rules: Path, kind: type[PostlintError] = ProfileError) -> str:
    with pytest.raises(kind) as caught:
        Linter(profile, rules=rules)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_folder_beside_the_profile_uses_the_words_of_the_rulebook(tmp_path: Path, rules: Path) -> None:
    profile = write_profile(tmp_path / "office", packs("./house-rules"))
    write_pack(tmp_path / "office" / "house-rules")
    assert found(profile, rules) == {"no-doors"}
    assert found(profile, rules, Post("We love kicking doors.")) == {"force-enjoyment"}
    assert Linter(profile, rules=rules).rule_count == 2


def test_the_folder_is_looked_for_beside_the_profile_and_not_where_one_stands(
    tmp_path: Path, rules: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    profile = write_profile(tmp_path / "office", packs("../shared"))
    write_pack(tmp_path / "shared")
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert found(profile, rules) == {"no-doors"}


def test_a_pack_may_add_to_an_official_category_and_bring_words_of_its_own(tmp_path: Path, rules: Path) -> None:
    profile = write_profile(tmp_path, packs("./house"))
    write_pack(tmp_path / "house", rule_text("ram", match="ram"), category="force", ram="phrases: [big red key]")
    (tmp_path / "house" / "categories.yaml").unlink()
    (finding,) = Linter(profile, rules=rules).check(Post("Out with the big red key.")).findings
    assert (finding.rule, finding.category) == ("ram", "force")


def test_two_packs_do_not_see_each_others_words(tmp_path: Path, rules: Path) -> None:
    profile = write_profile(tmp_path, packs("./one", "./two"))
    write_pack(tmp_path / "one", rule_text("ram", match="ram"), ram="phrases: [big red key]")
    write_pack(tmp_path / "two", rule_text("ram-too", match="ram"), category="force")
    assert refused(profile, rules, RuleError).endswith("two/force/ram-too.yaml:4: unknown concept `ram`")


def test_rules_of_a_pack_can_be_changed_as_others_can(tmp_path: Path, rules: Path) -> None:
    write_pack(tmp_path / "house")
    assert found(write_profile(tmp_path, packs("./house"), CHANGED), rules) == set()
    graver = CHANGED.replace("disable", "severity").replace('"no-doors",', '"no-doors", severity = "error",')
    (finding,) = Linter(write_profile(tmp_path, packs("./house"), graver), rules=rules).check(KICKED).findings
    assert finding.severity is Severity.ERROR
    assert "there is no rule `no-doors`" in refused(write_profile(tmp_path, "[rules]", CHANGED), rules)


def test_rules_of_a_pack_can_wait_for_periods(tmp_path: Path, rules: Path) -> None:
    from datetime import datetime

    from small_profile import ELECTIONS

    write_pack(tmp_path / "house", rule_text("no-doors", match="forced-entry", during="pre-election"))
    profile = write_profile(tmp_path, ELECTIONS, packs("./house"))
    moments = [datetime(2026, 4, 1), datetime(2026, 6, 1)]
    assert [len(found(profile, rules, Post(KICKED.text, publish_at=moment))) for moment in moments] == [1, 0]


def test_the_rules_are_identified_with_their_packs(tmp_path: Path, rules: Path) -> None:
    profile = write_profile(tmp_path, packs("./house"))
    folder = write_pack(tmp_path / "house")
    digests = {Linter(rules=rules).rules_digest, Linter(profile, rules=rules).rules_digest}
    write_pack(folder, rule_text("no-doors", match="relish"))
    digests.add(Linter(profile, rules=rules).rules_digest)
    assert len(digests) == 3


def test_a_pack_is_compiled_once_and_again_when_it_changes(
    tmp_path: Path, rules: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    profile = write_profile(tmp_path, packs("./house"))
    folder = write_pack(tmp_path / "house")
    assert found(profile, rules) == {"no-doors"}
    with monkeypatch.context() as patch:
        patch.setattr("postlint.rules.store.compile_to_bytes", lambda *_: pytest.fail("compiled twice"))
        assert found(profile, rules) == {"no-doors"}
    write_pack(folder, rule_text("no-doors", match="relish"))
    assert found(profile, rules) == set()
    assert load_ruleset(rules).ids == ["force-enjoyment"]


def test_a_pack_works_where_nothing_can_be_kept(tmp_path: Path, rules: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    write_pack(tmp_path / "house")
    assert found(write_profile(tmp_path, packs("./house")), rules) == {"no-doors"}


def test_nothing_of_the_rulebook_is_replaced_in_silence(tmp_path: Path, rules: Path) -> None:
    profile, house = write_profile(tmp_path, packs("./house")), tmp_path / "house"
    write_pack(house, rule_text(match="relish"))
    assert refused(profile, rules, RuleError) == (
        f"{house}/house/force-enjoyment.yaml:1: the id `force-enjoyment` is already used in "
        f"{rules}/force/force-enjoyment.yaml; choose another"
    )
    (house / "house" / "force-enjoyment.yaml").unlink()
    write_pack(house, relish="phrases: [like]")
    assert refused(profile, rules, RuleError) == (
        f"{house}/concepts/relish.yaml:1: the concept `relish` is already written in "
        f"{rules}/concepts/relish.yaml; choose another id"
    )
    (house / "concepts" / "relish.yaml").unlink()
    (house / "categories.yaml").write_text("- id: force\n  title: Force\n  about: Ours.\n")
    assert refused(profile, rules, RuleError) == (
        f"{house}/categories.yaml:1: the id `force` is already used in {rules}/categories.yaml:2; choose another"
    )


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda house: (house / "house" / "no-doors.yaml").unlink(), "house: there is no rule in this folder; write"),
        (
            lambda house: (house / "house" / "no-doors.yaml").write_text("id: no-doors\ntitel: x\n"),
            "house/house/no-doors.yaml:2: unknown key `titel`; did you mean `title`?",
        ),
        (
            lambda house: (house / "house").rename(house / "hose"),
            "house/hose/no-doors.yaml: the folder `hose` is no category; did you mean `house`?",
        ),
    ],
    ids=["empty", "broken", "category"],
)
def test_a_pack_with_a_mistake_stops_the_run(
    tmp_path: Path, rules: Path, spoil: Callable[[Path], object], message: str
) -> None:
    spoil(write_pack(tmp_path / "house"))
    assert message in refused(write_profile(tmp_path, packs("./house")), rules, RuleError)


def test_a_pack_that_is_not_there_is_named_with_its_line(tmp_path: Path, rules: Path) -> None:
    profile = write_profile(tmp_path, packs("./house"))
    assert refused(profile, rules) == (
        f"{profile}:6: the pack `./house` is no folder: {tmp_path / 'house'} is not there; correct it, or take it out"
    )
    write_pack(tmp_path / "house")
    profile = write_profile(tmp_path, packs("house"))
    assert refused(profile, rules).endswith('is not installed; if you mean the folder, write "./house"')
    profile = write_profile(tmp_path, packs("xyzzy"))
    assert refused(profile, rules).endswith(
        'the pack `xyzzy` is not installed; install its package, or write a folder as "./xyzzy"'
    )


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Install a package as pip leaves it: a module, and beside it what it says of itself."""
    site = tmp_path / "site"
    monkeypatch.syspath_prepend(str(site))

    def installed(code: str, name: str = "small-pack", target: str = "small_pack_module:RULES") -> Path:
        module = target.partition(":")[0]
        monkeypatch.delitem(sys.modules, module, raising=False)
        info = site / f"{name.replace('-', '_')}_{module}-1.0.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}-{module}\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text(f"[postlint.packs]\n{name} = {target}\n")
        (site / f"{module}.py").write_text(code)
        return write_pack(site / "small_pack_rules")

    return installed


@pytest.mark.parametrize(
    "code",
    [
        "from pathlib import Path\nRULES = Path(__file__).with_name('small_pack_rules')",
        "import os\nRULES = os.path.join(os.path.dirname(__file__), 'small_pack_rules')",
        "from pathlib import Path\ndef RULES():\n    return Path(__file__).with_name('small_pack_rules')",
    ],
    ids=["path", "text", "function"],
)
def test_an_installed_package_gives_the_folder_of_its_rules(
    tmp_path: Path, rules: Path, install: Callable[..., Path], code: str
) -> None:
    install(code)
    assert found(write_profile(tmp_path, packs("small-pack")), rules) == {"no-doors"}
    misspelt = refused(write_profile(tmp_path, packs("smal-pack")), rules)
    assert misspelt.endswith(":6: the pack `smal-pack` is not installed; did you mean `small-pack`?")


@pytest.mark.parametrize(
    ("code", "message"),
    [
        (
            "import xyzzy",
            "cannot be imported (ModuleNotFoundError: No module named 'xyzzy'",
        ),
        ("raise RuntimeError('one\\ntwo')", "cannot be imported (RuntimeError: one two); install it again"),
        ("raise SystemExit(0)", "cannot be imported (SystemExit: 0)"),
        ("OTHER = 1", "cannot be imported (AttributeError: "),
        ("def (", "cannot be imported (SyntaxError: "),
        ("RULES = 1", "gives a int where it should give the folder of its rules (`small_pack_module:RULES`)"),
        ("RULES = 'rules'", "gives 'rules', which is no folder; install it again, or tell its author"),
        ("RULES = '/nowhere'", "gives '/nowhere', which is no folder"),
        ("def RULES():\n    return 1 / 0", "cannot be imported (ZeroDivisionError: division by zero)"),
    ],
)
def test_a_package_that_fails_stops_the_run_with_one_line(
    tmp_path: Path, rules: Path, install: Callable[..., Path], code: str, message: str
) -> None:
    install(code)
    profile = write_profile(tmp_path, packs("small-pack"))
    said = refused(profile, rules)
    assert said.startswith(f"{profile}:6: the pack `small-pack` ")
    assert message in said


def test_a_name_that_two_packages_give_is_refused(tmp_path: Path, rules: Path, install: Callable[..., Path]) -> None:
    install("RULES = '/'")
    install("RULES = '/'", target="another_module:RULES")
    said = refused(write_profile(tmp_path, packs("small-pack")), rules)
    assert "comes with several packages, small-pack-another_module, small-pack-small_pack_module; uninstall" in said


def test_a_pipeline_in_a_folder_is_found_from_the_profile(tmp_path: Path) -> None:
    from postlint.profile.read import read_profile

    def pipeline(name: str) -> str | None:
        return read_profile(write_profile(tmp_path, f'[language]\npipeline = "{name}"\n')).pipeline

    assert pipeline("./model") == str(tmp_path / "model")
    assert pipeline("../model") == str(tmp_path / ".." / "model")
    assert pipeline("/model") == "/model"
    assert pipeline("en_core_web_sm") == "en_core_web_sm"
