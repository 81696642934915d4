"""Runs commands and measures them: seconds and memory, medians of runs taken in turns.

A machine that slows down is then slow for both sides of a ratio.
"""

import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import NamedTuple

from scripts.cli.places import REPOSITORY
from scripts.install import python

RUN = """
import resource, subprocess, sys, time
begun = time.perf_counter()
done = subprocess.run(sys.argv[1:])
seconds = time.perf_counter() - begun
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(seconds, peak / (2**20 if sys.platform == 'darwin' else 2**10), file=sys.stderr)
sys.exit(done.returncode)
"""
"""Prints the seconds and peak megabytes of a command; Linux adds the memory of what starts it."""


KEPT = f"{'[0-9a-f]' * 16}/*"
"""What is kept for an environment, in the folder of the cache; older checkouts have no folders."""


class Cost(NamedTuple):
    """What a run took: seconds, the peak of memory in megabytes, seconds of the processor."""

    seconds: float
    megabytes: float = 0
    processor: float = 0


@dataclass(frozen=True)
class Figure:
    """A row of the table: a value, what it is compared with, the goal.

    ``other`` names what ``against`` is. Numbers are shown in ``unit`` and with their ratio.
    """

    what: str
    value: float | str
    against: float | str
    goal: str = "–"
    unit: str = "{:.2f} s"
    other: str = "stock"

    def __str__(self) -> str:
        value, against, ratio = str(self.value), str(self.against), "–"
        if not isinstance(self.value, str) and not isinstance(self.against, str):
            value, against = self.unit.format(self.value), self.unit.format(self.against)
            ratio = f"{self.value / self.against:.2f}" if self.against else "–"
        return f"| {self.what} | {value} | {self.other}: {against} | {ratio} | {self.goal} |"


def run(arguments: Sequence[str], checkout: Path = REPOSITORY, cold: bool = False) -> Cost:
    """Run the Python of ``checkout`` in it; SystemExit with the output where it fails.

    The interpreter's start-up is part of the cost. ``cold`` empties the checkout's cache before:
    the files in it, and in its folders that are named by an environment, not after a tool.
    """
    cache = checkout / ".cache"
    for path in (*cache.glob("*"), *cache.glob(KEPT)) if cold else ():
        if path.is_file():
            path.unlink()
    interpreter = sys.executable if checkout == REPOSITORY else str(python(checkout / ".venv"))
    command = [sys.executable, "-c", RUN, interpreter, *arguments]
    done = subprocess.run(command, cwd=checkout, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)
    return Cost(*map(float, done.stderr.split()[-2:]))


def in_turns(runs: int, *actions: Callable[[], Cost]) -> list[Cost]:
    """The median cost of each of ``actions``, run ``runs`` times in turns."""
    turns = [[action() for action in actions] for _ in range(runs)]
    return [Cost(*map(median, zip(*each, strict=True))) for each in zip(*turns, strict=True)]
