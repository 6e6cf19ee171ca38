"""How waivers stand, and what is said of those that do not count."""

from dataclasses import dataclass
from enum import StrEnum

CATEGORY = "waivers"


class Standing(StrEnum):
    """Say whether a waiver counts, or why it does not."""

    IN_FORCE = "in force"
    EXPIRED = "expired"
    FOR_ANOTHER_TEXT = "for another text"
    FORBIDDEN = "forbidden"
    MALFORMED = "malformed"
    UNDATED = "undated"
    UNUSED = "unused"


@dataclass(frozen=True, slots=True)
class Kind:
    """Explain one kind of waiver that does not count, as a rule is explained."""

    rule: str
    title: str
    looks_for: str
    why: str
    instead: str


KINDS = {
    Standing.EXPIRED: Kind(
        "waiver-expired",
        "A waiver has expired",
        "a waiver whose `until` is before the post is published, by the organisation's clock",
        "What was right to say when it was decided may not be right any more.",
        "Write the post in another way, or have it waived again; delete the old waiver.",
    ),
    Standing.FOR_ANOTHER_TEXT: Kind(
        "waiver-for-another-text",
        "A waiver is for another text",
        "a waiver with the hash of something else: the post was changed since, or it never was for this one",
        "Somebody answers for the words that were decided on, not for those that came later.",
        "Have the post waived as it is now; delete the old waiver.",
    ),
    Standing.FORBIDDEN: Kind(
        "waiver-forbidden",
        "A waiver that nobody may give",
        "a waiver of a rule that cannot be waived, by the author alone, or by somebody who is not an approver",
        "A waiver is a decision that somebody else than the author answers for, and some harm nobody may decide on.",
        "Write the post in another way, or ask one of the approvers in the profile; delete this waiver.",
    ),
    Standing.MALFORMED: Kind(
        "waiver-malformed",
        "A waiver that cannot be read",
        "a waiver with something missing, misspelt or impossible in it",
        "What was decided must be clear to everybody who asks later.",
        "Write the waiver with `postlint waive`, which fills in what it needs.",
    ),
    Standing.UNDATED: Kind(
        "waiver-undated",
        "A waiver, and no time of publication",
        "a waiver on a post of which nobody knows when it is published",
        "Whether a waiver has expired is judged at the time of publication.",
        "Give the post its `publish_at`.",
    ),
    Standing.UNUSED: Kind(
        "waiver-unused",
        "A waiver with nothing to waive",
        "a waiver of a rule that did not fire on the post",
        "A decision that nobody needs today lies ready to hide what somebody writes tomorrow.",
        "Delete the waiver, or correct the rule's name in it.",
    ),
}
