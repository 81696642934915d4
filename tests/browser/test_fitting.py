"""Readers who need it larger, airier, calmer, or in their own colours lose nothing."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.fitting import SPACED, lost
from tests.support.reading import DESK, PHONE, SIZES, ZOOMED, Size, pages_of

DOUBLED = {"fontSizes": {"standard": 32, "fixed": 26}}
"""The browser's own setting for its text, whose standard is 16."""

_FONT_SIZE = "(element) => parseFloat(getComputedStyle(element).fontSize)"

TABLET: Size = {"width": 640, "height": 800}
UPRIGHT: Size = {"width": 768, "height": 800}
"""A larger tablet, held upright."""


@pytest.fixture
def restyled(browser: Browser) -> Iterator[Page]:
    """A page that takes a reader's own style, which the site's policy keeps out of others."""
    context = browser.new_context(bypass_csp=True)
    yield context.new_page()
    context.close()


def lost_at(page: Page, sizes: Iterable[Size]) -> list[str]:
    """What a reader misses of the open page at each of the sizes."""
    found = []
    for size in sizes:
        page.set_viewport_size(size)
        found += lost(page)
    return found


def test_text_fits_and_may_be_spaced(restyled: Page, school: tuple[Path, str]) -> None:
    """At any width nothing is cut, nothing collides, no page scrolls sideways.

    Nor with more room between letters, words, lines and paragraphs.
    """
    folder, address = school
    found = []
    for name in pages_of(folder):
        restyled.goto(address + name)
        found += lost_at(restyled, (*SIZES, UPRIGHT))
        restyled.add_style_tag(content=SPACED)
        found += lost_at(restyled, SIZES)
    assert found == []


def test_text_may_be_doubled(browser: Browser, school: tuple[Path, str]) -> None:
    """With the browser's text twice as large, on a phone too, all fits and is larger."""
    folder, address = school
    context = browser.new_context()
    page = context.new_page()
    context.new_cdp_session(page).send("Page.setFontSizes", DOUBLED)
    found = []
    for name in pages_of(folder):
        page.goto(address + name)
        found += lost_at(page, (PHONE, TABLET, DESK))
    assert found == []
    for selector in (".maerkenavn b", "article p", ".sidefod a", "h1"):
        drawn = page.locator(selector).first.evaluate(
            "e => parseFloat(getComputedStyle(e).fontSize)"
        )
        assert drawn >= 28, selector
    context.close()


_MOVING = """() => [...document.querySelectorAll("*")].flatMap((element) => (
  [null, "::before", "::after"].map((part) => getComputedStyle(element, part)).filter((style) => (
    /[1-9]/.test(style.transitionDuration + style.animationDuration)
    || style.scrollBehavior !== "auto"
  )).map(() => element.outerHTML.slice(0, 80))
))"""


def test_nothing_moves_where_the_reader_asks_for_rest(browser: Browser, address: str) -> None:
    """No change takes time and no scrolling glides, before and after the search is there."""
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{address}indsatser/roed-floej/")
    assert page.evaluate(_MOVING) == []
    page.locator(".soegeknap").click()
    page.keyboard.type("klasse")
    expect(page.locator(".fundet a").first).to_be_visible()
    assert page.evaluate(_MOVING) == []
    context.close()


_DRAWN = """(element) => {
  const style = getComputedStyle(element);
  const canvas = getComputedStyle(document.body).backgroundColor;
  const is_seen = (colour) => ![canvas, "none"].includes(colour) && !/^rgba.*, 0\\)$/.test(colour);
  const sides = ["Top", "Right", "Bottom", "Left"].some((side) => (
    parseFloat(style[`border${side}Width`]) > 0 && is_seen(style[`border${side}Color`])
  ));
  const around = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
  const is_shape = element instanceof SVGElement && is_seen(style.stroke);
  return sides || (around && is_seen(style.outlineColor)) || is_shape
    || style.textDecorationLine !== "none";
}"""

