"""Read the posts that quality is measured on: labelled ones, retold incidents, and real ones of official accounts."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from postlint import Verdict
from postlint.reading.wordlist import word_ranks
from postlint.rules.compiled import GUIDANCE, PERIOD_KINDS

# Which categories of the rulebook answer a label of the data.
LABELS: Mapping[str, tuple[str, ...]] = {
    label: tuple(categories)
    for label, categories in json.loads(Path(__file__).with_name("quality_labels.json").read_text("utf-8")).items()
}
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
# Shorter or more frequent words of a title do not say what it is about.
SHORTEST_TOPIC, COMMONEST_TOPIC = 4, 500


class Kind(StrEnum):
    """Say what a post is measured for, and how it was labelled."""

    INVENTED = "invented"
    IN_CONTEXT = "in context"
    INCIDENT = "incident"
    OFFICIAL = "official"


@dataclass(frozen=True, slots=True)
class Sample:
    """Hold one post to measure on.

    `verdict` is what people say of it, None for a real post, where nobody was asked. `counts` is false for an incident
    that its text does not give away. `labels` are the names of the data, the main one first. `in_force` are entries of
    a profile, as `profile_in_force` takes them; `publish_at` and `platform` come with them.
    """

    kind: Kind
    text: str
    verdict: Verdict | None = None
    labels: tuple[str, ...] = ()
    counts: bool = True
    source: str = ""
    in_force: tuple[Mapping[str, Any], ...] = ()
    publish_at: datetime | None = None
    platform: str | None = None

    @property
    def categories(self) -> frozenset[str]:
        """Name the categories of the rulebook of which one should answer this post."""
        return frozenset(category for label in self.labels for category in LABELS[label])


def read_samples(file: Path) -> Iterator[Sample]:
    """Yield the posts of a file of JSON Lines; what kind they are shows in their fields."""
    with file.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                if line.strip():
                    yield _sample(json.loads(line))
            except (KeyError, TypeError, ValueError) as error:
                raise SystemExit(f"{file}:{number}: is not a post to measure on: {error!r}") from None


def _sample(record: Mapping[str, Any]) -> Sample:
    text, labels = str(record["text"]), tuple(record.get("categories", ()))
    if unknown := set(labels) - LABELS.keys():
        raise ValueError(f"unknown labels {sorted(unknown)}; add them to quality_labels.json")
    if "verdict" in record:
        verdict, context = Verdict(record["verdict"]), record.get("context")
        if not context:
            return Sample(Kind.INVENTED, text, verdict, labels)
        day = datetime.fromisoformat(context["date"])
        entries = tuple(_entry(entry, day) for entry in context["in_force"])
        platform = context.get("platform")
        return Sample(Kind.IN_CONTEXT, text, verdict, labels, in_force=entries, publish_at=day, platform=platform)
    if "label" in record:
        risky = bool(record["label"])
        counts = bool(record["text_detectable"] and not record["weak"]) or not risky
        return Sample(Kind.INCIDENT, text, Verdict.REVIEW if risky else Verdict.CLEAR, labels, counts)
    return Sample(Kind.OFFICIAL, text, source=str(record.get("source", "")))


def _entry(entry: str | Mapping[str, Any], day: datetime) -> Mapping[str, Any]:
    """Give what was in force as an entry of a profile that is in force on the day of the post.

    A bare title is that of a period where it names a kind of period, else of guidance; its rarer words are the topics.
    """
    if isinstance(entry, str):
        kind = next((kind for kind in PERIOD_KINDS if kind in entry.casefold()), GUIDANCE)
        entry = {"kind": kind, "title": entry, "topics": _topics(entry)}
    if entry["kind"] != GUIDANCE:
        return {"kind": entry["kind"], "title": entry["title"], "from": day.date(), "until": day.date()}
    topics, discouraged = ([_plain(words) for words in entry.get(key, ())] for key in ("topics", "discourages"))
    return {"title": entry["title"], "from": day.date(), "topics": topics, "discourages": discouraged}


def _topics(title: str) -> list[str]:
    ranks = word_ranks()
    words = [word for word in WORD.findall(title.casefold()) if word.isalpha() and len(word) >= SHORTEST_TOPIC]
    return [word for word in words if ranks.get(word, COMMONEST_TOPIC) >= COMMONEST_TOPIC] or words or [_plain(title)]


def _plain(words: str) -> str:
    """Leave out marks, some of which mean something in the notation of phrases."""
    return " ".join(WORD.findall(words))
