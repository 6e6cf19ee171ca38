"""Put the rules into the wheel: their files, and the compiled form that loads in milliseconds."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

IN_WHEEL = "postlint/rulebook"


class RulesBuildHook(BuildHookInterface[Any]):
    """Compile the rules of the checkout while a wheel is built."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the rules to a wheel; an editable install reads them where they stand, so that none goes stale."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from postlint.rules.store import COMPILED_NAME, compile_to_json, rule_files

        self._folder = tempfile.TemporaryDirectory()
        compiled = Path(self._folder.name, COMPILED_NAME)
        compiled.write_text(compile_to_json(root / "rules"), encoding="utf-8")
        included = {str(path): f"{IN_WHEEL}/{path.relative_to(root / 'rules')}" for path in rule_files(root / "rules")}
        build_data["force_include"] |= included | {str(compiled): f"{IN_WHEEL}/{COMPILED_NAME}"}

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the compiled rules from where they were built."""
        if version != "editable":
            self._folder.cleanup()
