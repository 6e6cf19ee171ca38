"""Which waivers count on a post, and what becomes of its report."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from postlint.overlap import gravest_first, in_order
from postlint.post import Post
from postlint.profile.model import Profile, last_instant
from postlint.reading import read
from postlint.report import Finding, Report, Severity
from postlint.waivers.model import Malformed, Waiver, until_in_words
from postlint.waivers.post_hash import post_hash
from postlint.waivers.standing import CATEGORY, KINDS, Standing


@dataclass(frozen=True, slots=True)
class Judgement:
    """Say how a waiver stands; where it does not count, `message` says why."""

    waiver: Waiver | Malformed
    standing: Standing
    message: str = ""


def waived(
    post: Post,
    report: Report,
    waivers: Iterable[Waiver | Malformed],
    profile: Profile | None,
    moment: datetime | None,
) -> Report:
    """Mark what is waived in the report of a post, and add a finding for each waiver that does not count.

    `moment` is when the post is published. A waiver is about one rule: findings that a waived one has spoken for come
    forward, and count unless they are waived, too. Where no waiver counts, nothing else changes.
    """
    judgements = judged(post, report, waivers, profile, moment)
    decisions: dict[str, str] = {}
    for judgement in judgements:
        if isinstance(judgement.waiver, Waiver) and judgement.standing is Standing.IN_FORCE:
            decisions.setdefault(judgement.waiver.rule, in_words(judgement.waiver))
    speaking, folded = report.findings, report.folded
    if decisions:
        # What yielded to a finding yields to the decision about it, too: it had nothing of its own to say.
        every = (*(replace(finding, also=()) for finding in speaking), *(one for one in folded if not one.yields))
        marked = [replace(finding, waiver=decisions[finding.rule]) for finding in every if finding.rule in decisions]
        speaking, folded = gravest_first(finding for finding in every if finding.rule not in decisions)
        speaking = (*speaking, *marked)
    findings = in_order((*speaking, *map(finding_about, not_counting(judgements))))
    return replace(report, findings=findings, folded=folded)


def judged(
    post: Post,
    report: Report,
    waivers: Iterable[Waiver | Malformed],
    profile: Profile | None,
    moment: datetime | None,
) -> tuple[Judgement, ...]:
    """Judge each waiver on a post, of which `report` says what was found; the same waiver twice is one."""
    of_post = post_hash(post)
    fired = {finding.rule: finding.waivable for finding in (*report.findings, *report.folded)}
    return tuple(_judged(waiver, of_post, fired, profile, moment) for waiver in dict.fromkeys(waivers))


def not_counting(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Pick the judgements on waivers that do not count."""
    return [judgement for judgement in judgements if judgement.standing is not Standing.IN_FORCE]


def finding_about(judgement: Judgement) -> Finding:
    """Report a waiver that does not count."""
    kind = KINDS[judgement.standing]
    return Finding(
        rule=kind.rule,
        category=CATEGORY,
        severity=Severity.WARNING,
        message=judgement.message,
        why=kind.why,
        instead=kind.instead,
        basis=(),
        field="text",
        spans=(),
        waivable=False,
    )


def in_words(waiver: Waiver) -> str:
    """Say who answers for a waiver, why it was given, and until when."""
    return f"{waiver.approver}: {waiver.reason.rstrip('.')}, until {until_in_words(waiver.until)}"


def stray(waiver: Waiver | Malformed) -> Judgement:
    """Judge a waiver of a file that fits none of the posts it could be for."""
    if isinstance(waiver, Malformed):
        return _malformed(waiver)
    message = f"The waiver of {waiver.rule} by {waiver.approver} fits no draft as it is now."
    return Judgement(waiver, Standing.FOR_ANOTHER_TEXT, message)


def forbidden(waiver: Waiver, waivable: bool, profile: Profile | None) -> str:
    """Say why nobody may give a waiver like this, or nothing."""
    if not waivable:
        return f"{waiver.rule} cannot be waived by anybody."
    if same_person(waiver.author, waiver.approver):
        return f"{waiver.author} cannot approve a waiver of their own."
    if profile is None:
        return "Without a profile nobody may waive; write a postlint.toml with an [[approver]] in it."
    if not profile.approvers:
        return f"{profile.source or 'The profile'} names nobody who may waive; write an [[approver]] into it."
    if not any(same_person(waiver.approver, name) for name in profile.approvers):
        return f"{waiver.approver} is not among the approvers in the profile ({', '.join(profile.approvers)})."
    return ""


def same_person(one: str, other: str) -> bool:
    """Tell whether two names are those of the same person, however they are spelt, spaced and ordered."""
    return _folded(one) == _folded(other)


def ends_before(waiver: Waiver, moment: datetime, profile: Profile) -> bool:
    """Tell whether a waiver has expired at a moment; its last day counts to its end in the organisation's zone."""
    return last_instant(waiver.until, profile.zone) < moment


def _judged(
    waiver: Waiver | Malformed,
    of_post: str,
    fired: dict[str, bool],
    profile: Profile | None,
    moment: datetime | None,
) -> Judgement:
    if isinstance(waiver, Malformed):
        return _malformed(waiver)
    whose = f"The waiver of {waiver.rule} by {waiver.approver}"
    if waiver.post != of_post:
        message = f"{whose} is for another text: the post was changed, or it never was for this one."
        return Judgement(waiver, Standing.FOR_ANOTHER_TEXT, message)
    if waiver.rule not in fired:
        return Judgement(waiver, Standing.UNUSED, f"{whose} has nothing to waive: the rule did not fire.")
    if reason := forbidden(waiver, fired[waiver.rule], profile):
        return Judgement(waiver, Standing.FORBIDDEN, f"{whose} does not count. {reason}")
    if profile is None or moment is None:
        return Judgement(waiver, Standing.UNDATED, f"{whose} does not count: nobody knows when the post is published.")
    if ends_before(waiver, moment, profile):
        published = profile.local(moment)
        message = (
            f"{whose} ended with {until_in_words(waiver.until)}; the post is published {published:%Y-%m-%d %H:%M}."
        )
        return Judgement(waiver, Standing.EXPIRED, message)
    return Judgement(waiver, Standing.IN_FORCE)


def _malformed(waiver: Malformed) -> Judgement:
    of_rule = f" of {waiver.rule}" if waiver.rule else ""
    return Judgement(waiver, Standing.MALFORMED, f"A waiver{of_rule} cannot be read: {waiver.problem}.")


def _folded(name: str) -> list[str]:
    # Read as a post is read: look-alike letters, capitals and invisible characters make no second person.
    return sorted(key for key in read(name).keys if any(map(str.isalnum, key)))
