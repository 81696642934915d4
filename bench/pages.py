"""What every page costs a reader's browser, and whether axe finds a fault; ours and the stock's."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from bench.compressing import compressing
from bench.figures import Figure
from bench.sites import Bench, addresses
from bench.weight import Visit, first_visit
from scripts.setup.browser import driven

if TYPE_CHECKING:
    from playwright.sync_api import Browser

WIDTHS = (360, 1280)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def weights(bench: Bench) -> list[Figure]:
    """A first visit to the heaviest department page, and to the heaviest page of all."""
    with driven() as browser:
        ours = {page: first_visit(browser, bench.ours, page) for page in addresses(bench.ours)}
        department = max(bench.departments, key=lambda page: ours[page].bytes)
        heaviest = max(ours, key=lambda page: ours[page].bytes)
        stock = {page: first_visit(browser, bench.stock, page) for page in {department, heaviest}}
    rest = f"the heaviest page, /{heaviest}"
    return [
        _weight("a department page", ours[department], stock[department], "at most 18.0 KB"),
        _requests("a department page", ours[department], stock[department], "at most 3"),
        _weight(rest, ours[heaviest], stock[heaviest], "–"),
    ]


def faults(bench: Bench) -> list[Figure]:
    """What axe finds on every page, light and dark, on a phone and at a desk."""
    pages = addresses(bench.ours)
    with driven() as browser:
        ours = axe(browser, bench.ours, pages)
        stock = axe(browser, bench.stock, bench.departments[:1])
    return [
        Figure(
            f"axe, {len(pages)} pages, light and dark, {WIDTHS[0]} and {WIDTHS[1]} px",
            ", ".join([f"{len(ours)} faults", *ours[:3]]),
            f"stock, one department page: {len(stock)}",
            "–",
            "0",
        )
    ]


def axe(browser: Browser, site: Path, pages: Sequence[str]) -> list[str]:
    """The faults on ``pages`` of ``site``, each once: the page and the rule that it breaks."""
    from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]

    found: dict[str, None] = {}
    with compressing(site) as (address, _):
        for scheme in SCHEMES:
            context = browser.new_context(color_scheme=scheme, reduced_motion="reduce")
            page = context.new_page()
            for name in pages:
                page.goto(address + name)
                for width in WIDTHS:
                    page.set_viewport_size({"width": width, "height": 800})
                    rules = (each["id"] for each in Axe().run(page).response["violations"])
                    found |= dict.fromkeys(f"/{name}: {rule}" for rule in rules)
            context.close()
    return sorted(found)


def _weight(page: str, ours: Visit, stock: Visit, goal: str) -> Figure:
    """A line of two weights in kilobytes of a thousand bytes."""
    return Figure(
        f"first visit to {page}, gzip",
        f"{ours.bytes / 1000:.1f} KB",
        f"stock: {stock.bytes / 1000:.1f} KB",
        f"{ours.bytes / stock.bytes:.2f}",
        goal,
    )


def _requests(page: str, ours: Visit, stock: Visit, goal: str) -> Figure:
    """A line of two numbers of requests."""
    return Figure(
        f"first visit to {page}, requests",
        str(ours.requests),
        f"stock: {stock.requests}",
        f"{ours.requests / stock.requests:.2f}",
        goal,
    )
