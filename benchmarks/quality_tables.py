"""Print figures as plain tables."""

from collections.abc import Mapping, Sequence
from typing import Any

from speed import table

TITLES = {"invented": "Invented posts", "in_context": "Invented posts with what was in force"}
FIRED = ("fired", "incidents", "official")


def print_figures(found: Mapping[str, Any]) -> None:
    """Print the figures of each kind of posts, then those of the rules that fired."""
    for kind, title in TITLES.items():
        if kind in found:
            _labelled(title, found[kind])
    if "incidents" in found:
        _incidents(found["incidents"])
    if "official" in found:
        _official(found["official"])
    _rules(found)


def _labelled(title: str, of: Mapping[str, Any]) -> None:
    table(
        f"{title}: {of['posts']:,}",
        ("", "of", "are", "share"),
        [
            _share("risky posts flagged", of["flagged"], of["risky"]),
            _share("clear posts flagged", of["clear_flagged"], of["clear"]),
            _share("flagged risky posts with the right verdict", of["same_verdict"], of["flagged"]),
            _share("flagged risky posts with a right category", of["right_category"], of["flagged"]),
        ],
    )
    verdicts = [*of["verdicts"]]
    rows = [(labelled, *(f"{told[verdict]:,}" for verdict in verdicts)) for labelled, told in of["verdicts"].items()]
    table(f"{title}: labelled (rows), as the rules say (columns)", ("", *verdicts), rows)
    table(
        f"{title}: risky ones by their main label",
        ("", "posts", "flagged", "share", "by a right category"),
        [
            (
                label,
                f"{counts['posts']:,}",
                f"{counts['flagged']:,}",
                _percent(counts["flagged"], counts["posts"]),
                f"{counts['right_category']:,}",
            )
            for label, counts in of["labels"].items()
        ],
    )


def _incidents(of: Mapping[str, int]) -> None:
    table(
        "Retold incidents",
        ("", "of", "are", "share"),
        [
            _share("incidents that the text gives away, flagged", of["flagged"], of["told"]),
            _share("the same, held", of["held"], of["told"]),
            _share("the flagged ones with a right category", of["right_category"], of["flagged"]),
            _share("other and debatable incidents, flagged", of["not_told_flagged"], of["not_told"]),
            _share("fair posts and apologies, flagged", of["fair_flagged"], of["fair"]),
        ],
    )


def _official(of: Mapping[str, Any]) -> None:
    table(
        "Real official posts: flags per 1,000",
        ("", "posts", "review", "hold"),
        [_rate(source or "no source", counts) for source, counts in of["sources"].items()] + [_rate("all", of)],
    )


def _rules(found: Mapping[str, Any]) -> None:
    posts = found["official"]["posts"] if "official" in found else 0
    rules = found["rules"]
    silent = [rule for rule, counts in rules.items() if not any(counts[key] for key in FIRED)]
    rows = [
        (
            rule,
            counts["severity"],
            *(f"{counts[key]:,}" for key in ("fired", "right", "wrong", "incidents", "official")),
            f"{counts['official'] / posts * 1e3:.2f}" if posts else "-",
        )
        for rule, counts in sorted(rules.items(), key=lambda item: (-item[1]["wrong"] - item[1]["official"], item[0]))
        if rule not in silent
    ]
    head = ("", "severity", "fired", "right", "wrong", "on incidents", "on official", "per 1,000")
    table("Rules, those with the most to look at first", head, rows)
    print(f"\n{len(silent)} of {len(rules)} rules never fired{': ' if silent else ''}{', '.join(silent)}")


def _share(what: str, part: int, whole: int) -> Sequence[str]:
    return what, f"{whole:,}", f"{part:,}", _percent(part, whole)


def _percent(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "-"


def _rate(source: str, counts: Mapping[str, int]) -> Sequence[str]:
    rates = (counts[key] / counts["posts"] * 1e3 for key in ("review", "hold"))
    return source, f"{counts['posts']:,}", *(f"{rate:.1f}" for rate in rates)
