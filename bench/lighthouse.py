"""Lighthouse, where Node is there: run on every page, the worst value of each kind reported.

It judges what a phone on a slow network would show, simulated the same on every machine.
"""

import json
import os
import subprocess
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from bench.measuring import Figure
from bench.policies import Bench, addresses
from scripts.setup.browser import find
from scripts.site.webserver import compressing

RUNNER = Path(__file__).parent / "lighthouse_runner"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
NOT_LISTED = "meta[http-equiv=refresh], meta[name=robots][content*=noindex]"

Report = Mapping[str, Any]
"""Lighthouse's own JSON about a page."""


def audit(name: str, report: Report) -> float:
    """What an audit measured, in its own unit."""
    return float(report["audits"][name]["numericValue"])


def score(category: str, report: Report) -> int:
    """The score in a category, from 0 to 100."""
    return round(float(report["categories"][category]["score"]) * 100)


KINDS: tuple[tuple[str, Callable[[Report], float], str, str], ...] = (
    ("largest contentful paint", partial(audit, "largest-contentful-paint"), "850 ms", "{:.0f} ms"),
    ("layout shift", partial(audit, "cumulative-layout-shift"), "0", "{:.3f}"),
    *((f"Lighthouse {each}", partial(score, each), "100", "{}") for each in CATEGORIES),
)
"""What is reported: its name, how it is read, the goal, the unit."""


def lighthouse(bench: Bench) -> list[Figure]:
    """The largest paint, the layout shift and the scores; or why they are missing."""
    with compressing(bench.ours) as (ours, _), compressing(bench.stock) as (stock, _):
        pages = [ours + page for page in addresses(bench.ours, NOT_LISTED)]
        department = stock + bench.departments[0]
        try:
            output_of("npm", "ci")
            runs = [reports([department, *pages]) for _ in range(bench.runs)]
        except (OSError, subprocess.CalledProcessError) as error:
            return [Figure("Lighthouse, a slow phone", f"missing: {error}", "–")]
    speed = partial(score, CATEGORIES[0])
    there, *found = [sorted(each, key=speed)[len(each) // 2] for each in zip(*runs, strict=True)]
    return worst(found, there, ours)


def worst(pages: Sequence[Report], stock: Report, top: str) -> list[Figure]:
    """A row of each kind: the worst of ``pages``, its address below ``top``, against ``stock``."""
    rows = []
    for what, read, goal, unit in KINDS:
        furthest = min if goal == "100" else max
        page = furthest(pages, key=read)
        where = (
            f"{what}, the worst of {len(pages)} pages: /{page['requestedUrl'].removeprefix(top)}"
        )
        rows.append(Figure(where, read(page), read(stock), goal, unit))
    return rows


def reports(pages: Sequence[str]) -> list[Report]:
    """What Lighthouse says of each of ``pages``."""
    return [json.loads(line) for line in output_of("node", "run.mjs", *pages).splitlines()]


def output_of(*command: str) -> str:
    """What a program prints, its errors shown on the terminal; raises where it fails."""
    environment = {**os.environ, "CHROME_PATH": find() or ""}
    return subprocess.run(
        command, cwd=RUNNER, env=environment, stdout=subprocess.PIPE, check=True, encoding="utf-8"
    ).stdout
