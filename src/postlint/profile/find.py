"""Find the profile of a run."""

import os
from pathlib import Path

NAME = "postlint.toml"


def find_profile() -> Path | None:
    """Find the profile in the working folder, else in the nearest folder above it that has one.

    Returns its path as seen from the working folder, or None where there is none.
    """
    try:
        here = Path.cwd()
    except OSError:  # the folder was deleted
        return None
    for folder in (here, *here.parents):
        # Unlike the method of a path, this says no where a folder may not be looked into.
        if os.path.isfile(folder / NAME):  # noqa: PTH113
            return Path(os.path.relpath(folder / NAME, here))
    return None


def declared_beside(profile: Path) -> Path:
    """Give the file that holds the periods declared by command, for a profile: `postlint.periods.toml` beside it."""
    return profile.with_name(f"{profile.name.removesuffix('.toml')}.periods.toml")
