"""Count what was said of posts against what people say of them: plain figures, ready for JSON."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from postlint import Severity, Verdict
from postlint.authoring.measured import Incidents, Invented, Measured, Official, RuleFigures
from postlint.rules.compiled import Rule
from quality_posts import LABELS, Kind
from quality_run import Outcome

VERDICTS = (Verdict.HOLD, Verdict.REVIEW, Verdict.CLEAR)


def figures(outcomes: Sequence[Outcome], rules: Iterable[Rule]) -> dict[str, Any]:
    """Give the figures of each kind of posts that there are, and those of each rule."""
    of = {kind: [outcome for outcome in outcomes if outcome.sample.kind is kind] for kind in Kind}
    found: dict[str, Any] = {}
    if of[Kind.INVENTED]:
        found["invented"] = _labelled(of[Kind.INVENTED])
    if of[Kind.IN_CONTEXT]:
        found["in_context"] = _labelled(of[Kind.IN_CONTEXT])
    if of[Kind.INCIDENT]:
        found["incidents"] = _incidents(of[Kind.INCIDENT])
    if of[Kind.OFFICIAL]:
        found["official"] = _official(of[Kind.OFFICIAL])
    found["rules"] = _rules(of, rules)
    return found


def is_risky(outcome: Outcome) -> bool:
    """Tell whether people would not let a post pass."""
    return outcome.sample.verdict in (Verdict.HOLD, Verdict.REVIEW)


def is_rightly_placed(outcome: Outcome) -> bool:
    """Tell whether a rule of a right category found something above a note."""
    graver = {fired.category for fired in outcome.fired if fired.severity is not Severity.NOTE}
    return not graver.isdisjoint(outcome.sample.categories)


def _labelled(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    risky = [outcome for outcome in outcomes if is_risky(outcome)]
    flagged = [outcome for outcome in risky if outcome.flagged]
    clear = [outcome for outcome in outcomes if not is_risky(outcome)]
    told = Counter((outcome.sample.verdict, outcome.verdict) for outcome in outcomes)
    return {
        "posts": len(outcomes),
        "risky": len(risky),
        "flagged": len(flagged),
        "clear": len(clear),
        "clear_flagged": sum(outcome.flagged for outcome in clear),
        "same_verdict": sum(outcome.verdict is outcome.sample.verdict for outcome in flagged),
        "right_category": sum(map(is_rightly_placed, flagged)),
        "verdicts": {
            str(labelled): {str(verdict): told[labelled, verdict] for verdict in VERDICTS} for labelled in VERDICTS
        },
        "labels": {label: counts for label in LABELS if (counts := _of_label(label, risky))["posts"]},
    }


def _of_label(label: str, risky: Iterable[Outcome]) -> dict[str, int]:
    of = [outcome for outcome in risky if outcome.sample.labels[:1] == (label,)]
    flagged = [outcome for outcome in of if outcome.flagged]
    return {"posts": len(of), "flagged": len(flagged), "right_category": sum(map(is_rightly_placed, flagged))}


def _incidents(outcomes: Sequence[Outcome]) -> dict[str, int]:
    told = [outcome for outcome in outcomes if is_risky(outcome) and outcome.sample.counts]
    others = [outcome for outcome in outcomes if not outcome.sample.counts]
    fair = [outcome for outcome in outcomes if not is_risky(outcome)]
    return {
        "told": len(told),
        "flagged": sum(outcome.flagged for outcome in told),
        "held": sum(outcome.verdict is Verdict.HOLD for outcome in told),
        "right_category": sum(is_rightly_placed(outcome) for outcome in told if outcome.flagged),
        "not_told": len(others),
        "not_told_flagged": sum(outcome.flagged for outcome in others),
        "fair": len(fair),
        "fair_flagged": sum(outcome.flagged for outcome in fair),
    }


def _official(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    sources = sorted({outcome.sample.source for outcome in outcomes})
    by_source = {
        source: _verdicts([outcome for outcome in outcomes if outcome.sample.source == source]) for source in sources
    }
    return _verdicts(outcomes) | {"sources": by_source}


def _verdicts(outcomes: Sequence[Outcome]) -> dict[str, int]:
    counts = Counter(outcome.verdict for outcome in outcomes)
    return {"posts": len(outcomes), "review": counts[Verdict.REVIEW], "hold": counts[Verdict.HOLD]}


def _rules(of: Mapping[Kind, Sequence[Outcome]], rules: Iterable[Rule]) -> dict[str, dict[str, Any]]:
    invented = [*of[Kind.INVENTED], *of[Kind.IN_CONTEXT]]
    right = _fired(filter(is_risky, invented))
    wrong = _fired(outcome for outcome in invented if not is_risky(outcome))
    incidents = _fired(outcome for outcome in of[Kind.INCIDENT] if is_risky(outcome) and outcome.sample.counts)
    official = _fired(of[Kind.OFFICIAL])
    return {
        rule.id: {
            "severity": str(rule.severity),
            "fired": right[rule.id] + wrong[rule.id],
            "right": right[rule.id],
            "wrong": wrong[rule.id],
            "incidents": incidents[rule.id],
            "official": official[rule.id],
        }
        for rule in rules
    }


def _fired(outcomes: Iterable[Outcome]) -> Counter[str]:
    return Counter(fired.rule for outcome in outcomes for fired in outcome.fired)


def measured(
    found: Mapping[str, Any], rules_digest: str, on: date, unseen: Mapping[str, Any] | None = None
) -> Measured:
    """Give the figures that are kept beside the rules; `unseen` are those of posts that nobody had in view."""
    if not _invented_parts(found) or "official" not in found:
        raise SystemExit("figures are recorded of labelled posts and real ones together: name files of both kinds")
    official = found["official"]
    incidents = found.get("incidents")
    return Measured(
        measured_on=on,
        rules_digest=rules_digest,
        invented=_invented(found),
        official=Official(posts=official["posts"], flagged=official["review"] + official["hold"]),
        incidents=Incidents(**{key: incidents[key] for key in Incidents.model_fields}) if incidents else None,
        unseen=_invented(unseen) if unseen else None,
        rules={
            rule: RuleFigures(
                invented=counts["fired"],
                right=counts["right"],
                official=counts["official"],
                unseen=unseen["rules"][rule]["fired"] if unseen else 0,
                unseen_right=unseen["rules"][rule]["right"] if unseen else 0,
            )
            for rule, counts in found["rules"].items()
        },
    )


def _invented_parts(found: Mapping[str, Any]) -> list[Mapping[str, int]]:
    return [found[kind] for kind in ("invented", "in_context") if kind in found]


def _invented(found: Mapping[str, Any]) -> Invented:
    """Count posts in context among the invented ones."""
    return Invented(**{key: sum(part[key] for part in _invented_parts(found)) for key in Invented.model_fields})
