"""What builds, checks, comparisons and publishing cost, each against another run in turns."""

import itertools
import os
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

from bench.measuring import Cost, Figure, in_turns, run
from bench.policies import Bench, write_policy
from policy.archive.place import ArchivePlace
from policy.loading.edition_json import as_json
from scripts.cli.places import REPOSITORY
from scripts.publishing import fictional_school as school
from scripts.publishing.archive_branch import ArchiveBranch
from scripts.publishing.publisher import Job, publish
from scripts.site import mkdocs_runner

BUILD = ("-m", "scripts.build", "--root")
CHECK = ("-m", "scripts.check", "--no-spelling", "--root")
CHANGES = ("-m", "scripts.changes")
BARE = ("-c", "import yaml, markdown, pydantic\nclass M(pydantic.BaseModel):\n    a: int\nM(a=1)")
"""A script with the libraries that every command needs, and nothing else."""

REAL: dict[str, tuple[Sequence[str], str, str]] = {
    "build": ([*BUILD, "{root}", "--out", "{out}"], "stock", "at most 0.4"),
    "build-cold": ([*BUILD, "{root}", "--out", "{out}"], "stock", "at most 0.6"),
    "check": ([*CHECK, "{root}"], "bare script", "at most 1.8"),
    "check-cold": ([*CHECK, "{root}"], "bare script", "–"),
    "changes": ([*CHANGES, "{published}", "{root}"], "bare script", "–"),
}
"""Commands on the policy itself: the command, what it is compared with, the goal."""

SIZED: dict[str, tuple[Sequence[str], int, Callable[[int], tuple[int, int]]]] = {
    "build-initiatives": (BUILD, 20_000, lambda size: (10, size // 10)),
    "build-departments": (BUILD, 400, lambda size: (size, 5)),
    "check-initiatives": (CHECK, 20_000, lambda size: (10, size // 10)),
    "changes-initiatives": (CHANGES, 1_000, lambda size: (size // 5, 5)),
}
"""Commands on generated policies: the command, the size, how many departments of how many."""


Command = Callable[[Path], Sequence[str]]
"""Gives the arguments of Python for a command, in this or another checkout."""


def sized(name: str, bench: Bench) -> list[Figure]:
    """A command of ``SIZED`` at its size (times the bench's scale), against half of that."""
    command, full, counts = SIZED[name]
    size = round(full * bench.scale)

    def arguments(size: int, checkout: Path) -> list[str]:
        folder = bench.folder / f"{name}-{size}-{checkout.name}"
        roots = [folder / "old", folder / "new"] if command == CHANGES else [folder]
        for root in roots:
            write_policy(root, *counts(size), revised=root.name == "new", top=checkout)
        return [*command, *map(str, roots)]

    half = partial(arguments, size // 2)
    what, whole = f"{name}, {size:,}", partial(arguments, size)
    return compare(bench, what, whole, (f"{size // 2:,}", half), "linear (about 2)", cold=False)


def real(name: str, bench: Bench) -> list[Figure]:
    """A command of ``REAL`` on the policy itself, against what is named there."""
    command, other, goal = REAL[name]
    published, out = bench.folder / "udgave.json", bench.folder / "built"
    published.write_text(as_json(bench.edition), encoding="utf-8")

    def arguments(checkout: Path) -> list[str]:
        root = checkout / os.path.relpath(bench.root, REPOSITORY)
        return [each.format(root=root, out=out, published=published) for each in command]

    against: dict[str, Command] = {
        "stock": lambda _: bench.stock_build(bench.folder / "built-stock"),
        "bare script": lambda _: BARE,
    }
    what, cold = f"{name}, the policy", name.endswith("-cold")
    return compare(bench, what, arguments, (other, against[other]), goal, cold=cold)


def compare(
    bench: Bench, what: str, command: Command, other: tuple[str, Command], goal: str, *, cold: bool
) -> list[Figure]:
    """Rows of time and memory against ``other``, a name and a command, run in turns.

    Where the bench knows another checkout, there are rows against the same command there, too.
    """
    name, against = other
    actions = {"": partial(run, command(REPOSITORY), cold=cold)}
    actions[name] = partial(run, against(REPOSITORY))
    if there := bench.checkout:
        actions[str(there)] = partial(run, command(there), there, cold=cold)
    ours, *costs = in_turns(bench.runs, *actions.values())
    rows = []
    for name, cost in zip([*actions][1:], costs, strict=True):
        rows.append(Figure(what, ours.seconds, cost.seconds, goal, other=name))
        memory = (ours.megabytes, cost.megabytes)
        rows.append(Figure(f"{what}, memory", *memory, unit="{:.0f} MB", other=name))
    return rows


def publishing(bench: Bench) -> list[Figure]:
    """Publishing after thirty editions against after one; each run adds an edition to both."""
    most = max(2, round(30 * bench.scale))
    few, many = (published(bench.folder / f"publish-{count}", count) for count in (1, most))
    less, more = in_turns(bench.runs, partial(next, few), partial(next, many))
    what = f"publishing after {most} editions, without the build"
    return [Figure(what, more.seconds, less.seconds, "at most 1.1", other="after 1")]


def published(folder: Path, count: int) -> Iterator[Cost]:
    """Publish ``count`` years of the fictional school, then one a step; what each step cost.

    The archive is ``folder/arkiv.git``. The build of the site is left out of the cost.
    """
    folder.mkdir()
    root = school.school_at(folder)
    list(school.publish_years(root, [_year(number) for number in range(count)]))
    build, builds = mkdocs_runner.build, [0.0]

    def timed(*given: Any) -> None:
        begun = time.perf_counter()
        build(*given)
        builds[0] = time.perf_counter() - begun

    for year in map(_year, itertools.count(count)):
        school.revise(root, year)
        job = Job(root, ArchiveBranch(root, ArchivePlace()), year.published)
        with patch.object(mkdocs_runner, "build", timed):
            begun = time.perf_counter()
            publish(job)
            yield Cost(time.perf_counter() - begun - builds[0])


def _year(number: int) -> school.Year:
    begun = school.YEARS[0].published.year + number
    later = school.Year(f"{begun}/{(begun + 1) % 100:02}", (), date(begun, 8, 1))
    return later if number else school.YEARS[0]
