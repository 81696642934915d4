"""A line of the bench's table, and how its numbers are had: in turns, the median of several.

A machine that becomes slow is then slow for both sides of a ratio.
"""

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from scripts.cli.places import REPOSITORY

PEAK = """
import runpy, sys
from pathlib import Path
sys.argv = sys.argv[1:]
code = 0
try:
    runpy.run_module(sys.argv[0], run_name='__main__')
except SystemExit as end:
    code = end.code
status = Path('/proc/self/status')
if status.exists():
    lines = dict(line.split(':', 1) for line in status.read_text().splitlines())
    kilobytes = int(lines['VmHWM'].split()[0])
else:
    import resource
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(kilobytes // 1024, file=sys.stderr)
sys.exit(code)
"""
"""Runs a module and prints its peak in megabytes.

Linux counts into ``ru_maxrss`` what started the process, so there its own account is asked.
"""


@dataclass(frozen=True)
class Figure:
    """A line of the table: what was measured, against what, the goal."""

    what: str
    value: str
    against: str
    ratio: str
    goal: str


def timed(arguments: Sequence[str]) -> float:
    """The seconds of running Python with ``arguments`` once, start-up included.

    SystemExit with its words where it fails.
    """
    begun = time.perf_counter()
    done = subprocess.run([sys.executable, *arguments], cwd=REPOSITORY, capture_output=True)
    spent = time.perf_counter() - begun
    if done.returncode:
        raise SystemExit(done.stdout.decode() + done.stderr.decode())
    return spent


def in_turns(runs: int, *actions: Callable[[], float]) -> list[float]:
    """The median of what each of ``actions`` gives, run ``runs`` times by turns."""
    turns = [[action() for action in actions] for _ in range(runs)]
    return [median(each) for each in zip(*turns, strict=True)]


def seconds(runs: int, *commands: Sequence[str]) -> list[float]:
    """The median seconds of each of ``commands``, arguments of Python, run by turns."""
    return in_turns(runs, *(lambda each=each: timed(each) for each in commands))


def peak(arguments: Sequence[str]) -> int:
    """The megabytes that running a module at most takes, by its name and its arguments."""
    command = [sys.executable, "-c", PEAK, *arguments]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)
    return int(done.stderr.split()[-1])


def compared(what: str, value: float, against: float, name: str, goal: str) -> Figure:
    """A line of two times in seconds, with their ratio."""
    return Figure(
        what, f"{value:.2f} s", f"{name}: {against:.2f} s", f"{value / against:.2f}", goal
    )
