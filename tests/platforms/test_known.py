"""Platforms by the names that people give them."""

import pytest

from postlint.platforms import platform_called
from postlint.platforms.known import KNOWN


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("x", "X"),
        ("X", "X"),
        ("Twitter", "X"),
        ("X/Twitter", "X"),
        ("X (Twitter)", "X"),
        ("x.com", "X"),
        ("x-premium", "X Premium"),
        ("bsky", "Bluesky"),
        ("@bsky.app", "Bluesky"),
        ("Blue Sky", "Bluesky"),
        ("mastodon.social", "Mastodon"),
        ("threads", "Threads"),
        ("FB", "Facebook"),
        ("Linked-In", "LinkedIn"),
        ("SMS", "a text message"),
        ("e-mail", "e-mail"),
    ],
)
def test_a_platform_is_known_by_many_names(written: str, title: str) -> None:
    platform = platform_called(written)
    assert platform is not None
    assert platform.title == title


@pytest.mark.parametrize("written", ["", "blusky", "y", "𝕏", "no"])
def test_what_is_not_known_is_not_guessed(written: str) -> None:
    assert platform_called(written) is None


def test_no_two_platforms_share_a_name() -> None:
    names = [name for platform in KNOWN for name in platform.names]
    assert len(names) == len(set(names))
    assert all(platform_called(name) is not None for name in names)
