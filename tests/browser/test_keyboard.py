"""Everything is reached and used by the keyboard alone, in the order it is read, and is seen."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.choosing import opened_choice
from tests.support.reading import DESK, PHONE, ZOOMED, Size
from tests.support.searching import FOUND
from tests.support.walking import reachable, tab_to, walk, walk_back

BOTH = pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
PAGES = ("", "indsatser/", "indsatser/roed-floej/", "vores-loefter/", "laes-mere/", "404.html")
IN_ARCHIVE = (
    "2026-27/hverdagen/",
    "udkast/indsatser/",
    "udkast/hoering/",
    "2028-29/hoering/",
    "udkast/historik/hverdagen/i-pauserne/",
    "udgaver/",
)


def at(page: Page, size: Size, address: str) -> None:
    """Open a page in a window of the given size."""
    page.set_viewport_size(size)
    page.goto(address)


def assert_walkable(page: Page) -> None:
    """Tab meets everything once, each seen and free, in the order of the eye; and back again."""
    steps = walk(page)
    assert [step.index for step in steps] == list(range(len(steps)))
    assert len(steps) == reachable(page)
    assert [s.name for s in steps if s.ring < 3] == []
    assert [s.name for s in steps if not s.is_inside] == []
    assert [s.name for s in steps if not s.is_free] == []
    for before, step in pairwise(steps):
        if before.region == step.region:
            assert step.is_after(before), f"{page.url}: «{step.name}» after «{before.name}»"
    assert walk_back(page)[: len(steps)] == list(reversed(range(len(steps))))


@BOTH
@pytest.mark.parametrize("path", PAGES)
def test_tab_meets_everything_in_the_order_it_is_read(
    page: Page, address: str, path: str, size: Size
) -> None:
    """From the address bar and back: a ring that is seen, nothing hidden, no trap."""
    at(page, size, address + path)
    assert_walkable(page)


@BOTH
@pytest.mark.parametrize("path", IN_ARCHIVE)
def test_tab_meets_everything_in_an_archive(
    page: Page, archive: str, path: str, size: Size
) -> None:
    """An older edition with its word and its choice, a draft, its hearing, the note of one.

    The history of a section, the list of editions.
    """
    at(page, size, archive + path)
    if "udgaver" not in path:
        opened_choice(page)
    assert_walkable(page)


def test_tab_meets_everything_on_a_page_enlarged_to_400_percent(page: Page, address: str) -> None:
    """Also where little is seen at a time."""
    at(page, ZOOMED, f"{address}indsatser/roed-floej/")
    assert_walkable(page)


@pytest.mark.parametrize("path", ["", "indsatser/roed-floej/", "404.html"])
def test_the_first_tab_leads_past_the_header(page: Page, address: str, path: str) -> None:
    """Enter on «Gå til indholdet», and the next Tab is in the text, after its heading."""
    page.goto(address + path)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Gå til indholdet")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("article :focus")).to_have_count(1)
    assert page.evaluate(
        "!!(document.querySelector('h1').compareDocumentPosition(document.activeElement) & 4)"
    )


@BOTH
def test_what_is_found_is_walked_by_arrows(page: Page, address: str, size: Size) -> None:
    """Enter opens the search, arrows go down to the places and up again, Enter opens one."""
    at(page, size, address)
    tab_to(page, "Søg")
    page.keyboard.press("Enter")
    field = page.get_by_label("Søg i politikken")
    expect(field).to_be_focused()
    page.keyboard.type("rystetur")
    found = page.locator(FOUND)
    expect(found.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(found.first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/indsatser/roed-floej/"))


@BOTH
def test_what_is_found_is_walked_by_tab(page: Page, address: str, size: Size) -> None:
    """Tab goes by the button that closes to the places, each seen, and Escape gives it all back."""
    at(page, size, f"{address}klassetrin/#klasse-5")
    page.locator(".soegeknap").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("klasse")
    found = page.locator(FOUND)
    expect(found.first).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Luk søgningen")).to_be_focused()
    for number in range(found.count()):
        page.keyboard.press("Tab")
        expect(found.nth(number)).to_be_focused()
        expect(found.nth(number)).to_be_in_viewport()
    page.keyboard.press("Shift+Tab")
    expect(found.nth(found.count() - 2)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Søg", exact=True)).to_be_focused()
    expect(page.get_by_role("search")).to_be_hidden()


def test_the_search_is_left_by_its_own_button(page: Page, address: str) -> None:
    """The focus is never behind it, and goes back to where it came from."""
    page.goto(address)
    tab_to(page, "Søg")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Søg i politikken")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Luk søgningen")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("search")).to_be_hidden()
    expect(page.get_by_role("button", name="Søg", exact=True)).to_be_focused()


@BOTH
def test_light_or_dark_is_chosen(page: Page, address: str, size: Size) -> None:
    """A button that tells how it stands; Space and Enter change it, and the choice is kept."""
    at(page, size, address)
    tab_to(page, "Mørkt udseende")
    button = page.get_by_role("button", name="Mørkt udseende")
    expect(button).to_have_attribute("aria-pressed", "false")
    page.keyboard.press("Space")
    expect(page.locator("body")).to_have_css("background-color", "rgb(20, 24, 29)")
    expect(button).to_have_attribute("aria-pressed", "true")
    page.goto(f"{address}om-siden/")
    expect(button).to_have_attribute("aria-pressed", "true")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator("body")).to_have_css("background-color", "rgb(251, 248, 242)")


@BOTH
def test_an_edition_is_chosen(page: Page, archive: str, size: Size) -> None:
    """Arrows walk the editions without leading anywhere; the button beside them does."""
    at(page, size, f"{archive}2028-29/hverdagen/")
    choice = opened_choice(page)
    tab_to(page, "Alle udgaver")
    page.keyboard.press("Tab")
    expect(choice).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(choice).to_have_value("2026-27")
    expect(page).to_have_url(f"{archive}2028-29/hverdagen/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{archive}2026-27/hverdagen/")


def test_the_menu_opens_and_closes(page: Page, address: str) -> None:
    """Enter opens it, Tab walks its links, Escape closes it and gives the focus back."""
    page.goto(address)
    tab_to(page, "Menu")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(".menu nav a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".menu summary")).to_be_focused()
    expect(page.get_by_role("navigation", name="Menu")).to_be_hidden()


@pytest.mark.parametrize("size", [ZOOMED, PHONE], ids=["enlarged", "phone"])
def test_the_menu_is_walked_and_left(page: Page, address: str, size: Size) -> None:
    """Each of its links is seen as it is met; it closes where Tab leaves it; Enter opens a page."""
    at(page, size, address)
    tab_to(page, "Menu")
    page.keyboard.press("Enter")
    inside = [step for step in walk(page) if step.region == "NAV Menu"]
    assert len(inside) == page.locator(".menu nav a").count()
    assert [s.name for s in inside if s.ring < 3 or not s.is_inside or not s.is_free] == []
    assert all(step.is_after(before) for before, step in pairwise(inside))
    expect(page.get_by_role("navigation", name="Menu")).to_be_hidden()
    tab_to(page, "Menu")
    page.keyboard.press("Space")
    tab_to(page, "Rød fløj")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}indsatser/roed-floej/")


@BOTH
def test_the_picture_leads_to_the_initiatives(page: Page, address: str, size: Size) -> None:
    """A bar is met by its name, and Enter leads to the row with the same number."""
    at(page, size, f"{address}indsatser/")
    tab_to(page, "R4 Tidligere elever, 8. til 9. klasse")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}indsatser/roed-floej/#r4")


def test_an_address_is_copied(browser: Browser, address: str) -> None:
    """Enter on the button copies the address, says so aloud, and leaves the focus where it is."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}indsatser/roed-floej/")
    tab_to(page, "Kopiér henvisning til R4")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Henvisning kopieret")).to_be_visible()
    expect(page.get_by_role("button", name="Kopiér henvisning til R4")).to_be_focused()
    assert page.evaluate("navigator.clipboard.readText()").endswith("/indsatser/roed-floej/#r4")
    context.close()
