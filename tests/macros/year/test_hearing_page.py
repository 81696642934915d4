"""The page of a hearing, made of two editions: what it shows, and what it never does."""

from datetime import date
from typing import Any

from bs4 import BeautifulSoup

from macros.views import View
from macros.year.own_pages import own_pages
from policy.archive.history import History
from policy.diff.compare import compare
from policy.model.addresses import SiteLinks
from tests.support.edited import DATA, Edited

SCHOOL = DATA / "school"
DRAFT = """skoleår: 2027/28
status: udkast
ændringsnoter:
  - {gælder: G1, note: Elevrådet har ønsket det.}
høring:
  begynder: 2027-04-06
  slutter: 2027-05-02
  parter: [elevråd]
  spørgsmål: ["Er <b>to</b> nok?"]
  svar_til: {rolle: Kontoret, adresse: "mailto:kontoret@example.dk"}
"""
EDITS = (
    {"file": "docs/hverdagen.md", "from": "skifter hver måned", "to": "skifter hver uge"},
    {"file": "data/initiatives.yaml", "from": "Klassen holder møde", "to": "Alle holder møde"},
)


def page(today: date | None = None, written: str = DRAFT, edits: Any = EDITS) -> BeautifulSoup:
    """The page of the fictional school's hearing on that day."""
    old = Edited(SCHOOL, ()).edition()
    new = Edited(SCHOOL, [{"file": "data/edition.yaml", "create": written}, *edits]).edition()
    view = View(new, SiteLinks(""), history=History(compare(old, new)), today=today)
    found = next(each for each in own_pages(view) if each.id == "hoering")
    return BeautifulSoup(found.render(SiteLinks("../")), "html.parser")


def test_each_change_has_its_number_note_redline_place_and_ready_answer() -> None:
    """In the order of every report, each at an address that people can send on."""
    shown = page().select("section.forslag")
    assert [each["id"] for each in shown] == ["aendring-1", "aendring-2"]
    first = shown[0]
    assert first.h3
    assert first.h3.get_text() == "Ændring 1: Omformuleret G1"
    assert "Hvorfor: Elevrådet har ønsket det." in first.get_text()
    assert "Alle" in " ".join(each.get_text() for each in first.select("ins"))
    links = {each.get_text(): str(each["href"]) for each in first.select("a")}
    assert links["Læs på siden: ændring 1"] == "../indsatser/groen-floej/#g1"
    assert links["Link til ændring 1"] == "#aendring-1"
    assert "%C3%A6ndring%201%20%28Omformuleret%20G1%29" in links["Svar på ændring 1"]


def test_it_says_until_when_and_who_is_asked_and_what() -> None:
    """In plain words first; the school's own words stay text."""
    found = page()
    text = " ".join(found.get_text(" ").split())
    assert "til og med 2. maj 2027" in text
    assert "Især elevrådet bliver spurgt, men alle kan svare." in text
    assert "Er <b>to</b> nok?" in text
    assert "Forslaget har 2 ændringer i forhold til udgave 2026/27." in text
    assert found.select_one("a[href='frist.ics']")
    assert not found.select("form, input, textarea, button")


def test_after_the_last_day_nobody_is_asked_any_more() -> None:
    """What was proposed stays; no answer, no calendar, no sheet of paper."""
    found = page(date(2027, 5, 3))
    text = found.get_text()
    assert "Høringen er slut." in text
    assert "Svar på" not in text
    assert not found.select("a[href^='mailto:'], a[href='frist.ics'], .svarark")
    assert len(found.select("section.forslag")) == 2


def test_a_draft_that_is_word_for_word_as_before_says_so() -> None:
    """Dates and status are no proposal."""
    written = DRAFT.replace(
        "ændringsnoter:\n  - {gælder: G1, note: Elevrådet har ønsket det.}\n", ""
    )
    assert "Politikken er ord for ord som i udgave 2026/27." in page(None, written, ()).get_text()


def test_a_hearing_without_an_address_or_parties_still_says_what_is_proposed() -> None:
    """Only the last day must be written."""
    found = page(None, "skoleår: 2027/28\nstatus: udkast\nhøring: {slutter: 2027-05-02}\n")
    assert not found.select("a[href^='mailto:']")
    assert "Afleveres senest 2. maj 2027." in found.get_text()


def test_a_policy_without_a_hearing_has_no_such_page() -> None:
    """Nothing is shown where nothing is written."""
    assert own_pages(View(Edited(SCHOOL, ()).edition(), SiteLinks(""))) == ()
