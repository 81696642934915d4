"""What a reader's browser has to fetch, what axe finds in it, and how soon a saved change shows."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Literal
from urllib.parse import quote

from bench.measuring import Figure
from bench.policies import Bench, addresses, copied
from policy.archive.editions import IN_FORCE
from scripts.cli.places import REPOSITORY
from scripts.setup.browser import driven
from scripts.site.preview_process import previewing
from scripts.site.webserver import Sent, compressing

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WIDTHS = (360, 1280)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
LIMIT = 60_000  # milliseconds after which what does not show is given up
RESULT = ".fundet a, .md-search-result__item"
"""What is found, here and in the stock theme."""

_NOTES_WHEN_SHOWN = """addEventListener("DOMContentLoaded",
  () => requestAnimationFrame(() => { window.shownAt = Date.now(); }))"""
"""A page notes it itself: whoever asks it from outside asks but twice a second after a while."""


def first_visit(browser: Browser, site: Path, page: str, wait_for: str = "html") -> list[Sent]:
    """Visit ``page`` of the built ``site`` with an empty cache; returns what was sent, in order.

    The visit ends when the element with the CSS selector ``wait_for`` shows. Answers are counted at
    the server, which also sees what workers ask for. A browser without a window may leave the icon
    out, so it is asked for where it was not. Requests of other hosts have whole addresses.
    """
    with compressing(site) as (top, sent):
        context = browser.new_context(viewport={"width": WIDTHS[0], "height": 800})
        asked: list[str] = []
        context.on("request", lambda each: asked.append(each.url))
        visited = context.new_page()
        visited.goto(top + page, wait_until="networkidle")
        visited.locator(wait_for).first.wait_for(timeout=LIMIT)
        visited.wait_for_timeout(500)  # what comes late, when all else is done
        icons = visited.locator("link[rel~=icon]").evaluate_all("all => all.map(one => one.href)")
        seen = {top + each.address for each in sent}
        for icon in icons or [f"{top}favicon.ico"]:  # a page that names none gets the host's
            if icon.startswith(top) and icon not in seen:
                context.request.get(icon)
        context.close()
    outside = (each for each in asked if not each.startswith((top, "data:", "blob:")))
    return [*sent, *(Sent(each, 0) for each in outside)]


def weights(bench: Bench) -> list[Figure]:
    """A first visit to the heaviest department page and to the heaviest page; a first search."""
    with driven() as browser:
        ours = {page: first_visit(browser, bench.ours, page) for page in addresses(bench.ours)}
        department = max(bench.departments, key=lambda page: size(ours[page]))
        heaviest = max(ours, key=lambda page: size(ours[page]))
        query = f"{department}?q={quote(bench.edition.title.split()[-1])}"
        stock = {page: first_visit(browser, bench.stock, page) for page in (department, heaviest)}
        ours[query] = first_visit(browser, bench.ours, query, RESULT)
        in_force = first_visit(browser, bench.in_force, department.replace(bench.name, IN_FORCE))
        stock[query] = first_visit(browser, bench.stock, query, RESULT)
    sizes = {page: (size(ours[page]), size(stock[page])) for page in stock}
    row = partial(Figure, unit="{:.1f} KB")
    now, own, others = (len(visit) for visit in (in_force, ours[department], stock[department]))
    own_page, others_page = (visit[department][0].size / 1000 for visit in (ours, stock))
    return [
        row("first visit to a department page, gzip", *sizes[department], "at most 9.5 KB"),
        row("the page of it, as a next page costs", own_page, others_page, "at most 5 KB"),
        Figure("requests of a first visit there", own, others, "3: is another in force?", "{}"),
        Figure("the same of the edition in force", now, others, "at most 2", "{}"),
        row("a first visit with a search and what it finds", *sizes[query], "at most 25 KB"),
        row(f"the heaviest page, /{heaviest}", *sizes[heaviest], "at most 60 KB"),
    ]


def size(visit: list[Sent]) -> float:
    """The kilobytes of all bodies that were sent."""
    return sum(each.size for each in visit) / 1000


def faults(bench: Bench) -> list[Figure]:
    """What axe finds on every page, light and dark, at both widths."""
    pages = addresses(bench.ours)
    with driven() as browser:
        ours = axe(browser, bench.ours, pages)
        stock = axe(browser, bench.stock, bench.departments[:1])
    what = f"axe, {len(pages)} pages, light and dark, {WIDTHS[0]} and {WIDTHS[1]} px"
    found = ", ".join([f"{len(ours)} faults", *ours[:3]])
    return [Figure(what, found, f"{len(stock)} faults", "0", other="stock, one page")]


def axe(browser: Browser, site: Path, pages: Sequence[str]) -> list[str]:
    """The faults on ``pages`` of ``site``, each once, as ``/page: rule``."""
    from axe_playwright_python.sync_playwright import Axe

    found: set[str] = set()
    with compressing(site) as (address, _):
        for scheme in SCHEMES:
            context = browser.new_context(color_scheme=scheme, reduced_motion="reduce")
            page = context.new_page()
            for name in pages:
                page.goto(address + name)
                for width in WIDTHS:
                    page.set_viewport_size({"width": width, "height": 800})
                    broken = Axe().run(page).response["violations"]
                    found |= {f"/{name}: {each['id']}" for each in broken}
            context.close()
    return sorted(found)


def preview(bench: Bench) -> list[Figure]:
    """The seconds from saving a file until its text shows in the preview that runs already.

    A sentence of the front page and the school's name take turns.
    """
    theme = {"custom_dir": (REPOSITORY / "overrides").as_posix()}
    policy = copied(bench.root, bench.folder / "preview", theme=theme)
    with driven() as browser, previewing(policy) as address:
        page = browser.new_page()
        page.add_init_script(_NOTES_WHEN_SHOWN)
        page.goto(address)
        seconds = [save(page, policy, turn) for turn in range(2 * bench.runs)]
    data, pages = (f"{median(seconds[first::2]):.2f} s" for first in (0, 1))
    what = "a saved change shows in the preview"
    return [
        Figure(f"{what}, of a page", pages, "–", "at most 0.35 s"),
        Figure(f"{what}, of the data", data, "–", "at most 0.6 s"),
    ]


def save(page: Page, policy: Path, turn: int) -> float:
    """Save a change; the seconds until it shows on the page."""
    words = f"Forsøg {turn}"
    path = policy / ("docs/index.md" if turn % 2 else "data/school.yaml")
    text = path.read_text(encoding="utf-8")
    name = re.sub("^navn:.*", f"navn: {words}", text, count=1, flags=re.MULTILINE)
    time.sleep(0.5)  # until the effects of the last change have settled
    begun = time.time()
    path.write_text(f"{text}\n{words}.\n" if turn % 2 else name, encoding="utf-8", newline="\n")
    page.get_by_text(words).first.wait_for(timeout=LIMIT)
    return float(page.evaluate("shownAt")) / 1000 - begun
