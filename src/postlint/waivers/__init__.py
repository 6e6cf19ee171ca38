"""Decisions to publish in spite of a finding: where they are written, what they must say, and which of them count.

`read_waivers` takes what stands beside a post, `read_waiver_file` a `waivers.toml`; `Linter.waive` marks the findings
that are waived. A waiver that does not count silences nothing and is a finding of its own.
"""

from postlint.waivers.file import find_waiver_file, read_waiver_file
from postlint.waivers.model import Malformed, Waiver
from postlint.waivers.post_hash import post_hash
from postlint.waivers.read import read_waivers

__all__ = ["Malformed", "Waiver", "find_waiver_file", "post_hash", "read_waiver_file", "read_waivers"]
