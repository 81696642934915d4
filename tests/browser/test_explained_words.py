"""A word that the school explains is read by touch, by keyboard, without scripts and on paper."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.reading import faults
from tests.support.searching import Search

WORD, MEANING = "Gårdvagterne", "gårdvagterne: de voksne, der er ude sammen med børnene i pauserne"


def test_the_keyboard_opens_and_closes_an_explanation(page: Page, address: str) -> None:
    """It stands beside the word on the narrowest screen; axe finds no fault; Escape closes it."""
    page.set_viewport_size({"width": 320, "height": 600})
    page.goto(f"{address}hverdagen/")
    word, meaning = page.get_by_role("button", name=WORD), page.locator("[popover]")
    expect(meaning).to_be_hidden()
    word.focus()
    page.keyboard.press("Enter")
    expect(meaning).to_be_visible()
    expect(meaning).to_have_text(MEANING)
    box, at = meaning.bounding_box(), word.bounding_box()
    assert box
    assert at
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    assert box["y"] >= at["y"] + at["height"] - 12 or box["y"] + box["height"] <= at["y"] + 12
    assert faults(page) == []
    page.keyboard.press("Escape")
    expect(meaning).to_be_hidden()
    expect(word).to_be_focused()


def test_it_needs_no_script(browser: Browser, address: str) -> None:
    """A tap opens it; a tap elsewhere closes it."""
    context = browser.new_context(java_script_enabled=False, has_touch=True)
    page = context.new_page()
    page.goto(f"{address}hverdagen/")
    page.get_by_role("button", name=WORD).tap()
    expect(page.get_by_text(MEANING)).to_be_visible()
    page.get_by_role("heading", level=1).tap()
    expect(page.get_by_text(MEANING)).to_be_hidden()
    context.close()


def test_paper_has_the_explanation_behind_the_word(page: Page, address: str) -> None:
    """In brackets, for paper opens nothing."""
    page.goto(f"{address}hverdagen/")
    page.emulate_media(media="print")
    expect(page.locator("[popover]")).to_be_visible()
    before = page.locator("[popover]").evaluate("(it) => getComputedStyle(it, '::before').content")
    assert before == '" ("'
    expect(page.locator("[popover]")).to_have_css("position", "static")


@pytest.mark.parametrize("query", ["kontakt", "trivselsvejleder", "kontor"])
def test_the_search_finds_whom_to_ask(query: str, page: Page, address: str) -> None:
    """On the page of contacts, by the page's name, and by the roles."""
    assert Search.opened(page, address).places(query)[0].startswith("kontakt/")
