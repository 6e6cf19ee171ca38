"""`postlint waive`, and what `postlint check` makes of waivers, end to end."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from command_line import CLEAR, COMMAND, HOLD, Result, environment

from postlint import Post
from postlint.cli import main
from postlint.waivers import post_hash
from small_profile import APPROVERS, write_profile

VICTIM = "The victim is now living in Mill Street with her aunt."
GIVEN = (
    "--reason=The family asked for it",
    "--approver=Head of communications",
    "--until=2099-12-01",
    "--author=Press officer",
)


class Desk:
    """Run postlint in the folder where drafts and profile are."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capture = capture

    def __truediv__(self, name: str) -> Path:
        return self.folder / name

    def __call__(self, *arguments: str) -> Result:
        code = main(arguments)
        return Result(code, *self._capture.readouterr())


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """Sit in a folder with a profile; drafts, one to hold and a clear one, have a folder of their own."""
    write_profile(tmp_path, APPROVERS)
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "hold.txt").write_text(HOLD)
    (tmp_path / "drafts" / "clear.txt").write_text(CLEAR)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    with open(os.devnull) as nobody:  # noqa: PTH123
        monkeypatch.setattr(sys, "stdin", nobody)
        yield Desk(tmp_path, capsys)


def fired(desk: Desk) -> list[str]:
    """Name what holds the draft: the rules that speak, and those they speak for."""
    (post,) = json.loads(desk("check", "--format=json", "drafts/hold.txt").out)["posts"]
    return list(dict.fromkeys(name for found in post["findings"] for name in (found["rule"], *found["also"])))


def test_a_post_is_published_anyway_once_somebody_answers_for_every_rule(desk: Desk) -> None:
    assert desk("check", "drafts").code == 1
    for rule in fired(desk):
        done = desk("waive", "drafts/hold.txt", rule, *GIVEN)
        assert (done.code, done.err) == (0, "The reason may have to be disclosed (freedom of information).\n")
    assert done.out.endswith("The post now: clear, with waivers only.\n")
    checked = desk("check", "--fail-on=review", "drafts")
    assert checked.code == 0
    assert f"with {len(fired(desk))} waivers  drafts/hold.txt" in checked.out
    assert "waived   force-enjoyment: Head of communications: The family asked for it," in checked.out
    assert checked.err.startswith("1 post with waivers only, 1 where no rule fired (")


def test_it_says_what_was_written_and_what_is_left(desk: Desk) -> None:
    done = desk("waive", "drafts/hold.txt", "force-enjoyment", *GIVEN)
    first, second, third = done.out.splitlines()
    assert first == (
        "drafts/waivers.toml:3: Head of communications answers for force-enjoyment, until 2099-12-01: "
        "The family asked for it"
    )
    assert second == f"Author: Press officer. Post: {post_hash(Post(HOLD))[:12]}…, which is this text and no other."
    assert third.startswith("The post now: hold, because of ")


def test_programs_get_the_decision_as_text_and_a_count(desk: Desk) -> None:
    desk("waive", "drafts/hold.txt", "force-enjoyment", *GIVEN)
    report = json.loads(desk("check", "--format=json", "drafts").out)
    waivers = {finding["rule"]: finding["waiver"] for finding in report["posts"][1]["findings"]}
    assert waivers.pop("force-enjoyment") == "Head of communications: The family asked for it, until 2099-12-01"
    assert set(waivers.values()) == {None}
    assert report["summary"]["waived"] == 1


def test_a_changed_post_needs_a_new_waiver(desk: Desk) -> None:
    for rule in fired(desk):
        desk("waive", "drafts/hold.txt", rule, *GIVEN)
    (desk / "drafts" / "hold.txt").write_text(f"{HOLD} Ha!")
    for checked in (desk("check", "drafts/hold.txt"), desk("check", "drafts"), desk("check", ".")):
        assert checked.code == 1
        assert "HOLD  drafts/hold.txt" in checked.out
        assert "The waiver of force-enjoyment by Head of communications fits no draft" in checked.out
        assert "REVIEW  drafts/waivers.toml:3\n" in checked.out


