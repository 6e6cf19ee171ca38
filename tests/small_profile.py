"""A profile of a few lines, written where a test wants it."""

from pathlib import Path
from textwrap import dedent

ORGANISATION = """\
[organisation]
name = "Norwell Police"
timezone = "Europe/London"
"""
DISTANCING = """
[[guidance]]
title = "Keep two metres apart"
from = 2020-06-01
until = 2020-09-30
topics = ["distance", "crowd"]
discourages = ["hug|embrace", "gather in a? crowd"]
source = "https://norwell.example/apart"
"""
ELECTIONS = """
[[period]]
kind = "pre-election"
title = "Local elections"
from = 2026-03-26
until = 2026-05-07
"""
APPROVERS = """
[[approver]]
name = "Head of communications"

[[approver]]
name = "Duty press officer"
"""


def write_profile(folder: Path, *parts: str, organisation: str = ORGANISATION) -> Path:
    """Write a profile that consists of an organisation and further parts; returns its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "postlint.toml"
    path.write_text(organisation + "".join(map(dedent, parts)), encoding="utf-8")
    return path
