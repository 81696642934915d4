"""Searching as parents type, and what the search says and does where it finds nothing."""

import json
import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.support.reading import DESK, PHONE, Size
from tests.support.searching import FOUND, Search

BOTH = pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])


@pytest.fixture
def search(page: Page, address: str) -> Search:
    """The open search of the fictional school's front page."""
    return Search.opened(page, address)


TEXTS = {
    "telefon": "Telefonerne",
    "forældreråd": "forældrerådene",
    "gårdvagt": "Gårdvagterne",
    "gaardvagt": "Gårdvagterne",
    "gardvagt": "Gårdvagterne",
    "foraeldreraad": "forældrerådene",
    "foraldrerad": "forældrerådene",
    "loefter": "løfter",
    "baenk": "bænk",
    "telefoner": "Telefonerne",
    "lærer": "kontaktlærer",
    "bestyrelse": "skolebestyrelse",
    "kontaktlære": "kontaktlærer",
    "mobil": "Telefonerne",
    "MOBILER": "Telefonerne",
    "ryste\u00adtur": "rystetur",
    "ga\u030ardvagt": "Gårdvagterne",
}


def test_what_parents_type_is_found(search: Search) -> None:
    """Without æ, ø and å, in other forms, inside longer words, by the school's own words."""
    for words, expected in TEXTS.items():
        assert expected in "\n".join(search.texts(words)), words


FIRST = {
    "rystetur": "indsatser/roed-floej/#r3",
    "rsytetur": "indsatser/roed-floej/#r3",
    "Venner på tværs": "indsatser/blaa-floej/#b5",
    "r3": "indsatser/roed-floej/#r3",
    "R 3": "indsatser/roed-floej/#r3",
    "låne en bold": "hverdagen/#i-pauserne",
    "mad over bål": "indsatser/blaa-floej/#b3",
    "ad hinanden": "vores-loefter/#vi-griner-sammen",
    "ordstyrer": "indsatser/groen-floej/#g1",
    "ven": "indsatser/blaa-floej/#b1",
    "blå fløj": "indsatser/blaa-floej/",
    "hvem kan låne en bold i pausen": "hverdagen/#i-pauserne",
}
GRADES = (
    "7. klasse",
    "7.b",
    "7b",
    "7 klasse",
    "klasse 7",
    "syvende klasse",
    "7. årgang",
    "bold 7.b",
)


def test_the_place_that_is_meant_comes_first(search: Search) -> None:
    """All the words, the very word before longer ones, the number of an initiative, a slip."""
    assert {words: search.places(words)[0] for words in FIRST} == FIRST


def test_a_grade_leads_to_its_own_section(search: Search) -> None:
    """However it is written, and whatever stands beside it."""
    for words in GRADES:
        assert search.places(words)[0] == "klassetrin/#klasse-7", words


@pytest.mark.parametrize("words", ["xylofon", "sfo", "12b", "Q99", "hvad koster skolemælk", "🎈"])
def test_what_stands_nowhere_finds_nothing(search: Search, words: str) -> None:
    """No place is better than a wrong one."""
    assert search.places(words) == []


def test_where_nothing_is_found_a_reader_is_helped_on(search: Search) -> None:
    """It is said, and the nearest words, the policy's pages and whom to ask are shown."""
    assert search.places("kladdehæfte kaffemaskine xylofon frimærke bolden") == []
    assert search.answer.startswith("Søgningen fandt intet om «kladdehæfte kaffemaskine")
    helping = search.page.locator(".soegehjaelp")
    expect(helping.get_by_role("link", name="Vores løfter")).to_be_visible()
    expect(helping.get_by_role("link", name="Skolens kontor", exact=True)).to_be_visible()
    helping.get_by_role("button", name="bolden").click()
    expect(search.page.get_by_label("Søg i politikken")).to_have_value("bolden")
    expect(search.page.locator(FOUND).first).to_be_visible()


TRIED = {
    "pausevagtplan": ["plan", "pause"],  # what it ends with, what it begins with
    "yndlingsbold": ["bold"],
    "gåbussen": [],
}


def test_a_compound_that_stands_nowhere_leads_to_the_words_of_its_parts(search: Search) -> None:
    """The policy says the same with another word; where it has neither part none is shown."""
    shown = {}
    for words in TRIED:
        assert search.places(words) == []
        expect(search.page.locator(".soegehjaelp")).to_contain_text("politikkens sider")
        shown[words] = search.page.locator(".soegehjaelp").get_by_role("button").all_inner_texts()
    assert shown == TRIED


BAD = {
    "   ": "Skriv et ord, for eksempel et tema eller et klassetrin",
    "«-»": "Skriv et ord med bogstaver eller et klassetrin.",
    "🎈": "Skriv et ord med bogstaver eller et klassetrin.",
    "x": "Skriv lidt mere.",
    "<script>fingeraftryk</script>": "Søgningen fandt intet om «<script>fingeraftryk</script>».",
}


def test_odd_queries_are_answered(search: Search) -> None:
    """Spaces, marks, one letter, code: a word of what to do, and nothing is run."""
    for words, expected in BAD.items():
        assert search.places(words) == []
        assert search.answer == expected


