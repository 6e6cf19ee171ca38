"""Put the rules into the wheel: their files, and the compiled form that loads in milliseconds."""

import sys
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

IN_WHEEL = "postlint/rulebook"


class RulesBuildHook(BuildHookInterface[Any]):
    """Compile the rules while a wheel is built, from a checkout or from a source distribution."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the rules to a wheel; an editable install reads them where they stand, so that none goes stale."""
        if version == "editable":
            return
        root = Path(self.root)
        # A build leaves nothing behind in the checkout.
        sys.dont_write_bytecode = True
        sys.path.insert(0, str(root / "src"))
        from postlint.authoring.measured import MEASURED_FILE
        from postlint.rules.store import COMPILED_NAME, compile_to_bytes, rule_files

        rules = root / "rules"
        self._scratch = TemporaryDirectory()
        compiled = Path(self._scratch.name, COMPILED_NAME)
        compiled.write_bytes(compile_to_bytes(rules))
        figures = rules / MEASURED_FILE
        for path in [*rule_files(rules), *([figures] if figures.is_file() else [])]:
            build_data["force_include"][str(path)] = f"{IN_WHEEL}/{path.relative_to(rules).as_posix()}"
        build_data["force_include"][str(compiled)] = f"{IN_WHEEL}/{COMPILED_NAME}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Remove the compiled rules from where they were built, and the bytecode that Python made of this file."""
        if version != "editable":
            self._scratch.cleanup()
        cached = Path(cache_from_source(__file__))
        cached.unlink(missing_ok=True)
        with suppress(OSError):  # others may have theirs beside it
            cached.parent.rmdir()
