"""What stood in the drafts before, as git knows it: for those who want only what is new to be checked."""

from postlint.history.changed import changed_drafts
from postlint.history.revision import Revision

__all__ = ["Revision", "changed_drafts"]
