"""What a large policy costs to build: with twice as much of it, twice the time."""

from bench.figures import Figure, compared, seconds
from bench.policies import write_school
from bench.sites import Bench

TURNS = 2
"""At most so many times: each takes long, and the ratio is far from its goal or near it."""

LINEAR = "linear (at most about 2)"


def many_initiatives(bench: Bench) -> list[Figure]:
    """The site of 10,000 initiatives in ten departments, and of twice as many."""
    once, twice = _built(bench, (10, 1_000), (10, 2_000))
    return [compared("site build, 20,000 initiatives", twice, once, "10,000", LINEAR)]


def many_departments(bench: Bench) -> list[Figure]:
    """The site of 200 departments with five initiatives each, and of twice as many."""
    once, twice = _built(bench, (200, 5), (400, 5))
    return [compared("site build, 400 departments", twice, once, "200", LINEAR)]


def _built(bench: Bench, *sizes: tuple[int, int]) -> list[float]:
    """The seconds of building schools of so many departments with so many initiatives each."""
    commands = []
    for departments, initiatives in sizes:
        root = bench.folder / f"school-{departments}-{initiatives}"
        write_school(root, departments=departments, initiatives=initiatives)
        commands.append(["-m", "scripts.build", "--root", str(root)])
    return seconds(min(bench.runs, TURNS), *commands)
