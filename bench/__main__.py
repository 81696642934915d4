"""Measure everything side by side in one run, and write the table to the screen and bench.md.

Every figure is the median of several runs, and every goal a ratio to something measured in the same
run wherever the goal is one: a slow machine is slow on both sides. The stock theme is built from
the same pages.
"""

import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

from bench import lighthouse as bench_lighthouse
from bench.builds import builds, memory, preview
from bench.commands import (
    changes_of_many,
    changes_of_the_policy,
    check_of_many,
    check_of_the_policy,
    memory_of_a_large_page,
    publishing,
)
from bench.figures import Figure
from bench.large import many_departments, many_initiatives
from bench.pages import faults, weights
from bench.reading import reading
from bench.sites import Bench
from scripts.cli.console import parser_of, policy_options
from scripts.setup.browser import find, opened

PACKAGES = {"MkDocs": "mkdocs", "Material": "mkdocs-material", "macros": "mkdocs-macros-plugin"}

MEASURES: Mapping[str, Callable[[Bench], list[Figure]]] = {
    "weight": weights,
    "reading": reading,
    "axe": faults,
    "build": builds,
    "memory": memory,
    "preview": preview,
    "build-initiatives": many_initiatives,
    "build-departments": many_departments,
    "check": check_of_the_policy,
    "check-many": check_of_many,
    "changes": changes_of_the_policy,
    "changes-many": changes_of_many,
    "changes-large": memory_of_a_large_page,
    "publish": publishing,
}
"""What is measured, by the name that ``--only`` knows it by, in the order of the table."""


def versions() -> dict[str, str]:
    """What the figures were had with."""
    found = {"Python": platform.python_version()}
    found |= {name: version(package) for name, package in PACKAGES.items()}
    if path := find():
        with opened(path) as browser:
            found["Chromium"] = browser.version
    if node := bench_lighthouse.node_version():
        found |= {"Lighthouse": bench_lighthouse.version(), "Node": node}
    return found


def table(figures: Sequence[Figure], used: Mapping[str, str]) -> str:
    """``figures`` as a Markdown table below the versions ``used``."""
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    told = ", ".join([*(f"{name} {each}" for name, each in used.items()), machine])
    head = "| measured | | against | ratio | goal |\n|---|---|---|---|---|\n"
    rows = (f"| {f.what} | {f.value} | {f.against} | {f.ratio} | {f.goal} |\n" for f in figures)
    return f"# Bench\n\n{told}. Medians of one run; read the ratios.\n\n{head}{''.join(rows)}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = parser_of("bench", __doc__)
    parser.add_argument("--runs", type=int, default=5, help="how often each is measured")
    parser.add_argument(
        "--only",
        nargs="+",
        choices=MEASURES,
        default=[*MEASURES],
        metavar="NAME",
        help=f"which to measure: {', '.join(MEASURES)}",
    )
    parser.add_argument("--out", type=Path, default=Path("bench.md"))
    options = policy_options(parser, arguments)
    if options is None:
        return 2
    figures = []
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        bench = Bench(options.root.resolve(), Path(folder), options.runs)
        for name in options.only:
            begun = time.perf_counter()
            figures += MEASURES[name](bench)
            print(f"{name}: {time.perf_counter() - begun:.0f} s", file=sys.stderr, flush=True)
    text = table(figures, versions())
    options.out.write_text(text, encoding="utf-8", newline="\n")
    print(text, end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
