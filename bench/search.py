"""How soon the search answers a key, on a slow phone and with many initiatives."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from bench.browser import LIMIT, RESULT, WIDTHS
from bench.measuring import Figure
from bench.policies import Bench, write_policy
from scripts.setup.browser import driven
from scripts.site.mkdocs_runner import build
from scripts.site.webserver import compressing

if TYPE_CHECKING:
    from playwright.sync_api import Browser

INITIATIVES = 20_000
SLOWED = 6
"""How many times slower the processor is made."""
QUERIES = (
    "fællesskab",
    "faelleskab i klassen",
    "5b",
    "AA7",
    "hvad gør skolen ved mobning",
    "xylofonkoncert",
)

_ANSWER = """async (words) => {
  const field = document.querySelector(".soeg input");
  field.value = words;
  const begun = performance.now();
  field.dispatchEvent(new Event("input"));
  await Promise.resolve();
  document.querySelector(".soeg").getBoundingClientRect();
  return performance.now() - begun;
}"""


def keys(bench: Bench) -> list[Figure]:
    """The worst and the median key of some queries, against half as many initiatives."""
    full = round(INITIATIVES * bench.scale)
    with driven() as browser:
        whole, half = (
            list(answers(browser, site_of(bench.folder / f"search-{size}", size), bench.runs))
            for size in (full, full // 2)
        )
    row = f"a key in the search of {full:,} initiatives, the processor slowed {SLOWED} times"
    shown = {"unit": "{:.0f} ms", "other": f"{full // 2:,}"}
    return [
        Figure(f"{row}, worst", max(whole), max(half), "at most 50 ms", **shown),
        Figure(f"{row}, median", median(whole), median(half), **shown),
    ]


def site_of(folder: Path, initiatives: int) -> Path:
    """The site of a generated policy with so many ``initiatives`` in ten departments."""
    build(write_policy(folder / "policy", 10, initiatives // 10), folder / "site")
    return folder / "site"


def answers(browser: Browser, site: Path, runs: int) -> Iterator[float]:
    """The milliseconds from each key of ``QUERIES`` to its answer in place, medians of ``runs``."""
    with compressing(site) as (address, _):
        page = browser.new_page(viewport={"width": WIDTHS[0], "height": 800})
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
        page.goto(f"{address}?q={QUERIES[0]}")
        page.locator(RESULT).first.wait_for(timeout=LIMIT)
        begun = [words[:end] for words in QUERIES for end in range(1, len(words) + 1)]
        turns = [[float(page.evaluate(_ANSWER, words)) for words in begun] for _ in range(runs)]
        page.close()
    yield from map(median, zip(*turns, strict=True))
