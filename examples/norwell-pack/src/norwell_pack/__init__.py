"""Rules for posts that all services around the Norwell causeway share."""

from pathlib import Path

RULES = Path(__file__).parent / "rules"
