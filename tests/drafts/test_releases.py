"""A release is one record with a text for each channel."""

import json
from datetime import datetime
from pathlib import Path

import pytest
import yaml

from postlint import Media, Post
from postlint.drafts import Draft, read_drafts
from postlint.errors import DraftError

RELEASE = {
    "id": "release-7",
    "account": "Norwell Police",
    "publish_at": "2026-05-04T09:30",
    "media": [{"alt": "A map"}],
    "channels": {
        "web": "The bridge is closed until Monday.",
        "x": {"text": "Bridge closed", "account": "@NorwellPolice", "media": []},
        "email": {"text": "Dear all", "waivers": ["one"]},
    },
    "waivers": ["all"],
}


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a.yaml"])
def test_each_channel_has_a_post_with_its_own_text(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(yaml.safe_dump(RELEASE, sort_keys=False) if name == "a.yaml" else json.dumps(RELEASE))
    web, x, email = read_drafts(path)
    assert isinstance(web, Draft)
    assert isinstance(x, Draft)
    assert isinstance(email, Draft)
    moment, media = datetime(2026, 5, 4, 9, 30), (Media(alt="A map"),)
    assert web.post == Post(
        "The bridge is closed until Monday.",
        id="release-7",
        platform="web",
        account="Norwell Police",
        publish_at=moment,
        media=media,
    )
    assert x.post == Post("Bridge closed", id="release-7", platform="x", account="@NorwellPolice", publish_at=moment)
    assert [draft.channel for draft in (web, x, email)] == ["web", "x", "email"]
    assert [draft.waivers for draft in (web, x, email)] == [["all"], ["all"], ["one"]]
    assert {draft.line for draft in (web, x, email)} == {1}


def test_places_are_those_of_each_channel(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(RELEASE, indent=1))
    web, x, _ = (draft for draft in read_drafts(path) if isinstance(draft, Draft))
    assert web.positions("text", [0]) == [(11, 11)]
    assert web.positions("media[0].alt", [0]) == [(7, 12)]
    assert x.positions("text", [7]) == [(13, 20)]


def test_a_channel_may_be_on_a_platform_of_another_name(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("channels: {x-welsh: {text: Bore da, platform: x, language: cy}}")
    (draft,) = read_drafts(path)
    assert isinstance(draft, Draft)
    assert (draft.channel, draft.post.platform) == ("x-welsh", "x")


def test_a_channel_without_text_has_that_of_the_release_and_threads_stay_apart(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("text: Hello\nthread: flood\nchannels:\n  web:\n  x: Hi\n")
    drafts = [draft for draft in read_drafts(path) if isinstance(draft, Draft)]
    assert [draft.post.text for draft in drafts] == ["Hello", "Hi"]
    assert [draft.post.thread for draft in drafts] == ["flood (web)", "flood (x)"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("channels:\n", "1: `channels` must give each channel its text, as in "),
        ("channels: [x]\n", "1: `channels` must give each channel its text, as in "),
        ("channels: {x: Hi}\nplatform: x\n", "2: `platform` cannot stand beside `channels`, "),
        ("channels: {x: Hi}\ntext: Hello\n", "2: `text` is published nowhere, "),
        ("channels:\n  x:\n", "2: `channels.x` has no `text`, and neither has the release; write one"),
        ("channels:\n  x: [Hi]\n", "2: `channels.x` must be a text, or a record with fields of its own"),
        (
            "channels:\n  x:\n    text: Hi\n    txet: Hi\n",
            "4: `channels.x.txet` is not a field of a post; did you",
        ),
        ("channels:\n  x: ' '\n", "1: the post is empty: write its text"),
        ("channels:\n  x: Hi\npublish_at: soon\n", "3: `publish_at` is not a date and time; "),
    ],
)
def test_a_mistake_has_its_place(tmp_path: Path, data: str, message: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(data)
    (error,) = read_drafts(path)
    assert isinstance(error, DraftError)
    assert str(error).removeprefix(f"{path}:").startswith(message)


def test_one_bad_channel_does_not_hide_the_others(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("channels:\n  web: {txt: Hi}\n  x: Hi\n")
    error, draft = read_drafts(path)
    assert isinstance(error, DraftError)
    assert isinstance(draft, Draft)
    assert draft.channel == "x"
