"""The packs of rules that a command works with: those of the profile, where there is one."""

from collections.abc import Sequence
from pathlib import Path

from postlint.profile.find import find_profile
from postlint.rules.store import Pack


def packs_of_run(profile: Path | None) -> Sequence[Pack]:
    """Find the packs of the profile that is named, else of the one of the working folder or a folder above.

    Raises:
        ProfileError: The profile cannot be used, or a pack cannot be found.
    """
    path = profile or find_profile()
    if path is None:
        return ()
    from postlint.profile.packs import packs_of
    from postlint.profile.read import read_profile

    return packs_of(read_profile(path))
