"""The errors that postlint raises, each with one line that says where, what, and what to write instead.

PostlintError
├── DraftError     a draft cannot be read
├── PipelineError  a spaCy pipeline cannot be used
├── ProfileError   a profile cannot be used
├── RevisionError  git cannot tell what stood in the drafts before
├── RuleError      a rule, a concept or the rulebook cannot be used
└── WaiverError    a file of waivers cannot be used, or a waiver cannot be given
"""


class PostlintError(Exception):
    """Stand for every error that postlint raises on purpose.

    `source` names the file, `line` the line in it counting from 1; `message` says what is wrong
    and what to write instead.
    """

    def __init__(self, message: str, *, source: str | None = None, line: int | None = None) -> None:
        place = ":".join(str(part) for part in (source, line) if part is not None)
        super().__init__(f"{place}: {message}" if place else message)
        self.message = message
        self.source = source
        self.line = line


class DraftError(PostlintError):
    """Report a draft that cannot be read."""


class RuleError(PostlintError):
    """Report a rule, a concept or a rulebook that cannot be used."""


class ProfileError(PostlintError):
    """Report a profile that cannot be used."""


class PipelineError(PostlintError):
    """Report a spaCy pipeline that is not installed, is damaged, or was made for something else."""


class RevisionError(PostlintError):
    """Report that git cannot tell what stood in the drafts before."""


class WaiverError(PostlintError):
    """Report a file of waivers that cannot be used, or a waiver that cannot be given."""