TOLD = {
    "": (".klasser a", ".afdelingskort", ".soegeknap"),
    "indsatser/": (".sidenav [aria-current]", ".felt", ".stribe rect", ".pil path"),
    "indsatser/roed-floej/#r4": ("#r4", ".maerke", ".soeskende [aria-current]"),
    "laes-mere/#legebogen": ("#legebogen",),
    "klassetrin/": (".klassedel",),
}
"""What a colour behind it tells of: a button, a card, where one is, what the address names."""


@pytest.mark.parametrize("path", TOLD)
def test_what_a_tint_tells_is_drawn_where_the_system_gives_the_colours(
    browser: Browser, address: str, path: str
) -> None:
    """With forced colours no tint is left: a line, a border or a stroke says the same."""
    context = browser.new_context(forced_colors="active", viewport=DESK)
    page = context.new_page()
    page.goto(address + path)
    for selector in TOLD[path]:
        shown = page.locator(selector).locator("visible=true").first
        assert shown.evaluate(_DRAWN), selector
    context.close()


def test_what_is_other_of_an_edition_is_drawn_where_the_system_gives_the_colours(
    browser: Browser, archive: str
) -> None:
    """An older edition's word, a draft's, and the marks of what is new and what is gone."""
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    for path, selector in (
        ("2026-27/", ".gaelder"),
        ("udkast/", ".udkast"),
        ("2028-29/aendringer/", "ins"),
        ("2028-29/aendringer/", "del"),
    ):
        page.goto(archive + path)
        expect(page.locator(selector).first).to_be_visible()
        assert page.locator(selector).first.evaluate(_DRAWN), selector
    context.close()


_SMALL = """([least, which, but_in_text]) => [...document.querySelectorAll(which)]
  .filter((each) => each.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
  .filter((each) => {
    const { width, height } = each.getBoundingClientRect();
    const said = (element) => element.textContent.replace(/\\s/g, "").length;
    const is_in_text = but_in_text && getComputedStyle(each).display === "inline"
      && !(each instanceof SVGElement) && said(each.parentElement) > said(each);
    return !is_in_text && (width < least || height < least);
  }).map((each) => each.outerHTML.slice(0, 100))"""

ANY = "a[href], button, input, select, summary"
MAIN = ".genvej, .klasser a, .afdelingskort, .farveknap, .soegeknap, .menu summary, .maerkenavn"
LEAST = ([24, ANY, True], [44, MAIN, False])
"""Pixels each way, of what, and whether links in a sentence may be smaller (WCAG 2.5.8)."""


def test_what_is_touched_is_large_enough(page: Page, school: tuple[Path, str]) -> None:
    """Enlarged and on a phone: 24 pixels but within a sentence; what is used most, 44."""
    folder, address = school
    found = []
    for name in pages_of(folder):
        page.goto(address + name)
        for size in (ZOOMED, PHONE):
            page.set_viewport_size(size)
            for least in LEAST:
                found += [f"{name} {each}" for each in page.evaluate(_SMALL, least)]
    assert found == []


def test_what_is_touched_in_the_menu_and_the_search_is_large_enough(
    page: Page, address: str
) -> None:
    """The pages of the menu, what is found, and the button that closes the search."""
    page.goto(address)
    page.locator(".menu summary").click()
    assert page.evaluate(_SMALL, LEAST[0]) == []
    page.locator(".soegeknap").click()
    page.keyboard.type("klasse")
    expect(page.locator(".fundet a").first).to_be_visible()
    # Results below the screen are laid out when they come into view.
    page.locator(".fundet li").evaluate_all(
        "all => all.forEach((each) => { each.style.contentVisibility = 'visible'; })"
    )
    assert page.evaluate(_SMALL, LEAST[0]) == []
    box = page.get_by_role("button", name="Luk søgningen").bounding_box()
    assert box
    assert round(min(box["width"], box["height"]), 3) >= 44  # what is drawn is a fraction less
