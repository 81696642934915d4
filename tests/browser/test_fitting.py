"""Readers who need it larger, airier, calmer, or in their own colours lose nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fitting import SPACED, lost
from playwright.sync_api import Browser, Page
from reading import DESK, PHONE, SIZES, ZOOMED, Size, pages_of

DOUBLED = {"fontSizes": {"standard": 32, "fixed": 26}}
"""The browser's own setting for its text, whose standard is 16."""

TABLET: Size = {"width": 640, "height": 800}


@pytest.fixture
def restyled(browser: Browser) -> Iterator[Page]:
    """A page that takes a reader's own style, which the site's policy keeps out of others."""
    context = browser.new_context(bypass_csp=True)
    yield context.new_page()
    context.close()


def test_text_may_be_spaced(restyled: Page, school: tuple[Path, str]) -> None:
    """More room between letters, words, lines and paragraphs: nothing is cut, nothing collides."""
    folder, address = school
    found = []
    for name in pages_of(folder):
        restyled.goto(address + name)
        for style in ("", SPACED):
            restyled.add_style_tag(content=style)
            for size in SIZES:
                restyled.set_viewport_size(size)  # type: ignore[arg-type]
                found += lost(restyled)
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
        for size in (PHONE, TABLET, DESK):
            page.set_viewport_size(size)  # type: ignore[arg-type]
            found += lost(page)
    assert found == []
    for selector in (".maerkenavn b", "article p", ".sidefod a", "h1"):
        drawn = page.locator(selector).first.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
        assert drawn >= 28, selector
    context.close()