def test_a_query_of_ten_thousand_characters_is_answered(search: Search) -> None:
    """Its beginning is read, and the answer stays short."""
    assert search.places("bold " + "x" * 10_000) == search.places("bold " + "x" * 200)
    search.type("y" * 10_000)
    assert len(search.answer) < 100


@BOTH
def test_the_words_found_are_marked_on_the_page_reached(
    page: Page, address: str, size: Size
) -> None:
    """Nothing moves, a button and Escape take the marks off, and another page has none."""
    page.set_viewport_size(size)
    search = Search.opened(page, address)
    search.type("bold")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/hverdagen/#i-pauserne"))
    button = page.get_by_role("button", name="Fjern markeringen")
    expect(button).to_be_visible()
    assert "bold" in page.evaluate("[...CSS.highlights.get('soegt')].map(String)")
    box = "JSON.stringify(document.querySelector('article').getBoundingClientRect())"
    before = page.evaluate(box)
    button.click()
    expect(button).to_have_count(0)
    assert page.evaluate("CSS.highlights.size") == 0
    assert page.evaluate(box) == before
    page.reload()
    expect(button).to_have_count(0)


def test_a_place_on_the_same_page_is_marked_too(page: Page, address: str) -> None:
    """The search closes, the place is reached, and Escape takes the marks off."""
    search = Search.opened(page, address, "hverdagen/")
    search.type("bold")
    page.keyboard.press("ArrowDown")
    expect(page.locator(FOUND).first).to_be_focused()
    page.keyboard.press("Enter")
    button = page.get_by_role("button", name="Fjern markeringen")
    expect(button).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(button).to_have_count(0)


def test_an_address_may_hold_the_words(page: Page, address: str) -> None:
    """«?q=» opens the search with them."""
    page.goto(f"{address}?q=rystetur")
    expect(page.locator(FOUND).first).to_contain_text("R3")
    expect(page.get_by_label("Søg i politikken")).to_have_value("rystetur")


@pytest.mark.parametrize("part", ["soeg.js", "soegning.json"])
def test_a_part_that_does_not_come_leaves_a_page_that_works(
    page: Page, address: str, part: str
) -> None:
    """It says so, closes and leads on, and the next try succeeds."""
    page.route(f"**/{part}", lambda route: route.abort())
    page.goto(address)
    page.locator(".soegeknap").click()
    page.keyboard.type("telefon")
    said = page.locator(".soeg").get_by_role("status")
    expect(said).to_have_text(
        "Søgningen kunne ikke hentes. Prøv igen om lidt, eller find siden i menuen."
    )
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.locator(".menu summary").click()
    expect(page.locator(".menu").get_by_role("link", name="Rød fløj")).to_be_visible()
    page.locator(".menu summary").click()
    page.unroute(f"**/{part}")
    page.locator(".soegeknap").click()
    expect(page.locator(FOUND).first).to_be_visible()


def test_an_index_that_is_no_index_is_one_that_does_not_come(page: Page, address: str) -> None:
    """Such as the answer of a host that shows a page for everything."""
    page.route("**/soegning.json", lambda route: route.fulfill(body="<p>Hov"))
    page.goto(address)
    page.locator(".soegeknap").click()
    said = page.locator(".soeg").get_by_role("status")
    expect(said).to_contain_text("Søgningen kunne ikke hentes.")


def test_what_is_typed_before_the_search_is_there_is_found(page: Page, address: str) -> None:
    """The field opens at once; the answer comes when the index has come, which is fetched once."""
    held: list[Route] = []
    page.route("**/soegning.json", lambda route: held.append(route))  # noqa: PLW0108 — it is asked for its parameters
    page.goto(address)
    page.locator(".soegeknap").click()
    page.keyboard.type("telefon")
    expect(page.get_by_label("Søg i politikken")).to_have_value("telefon")
    page.wait_for_function("document.querySelector('link[href*=search]')?.sheet")
    for _ in range(100):
        if held:
            break
        page.wait_for_timeout(50)
    held[0].continue_()
    expect(page.locator(FOUND).first).to_be_visible()
    assert len(held) == 1


def test_the_index_is_no_larger_than_the_text(page: Page, address: str) -> None:
    """Each text is in it once: it is smaller than the visible text of the pages that it names."""
    index = page.request.get(f"{address}soegning.json").body()
    visible = 0
    for url, *_ in json.loads(index)["pages"]:
        page.goto(address + url)
        visible += len(page.locator("article").inner_text().encode())
    assert len(index) <= visible


def test_no_letter_alone_opens_the_search(page: Page, address: str) -> None:
    """Who speaks to the machine opens no search by a word (WCAG 2.2, 2.1.4)."""
    page.goto(address)
    for key in "sf/":
        page.keyboard.press(key)
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_the_search_opens_and_closes_by_keyboard(page: Page, address: str) -> None:
    """Enter on its button opens it with the cursor in the field; Escape gives the focus back."""
    page.goto(address)
    page.locator(".soegeknap").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Søg i politikken")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator(".soegeknap")).to_be_focused()
