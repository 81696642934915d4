"""The page of one grade or group alone, which a link can be shared to."""

from dataclasses import replace

from bs4 import BeautifulSoup

from macros.pages import page_macros
from macros.views import View
from macros.year.own_pages import OwnPage, own_pages
from policy.model.addresses import SiteLinks
from tests.support.sample import department, initiative, view

GROUP = {"id": "huset", "navn": "Børnehuset", "grupper": ["Haven"], "indsatser": [initiative("H1")]}


def seen(*, has_grade_pages: bool = True) -> View:
    """A school of two grades that have not the same, two that have, and a group."""
    young = department("ude", "0-1", initiative("U1"), initiative("U2", klassetrin="1"))
    old = department("inde", "2-3", initiative("I1"))
    school = {"navn": "Skolen", "klassetrin": "0-3", "grupper": ["Haven"]}
    found = view([GROUP, young, old], school=school, transitions=[])
    return replace(found, has_grade_pages=has_grade_pages)


def pages(of: View) -> dict[str, OwnPage]:
    """The pages that the edition has of its own, by their ids."""
    return {each.id: each for each in own_pages(of)}


def html(page: OwnPage) -> BeautifulSoup:
    """A page as it is read, two folders below the root."""
    return BeautifulSoup(page.render(SiteLinks("../../")), "html.parser")


def test_each_part_of_the_page_of_grades_has_a_page() -> None:
    """Grades that have the same have one together, as there; a link to each has a picture."""
    found = pages(seen())
    assert [(each.id, each.title) for each in found.values()] == [
        ("klassetrin/gruppe-haven", "Haven"),
        ("klassetrin/klasse-0", "0. klasse"),
        ("klassetrin/klasse-1", "1. klasse"),
        ("klassetrin/klasse-2", "2. til 3. klasse"),
    ]
    assert all(each.is_shared for each in found.values())
    assert "gælder for 2. til 3. klasse" in found["klassetrin/klasse-2"].description


def test_it_shows_what_is_for_the_grade_and_leads_back() -> None:
    """To the department, to each initiative and to the grade's place among the others."""
    shown = html(pages(seen())["klassetrin/klasse-1"])
    assert [str(each["href"]) for each in shown.select("a")] == [
        "../../indsatser/ude/",
        "../../indsatser/ude/#u2",
        "../../indsatser/ude/#u1",
        "../../klassetrin/#klasse-1",
    ]
    assert [each.get_text() for each in shown.select("h2")] == [
        "Særligt på klassetrinnet",
        "For alle i Ude",
    ]


def test_the_page_of_grades_leads_there_from_each_part() -> None:
    """Only where there are such pages: in an edition of the archive."""
    for of, there in ((seen(), 4), (seen(has_grade_pages=False), 0)):
        here = of.seen_from(SiteLinks("../"))
        shown = BeautifulSoup(page_macros(here)["klassetrin"](), "html.parser")
        links = [str(each["href"]) for each in shown.select(".ret-siden a")]
        assert links == [f"../{name}/" for name in pages(of)]
        assert len(links) == there
