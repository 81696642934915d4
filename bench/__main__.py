"""Measure the site and the commands; write the table to the screen and to bench.md.

Every figure is the median of several runs, and stands next to something measured in the same run:
the stock theme built from the same pages, half the size, or another checkout (``--against``).
"""

import os
import platform
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from importlib.metadata import version
from pathlib import Path

from bench import browser, commands, search
from bench.lighthouse import lighthouse
from bench.measuring import Figure
from bench.policies import Bench
from scripts.cli.console import parser_of, policy_options
from scripts.setup.browser import find, opened

MEASURES: Mapping[str, Callable[[Bench], list[Figure]]] = {
    "weight": browser.weights,
    "lighthouse": lighthouse,
    "axe": browser.faults,
    "preview": browser.preview,
    "search": search.keys,
    **{name: partial(commands.real, name) for name in commands.REAL},
    **{name: partial(commands.sized, name) for name in commands.SIZED},
    "publish": commands.publishing,
}
"""What is measured, by the name for ``--only``, in the order of the table."""


def setting() -> str:
    """The machine and the versions that the figures depend on."""
    used = [f"Python {platform.python_version()}"]
    used += [f"{name} {version(name)}" for name in ("mkdocs", "mkdocs-material")]
    if path := find():
        with opened(path) as chromium:
            used.append(f"Chromium {chromium.version}")
    return ", ".join([*used, f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"])


def table(figures: Sequence[Figure], setting: str) -> str:
    """``figures`` as a Markdown table below the ``setting`` that they were measured in."""
    head = "| measured | | against | ratio | goal |\n|---|---|---|---|---|\n"
    rows = "".join(f"{each}\n" for each in figures)
    return f"# Bench\n\n{setting}. Medians of one run; read the ratios.\n\n{head}{rows}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = parser_of("bench", __doc__)
    add = parser.add_argument
    add("--runs", type=int, default=3, help="how often each is measured")
    add("--only", nargs="+", choices=MEASURES, default=[*MEASURES], help="what to measure")
    add("--scale", type=float, default=1, help="0.1 makes generated policies a tenth as large")
    add("--against", type=Path, metavar="DIR", help="another checkout, its .venv made")
    add("--out", type=Path, default=Path("bench.md"))
    options = policy_options(parser, arguments)
    if options is None:
        return 2
    root, against = options.root.resolve(), options.against and options.against.resolve()
    figures = []
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        bench = Bench(root, Path(folder), options.runs, options.scale, against)
        for name in options.only:
            print(f"{name} …", file=sys.stderr, flush=True)
            figures += MEASURES[name](bench)
    text = table(figures, setting())
    options.out.write_text(text, encoding="utf-8", newline="\n")
    print(text, end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
