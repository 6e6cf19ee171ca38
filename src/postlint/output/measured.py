"""Figures of a rule in one line, for a person."""

from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from postlint.authoring.measured import Invented, Measured

NOT_MEASURED = "Not measured."
_FEW = {1: "once", 2: "twice"}
# Shares are told in parts of this many at most: "1 of 5".
_MOST_PARTS = 10


def measured_line(rule: str, measured: "Measured | None", digest: str | None = None) -> str:
    """Say how often a rule fired when it was measured and how often rightly, and how much all rules miss.

    `digest` is that of the rules as they are, where one wants to know whether those were measured.
    """
    if measured is None or rule not in measured.rules:
        return NOT_MEASURED
    of_rule, invented, official = measured.rules[rule], measured.invented, measured.official
    unseen, own = measured.unseen, f"it {_fired(of_rule.invented, of_rule.right)}"
    if unseen:
        own += f", and on {unseen.posts:,} by authors unseen {_fired(of_rule.unseen, of_rule.unseen_right)}"
    elsewhere = f"on {official.posts:,} real official posts {_times(of_rule.official)}"
    earlier = ", with an earlier state of the rules" if digest not in (None, measured.rules_digest) else ""
    return (
        f"On {invented.posts:,} invented posts {own}; {elsewhere}. "
        f"All rules together {_missed(unseen or invented)}{' by such authors' if unseen else ''}. "
        f"Measured on {measured.measured_on}{earlier}."
    )


def together_line(measured: "Measured") -> str:
    """Say how good all rules together proved to be."""
    invented, official, incidents, unseen = measured.invented, measured.official, measured.incidents, measured.unseen
    lines = [
        f"Of {invented.risky:,} risky posts among {invented.posts:,} invented ones they flag {invented.flagged:,}, "
        f"and {invented.clear_flagged:,} of {invented.clear:,} clear ones; of {official.posts:,} real official posts "
        f"{official.flagged:,}."
    ]
    if unseen:
        lines.append(
            f"They were written with such posts in view. Of {unseen.risky:,} risky posts by authors whom nobody "
            f"had read they flag {unseen.flagged:,}, and {unseen.clear_flagged:,} of {unseen.clear:,} clear ones."
        )
    if incidents:
        lines.append(
            f"Of {incidents.told:,} retold incidents whose words give them away they flag {incidents.flagged:,}, "
            f"and {incidents.fair_flagged:,} of {incidents.fair:,} fair posts of their kind."
        )
    return " ".join([*lines, f"Measured on {measured.measured_on}."])


def _fired(fired: int, right: int) -> str:
    return f"fired {_times(fired)}, {_rightly(right, fired)}" if fired else "never fired"


def _times(number: int) -> str:
    return _FEW.get(number) or (f"{number:,} times" if number else "never")


def _rightly(right: int, fired: int) -> str:
    if fired == 1:
        return "rightly" if right else "wrongly"
    if right == fired:
        return "always rightly"
    return f"{right:,} of them rightly" if right else "never rightly"


def _missed(posts: "Invented") -> str:
    missed, risky = posts.risky - posts.flagged, posts.risky
    if not missed:
        return f"miss none of {risky:,} risky posts"
    share = Fraction(missed, risky)
    parts = share.limit_denominator(_MOST_PARTS)
    if parts in (0, 1) and parts != share:
        return f"miss {missed:,} of {risky:,} risky posts"
    about = "" if parts == share else "about "
    return f"miss {about}{parts.numerator} of {parts.denominator} risky posts"