def test_whoever_checks_one_draft_is_not_told_of_the_waivers_of_others(desk: Desk) -> None:
    desk("waive", "drafts/hold.txt", "force-enjoyment", *GIVEN)
    checked = desk("check", "drafts/clear.txt")
    assert (checked.code, checked.out) == (0, "")
    (desk / "drafts" / "hold.txt").unlink()
    assert "(waiver-for-another-text)" in desk("check", "drafts").out


def test_a_draft_that_cannot_be_read_accuses_no_waiver(desk: Desk) -> None:
    desk("waive", "drafts/hold.txt", "force-enjoyment", *GIVEN)
    (desk / "drafts" / "hold.txt").write_bytes(b"\xff")
    checked = desk("check", "drafts")
    assert checked.code == 2
    assert "waiver" not in checked.out


def test_a_waiver_may_stand_in_the_front_matter_or_the_record(desk: Desk) -> None:
    waiver = {
        "rule": "force-enjoyment",
        "reason": "The family asked for it",
        "author": "Press officer",
        "approver": "Head of communications",
        "until": "2099-12-01",
        "post": post_hash(Post(HOLD)),
    }
    (desk / "a.jsonl").write_text(json.dumps({"text": HOLD, "waivers": [waiver]}))
    lines = "".join(f"    {key}: {value}\n" for key, value in waiver.items())
    (desk / "a.md").write_text(f"---\nwaivers:\n  -\n{lines}---\n{HOLD}\n")
    for name in ("a.jsonl", "a.md"):
        (post,) = json.loads(desk("check", "--format=json", name).out)["posts"]
        (waived,) = (finding for finding in post["findings"] if finding["waiver"])
        assert waived["rule"] == "force-enjoyment"


def test_posts_that_share_what_stands_beside_them_each_get_their_own_waivers(desk: Desk) -> None:
    good = {
        "rule": "force-enjoyment",
        "reason": "The family asked for it",
        "author": "Press officer",
        "approver": "Head of communications",
        "until": "2099-12-01",
    }
    posts = [Post(HOLD, platform="x"), Post(HOLD, platform="web")]
    shared = [good | {"post": post_hash(post)} for post in (*posts, Post("Gone."))]
    records = [{"text": HOLD, "platform": post.platform, "waivers": shared} for post in posts]
    (desk / "a.jsonl").write_text("".join(f"{json.dumps(record)}\n" for record in records))
    checked = json.loads(desk("check", "--format=json", "a.jsonl").out)["posts"]
    marked = [[finding["rule"] for finding in post["findings"] if finding["waiver"]] for post in checked]
    assert marked == [["force-enjoyment"], ["force-enjoyment"]]
    told = [[finding["rule"] for finding in post["findings"] if finding["category"] == "waivers"] for post in checked]
    assert told == [["waiver-for-another-text"], []]
    listed = desk("waive", "--list", "a.jsonl")
    assert listed.err == "3 waivers: 2 in force, 1 for another text.\n"


def test_a_malformed_waiver_beside_a_post_is_a_finding(desk: Desk) -> None:
    (desk / "a.jsonl").write_text(json.dumps({"text": CLEAR, "waivers": [{"rule": "force-enjoyment"}]}))
    checked = desk("check", "--fail-on=review", "a.jsonl")
    assert checked.code == 1
    assert "A waiver of force-enjoyment cannot be read: `reason` is missing;" in checked.out


def test_a_file_of_waivers_that_cannot_be_used_is_told_once_and_silences_nothing(desk: Desk) -> None:
    desk("waive", "drafts/hold.txt", "force-enjoyment", *GIVEN)
    path = desk / "drafts" / "waivers.toml"
    path.write_text(f"{path.read_text()}\n[[waiver]\n")
    checked = desk("check", "drafts")
    assert checked.code == 2
    assert "HOLD  drafts/hold.txt" in checked.out
    assert "waive" not in checked.out
    assert checked.err.startswith("postlint: drafts/waivers.toml:12: is not TOML: ")
    assert checked.err.count("waivers.toml") == 1


