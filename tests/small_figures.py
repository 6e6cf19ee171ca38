"""Figures of a rule or two, as if they had been measured."""

from datetime import date

from postlint.authoring.measured import Incidents, Invented, Measured, Official, RuleFigures

FIGURES = Measured(
    measured_on=date(2026, 5, 4),
    rules_digest="digest",
    invented=Invented(posts=20, risky=10, flagged=8, clear=10, clear_flagged=1),
    official=Official(posts=100, flagged=2),
    incidents=Incidents(told=9, flagged=6, fair=9, fair_flagged=0),
    rules={"force-enjoyment": RuleFigures(invented=4, right=3, official=2)},
)
