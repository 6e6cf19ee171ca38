"""`postlint profile`: write one to start from, show what is in force, name everything that is wrong."""

import itertools
import os
import pty
import re
import subprocess
from pathlib import Path

import pytest
from command_line import COMMAND, Result, environment, postlint

from postlint.profile.read import read_profile
from postlint.profile.schema import KEYS
from postlint.profile.template import profile_text
from small_profile import APPROVERS, DISTANCING, ELECTIONS, ORGANISATION, write_profile

TEMPLATE = profile_text("Norwell Police", "Europe/London")
WRONG = """
[[account]]
handle = "@NorwellPolice"
voice = "corporate"

[[account]]
handle = "norwellpolice"
voice = "team"

[[account]]
handle = "our page"
voice = "team"

[[period]]
kind = "mourning"
title = "Mourning"
from = 2026-02-02
until = 2026-01-02

[[guidance]]
title = "Boil water"
from = 2026-02-02
topics = ["the?", "a [relish]"]

[rules]
disable = [
    {rule = "superlativ-claim", owner = "Head", reason = "agreed"},
    {rule = "force-enjoyment", owner = "Head", reason = "agreed"},
    {rule = "unsourced-statistic", owner = "Head", reason = "agreed"},
]
severity = [
    {rule = "force-sound-effects", severity = "error", owner = "Head", reason = "agreed"},
    {rule = "post-in-silence", severity = "warning", owner = "Head", reason = "agreed"},
    {rule = "unsourced-statistic", severity = "note", owner = "Head", reason = "agreed"},
]
"""
INIT = ("profile", "init", "--name", "Norwell Police", "--timezone", "Europe/London")


def run(folder: Path, *arguments: str, stdin: int = subprocess.DEVNULL) -> Result:
    path = {"PYTHONPATH": os.environ["PYTHONPATH"]} if "PYTHONPATH" in os.environ else {}
    command, changes = [*COMMAND, *arguments], environment(**path)
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False, env=changes, stdin=stdin)
    assert b"Traceback" not in done.stdout + done.stderr
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode())


def test_a_profile_to_start_from_can_be_used_as_it_is(tmp_path: Path) -> None:
    result = run(tmp_path, *INIT)
    assert (result.code, result.out) == (0, "postlint.toml\n")
    checked = run(tmp_path, "profile", "check")
    assert (checked.code, checked.out, checked.err) == (0, "", "postlint.toml can be used: nothing to look at.\n")


def test_all_that_it_suggests_can_be_uncommented(tmp_path: Path) -> None:
    text = re.sub(
        r"^#(?! )|^#(?=    )", "", profile_text('Norwell "Blue" Police\x7f', "Europe/London"), flags=re.MULTILINE
    )
    profile = read_profile(write_profile(tmp_path, organisation=text))
    assert profile.name == 'Norwell "Blue" Police\x7f'
    assert profile.accounts
    assert profile.periods
    assert profile.guidance
    assert profile.packs == ("./house-rules",)
    assert profile.disabled
    assert profile.severities


def test_a_profile_that_is_there_is_left_alone(tmp_path: Path) -> None:
    path = write_profile(tmp_path)
    result = run(tmp_path, *INIT)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("postlint: postlint.toml: is there already, and is left as it is")
    assert path.read_text() == ORGANISATION


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (INIT[:2], "say whose profile it is, as in `postlint profile init --name"),
        (INIT[:4], "say whose profile it is"),
        ((*INIT[:5], "Europe/Londn"), "which is no time zone; did you mean `Europe/London`?"),
        ((*INIT[:3], "!!", *INIT[4:]), "`organisation.name` has no word in it"),
    ],
)
def test_what_is_not_said_or_is_wrong_writes_nothing(tmp_path: Path, arguments: tuple[str, ...], message: str) -> None:
    result = run(tmp_path, *arguments)
    assert (result.code, result.out) == (2, "")
    assert message in result.err
    assert list(tmp_path.iterdir()) == []