def test_a_malformed_waiver_in_the_file_is_told_with_its_line(desk: Desk) -> None:
    desk("waive", "drafts/hold.txt", "force-enjoyment", *GIVEN)
    path = desk / "drafts" / "waivers.toml"
    path.write_text(f'{path.read_text()}\n[[waiver]]\nrule = "taunt-hashtag"\n')
    checked = desk("check", "drafts/hold.txt")
    assert checked.code == 1
    assert "HOLD with 1 waiver  drafts/hold.txt" in checked.out
    assert "REVIEW  drafts/waivers.toml:12\n" in checked.out
    assert "(waiver-malformed)" in checked.out


def test_an_expired_waiver_counts_for_what_is_published_in_time(desk: Desk) -> None:
    desk("waive", "drafts/hold.txt", "force-enjoyment", *GIVEN)
    assert "waived   force-enjoyment" in desk("check", "--at=2099-12-01T23:59", "drafts/hold.txt").out
    late = desk("check", "--at=2099-12-02T00:00", "drafts/hold.txt")
    assert "waived   " not in late.out
    assert "ended with\n           2099-12-01; the post is published 2099-12-02 00:00. (waiver-expired)" in late.out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("drafts/hold.txt", "force-enjoymet"),
            "drafts/hold.txt:1: `force-enjoymet` did not fire",
        ),
        (
            ("drafts/hold.txt", "zzz"),
            "drafts/hold.txt:1: `zzz` did not fire on this post; what fired: force-en",
        ),
        (("drafts/clear.txt", "force-enjoyment"), "did not fire on this post; no rule fired"),
        (("drafts/victim.txt", "whereabouts-told"), "whereabouts-told cannot be waived by anybody; write the post in"),
        (("drafts/missing.txt", "force-enjoyment"), "drafts/missing.txt: cannot be read: no such file or directory"),
        (("", "force-enjoyment"), "an empty path names no draft"),
        (
            ("drafts/hold.txt", "force-enjoyment", "--approver=Chief"),
            "Chief is not among the approvers in the profile (",
        ),
        (
            ("drafts/hold.txt", "force-enjoyment", "--author=head of COMMUNICATIONS"),
            "cannot approve a waiver of their",
        ),
        (
            ("drafts/hold.txt", "force-enjoyment", "--until=2020-01-01"),
            "`until` is 2020-01-01, before the post",
        ),
        (
            ("drafts/hold.txt", "force-enjoyment", "--until=soon"),
            "`until` is no date that exists; write a day",
        ),
        (("drafts/hold.txt", "force-enjoyment", "--reason= "), "`reason` is empty; write it"),
        (("drafts/hold.txt",), "write the draft and the rule, as in `post"),
        (
            ("drafts/hold.txt", "force-enjoyment", "taunt-hashtag"),
            "write the draft and the rule, as in `post",
        ),
        (("drafts/hold.txt", "force-enjoyment", "--profile=none.toml"), "none.toml: cannot be read"),
    ],
    ids=str,
)
def test_what_would_not_count_is_refused_in_one_line(desk: Desk, arguments: tuple[str, ...], message: str) -> None:
    (desk / "drafts" / "victim.txt").write_text(VICTIM)
    done = desk("waive", *GIVEN, *arguments)
    assert (done.code, done.out) == (2, "")
    assert message in done.err
    assert done.err.count("\n") == 1
    assert not (desk / "drafts" / "waivers.toml").exists()


def test_without_approvers_nobody_may_waive(desk: Desk) -> None:
    message = 'nobody may waive yet: name who may in postlint.toml, as [[approver]] with name = "..." below it\n'
    write_profile(desk.folder)
    assert desk("waive", "drafts/hold.txt", "force-enjoyment", *GIVEN).err == f"postlint: postlint.toml: {message}"
    (desk / "postlint.toml").unlink()
    assert desk("waive", "drafts/hold.txt", "force-enjoyment", *GIVEN).err == f"postlint: {message}"


def test_what_is_waived_already_is_not_waived_again(desk: Desk) -> None:
    desk("waive", "drafts/hold.txt", "force-enjoyment", *GIVEN)
    before = (desk / "drafts" / "waivers.toml").read_bytes()
    again = desk("waive", "drafts/hold.txt", "force-enjoyment", *GIVEN)
    assert again.code == 2
    assert "is waived for this post already; `postlint waive --list` shows by whom" in again.err
    assert (desk / "drafts" / "waivers.toml").read_bytes() == before


