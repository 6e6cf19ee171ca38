"""What is denied does not count; what a negation praises does."""

from collections.abc import Callable

import pytest

Drops = Callable[[str, str, str], bool]


@pytest.mark.parametrize(
    "text",
    [
        "We do not love this.",
        "We don't love this.",
        "We dont love this.",
        "We don't enjoy kicking doors in, and nobody here would love it.",
        "Nobody in the team would ever love this.",
        "Never our favourite thing.",
        "There is no love lost here.",
        "There is never a love for force in this team.",
        "Without any love for it, we went in.",
        "It doesn't bring more love.",
        "Kicking down doors is not our favourite thing.",
        "No officer loves this.",
        "We didn't join to love this.",
        "None of us love this.",
        "Neither of our officers loved it.",
        "There is no job so dull that we love this.",
        "Being right is hardly our favourite thing.",
    ],
)
def test_denied(drops: Drops, text: str) -> None:
    assert drops("{negated: relish}", "relish", text)


@pytest.mark.parametrize(
    "text",
    [
        "We love this.",
        "We can't wait, we love this.",
        "Cant wait to love this.",
        "Not today. We love this.",
        "Not everyone can, but we love this.",
        "Not only do we love this, we live for it.",
        "We couldn't love this more.",
        "Who doesn't love this?",
        "Why wouldn't we love this?",
        "What's not to love?",
        "Nobody could love it more than us.",
        "There was never a better favourite thing.",
        "We haven't had so much love in weeks.",
        "No doubt we love this.",
        "He did not stop; we love this.",
        "We don't mess about and we love this.",
        "Nobody was hurt and our officers loved it.",
        "The door didn't last long, we love this.",
        "To the thief who can't run: we love this.",
        "Love it or not, here we come.",
    ],
)
def test_stated(drops: Drops, text: str) -> None:
    assert not drops("{negated: relish}", "relish", text)
