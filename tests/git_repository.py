"""A git repository to play with."""

import os
import subprocess
from pathlib import Path


class Repository:
    """A git repository that knows nothing of the machine's own git settings."""

    def __init__(self, folder: Path, **environment: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        # A test may itself run inside a hook of git, which then points at another repository.
        outside = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT_"))}
        person = {f"GIT_{who}_{what}": "a@b.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        no_settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        self.environment = outside | person | no_settings | environment
        self.run("git", "init", "--quiet")

    def run(self, *command: str) -> str:
        """Run a command that must succeed; returns what it wrote."""
        done = self.attempt(command)
        assert done.returncode == 0, done.stdout
        return done.stdout.strip()

    def commit(self, **drafts: str) -> tuple[bool, str]:
        """Write drafts and commit them; returns whether git did so, and what it said."""
        for name, text in drafts.items():
            self.write(f"drafts/{name}.txt", text)
        return self.commit_all()

    def write(self, name: str, text: str) -> Path:
        """Write a file, and return its path."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def commit_all(self) -> tuple[bool, str]:
        """Commit everything as it stands; returns whether git did so, and what it said."""
        self.run("git", "add", "--all")
        before = self.attempt(["git", "rev-parse", "HEAD"]).stdout
        said = self.attempt(["git", "commit", "--message", "Drafts"]).stdout
        return self.attempt(["git", "rev-parse", "HEAD"]).stdout != before, said

    def attempt(self, command: tuple[str, ...] | list[str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
