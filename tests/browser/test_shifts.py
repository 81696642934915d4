"""Nothing moves on a page while it comes, however slowly, nor when the archive has answered."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.halting import halting, places
from tests.support.reading import one_of_each_kind

SLOW = 6
"""How many times slower than this machine: a page then comes in many parts."""

PLACES, SCREEN = 12, 6000
"""How often a page is halted, and the bytes of it that a screen shows."""

# Chromium tells of spaces, too, though nobody sees where one ends.
SHIFTS = """new Promise((done) => {
  const moved = [];
  new PerformanceObserver((list) => list.getEntries().forEach((each) => {
    moved.push(...each.sources.filter(({ node }) => !node || node.textContent.trim()).map(
      ({ node }) => node && (node.outerHTML || node.nodeValue).slice(0, 60)));
  })).observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(moved), 50)));
})"""


def slow_page(browser: Browser, width: int) -> Page:
    """A page of a reader whose machine is slow."""
    page = browser.new_context(viewport={"width": width, "height": 800}).new_page()
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOW})
    return page


def moved(page: Page, address: str) -> list[str]:
    """What moved on a page while it came, as browsers see it."""
    page.goto(address)
    if page.locator("html:not(.gaeldende) .gaelder").count():
        expect(page.locator(".gaelder")).to_be_visible()
    found: list[str] = page.evaluate(SHIFTS)
    return found


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_while_a_page_comes(
    browser: Browser, real_address: str, site: Path, width: int
) -> None:
    """On a page of each kind; a browser that is slowed down takes its time by being busy."""
    page = slow_page(browser, width)
    for name in one_of_each_kind(site):
        assert moved(page, real_address + name) == [], name
    page.context.close()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(
    "name", ["indsatser/", "indsatser/groen-floej/", "klassetrin/", "om-siden/"]
)
def test_nothing_moves_when_the_rest_of_a_page_is_late(
    browser: Browser, school_site: Path, name: str, width: int
) -> None:
    """Wherever the first part ends: a page of each kind, drawn before all of it is there."""
    page = browser.new_page(viewport={"width": width, "height": 800})
    with halting(school_site) as (address, at):
        content = (school_site / name / "index.html").read_bytes()
        article = content.index(b"<article")
        for place in places(content, article, article + SCREEN, PLACES):
            at[0] = place
            fresh = f"{address}{name}?{place}"  # what the browser has kept comes at once
            assert moved(page, fresh) == [], place
    page.close()


@pytest.mark.parametrize("name", ["indsatser/", "indsatser/groen-floej/"])
def test_nothing_moves_when_the_rest_of_a_tables_first_row_is_late(
    browser: Browser, school_site: Path, name: str
) -> None:
    """The columns are known before their headings: halted after each cell of each first row."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    with halting(school_site) as (address, at):
        content = (school_site / name / "index.html").read_bytes()
        heads = re.finditer(rb'<thead role="rowgroup">.*?</thead>', content, re.DOTALL)
        cells = [
            head.start() + cell.end()
            for head in heads
            for cell in re.finditer(rb"</th>", head.group())
        ]
        assert cells
        for place in cells:
            at[0] = place
            assert moved(page, f"{address}{name}?{place}") == [], place
    page.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_when_the_rest_of_the_front_page_is_late(
    browser: Browser, school: tuple[Path, str], width: int
) -> None:
    """Nor of its header: of a school whose pages stand in one line, and of one where in two."""
    page = browser.new_page(viewport={"width": width, "height": 800})
    with halting(school[0]) as (address, at):
        content = (school[0] / "index.html").read_bytes()
        header, end = content.index(b"<header"), content.index(b"<article") + SCREEN
        for place in places(content, header, end, 2 * PLACES):
            at[0] = place
            assert moved(page, f"{address}?{place}") == [], place
    page.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_moves_when_the_rest_of_the_choice_of_edition_is_late(
    browser: Browser, web: Path, width: int
) -> None:
    """Neither before the archive has answered nor after."""
    name = "2026-27/hverdagen/"
    page = browser.new_page(viewport={"width": width, "height": 800})
    with halting(web) as (address, at):
        content = (web / name / "index.html").read_bytes()
        begin = content.index(b'class="udgavevalg"')
        for place in places(content, begin, content.index(b"</aside>", begin), 2 * PLACES):
            at[0] = place
            assert moved(page, f"{address}{name}?{place}") == [], place
    page.close()


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_nothing_moves_when_the_archive_has_answered(
    browser: Browser, archive: str, width: int
) -> None:
    """Neither for the choice of edition nor for the word that another one is in force."""
    page = slow_page(browser, width)
    for folder in ("2026-27", "2028-29", "gaeldende", "udkast"):
        assert moved(page, f"{archive}{folder}/hverdagen/") == [], folder
    page.context.close()
