"""What the commands cost, each beside something else that is measured by turns with it."""

import time
from pathlib import Path

from bench.figures import Figure, compared, peak, seconds
from bench.policies import write_policy
from bench.publishing import measured
from bench.sites import Bench
from policy.loading.edition_json import as_json
from policy.loading.loader import load

BARE = "import yaml, markdown, pydantic\nclass M(pydantic.BaseModel):\n    a: int\nM(a=1)"
CHECK = ("-m", "scripts.check", "--no-spelling", "--root")
CHANGES = ("-m", "scripts.changes")


def check_of_the_policy(bench: Bench) -> list[Figure]:
    """The check's start-up beside that of a bare script with the same libraries."""
    check, bare = seconds(bench.runs, [*CHECK, str(bench.root)], ["-c", BARE])
    return [compared("scripts.check, the real policy", check, bare, "bare script", "at most 2")]


def check_of_many(bench: Bench) -> list[Figure]:
    """10,000 initiatives, and twice as many."""
    roots = [
        write_policy(bench.folder / f"many-{count}", initiatives=count, pages=1)
        for count in (10_000, 20_000)
    ]
    once, twice = seconds(bench.runs, *([*CHECK, str(root)] for root in roots))
    goal = "at most 4 s; linear (at most about 2)"
    return [compared("20,000 initiatives checked", twice, once, "10,000", goal)]


def changes_of_the_policy(bench: Bench) -> list[Figure]:
    """The real policy against itself published, beside the start-up with the same imports."""
    edition = load(bench.root).edition
    assert edition
    published = bench.folder / "udgave.json"
    published.write_text(as_json(edition), encoding="utf-8")
    command = [*CHANGES, str(published), str(bench.root)]
    changes, imports = seconds(bench.runs, command, ["-c", "import scripts.changes"])
    what = "scripts.changes, the real policy"
    return [compared(what, changes, imports, "its imports", "at most 2")]


def changes_of_many(bench: Bench) -> list[Figure]:
    """1,000 initiatives and 200 pages with 5 % changed, and twice as many of both."""
    once, twice = seconds(
        bench.runs,
        *(
            [*CHANGES, *_revised(bench.folder / f"changes-{size}", 1_000 * size, 200 * size)]
            for size in (1, 2)
        ),
    )
    goal = "at most 2 s for 1,000/200; linear (at most about 2)"
    name = "1,000 and 200"
    return [compared("changes, 2,000 initiatives, 400 pages", twice, once, name, goal)]


def memory_of_a_large_page(bench: Bench) -> list[Figure]:
    """A page of 1 MB, and of 2 MB, with every sentence reworded: the peak of the whole process."""
    peaks, times = [], []
    for size in (14_500, 29_000):
        folders = _revised(bench.folder / f"large-{size}", 1, 1, sentences=size, every=1)
        begun = time.perf_counter()
        peaks.append(peak([CHANGES[1], *folders]))
        times.append(time.perf_counter() - begun)
    return [
        Figure(
            "changes, a 2 MB page",
            f"{peaks[1]} MB, {times[1]:.1f} s",
            f"1 MB: {peaks[0]} MB, {times[0]:.1f} s",
            f"{peaks[1] / peaks[0]:.2f}",
            "answers; grows with the text (at most about 2)",
        )
    ]


def publishing(bench: Bench) -> list[Figure]:
    """The edition after the first and the one after the thirtieth, the build apart."""
    times, grown = measured(bench.folder / "publish", (1, 30), bench.runs)
    what = "publishing beside 30 editions, the build apart"
    size = Figure(
        "what the archive grows by",
        f"{grown[1]:.2f} of the edition's own size",
        f"1 edition: {grown[0]:.2f}",
        f"{grown[1] / grown[0]:.2f}",
        "the edition's own size (about 1)",
    )
    return [compared(what, times[1], times[0], "1 edition", "at most 1.1"), size]


def _revised(folder: Path, initiatives: int, pages: int, **keys: int) -> tuple[str, str]:
    """A policy of that size and its revision, in two folders below ``folder``."""
    old, new = (
        write_policy(
            folder / str(revised), initiatives=initiatives, pages=pages, revised=revised, **keys
        )
        for revised in (False, True)
    )
    return str(old), str(new)
