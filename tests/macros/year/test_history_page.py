"""The page of a passage's history, made of editions: what it shows, and where it leads."""

from bs4 import BeautifulSoup

from macros.views import View, department_table
from macros.year.own_pages import OwnPage, own_pages
from macros.year.passage_views import changed_sections
from policy.archive.history import History
from policy.diff.compare import compare
from policy.model.addresses import SiteLinks, SourceLinks
from tests.support.edited import DATA, Edited

SCHOOL = DATA / "school"
NOTES = "ændringsnoter:\n  - {gælder: G1, note: Elevrådet har ønsket det.}\n"
DRAFT = f"skoleår: 2027/28\nstatus: udkast\n{NOTES}"
EVERYDAY = "docs/hverdagen.md"
EDITS = (
    {"file": EVERYDAY, "from": "skifter hver måned", "to": "skifter &lt;b&gt; hver uge"},
    {"file": EVERYDAY, "from": "## I timerne {", "to": "## I &#123;&#123; x }} {"},
    {"file": "data/initiatives.yaml", "from": "Klassen holder møde", "to": "Alle holder møde"},
)


def view(edits: tuple[dict[str, str], ...] = EDITS, archive: str = "../") -> View:
    """A draft of the fictional school's second edition."""
    old = Edited(SCHOOL, ()).edition()
    new = Edited(SCHOOL, [{"file": "data/edition.yaml", "create": DRAFT}, *edits]).edition()
    history = History(compare(old, new), edition=new)
    return View(new, SiteLinks(""), history=history, archive=archive)


def pages(seen: View) -> dict[str, OwnPage]:
    """The pages that the edition has of its own, by their ids."""
    return {each.id: each for each in own_pages(seen)}


def shown(page: OwnPage, to_root: str) -> BeautifulSoup:
    """A page as it is read."""
    return BeautifulSoup(page.render(SiteLinks(to_root)), "html.parser")


def test_only_what_changed_has_a_page() -> None:
    """One for each section and initiative, at an address that its name makes."""
    assert list(pages(view())) == ["historik/g1", "historik/hverdagen/i-timerne"]
    assert pages(view(())) == {}


def test_the_newest_wording_is_first_and_each_leads_to_its_edition() -> None:
    """The draft's own says that it is one; what the passage began with has no marks."""
    page = shown(pages(view())["historik/g1"], "../../")
    assert [each.get_text() for each in page.select("h2")] == [
        "Udkastet for 2027/28",
        "Udgave 2026/27: sådan begyndte den",
    ]
    assert "Elevrådet har ønsket det." in page.get_text()
    assert [each.get_text() for each in page.select("ins")][1:] == ["indsat: Alle "]
    assert [str(each["href"]) for each in page.select("a")] == [
        "../../indsatser/groen-floej/#g1",
        "../../../2026-27/indsatser/groen-floej/#g1",
    ]
    alone = shown(pages(view(archive=""))["historik/g1"], "../../")
    assert [str(each["href"]) for each in alone.select("a")] == ["../../indsatser/groen-floej/#g1"]


def test_a_sections_words_stay_text() -> None:
    """The school's marks are no HTML, its title no call and no Markdown."""
    section = pages(view())["historik/hverdagen/i-timerne"]
    assert section.title == "Historik: Hverdagen, I {{ x }}"
    assert "{" not in section.heading
    page = shown(section, "../../../")
    assert any("<b>" in each.get_text() for each in page.select("ins"))
    assert [each.get_text()[:2] for each in page.select("b")] == ["I ", "I "]


def test_the_place_itself_says_when_it_changed_and_leads_to_its_history() -> None:
    """A row of the table and a section; within a document there is nothing to lead to."""
    seen = view()
    row = next(each for each in department_table(seen, "groen-floej").rows)
    assert row.history == "historik/g1/"
    source = department_table(seen.seen_from(SourceLinks()), "groen-floej").rows
    assert [each.history for each in source] == [""] * len(source)
    ((url, (section,)),) = changed_sections(seen).items()
    assert (url, section.anchor, section.year) == ("hverdagen/", "i-timerne", "2027/28")
    assert section.page == "historik/hverdagen/i-timerne"
