"""What a visit costs, and what waits until it is asked for."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from bench.browser import first_visit
from policy.loading.loader import load

BYTES = 45_000
REQUESTS = 3
"""What a first visit to a department's page may cost, everything counted."""

SEARCH = "soeg.js"


def departments(root: Path) -> list[str]:
    """The addresses of the departments' pages of the policy in ``root``."""
    edition = load(root).edition
    assert edition
    return [f"indsatser/{each.id}/" for each in edition.departments]


def test_a_first_visit_is_light(browser: Browser, site: Path, repository: Path) -> None:
    """The page and its stylesheet, and no more than they may weigh."""
    for page in departments(repository):
        visit = first_visit(browser, site, page)
        assert len(visit) <= REQUESTS, visit
        assert sum(each.size for each in visit) <= BYTES, (page, visit)


@pytest.mark.parametrize("folder", ["2026-27", "gaeldende", "udkast"])
def test_a_first_visit_to_an_edition_is_as_light(
    browser: Browser, web: Path, repository: Path, folder: str
) -> None:
    """With the list of editions that it asks the archive for."""
    for page in departments(repository / "tests" / "data" / "school"):
        visit = first_visit(browser, web, f"{folder}/{page}")
        assert "versions.json" in {each.address for each in visit}
        assert len(visit) <= REQUESTS, visit
        assert sum(each.size for each in visit) <= BYTES, (page, visit)


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
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    page.wait_for_load_state("networkidle")
    assert SEARCH not in asked