def test_an_option_that_nobody_can_be_asked_for_is_named(desk: Desk) -> None:
    done = desk("waive", "drafts/hold.txt", "force-enjoyment", "--approver=Head of communications")
    assert done.code == 2
    assert done.err.startswith("postlint: Invalid value for '--reason': is missing; write it.")


def test_the_author_is_who_git_says(desk: Desk) -> None:
    subprocess.run(["git", "init", "-q"], cwd=desk.folder, check=True)
    subprocess.run(["git", "config", "user.name", "Press office"], cwd=desk.folder, check=True)
    given = [option for option in GIVEN if not option.startswith("--author")]
    assert "Author: Press office. " in desk("waive", "drafts/hold.txt", "force-enjoyment", *given).out


def test_one_post_of_many_is_named_by_id_or_line(desk: Desk) -> None:
    records = [{"id": name, "text": text} for name, text in (("a", CLEAR), ("b", HOLD), ("c", f"{HOLD} Ha!"))]
    path = desk / "drafts" / "week.jsonl"
    path.write_text("".join(f"{json.dumps(record)}\n" for record in records))
    command = ("waive", "drafts/week.jsonl", "force-enjoyment", *GIVEN)
    message = "postlint: drafts/week.jsonl: 3 posts here; name one with --post: a, b, c\n"
    assert desk(*command).err == message
    assert "no post `d` here; name one with --post: a, b, c" in desk(*command, "--post=d").err
    assert desk(*command, "--post=b").code == 0
    assert desk(*command, "--post=3").code == 0
    posts = json.loads(desk("check", "--format=json", "drafts/week.jsonl").out)["posts"]
    assert [any(finding["waiver"] for finding in post["findings"]) for post in posts] == [False, True, True]
    path.write_text("".join(json.dumps({"id": "a", "text": HOLD, "platform": name}) + "\n" for name in ("x", "web")))
    assert "2 posts here; name one with --post: a/x, a/web" in desk(*command, "--post=a").err
    assert desk(*command, "--post=a/web").code == 0


