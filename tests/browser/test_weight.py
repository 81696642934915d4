"""What a visit costs, and what waits until it is asked for."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from bench.browser import first_visit
from policy.loading.loader import load
from scripts.site.webserver import Sent
from tests.support.reading import file_of, one_of_each_kind, pages_of

BYTES = 9_500
REQUESTS = 2
PAGE = 5_000
"""What a first visit to a department's page may cost, everything counted, and the page of it."""

HEAVIEST = 60_000
"""What a first visit to any page may cost."""

SEARCH = "soeg.js"


def departments(root: Path) -> list[str]:
    """The addresses of the departments' pages of the policy in ``root``."""
    edition = load(root).edition
    assert edition
    return [f"indsatser/{each.id}/" for each in edition.departments]


def assert_light(visit: list[Sent], requests: int) -> None:
    """No more files, and no more bytes of the page and of all, than may be."""
    assert len(visit) <= requests, visit
    assert visit[0].size <= PAGE, visit
    assert sum(each.size for each in visit) <= BYTES, visit


def test_a_first_visit_is_light(browser: Browser, site: Path, repository: Path) -> None:
    """The page and its stylesheet, and no more than they may weigh."""
    for page in departments(repository):
        assert_light(first_visit(browser, site, page), REQUESTS)


@pytest.mark.parametrize("folder", ["2026-27", "gaeldende", "udkast"])
def test_a_first_visit_to_an_edition_is_as_light(
    browser: Browser, web: Path, repository: Path, folder: str
) -> None:
    """Below a school year's own address it asks, too, whether another edition is in force.

    That answer comes after the page, and its bytes are counted.
    """
    asks = folder not in ("gaeldende", "udkast")
    for page in departments(repository / "tests" / "data" / "school"):
        visit = first_visit(browser, web, f"{folder}/{page}")
        assert ("versions.json" in {each.address for each in visit}) is asks
        assert_light(visit, REQUESTS + asks)


@pytest.mark.parametrize("name", ["site", "school_site"])
def test_no_page_with_its_pictures_is_heavy(
    browser: Browser, request: pytest.FixtureRequest, name: str
) -> None:
    """The guide's, too: each page with pictures, one of each kind, and the longest page of all."""
    site = request.getfixturevalue(name)
    text = {name: file_of(site, name).read_text(encoding="utf-8") for name in pages_of(site)}
    pictured = [name for name in text if "<img" in text[name]]
    longest = max(text, key=lambda name: len(text[name]))
    for page in sorted({*pictured, longest, *one_of_each_kind(site)}):
        visit = first_visit(browser, site, page)
        assert sum(each.size for each in visit) <= HEAVIEST, visit


@pytest.fixture
def asked(page: Page) -> list[str]:
    """The files that the page asks for, by their names, as they come."""
    found: list[str] = []
    page.on("request", lambda each: found.append(each.url.rpartition("/")[2]))
    return found


@pytest.mark.parametrize("touch", ["point", "focus", "press"])
def test_the_search_comes_when_it_is_asked_for(
    page: Page, address: str, asked: list[str], touch: str
) -> None:
    """Its button pointed at, focused or pressed, and not before."""
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert SEARCH not in asked
    button = page.locator(".soegeknap")
    {"point": button.hover, "focus": button.focus, "press": button.click}[touch]()
    page.wait_for_load_state("networkidle")
    assert SEARCH in asked


def test_the_menu_and_the_colours_need_no_more(page: Page, address: str, asked: list[str]) -> None:
    """They work at once, whatever the connection."""
    page.goto(address)
    page.locator(".menu summary").click()
    expect(page.locator(".menu nav")).to_be_visible()
    page.locator(".farveknap").click()
    assert page.locator("html.moerk").count() == 1
    page.wait_for_load_state("networkidle")
    assert SEARCH not in asked
