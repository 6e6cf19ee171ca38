"""postlint reads drafts of official posts before anybody else does.

from postlint import Linter, Post

report = Linter().check(Post(text="..."))
report.verdict       # Verdict.HOLD, REVIEW or CLEAR
report.findings      # what was found, the gravest first
"""

from postlint.errors import DraftError, PipelineError, PostlintError, ProfileError, RuleError, WaiverError
from postlint.linter import Linter
from postlint.post import Media, Post, QuotedPost
from postlint.report import Basis, Finding, NotRun, Report, Severity, Span, Verdict
from postlint.version import __version__

__all__ = [
    "Basis",
    "DraftError",
    "Finding",
    "Linter",
    "Media",
    "NotRun",
    "PipelineError",
    "Post",
    "PostlintError",
    "ProfileError",
    "QuotedPost",
    "Report",
    "RuleError",
    "Severity",
    "Span",
    "Verdict",
    "WaiverError",
    "__version__",
]
