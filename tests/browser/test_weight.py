"""What a visit costs, and what waits until it is asked for."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from bench.browser import first_visit
from policy.loading.loader import load

BYTES = 18_000
REQUESTS = 3
"""What a first visit to a department's page may cost, everything counted."""

FIELD = "[data-md-component=search-query]"
RESULT = ".md-search-result__item"


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


def begun_with(names: list[str], *beginnings: str) -> list[str]:
    """Those of ``names`` that begin in one of these ways."""
    return [name for name in names if name.startswith(beginnings)]


LATE = ("bundle.", "search.", "search_index", "soegning")


def expect_all(page: Page, asked: list[str]) -> None:
    """Wait until each of what waits was asked for, and no more of it."""
    for _ in range(100):
        if len(begun_with(asked, *LATE)) == len(LATE):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"asked for {asked}")


@pytest.mark.parametrize("touch", ["point", "focus", "key", "link"])
def test_the_scripts_come_when_they_are_asked_for(
    page: Page, address: str, asked: list[str], touch: str
) -> None:
    """The search pointed at or focused, a key pressed, a link that holds a search; not before."""
    page.goto(f"{address}{'?q=telefon' if touch == 'link' else ''}")
    page.wait_for_load_state("networkidle")
    if touch != "link":
        assert begun_with(asked, *LATE) == []
    if touch == "point":
        page.locator(".soegeknap").hover()
    if touch == "focus":
        page.locator(".soegeknap").focus()
    if touch == "key":
        page.keyboard.press("Tab")
    expect_all(page, asked)
    if touch == "link":
        expect(page.locator(RESULT).first).to_be_visible()


def test_the_menu_and_the_colours_need_no_more(page: Page, address: str, asked: list[str]) -> None:
    """They work at once, whatever the connection."""
    page.goto(address)
    page.locator(".menu summary").click()
    expect(page.locator(".menu nav")).to_be_visible()
    page.locator(".farveknap").click()
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    page.wait_for_load_state("networkidle")
    assert begun_with(asked, *LATE) == []


def test_what_is_typed_before_the_search_is_there_is_found(page: Page, address: str) -> None:
    """The field opens at once; the answer comes when the scripts have come."""
    held: list[Route] = []
    page.route("**/bundle.*.js", lambda route: held.append(route))  # noqa: PLW0108 — it is asked for its parameters
    page.goto(address)
    page.locator(".soegeknap").click()
    page.keyboard.type("telefon")
    assert page.locator(FIELD).input_value() == "telefon"
    assert held
    held[0].continue_()
    expect(page.locator(RESULT).first).to_be_visible()


def test_scripts_that_do_not_come_leave_a_page_that_works(page: Page, address: str) -> None:
    """It says that the search could not be fetched, closes it, leads on, and tries again."""
    page.route("**/bundle.*.js", lambda route: route.abort())
    page.goto(address)
    page.locator(".soegeknap").click()
    page.keyboard.type("telefon")
    expect(page.get_by_role("status")).to_have_text(
        "Søgningen kunne ikke hentes. Prøv igen om lidt, eller find siden i menuen."
    )
    page.keyboard.press("Escape")
    expect(page.locator(FIELD)).not_to_be_visible()
    page.locator(".menu summary").click()
    expect(page.locator(".menu").get_by_role("link", name="Rød fløj")).to_be_visible()
    page.locator(".menu summary").click()
    page.unroute("**/bundle.*.js")
    page.locator(".soegeknap").click()
    expect(page.locator(RESULT).first).to_be_visible()


def test_the_theme_s_shortcuts_of_one_letter_are_off(
    page: Page, address: str, asked: list[str]
) -> None:
    """Who speaks to the machine opens no search by a word (WCAG 2.2, 2.1.4)."""
    page.goto(address)
    page.keyboard.press("Tab")
    expect_all(page, asked)
    for key in "sfpn/,.":
        page.keyboard.press(key)
    assert page.url == address
    expect(page.locator(FIELD)).not_to_be_visible()
    page.locator(".soegeknap").click()
    page.keyboard.type("sfpn/")
    assert page.locator(FIELD).input_value() == "sfpn/"
