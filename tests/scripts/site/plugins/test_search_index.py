"""What the search reads: each text once, by section, with the school's own words and contacts."""

import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType, SimpleNamespace
from typing import Any

import pytest

from policy.loading.loader import load
from policy.model.addresses import SEARCH_INDEX
from scripts.site.plugins.search_index import SearchIndex

SCHOOL = Path(__file__).parents[3] / "data" / "school"


@pytest.fixture(scope="module")
def index(school_site: Path) -> dict[str, Any]:
    """The index of the fictional school's built site."""
    found: dict[str, Any] = json.loads((school_site / SEARCH_INDEX).read_text(encoding="utf-8"))
    return found


def page_of(index: dict[str, Any], url: str) -> list[Any]:
    """The page with that address."""
    (found,) = (each for each in index["pages"] if each[0] == url)
    return list(found)


def test_pages_come_in_the_order_of_the_menu(index: dict[str, Any]) -> None:
    """So equal finds are in reading order; what is about the policy is told apart."""
    urls = [each[0] for each in index["pages"]]
    assert urls[:3] == ["", "vores-loefter/", "hverdagen/"]
    assert [each[0] for each in index["pages"] if not each[3]] == [
        "klassetrin/",
        "samlet/",
        "aendringer/",
        "om-siden/",
        "data/",
        "kontakt/",
    ]


def test_a_page_is_its_sections(index: dict[str, Any]) -> None:
    """Each with its anchor, heading and text."""
    _, title, _, _, sections, initiatives = page_of(index, "hverdagen/")
    assert title == "Hverdagen"
    headings = {anchor: (heading, text) for anchor, heading, text, *_ in sections}
    assert headings["i-pauserne"][0] == "I pauserne"
    assert headings["i-pauserne"][1].startswith("Gårdvagterne har gule veste")
    assert initiatives == []


def test_an_initiative_stands_once(index: dict[str, Any]) -> None:
    """With its department's page; not where grades, overview and the whole policy repeat it."""
    assert json.dumps(index, ensure_ascii=False).count("Udedag i skoven") == 1
    _, _, names, _, _, initiatives = page_of(index, "indsatser/blaa-floej/")
    assert names == "0. til 2. klasse"
    assert initiatives[2][:2] == ["B3", "Udeliv"]
    assert initiatives[2][2].endswith("alle har en opgave. · månedlig")


def test_the_schools_words_and_contacts_come_along(index: dict[str, Any]) -> None:
    """As the data files say them."""
    assert index["words"] == {"mobil": ["telefon"]}
    assert index["contacts"][0][0] == "Skolens kontor"


class Rendered:
    """A page as the generator tells of it."""

    url = "hverdagen/"
    title = "Hverdagen"
    meta: Mapping[str, str] = MappingProxyType({})


def sections_of(html: str) -> list[list[str]]:
    """The sections of a page with that content."""
    index = SearchIndex(load(SCHOOL))
    index.on_page_content(html, page=Rendered)
    return list(json.loads(index.as_json())["pages"][0][4])


def test_what_is_no_text_is_left_out() -> None:
    """Marks of footnotes, addresses, soft hyphens, and what a template leaves out."""
    html = (
        '<h1 id="a">A</h1><p id="en-bog">Bo\u00adgen'
        '<sup><a class="footnote-ref" href="#x">1</a></sup> '
        "står her: https://example.dk/x?y=1</p><p data-search-exclude>Nej</p>"
        "<ul><li>Et</li><li>To&nbsp;ting</li></ul>"
    )
    assert sections_of(html) == [["", "", "Bogen står her: Et To ting", "en bog"]]


def test_a_heading_without_an_id_is_text() -> None:
    """There is no address that leads to it."""
    html = '<h1 id="a">A</h1><h2 id="b">B</h2><h3>C</h3><p>D<b>e</b></p>'
    assert sections_of(html) == [["", "", ""], ["b", "B", "C De"]]


LEFT_OUT = '<ul class="x" data-search-exclude><li>Nej<ul><li>Nej</li></ul></li></ul>'


@pytest.mark.parametrize(
    ("html", "text"),
    [
        (f"<p>Før</p>{LEFT_OUT}<p>efter</p>{LEFT_OUT}<p>til sidst</p>", "Før efter til sidst"),
        (f"<p>Om <code>data-search-exclude</code> her</p>{LEFT_OUT}", "Om data-search-exclude her"),
        ("<p>Før</p><ul data-search-exclude><li>Nej", "Før"),
        ("<p>Før</p><br data-search-exclude><p>efter</p>", "Før efter"),
        ("Før &lt;p data-search-exclude> efter", "Før <p data-search-exclude> efter"),
    ],
)
def test_what_a_template_leaves_out_is_left_out_to_its_end(html: str, text: str) -> None:
    """What is not written as templates write it, the parser reads as browsers do."""
    assert sections_of(html) == [["", "", text]]


def test_a_term_of_the_text_is_found_at_its_definition() -> None:
    """What follows the definitions belongs to the section that they stand in."""
    index = SearchIndex(load(SCHOOL))
    terms = '<dl><dt id="ord-ro">Ro</dt><dd>Ingen larm.</dd></dl>'
    html = f'<h1>T</h1><h2 id="a">Ord</h2>{terms}<p>Mere.</p>'
    index.on_page_content(html, page=SimpleNamespace(meta={}, title="T", url=""))
    (page,) = json.loads(index.as_json())["pages"]
    assert page[4][1:] == [["a", "Ord", "Mere."], ["ord-ro", "Ro", "Ingen larm."]]
