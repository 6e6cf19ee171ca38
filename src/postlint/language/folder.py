"""Find the folder of a pipeline, and see that it is for this spaCy before anything in it is loaded."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from json import loads
from pathlib import Path
from typing import Any

from spacy.about import __version__ as spacy_version
from spacy.util import is_compatible_version

from postlint.errors import PipelineError

ENGLISH = Path(__file__).parent / "english"
_LONGEST_REASON = 200


def find_pipeline(pipeline: str | Path) -> Path:
    """Find a pipeline by the name of an installed package or by its folder; returns the folder.

    A package is imported, because it may bring components of its own: it is code, as everything installed is.
    """
    package = _package(pipeline) if isinstance(pipeline, str) else None
    if package is not None:
        meta = checked_meta(package)
        with told(package):
            import_module(str(pipeline))
            return package / f"{meta['lang']}_{meta['name']}-{meta['version']}"
    folder = Path(pipeline)
    if isinstance(pipeline, str) and pipeline.isidentifier() and not _is_folder(folder):
        raise PipelineError(
            f"no spaCy pipeline of this name is installed: install it (`python -m spacy download {pipeline}` "
            "for those of spaCy), or give the folder of one",
            source=pipeline,
        )
    return folder


def checked_meta(folder: Path) -> dict[str, Any]:
    """Read what a pipeline's folder says of itself; raises `PipelineError` if it is for another spaCy."""
    if not _is_folder(folder):
        raise PipelineError(f"there is no such folder: {_remedy(folder)}", source=str(folder))
    with told(folder):
        meta = loads((folder / "meta.json").read_text(encoding="utf-8"))
        if not isinstance(meta, dict):
            raise ValueError("meta.json is not an object")
        made_for = str(meta.get("spacy_version") or "an unknown version")
    if not is_compatible_version(spacy_version, made_for):
        raise PipelineError(
            f"this pipeline was made for spaCy {made_for}, and {spacy_version} is installed: install a spaCy it was "
            "made for, or give a pipeline made for this one",
            source=str(folder),
        )
    return meta


@contextmanager
def told(folder: Path, component: str = "") -> Iterator[None]:
    """Turn whatever goes wrong with a damaged folder into a `PipelineError` of one line that names it.

    `component` is the part of the pipeline that is being loaded, where that is known.
    """
    try:
        yield
    except PipelineError:
        raise
    # What a damaged file sets off may be any error at all.
    except Exception as error:
        reason = " ".join(f"{type(error).__name__}: {error}".split())
        if len(reason) > _LONGEST_REASON:
            reason = reason[:_LONGEST_REASON] + "…"
        what = f"its component `{component}`" if component else "the pipeline"
        raise PipelineError(f"{what} cannot be loaded ({reason}): {_remedy(folder)}", source=str(folder)) from error


def _package(name: str) -> Path | None:
    """Find the package of an installed pipeline without importing it."""
    try:
        spec = find_spec(name) if name.isidentifier() else None
    except ValueError:  # what is being run has none
        return None
    package = Path(spec.origin).parent if spec is not None and spec.origin else None
    return package if package is not None and (package / "meta.json").is_file() else None


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # too long a name
        return False


def _remedy(folder: Path) -> str:
    if folder == ENGLISH:
        return "install postlint again"
    return "give the folder of a spaCy pipeline as `spacy train` or `to_disk` wrote it, or install the pipeline again"
