"""Find the packs of rules that a profile names: folders, and installed packages."""

import os
from collections.abc import Iterator
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import Any

from postlint.authoring.files import did_you_mean
from postlint.errors import ProfileError
from postlint.profile.model import Profile
from postlint.rules.store import Pack

GROUP = "postlint.packs"


def packs_of(profile: Profile) -> tuple[Pack, ...]:
    """Find the packs that a profile names, in its order.

    An installed package is imported: it is code. Raises ProfileError for the first that cannot be found or imported.
    """
    found = [*_found(profile)]
    for one in found:
        if isinstance(one, ProfileError):
            raise one
    return tuple(one for one in found if isinstance(one, Pack))


def pack_problems(profile: Profile) -> list[ProfileError]:
    """List everything that keeps the packs of a profile from being found."""
    return [one for one in _found(profile) if isinstance(one, ProfileError)]


def _found(profile: Profile) -> Iterator[Pack | ProfileError]:
    for name in profile.packs:
        try:
            yield Pack(name, _folder(name, profile) if _is_path(name) else _installed(name, profile))
        except ValueError as error:
            yield profile.error(f"the pack `{name}` {error}", "rules", "packs", _number(name, profile))


def _number(name: str, profile: Profile) -> int:
    """Give the place of a pack in the list as it is written, which has the official rules in it as well."""
    import tomllib

    return list(tomllib.loads(profile.text)["rules"]["packs"]).index(name)


def _is_path(name: str) -> bool:
    return name.startswith((".", "~")) or "/" in name or "\\" in name


def _beside(profile: Profile) -> Path:
    return Path(profile.source).parent if profile.source else Path()


def _folder(name: str, profile: Profile) -> Path:
    """Find a folder, from the folder of the profile on. Raises ValueError where there is none."""
    folder = _beside(profile) / Path(name).expanduser()
    if not folder.is_dir():
        raise ValueError(f"is no folder: {folder} is not there; correct it, or take it out")
    return folder


def _installed(name: str, profile: Profile) -> Path:
    """Ask an installed package for the folder of its rules. Raises ValueError where there is none."""
    known = entry_points(group=GROUP)
    chosen = [*known.select(name=name)]
    if not chosen:
        if (_beside(profile) / name).is_dir():
            raise ValueError(f'is not installed; if you mean the folder, write "./{name}"')
        cure = did_you_mean(name, known.names) or f'; install its package, or write a folder as "./{name}"'
        raise ValueError(f"is not installed{cure}")
    if len({point.value for point in chosen}) > 1:
        raise ValueError(f"comes with several packages, {_packages(chosen)}; uninstall all but one")
    folder = _loaded(chosen[0])
    if not isinstance(folder, str | os.PathLike):
        kind = type(folder).__name__
        raise ValueError(f"gives a {kind} where it should give the folder of its rules (`{chosen[0].value}`)")
    path = Path(folder)
    if not path.is_absolute() or not path.is_dir():
        raise ValueError(f"gives {str(folder)!r}, which is no folder; install it again, or tell its author")
    return path


def _loaded(point: EntryPoint) -> Any:
    # Whatever somebody else's code does when it is imported, one line has to say it.
    try:
        given = point.load()
        return given() if callable(given) else given
    except (Exception, SystemExit) as error:
        reason = " ".join(f"{type(error).__name__}: {error}".split())
        raise ValueError(f"cannot be imported ({reason}); install it again, or tell its author") from None


def _packages(points: list[EntryPoint]) -> str:
    return ", ".join(sorted(point.dist.name if point.dist else point.value for point in points))