def test_waivers_are_listed_by_rule_and_approver(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk("waive", "drafts/hold.txt", "taunt-hashtag", *GIVEN)
    desk("waive", "drafts/hold.txt", "force-enjoyment", *GIVEN)
    path = desk / "drafts" / "waivers.toml"
    old = path.read_text().replace("2099", "2020")
    other = (
        path.read_text()
        .replace(post_hash(Post(HOLD)), "0" * 64)
        .replace("Head of communications", "Duty press officer")
    )
    path.write_text(f'{path.read_text()}{old}{other}[[waiver]]\nrule = "x"\n')
    monkeypatch.setenv("COLUMNS", "200")
    for paths in ((), (".",), ("drafts",)):
        shown = desk("waive", "--list", *paths)
        assert shown.code == 0
        assert shown.err == "7 waivers: 2 in force, 2 expired, 2 for another text, 1 malformed.\n"
        assert [line for line in shown.out.splitlines() if not line.startswith(" ")] == [
            "force-enjoyment",
            "taunt-hashtag",
            "x",
        ]
        of_rule = [line.strip() for line in shown.out.partition("taunt-hashtag")[0].splitlines()[1:]]
        assert of_rule[0::2] == [
            "- Duty press officer, for another text, until 2099-12-01: The family asked for it",
            "- Head of communications, expired, until 2020-12-01: The family asked for it",
            "- Head of communications, in force, until 2099-12-01: The family asked for it",
        ]
        assert of_rule[5] == "author: Press officer; post: drafts/hold.txt:1; written in drafts/waivers.toml:12"


def test_no_waivers_are_listed_as_none(desk: Desk) -> None:
    assert desk("waive", "--list").err == "No waivers.\n"


def test_bad_waivers_are_explained_like_rules(desk: Desk) -> None:
    for kind in ("expired", "for-another-text", "forbidden", "malformed", "undated", "unused"):
        shown = desk("explain", f"waiver-{kind}")
        assert shown.code == 0
        assert shown.out.startswith("warning  ")
        assert f"waiver-{kind}, in waivers" in shown.out


def test_it_is_said_of_a_rule_that_nobody_may_waive_it(desk: Desk) -> None:
    words = "Nobody may publish in spite of this rule"
    assert words in desk("explain", "live-tactics").out
    assert words not in desk("explain", "force-enjoyment").out


@pytest.mark.skipif(os.name == "nt", reason="needs a Unix terminal")
def test_a_person_is_asked_and_told_that_the_reason_may_be_disclosed(desk: Desk) -> None:
    ours, theirs = os.openpty()
    os.write(ours, b"The family asked for it\nHead of communications\n2099-12-01\n")
    path = {"PYTHONPATH": os.environ["PYTHONPATH"]} if "PYTHONPATH" in os.environ else {}
    command = [*COMMAND, "waive", "drafts/hold.txt", "force-enjoyment", "--author=Press officer"]
    done = subprocess.run(
        command, cwd=desk.folder, stdin=theirs, capture_output=True, text=True, check=False, env=environment(**path)
    )
    os.close(ours)
    os.close(theirs)
    assert done.returncode == 0
    assert "Reason, which may have to be disclosed (freedom of information): " in done.stderr
    assert "Who answers for it (Head of communications, Duty press officer): " in done.stderr
    assert 'reason = "The family asked for it"' in (desk / "drafts" / "waivers.toml").read_text()


@pytest.mark.skipif(os.name == "nt", reason="needs a Unix terminal")
def test_a_person_who_gives_no_answer_has_decided_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = os.openpty()
    os.write(ours, b"\x04")  # the end of input, as a terminal sends it
    with open(theirs, encoding="utf-8") as person:  # noqa: PTH123
        monkeypatch.setattr(sys, "stdin", person)
        assert desk("waive", "drafts/hold.txt", "force-enjoyment", "--author=Press officer").code == 130
    os.close(ours)
    assert not (desk / "drafts" / "waivers.toml").exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", 'Text,Waivers\n"{text}","[{{""rule"": "\n'),
        ("a.jsonl", '{{"text": "{text}", "waivers": "all of them"}}\n'),
        ("a.json", '[{{"text": "{text}", "waivers": 7}}]\n'),
        ("a.yaml", "- text: '{text}'\n  waivers: yes please\n"),
        ("a.md", "---\nwaivers: {{}}\n---\n{text}\n"),
    ],
)
def test_waivers_that_are_no_list_are_a_finding_and_the_post_is_checked(desk: Desk, name: str, content: str) -> None:
    (desk / name).write_text(content.format(text=HOLD))
    (post,) = json.loads(desk("check", "--format=json", name).out)["posts"]
    rules = [finding["rule"] for finding in post["findings"]]
    assert {"waiver-malformed", "force-enjoyment"} <= set(rules)


def test_the_columns_of_the_profile_hold_for_waivers_too(desk: Desk) -> None:
    write_profile(desk.folder, APPROVERS, '[columns]\ntext = "Wording"\n')
    (desk / "plan.csv").write_text(f'Wording,Id\n"{HOLD}",7\n')
    done = desk("waive", "plan.csv", "force-enjoyment", *GIVEN)
    assert (done.code, done.out.startswith("waivers.toml:3: ")) == (0, True)
    listed = desk("waive", "--list", "plan.csv")
    assert (listed.code, listed.err) == (0, "1 waiver: 1 in force.\n")


def test_a_waiver_that_fits_no_post_is_not_counted_as_a_post(desk: Desk) -> None:
    desk("waive", "drafts/hold.txt", "force-enjoyment", *GIVEN)
    (desk / "drafts" / "hold.txt").unlink()
    assert desk("check", "drafts").err.startswith("No rule fired (")
    assert ", 1 post). 1 waiver fits no post." in desk("check", "drafts").err
    assert (desk("check", "drafts").code, desk("check", "--fail-on=review", "drafts").code) == (0, 1)
    summary = json.loads(desk("check", "--format=json", "drafts").out)["summary"]
    assert (summary["posts"], summary["review"], summary["stray_waivers"]) == (1, 0, 1)


@pytest.mark.parametrize("form", ["sarif", "github", "html"])
def test_a_waiver_that_does_not_count_has_a_title(desk: Desk, form: str) -> None:
    (desk / "a.jsonl").write_text(json.dumps({"text": CLEAR, "waivers": [{}]}))
    assert "A waiver that cannot be read" in desk("check", f"--format={form}", "a.jsonl").out
