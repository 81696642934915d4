"""Searching as parents type."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

RESULTS = ".md-search-result__item"
# Tells on the page how many questions to its search worker (type 2) have no answer (type 3) yet.
# Playwright waits for no function there: it would evaluate it, which the site's own policy stops.
COUNTING = """
  let unanswered = 0;
  const told = (change) => { document.documentElement.dataset.unanswered = unanswered += change; };
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message, ...rest) {
    if (!this.counted) {
      this.counted = true;
      this.addEventListener("message", ({ data }) => { if (data.type === 3) told(-1); });
    }
    if (message.type === 2) told(1);
    return post.call(this, message, ...rest);
  };
"""


Search = Callable[[str], list[str]]


@pytest.fixture
def search(page: Page, address: str) -> Search:
    """The texts of what is found for some words, the best first; the page stays open."""
    page.add_init_script(COUNTING)
    page.goto(address)
    page.locator(".soegeknap").click()
    field = page.locator("[data-md-component=search-query]")

    def found(words: str) -> list[str]:
        field.fill("")
        field.press_sequentially(words)
        page.wait_for_timeout(400)  # the last letter is on its way
        expect(page.locator("html")).to_have_attribute("data-unanswered", "0")
        page.wait_for_timeout(800)  # the list is drawn in steps
        return page.locator(RESULTS).all_inner_texts()

    return found


FOUND = {
    "telefon": "Telefonerne",
    "forældreråd": "forældrerådene",
    "5. klasse": "5. klasse",
    "rystetur": "rystetur",
    "gårdvagt": "Gårdvagterne",
    "gaardvagt": "Gårdvagterne",
    "gardvagt": "Gårdvagterne",
    "foraeldreraad": "forældrerådene",
    "foraldrerad": "forældrerådene",
    "loefter": "løfter",
    "baenk": "bænk",
    "Venner på tværs": "Venner på tværs",
    "R3": "R3",
    "telefoner": "Telefonerne",
    "lærer": "klasselærer",
    "bestyrelse": "skolebestyrelse",
}


def test_what_parents_type_is_found(search: Search) -> None:
    """Each word is found, also when typed without æ, ø and å, and the text shows it."""
    for words, expected in FOUND.items():
        assert expected.casefold() in "\n".join(search(words)).casefold(), words


def test_a_grade_leads_to_its_own_section(search: Search) -> None:
    """«5. klasse» gives the section of the 5th grade among the first."""
    found = search("5. klasse")
    assert any("5.\u00a0klasse" in text or "5. klasse" in text for text in found[:3])


FIRST = {
    "låne en bold": "Hverdagen",
    "mad over bål": "Blå fløj",
    "ad hinanden": "Vores løfter",
    "7.b": "Find din klasse\n7.\u00a0klasse\n",
    "ordstyrer": "Grøn fløj",
}


def test_the_page_that_is_meant_comes_first(search: Search) -> None:
    """What is asked for comes first: all the words, the grade of a class, the very word."""
    for words, page_title in FIRST.items():
        assert search(words)[0].startswith(page_title), words


def test_the_very_word_comes_before_a_longer_one(search: Search) -> None:
    """«ven» gives the friend of a new child first, not «Venner på tværs»."""
    assert "en ven fra" in search("ven")[0]


def test_the_closed_search_is_passed_by_the_keyboard(page: Page, address: str) -> None:
    """Walking the page by Tab never opens the search, and closing it gives the focus back."""
    page.goto(address)
    for _ in range(12):
        page.keyboard.press("Tab")
    assert not page.evaluate("document.getElementById('__search').checked")
    page.locator(".soegeknap").click()
    page.wait_for_function("document.activeElement.name === 'query'")
    page.keyboard.press("Escape")
    page.wait_for_function("document.activeElement.classList.contains('soegeknap')")


def test_nothing_found_is_said_in_danish(page: Page, search: Search) -> None:
    """A word that the policy does not hold gives a plain Danish sentence."""
    assert search("xylofon") == []
    assert "Ingen resultater" in page.locator(".md-search-result__meta").inner_text()


def test_the_search_opens_and_closes_by_keyboard(page: Page, address: str) -> None:
    """Enter on the button opens it with the cursor in the field; Escape closes it."""
    page.goto(address)
    page.locator(".soegeknap").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.name === 'query'")
    page.keyboard.type("klasse")
    page.locator(RESULTS).first.wait_for()
    page.keyboard.press("Escape")
    page.wait_for_function("!document.getElementById('__search').checked")
