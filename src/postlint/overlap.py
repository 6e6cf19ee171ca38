"""Where several rules meet on the same words, the gravest speaks and names the others."""

from collections.abc import Iterable
from dataclasses import replace

from postlint.report import Finding, Severity

_GRAVITY = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def gravest_first(findings: Iterable[Finding]) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Fold findings whose words another has already marked; returns those that speak, in order, and those folded.

    A finding is folded where each of its spans touches a span of one that is graver, or as grave and marks
    more; that one names it in `also`. A rule that speaks of two pieces of guidance speaks twice. A finding that
    yields is folded, unnamed, wherever another is graver than a note.
    """
    kept: list[Finding] = []
    folded: list[Finding] = []
    for candidate in sorted(findings, key=_by_gravity_and_reach):
        if candidate.yields and any(_outspoken(other) for other in kept):
            folded.append(candidate)
            continue
        for number, graver in enumerate(kept):
            apart = candidate.rule == graver.rule or _GRAVITY[candidate.severity] < _GRAVITY[graver.severity]
            if not apart and candidate.field == graver.field and _covered(candidate, graver):
                kept[number] = replace(graver, also=tuple(dict.fromkeys((*graver.also, candidate.rule))))
                folded.append(candidate)
                break
        else:
            kept.append(candidate)
    return in_order(kept), tuple(folded)


def _outspoken(finding: Finding) -> bool:
    return finding.severity is not Severity.NOTE and not finding.yields


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Order findings by gravity, then place."""
    return tuple(sorted(findings, key=lambda finding: (_GRAVITY[finding.severity], finding.field, _start(finding))))


def _by_gravity_and_reach(finding: Finding) -> tuple[bool, int, int, str]:
    marked = sum(span.end - span.start for span in finding.spans)
    return finding.yields, _GRAVITY[finding.severity], -marked, finding.rule


def _start(finding: Finding) -> int:
    return finding.spans[0].start if finding.spans else 0


def _covered(finding: Finding, graver: Finding) -> bool:
    if not finding.spans:
        return False
    marked = sorted((span.start, span.end) for span in graver.spans)
    place = 0
    for span in sorted(finding.spans, key=lambda item: item.start):
        while place < len(marked) and marked[place][1] <= span.start:
            place += 1
        if place == len(marked) or marked[place][0] >= span.end:
            return False
    return True
