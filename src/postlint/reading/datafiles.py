"""The word lists and tables that ship inside the package, one entry a line."""

from pathlib import Path

_FOLDER = Path(__file__).parent / "data"


def data_lines(name: str) -> list[str]:
    """Load a data file of this package: its entries."""
    return (_FOLDER / name).read_text(encoding="utf-8").split()
