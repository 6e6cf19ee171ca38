"""Ask postlint about a release. Whatever goes wrong on the way is an error, and never a clear verdict."""

import json
import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from newsroom.release import Release

VERDICTS = ("clear", "review", "hold")


class LinterDown(Exception):  # noqa: N818 - it reads as what happened
    """Say why there is no verdict; without one nothing goes out, except by the urgent path."""


@dataclass(frozen=True)
class Answer:
    """Hold what postlint says about the post of one channel; `advice` has words of the post in it."""

    verdict: str
    rules: tuple[str, ...]
    advice: tuple[str, ...]


def ask(release: Release, at: datetime, profile: Path | None, deadline: float) -> dict[str, Answer]:
    """Return postlint's answer for each channel, as if the release were published at a moment.

    Raises:
        LinterDown: There is no answer within `deadline` seconds, or not one of the promised shape.
    """
    question = {
        "profile": profile and str(profile),
        "at": at.isoformat(),
        "posts": [{**fields, "id": release.id, "platform": name} for name, fields in release.posts.items()],
    }
    try:
        done = subprocess.run(
            [sys.executable, str(Path(__file__).with_name("check.py"))],
            input=json.dumps(question),
            capture_output=True,
            encoding="utf-8",
            timeout=deadline,
            check=True,
        )
        said = json.loads(done.stdout)
        if "error" in said:
            raise LinterDown(said["error"])
        answers = [Answer(item["verdict"], tuple(item["rules"]), tuple(item["advice"])) for item in said]
        if any(answer.verdict not in VERDICTS for answer in answers):
            raise LinterDown("postlint gave a verdict that this tool does not know")
        return dict(zip(release.posts, answers, strict=True))
    except subprocess.TimeoutExpired:
        raise LinterDown(f"postlint did not answer within {deadline:g} seconds") from None
    except (OSError, subprocess.CalledProcessError) as error:
        # What it wrote before it failed may hold words of the post.
        raise LinterDown(f"postlint cannot be run ({type(error).__name__})") from None
    except (ValueError, KeyError, TypeError):
        raise LinterDown("postlint gave an answer that this tool does not understand") from None


def worst(answers: dict[str, Answer]) -> str:
    """Return the gravest of several verdicts."""
    return max((answer.verdict for answer in answers.values()), key=VERDICTS.index)
