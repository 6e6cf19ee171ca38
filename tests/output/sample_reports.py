"""Reports made by hand."""

from postlint import Basis, Finding, Severity, Span

TEXT = "Kicking down doors is one of our favourite things to do. #knockknock"


def finding(
    rule: str = "force-enjoyment",
    words: tuple[str, ...] = ("Kicking down doors", "favourite things to do"),
    *,
    text: str = TEXT,
    severity: Severity = Severity.ERROR,
    field: str = "text",
    also: tuple[str, ...] = (),
    waiver: str | None = None,
) -> Finding:
    """Return a finding that marks some words of a text."""
    return Finding(
        rule=rule,
        category="force",
        severity=severity,
        message=f"This may read as {rule}.",
        why="It frightens people.",
        instead="Officers forced entry to [address area].",
        basis=(Basis("A case", "https://norwell.example/case"), Basis("A code")),
        field=field,
        spans=tuple(Span(text.index(word), text.index(word) + len(word), word) for word in words),
        also=also,
        waiver=waiver,
    )