def test_a_person_is_asked(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    os.write(ours, b"Norwell Police\n\n")
    result = run(tmp_path, "profile", "init", stdin=theirs)
    os.close(ours)
    os.close(theirs)
    assert result.code == 0
    assert "Name of the organisation:" in result.err
    profile = read_profile(tmp_path / "postlint.toml")
    assert (profile.name, profile.zone.key) == ("Norwell Police", "Europe/London")


def test_everything_that_is_wrong_is_named_and_all_that_is_worth_a_look(tmp_path: Path) -> None:
    profile = write_profile(tmp_path, WRONG)
    result = postlint("profile", "check", "--profile", profile)
    assert result.code == 2
    assert result.out.replace(str(profile), "").splitlines() == [
        ":21: `until` is before `from`; exchange them, or correct the year",
        ":26: phrase 'the?' has no word that must be there; write at least one without `?`",
        ":26: phrase 'a [relish]' refers to a concept, which only rules can do; write the words out",
        ":30: there is no rule `superlativ-claim`; did you mean `superlative-claim`?",
        ":35: there is no rule `force-sound-effects`; did you mean `force-sound-effect`?",
        ":10: the account `norwellpolice` is there twice; keep one",
        ":14: `our page` is no account's handle; write it like @NorwellPolice",
        ":31: note: `force-enjoyment` would hold posts, and is disabled (Head: agreed)",
        ":36: `post-in-silence` has the severity warning anyway; this changes nothing",
        ":37: `unsourced-statistic` is disabled as well; its severity changes nothing, take one out",
    ]
    assert result.err == f"{profile} cannot be used: 5 mistakes, 4 things to look at.\n"


def test_every_misspelt_key_is_named(tmp_path: Path) -> None:
    profile = write_profile(tmp_path, "\n[[acount]]\n", organisation=ORGANISATION.replace("timezone", "timezon"))
    result = postlint("profile", "check", "--profile", profile)
    assert result.code == 2
    assert [line.removeprefix(str(profile)) for line in result.out.splitlines()] == [
        ":3: unknown key `organisation.timezon`; did you mean `timezone`?",
        ":5: unknown key `acount`; did you mean `account`?",
        ":1: `organisation.timezone` is missing; write it",
    ]


def test_what_is_over_is_worth_a_look(tmp_path: Path) -> None:
    profile = write_profile(tmp_path, ELECTIONS, DISTANCING)
    during = postlint("profile", "check", "--profile", profile, "--at", "2026-04-01T12:00")
    assert during.out == (
        f"{profile}:14: “Keep two metres apart” is over since 2020-09-30 23:59; take it out, or write when it is next\n"
    )
    assert during.code == 1
    assert postlint("profile", "check", "--profile", profile, "--at", "2020-04-01T12:00").code == 0
    assert postlint("profile", "check", "--profile", profile, "--at", "2027-04-01T12:00").out.count("is over") == 2


def test_only_a_note_is_nothing_to_correct(tmp_path: Path) -> None:
    disable = '\n[rules]\ndisable = [{rule = "force-enjoyment", owner = "Head", reason = "agreed"}]\n'
    open_end = '\n[[period]]\nkind = "mourning"\ntitle = "Mourning"\nfrom = 2026-02-02\n'
    result = postlint("profile", "check", "--profile", write_profile(tmp_path, open_end, disable))
    assert (result.code, result.out.count(": note: ")) == (0, 2)


def test_a_broken_pack_is_a_mistake_of_the_profile(tmp_path: Path) -> None:
    profile = write_profile(tmp_path, '\n[rules]\npacks = ["official", "./gone", "xyzzy"]\n')
    result = postlint("profile", "check", "--profile", profile)
    assert result.code == 2
    assert [line.removeprefix(f"{profile}:6: ")[:20] for line in result.out.splitlines()] == [
        "the pack `./gone` is",
        "the pack `xyzzy` is ",
    ]


def test_accounts_of_drafts_should_be_in_the_profile(tmp_path: Path) -> None:
    account = '\n[[account]]\nhandle = "@NorwellPolice"\nvoice = "corporate"\n'
    profile = write_profile(tmp_path, account)
    drafts = tmp_path / "drafts.jsonl"
    lines = ['{"text": "a", "account": "norwellpolice"}', '{"text": "b", "account": "@NorwelPolice"}', '{"text": "c"}']
    drafts.write_text("\n".join(lines))
    result = postlint("profile", "check", "--profile", profile, drafts)
    assert (result.code, result.out) == (
        1,
        f"{drafts}:2: the account `@NorwelPolice` is not in the profile; did you mean `@NorwellPolice`?\n",
    )
    drafts.write_text('{"text": "a", "account": ')
    unread = postlint("profile", "check", "--profile", profile, drafts)
    assert unread.code == 2
    assert unread.out.startswith(f"{drafts}:1: ")


def test_what_is_in_force_is_shown(tmp_path: Path) -> None:
    profile = write_profile(tmp_path, ELECTIONS, DISTANCING.replace("until = 2020-09-30\n", ""))
    postlint("period", "start", "major-incident", "Fire at the mill", "--at", "2026-04-01T03:12", "--profile", profile)
    shown = postlint("profile", "show", "--at", "2026-04-02T12:00", "--profile", profile)
    assert shown.code == 0
    head, now = shown.out.split("\n\n")
    assert head.startswith(f"Norwell Police ({profile})\n  time       2026-04-02 12:00, Europe/London\n")
    assert now.splitlines() == [
        "In force",
        "  guidance            Keep two metres apart, from 2020-06-01 on, no end yet",
        "  pre-election        Local elections, 2026-03-26 to 2026-05-07",
        "  major-incident      Fire at the mill, from 2026-04-01 03:12 on, no end yet, declared by command",
    ]


def test_what_comes_is_shown_and_what_is_changed(tmp_path: Path) -> None:
    disable = '\n[rules]\ndisable = [{rule = "force-enjoyment", owner = "Head", reason = "agreed"}]\n'
    profile = write_profile(tmp_path, ELECTIONS, DISTANCING, disable)
    shown = postlint("profile", "show", "--at", "2026-01-02T12:00", "--profile", profile)
    assert shown.out.split("\n\n")[1:] == [
        "In force: nothing",
        "Upcoming\n  pre-election        Local elections, 2026-03-26 to 2026-05-07",
        "Changed rules\n  force-enjoyment  disabled (Head: agreed)\n",
    ]


@pytest.mark.parametrize("command", ["show", "check"])
def test_without_a_profile_it_is_said_what_to_do(tmp_path: Path, command: str) -> None:
    result = run(tmp_path, "profile", command)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(
        "postlint: there is no postlint.toml here or in a folder above; name it with --profile"
    )


def test_who_may_waive_and_what_columns_mean_is_shown(tmp_path: Path) -> None:
    nobody = postlint("profile", "show", "--profile", write_profile(tmp_path))
    assert "  approvers  nobody, so no finding can be waived\n" in nobody.out
    columns = '[columns]\ntext = ["Wording", "Old wording"]\nignore = "Signed off by"\ndate_order = "day-month-year"\n'
    shown = postlint("profile", "show", "--profile", write_profile(tmp_path, APPROVERS, columns))
    assert "  approvers  Head of communications, Duty press officer\n" in shown.out
    assert "  columns    text: Wording, Old wording; ignore: Signed off by; dates day-month-year\n" in shown.out


def test_an_approver_who_is_there_twice_is_worth_a_look(tmp_path: Path) -> None:
    again = '[[approver]]\nname = "head of  COMMUNICATIONS"\n'
    profile = write_profile(tmp_path, APPROVERS, again)
    checked = postlint("profile", "check", "--profile", profile)
    assert checked.code == 1
    assert checked.out == f"{profile}:11: the approver `head of  COMMUNICATIONS` is there twice; keep one\n"


def test_drafts_are_read_with_the_columns_of_the_profile(tmp_path: Path) -> None:
    account = '[[account]]\nhandle = "@NorwellPolice"\nvoice = "corporate"\n'
    profile = write_profile(tmp_path, account, '[columns]\ntext = "Wording"\naccount = "Page"\n')
    plan = tmp_path / "plan.csv"
    plan.write_text("Wording,Page\nHello,@Elsewhere\n")
    checked = postlint("profile", "check", "--profile", profile, plan)
    assert checked.out.startswith(f"{plan}:2: the account `@Elsewhere` is not in the profile")


def test_every_table_that_a_profile_may_have_is_in_the_one_to_start_from() -> None:
    for key in KEYS[""]:
        assert re.search(rf"^#?\[+{key}\]", TEMPLATE, re.MULTILINE) or key == "language"


def test_what_stands_behind_a_sign_can_be_used_as_it_is(tmp_path: Path) -> None:
    for table in ("[[approver]]", "[columns]"):
        _, found, rest = TEMPLATE.partition(f"#{table}")
        lines = itertools.takewhile(lambda line: line.startswith("#"), rest.splitlines()[1:])
        write_profile(tmp_path, "\n".join(["", table, *(line.removeprefix("#") for line in lines), ""]))
        assert found
        assert postlint("profile", "check", "--profile", tmp_path / "postlint.toml").code == 0
