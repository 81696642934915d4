"""What builds, checks, comparisons and publishing cost, each against another run in turns."""

import itertools
import os
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from bench.measuring import Cost, Figure, in_turns, run
from bench.policies import Bench, write_policy
from policy.archive.place import ArchivePlace
from policy.loading.edition_json import as_json
from scripts.cli.places import REPOSITORY
from scripts.publishing import fictional_school as school
from scripts.publishing.archive_branch import ArchiveBranch
from scripts.publishing.next_year import begin
from scripts.publishing.publisher import Job, publish

BUILD = ("-m", "scripts.build", "--root")
ANEW = (
    "-c",
    "import shutil, sys\nshutil.rmtree(sys.argv[-1], ignore_errors=True)\n"
    "from scripts.build import main\nsys.exit(main())",
)
"""A build of a site that is not there: one that is as it would be built is left as it is."""

CHECK = ("-m", "scripts.check", "--no-spelling", "--root")
CHANGES = ("-m", "scripts.changes")
PUBLISH = ("-m", "scripts.publish", "--root")
BARE = ("-c", "import yaml, markdown, pydantic\nclass M(pydantic.BaseModel):\n    a: int\nM(a=1)")
"""A script with the libraries that every command needs, and nothing else."""

REAL: dict[str, tuple[Sequence[str], str, str]] = {
    "build": ([*BUILD, "{root}", "--out", "{out}"], "stock", "at most 0.4"),
    "build-anew": ([*ANEW, "--root", "{root}", "--out", "{out}"], "stock", "–"),
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


HEARING = """ændringsnoter: []
høring:
  begynder: {year}-01-10
  slutter: {year}-03-01
  svar_til: {{rolle: Skolens kontor, adresse: "mailto:kontoret@example.dk"}}
"""
ANSWER = """  - part: elevråd
    dato: {year}-02-{day:02}
    gælder: alt
    svar: Vi har set på det hele, og det er svar nummer {day}.
    udfald: noteret
"""
_ROW = re.compile(r"^( +indsats: .*?)(?: i \d{4})?(\.?\"?)$", re.MULTILINE)
_SENTENCE = re.compile(r"^((?!description)\w.*?)(?: i \d{4})?(\.)$", re.MULTILINE)
"""An initiative and a sentence without the year that a revision put at their end."""

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
    """Publishing after forty editions against after one; each run adds an edition to both."""
    most = max(2, round(40 * bench.scale))
    few, many = (published(bench.folder / f"publish-{count}", count) for count in (1, most))
    less, more = in_turns(bench.runs, partial(next, few), partial(next, many))
    what, one = f"publishing after {most} editions with twenty answers each", "after 1"
    return [
        Figure(what, more.seconds, less.seconds, "at most 1.15", other=one),
        Figure(f"{what}, of the processor", more.processor, less.processor, other=one),
    ]


def published(folder: Path, count: int) -> Iterator[Cost]:
    """Publish ``count`` years of the fictional school, then one a step by the command; its cost.

    The archive is ``folder/arkiv.git``.
    """
    folder.mkdir()
    root = school.school_at(folder)
    for number in itertools.count():
        _revise(root, number)
        day = _year(number).published
        if number < count:
            publish(Job(root, ArchiveBranch(root, ArchivePlace()), day))
            continue
        begun = _processor()
        cost = run([*PUBLISH, str(root), "--today", day.isoformat()])
        yield cost._replace(processor=_processor() - begun)


def _processor() -> float:
    """The seconds of the processor that this process and those that it ran have taken."""
    return sum(os.times()[:4])


def _revise(root: Path, number: int) -> None:
    """A year's revision: another initiative and another sentence, a hearing, twenty answers."""
    year = _year(number)
    if not number:
        school.revise(root, year)
        return
    begin(root, year.year)
    begun = int(year.year[:4])
    _change(root / school.INITIATIVES, _ROW, number, rf"\1 i {begun}\2")
    _change(root / school.EVERYDAY, _SENTENCE, number, rf"\1 i {begun}\2")
    school.replace(root, school.EDITION, "ændringsnoter: []\n", HEARING.format(year=begun))
    answers = "".join(ANSWER.format(year=begun, day=day) for day in range(1, 21))
    (root / school.ANSWERS).write_text(f"svar:\n{answers}", encoding="utf-8", newline="\n")
    school.adopt(root, begun)
    school.git(root, "commit", "-q", "-am", f"Revision {year.year}", day=year.published)


def _change(path: Path, places: re.Pattern[str], number: int, new: str) -> None:
    """Change one of the places in a file, each year the next one."""
    text = path.read_text(encoding="utf-8")
    found = [*places.finditer(text)]
    here = found[number % len(found)]
    changed = text[: here.start()] + here.expand(new) + text[here.end() :]
    path.write_text(changed, encoding="utf-8", newline="\n")


def _year(number: int) -> school.Year:
    begun = school.YEARS[0].published.year + number
    later = school.Year(f"{begun}/{(begun + 1) % 100:02}", (), date(begun, 8, 1))
    return later if number else school.YEARS[0]
