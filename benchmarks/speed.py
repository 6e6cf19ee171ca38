"""Measure how fast postlint is. README.md beside this file says what each figure means.

Everything runs in processes of its own, measured by the operating system, one at a time. Works on Unix systems.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

HERE = Path(__file__).parent
CLEAR = "Bins in Eastbrook North will be collected one day later than usual this week."
FLAGGED = "Best part of the job? Putting a door in before breakfast. Loved every second of it. #knockknock"
BARE_TYPER = """\
from pathlib import Path

import typer


def check(path: Path) -> None:
    typer.echo(len(path.read_text()))


typer.run(check)
"""


@dataclass(frozen=True, slots=True)
class Scale:
    """Say how much to measure."""

    runs: int
    posts: int
    growth: tuple[int, ...]
    sample: int


FULL = Scale(runs=21, posts=10_000, growth=(1_000, 10_000, 100_000), sample=100)
QUICK = Scale(runs=5, posts=2_000, growth=(500, 1_000, 2_000), sample=20)


@dataclass(frozen=True, slots=True)
class Cost:
    """Hold what a process took: seconds on the clock, seconds of processor time, megabytes at its peak."""

    wall: float
    cpu: float
    peak: float
    output: bytes


def run(*command: str | Path, succeeds: bool = True) -> Cost:
    """Run Python on `command` to its end."""
    # With bytecode written, as in any installation.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with TemporaryDirectory() as folder, Path(folder, "output").open("w+b") as output:
        start = perf_counter()
        process = subprocess.Popen(
            [sys.executable, *command], stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.PIPE, env=environment
        )
        said = process.stderr.read() if process.stderr else b""
        _, status, used = os.wait4(process.pid, 0)
        wall = perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in ((0,) if succeeds else (0, 1)):
            raise SystemExit(f"{command}: exit code {process.returncode}\n{said.decode()}")
        output.seek(0)
        unit = 1e6 if sys.platform == "darwin" else 1e3
        return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / unit, output.read())


def library(what: str, posts: Path, number: int) -> tuple[dict[str, float], Cost]:
    """Run the library on posts in a process of its own; returns what that reports, and what the process took."""
    cost = run(HERE / "speed_run.py", what, posts, str(number))
    return json.loads(cost.output), cost


def table(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table, the first column to the left and the others to the right."""
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    print(f"\n{title}")
    for row in (head, *rows):
        cells = [cell.rjust(width) for cell, width in zip(row, widths, strict=True)]
        print("  " + "  ".join([row[0].ljust(widths[0]), *cells[1:]]).rstrip())


def cold_start(scale: Scale, folder: Path) -> None:
    """Start programs again and again, in turn, so that whatever else the machine does hits all alike."""
    bare, clear, flagged = folder / "bare.py", folder / "clear.txt", folder / "flagged.txt"
    bare.write_text(BARE_TYPER)
    clear.write_text(CLEAR)
    flagged.write_text(FLAGGED)
    programs: dict[str, tuple[str | Path, ...]] = {
        "python -c pass": ("-c", "pass"),
        "a bare typer program": (bare, clear),
        "postlint check, clean draft": ("-m", "postlint", "check", clear),
        "postlint check, flagged draft": ("-m", "postlint", "check", flagged),
    }
    costs: dict[str, list[Cost]] = {name: [] for name in programs}
    for turn in range(scale.runs + 1):
        for name, command in programs.items():
            cost = run(*command, succeeds=False)
            # The first turn writes bytecode and compiles the rules of a checkout.
            if turn:
                costs[name].append(cost)
    wall = {name: median(cost.wall for cost in every) for name, every in costs.items()}
    cpu = {name: median(cost.cpu for cost in every) for name, every in costs.items()}
    typer = "a bare typer program"
    table(
        f"Cold start: median of {scale.runs} runs",
        ("", "wall ms", "cpu ms", "wall / typer", "cpu / typer"),
        [
            (
                name,
                f"{wall[name] * 1e3:.0f}",
                f"{cpu[name] * 1e3:.0f}",
                f"{wall[name] / wall[typer]:.2f}",
                f"{cpu[name] / cpu[typer]:.2f}",
            )
            for name in programs
        ],
    )


def throughput(scale: Scale, posts: Path) -> None:
    """Check a file of posts with the library and with the command line."""
    loaded, _ = library("stream", posts, scale.posts)
    command = run("-m", "postlint", "check", posts, "--format", "json", succeeds=False)
    rows = [("Linter.check_many, loaded", loaded["wall"], loaded["cpu"])]
    rows.append(("postlint check --format json, from cold", command.wall, command.cpu))
    table(
        f"Throughput: {scale.posts:,} posts, {loaded.get('hold', 0)} to hold and {loaded.get('review', 0)} to review",
        ("", "wall s", "cpu s", "posts / wall s", "posts / cpu s"),
        [
            (name, f"{wall:.2f}", f"{cpu:.2f}", f"{scale.posts / wall:,.0f}", f"{scale.posts / cpu:,.0f}")
            for name, wall, cpu in rows
        ],
    )


def index(scale: Scale, posts: Path) -> None:
    """Compare the trigger index with trying every rule on every post."""
    found, _ = library("index", posts, scale.sample)
    table(
        f"Index: time on {scale.sample} posts; the same findings on {found['compared']}, flagged ones among them",
        ("", "cpu ms / post", "ratio"),
        [
            ("with the index", f"{found['with'] * 1e3:.2f}", "1"),
            ("every rule", f"{found['without'] * 1e3:.2f}", f"{found['without'] / found['with']:,.0f}"),
        ],
    )
    print(f"  spaCy was needed on {found['spacy']:.1%} of the posts, and {found['parsed']:.1%} were parsed")


def growth(scale: Scale, posts: Path) -> None:
    """Check more and more posts in a stream."""
    rows = []
    first = None
    for number in scale.growth:
        taken, cost = library("stream", posts, number)
        each = taken["cpu"] / number
        first = first or (each, cost.peak)
        rows.append(
            (
                f"{number:,} posts",
                f"{taken['wall']:.2f}",
                f"{taken['cpu']:.2f}",
                f"{each * 1e6:.0f}",
                f"{each / first[0]:.2f}",
                f"{cost.peak:.0f}",
                f"{cost.peak / first[1]:.2f}",
            )
        )
    head = ("", "wall s", "cpu s", "cpu µs / post", "/ first", "peak MB", "/ first")
    table("Growth: a stream of posts through Linter.check_many", head, rows)


def main() -> None:
    """Measure everything and print it."""
    parser = argparse.ArgumentParser(description="Measure how fast postlint is.")
    parser.add_argument("posts", nargs="*", metavar="POSTS.jsonl", help="real posts, in a field `text`")
    parser.add_argument("--quick", action="store_true", help="measure little, to see that it works")
    arguments = parser.parse_args()
    scale = QUICK if arguments.quick else FULL
    with TemporaryDirectory() as name:
        folder = Path(name)
        every, some = folder / "every.jsonl", folder / "posts.jsonl"
        for number, target in ((max(scale.growth), every), (scale.posts, some)):
            run(HERE / "speed_posts.py", str(number), target, *arguments.posts)
        rules = run("-c", "from postlint.rules.store import built_in_folder; print(built_in_folder().name)").output
        print(
            f"Python {sys.version.split()[0]}; {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start; "
            f"postlint runs from a {'wheel' if rules.strip() == b'rulebook' else 'checkout'}"
        )
        cold_start(scale, folder)
        throughput(scale, some)
        index(scale, some)
        growth(scale, every)


if __name__ == "__main__":
    main()
