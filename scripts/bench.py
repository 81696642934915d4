"""Measure the commands side by side in one run, and write the table to the screen and bench.md.

Every figure is the median of several runs, and every goal a ratio to something measured in the same
run wherever the goal is one: a slow machine is slow on both sides.
"""

import argparse
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from macros.editionfile import as_json
from macros.source import load
from scripts.bench_data import write_policy
from scripts.bench_publish import measured
from scripts.console import use_utf8

ROOT = Path(__file__).parent.parent
BARE = "import yaml, markdown, pydantic\nclass M(pydantic.BaseModel):\n    a: int\nM(a=1)"
PEAK = (
    "import resource, runpy, sys\nsys.argv = sys.argv[1:]\n"
    "try:\n    runpy.run_module('scripts.changes', run_name='__main__')\n"
    "except SystemExit:\n    pass\n"
    "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, file=sys.stderr)"
)


@dataclass(frozen=True)
class Figure:
    """A line of the table: what was measured, against what, the goal."""

    what: str
    value: str
    against: str
    ratio: str
    goal: str


def seconds(arguments: Sequence[str], runs: int) -> float:
    """The median time in seconds of running Python with ``arguments``, start-up included."""
    times = []
    for _ in range(runs):
        begun = time.perf_counter()
        done = subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True)
        times.append(time.perf_counter() - begun)
        if done.returncode > 1:
            raise SystemExit(done.stderr.decode())
    return median(times)


def compared(what: str, value: float, against: float, name: str, goal: str) -> Figure:
    """A line with a ratio."""
    return Figure(
        what, f"{value:.2f} s", f"{name}: {against:.2f} s", f"{value / against:.2f}", goal
    )


def check_of_the_policy(folder: Path, runs: int) -> list[Figure]:
    """The check's start-up beside that of a bare script with the same libraries."""
    del folder
    bare = seconds(["-c", BARE], runs)
    check = seconds(["-m", "scripts.check", "--no-spelling"], runs)
    return [compared("scripts.check, the real policy", check, bare, "bare script", "at most 2")]


def check_of_many(folder: Path, runs: int) -> list[Figure]:
    """10,000 initiatives, and twice as many."""
    times = []
    for count in (10_000, 20_000):
        root = write_policy(folder / f"many-{count}", initiatives=count, pages=1)
        times.append(seconds(["-m", "scripts.check", "--no-spelling", "--root", str(root)], runs))
    goal = "at most 4 s; linear (at most about 2)"
    return [compared("20,000 initiatives checked", times[1], times[0], "10,000", goal)]


def changes_of_the_policy(folder: Path, runs: int) -> list[Figure]:
    """The real policy against itself published, beside the start-up with the same imports."""
    edition = load(ROOT).edition
    assert edition
    published = folder / "udgave.json"
    published.write_text(as_json(edition), encoding="utf-8")
    imports = seconds(["-c", "import scripts.changes"], runs)
    changes = seconds(["-m", "scripts.changes", str(published), "."], runs)
    what = "scripts.changes, the real policy"
    return [compared(what, changes, imports, "its imports", "at most 2")]


def changes_of_many(folder: Path, runs: int) -> list[Figure]:
    """1,000 initiatives and 200 pages with 5 % changed, and twice as many of both."""
    times = []
    for size in (1, 2):
        old, new = (
            write_policy(
                folder / f"changes-{size}-{revised}",
                initiatives=1_000 * size,
                pages=200 * size,
                revised=revised,
            )
            for revised in (False, True)
        )
        times.append(seconds(["-m", "scripts.changes", str(old), str(new)], runs))
    goal = "at most 2 s for 1,000/200; linear (at most about 2)"
    name = "1,000 and 200"
    return [compared("changes, 2,000 initiatives, 400 pages", times[1], times[0], name, goal)]


def memory_of_a_large_page(folder: Path, runs: int) -> list[Figure]:
    """A page of 1 MB, and of 2 MB, with every sentence reworded: the peak of the whole process."""
    del runs
    peaks, times = [], []
    for size in (14_500, 29_000):
        old, new = (
            write_policy(
                folder / f"large-{size}-{revised}",
                initiatives=1,
                pages=1,
                revised=revised,
                sentences=size,
                every=1,
            )
            for revised in (False, True)
        )
        arguments = [sys.executable, "-c", PEAK, "scripts.changes", str(old), str(new)]
        begun = time.perf_counter()
        done = subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True)
        times.append(time.perf_counter() - begun)
        peaks.append(int(done.stderr.split()[-1]))
    value = Figure(
        "changes, a 2 MB page",
        f"{peaks[1]} MB, {times[1]:.1f} s",
        f"1 MB: {peaks[0]} MB, {times[0]:.1f} s",
        f"{peaks[1] / peaks[0]:.2f}",
        "answers; grows with the text (at most about 2)",
    )
    return [value]


def publishing(folder: Path, runs: int) -> list[Figure]:
    """The edition after the first and the one after the thirtieth, the build apart."""
    times, grown = measured(folder / "publish", (1, 30), runs)
    what = "publishing beside 30 editions, the build apart"
    size = Figure(
        "what the archive grows by",
        f"{grown[1]:.2f} of the edition's own size",
        f"1 edition: {grown[0]:.2f}",
        f"{grown[1] / grown[0]:.2f}",
        "the edition's own size (about 1)",
    )
    return [compared(what, times[1], times[0], "1 edition", "at most 1.1"), size]


MEASURES: tuple[Callable[[Path, int], list[Figure]], ...] = (
    check_of_the_policy,
    check_of_many,
    changes_of_the_policy,
    changes_of_many,
    memory_of_a_large_page,
    publishing,
)


def table(figures: Sequence[Figure]) -> str:
    """``figures`` as a Markdown table below the versions."""
    machine = f"Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    head = "| measured | | against | ratio | goal |\n|---|---|---|---|---|\n"
    rows = (f"| {f.what} | {f.value} | {f.against} | {f.ratio} | {f.goal} |\n" for f in figures)
    return f"# Bench\n\n{machine}. Medians of one run; read the ratios.\n\n{head}{''.join(rows)}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(prog="scripts.bench", description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--out", type=Path, default=Path("bench.md"))
    options = parser.parse_args(arguments)
    use_utf8()
    with tempfile.TemporaryDirectory() as folder:
        figures = [each for measure in MEASURES for each in measure(Path(folder), options.runs)]
    text = table(figures)
    options.out.write_text(text, encoding="utf-8", newline="\n")
    print(text, end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
