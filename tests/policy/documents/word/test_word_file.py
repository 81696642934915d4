"""An edition as a Word file: its text, and what readers and the standard expect of it."""

import re
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from policy.diff.compare import compare
from policy.documents.document import document_of
from policy.documents.tree import Heading, texts
from policy.documents.word.names import LONGEST, bookmark
from policy.documents.word.pictures import word_pictures
from policy.documents.word.word_file import as_word, as_word_redline
from policy.loading.loader import load
from policy.model.edition import Edition
from tests.support.word import W, parts_of
from tests.support.word_kinds import FILES, PICTURES, dots, small

SCHOOL = Path(__file__).parents[3] / "data" / "school"
_PLACED = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
ORDER = """
    pStyle keepNext keepLines pageBreakBefore numPr pBdr tabs spacing ind jc outlineLvl rPr
    pPrChange
"""
"""The children of a paragraph's properties as the standard orders them (17.3.1)."""


def school() -> Edition:
    edition = load(SCHOOL).edition
    assert edition
    return edition


def word(edition: Edition) -> bytes:
    return as_word(document_of(edition), edition)


@pytest.fixture(scope="module")
def parts() -> dict[str, etree._Element]:
    return {name: etree.fromstring(part) for name, part in parts_of(word(school())).items()}


def values(root: etree._Element, name: str, attribute: str = "val") -> list[str]:
    return [each.get(f"{W}{attribute}") or "" for each in root.iter(f"{W}{name}")]


def test_the_same_edition_gives_the_same_bytes() -> None:
    """No clock and no chance: two files are one, and so are two redlines."""
    assert word(school()) == word(school())
    old, new = small("Vi leger."), small("Vi synger.")
    redlines = [as_word_redline(compare(old, new)) for _ in "ab"]
    assert redlines[0] == redlines[1]


@pytest.mark.parametrize("name", ["school", "schools/dagtilbud", "schools/efterskole"])
def test_it_says_what_the_document_says(name: str) -> None:
    """Each text as often as the document has it; besides only the title page and the contents."""
    edition = load(SCHOOL.parent / name).edition
    assert edition
    document = document_of(edition)
    found = parts_of(as_word(document, edition, PICTURES))
    blocks = [each for chapter in document.chapters for each in chapter.blocks]
    page = document.title_page
    facts = (f"{name}: {value}" if name else value for name, value in page.facts)
    place = ", ".join(filter(None, (page.school, page.municipality)))
    lines = (page.title, place, page.edition, page.status, *facts, "Indhold", page.foot)
    titles = [each for each in blocks if isinstance(each, Heading) and each.level < 3 and each.id]
    assert paragraphs(found["word/document.xml"]) == squeezed(
        *texts(blocks), *texts(titles), *lines
    )
    notes = [each for note in document.notes.values() for each in note.blocks]
    assert paragraphs(found["word/footnotes.xml"]) == squeezed(*texts(notes))


def paragraphs(part: bytes) -> Counter[str]:
    """The text of each paragraph of a ``part``, without white space, as often as it is there."""
    found = etree.fromstring(part).iter(f"{W}p")
    return squeezed(*("".join(each.text or "" for each in one.iter(f"{W}t")) for one in found))


def squeezed(*texts: str) -> Counter[str]:
    """How often each of the ``texts`` is there, without white space; empty ones are left out."""
    found = ("".join(re.findall(r"[^\s\u2060\u200d]", each)) for each in texts)
    return Counter(filter(None, found))


def test_headings_lists_and_tables_are_real(parts: dict[str, etree._Element]) -> None:
    """Headings by style, lists by numbering, a header row in every table."""
    document = parts["word/document.xml"]
    styles = values(document, "pStyle")
    assert {"Title", "Heading1", "Heading2", "ListParagraph", "TOC1"} <= {*styles}
    assert values(document, "numId")
    tables = list(document.iter(f"{W}tbl"))
    assert tables
    for table in tables:
        first, *rest = table.iter(f"{W}tr")
        assert first.find(f"{W}trPr/{W}tblHeader") is not None
        assert all(each.find(f"{W}trPr/{W}tblHeader") is None for each in rest)


def test_every_style_that_is_used_is_there(parts: dict[str, etree._Element]) -> None:
    """No paragraph falls back to how its reader's Word looks."""
    known = {*values(parts["word/styles.xml"], "style", "styleId")}
    for name in ("document", "footnotes", "footer"):
        root = parts[f"word/{name}.xml"]
        used = {value for tag in ("pStyle", "rStyle", "tblStyle") for value in values(root, tag)}
        assert used <= known


def test_the_file_is_danish_and_has_a_title(parts: dict[str, etree._Element]) -> None:
    """What a screen reader asks for first."""
    assert {*values(parts["word/styles.xml"], "lang")} == {"da-DK"}
    core = etree.tostring(parts["docProps/core.xml"], encoding="unicode")
    assert "<dc:language>da-DK</dc:language>" in core
    assert re.search(r"<dc:title>[^<]*Eventyrbakkens Skole[^<]*</dc:title>", core)


def test_every_section_and_row_is_named(parts: dict[str, etree._Element]) -> None:
    """By a bookmark of its id, each once; every link within leads to one."""
    document = parts["word/document.xml"]
    names = values(document, "bookmarkStart", "name")
    assert len(names) == len({*names})
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", each) and len(each) <= LONGEST for each in names)
    edition = school()
    rows = [
        f"indsatser/{each.id}#{row.id.lower()}"
        for each in edition.departments
        for row in each.initiatives
    ]
    sections = [
        f"{page.id}#{each.id}" for page in edition.pages for each in page.sections if each.id
    ]
    assert {*map(bookmark, rows + sections)} <= {*names}
    anchors = [each.get(f"{W}anchor") for each in document.iter(f"{W}hyperlink")]
    assert {each for each in anchors if each} <= {*names}


def test_an_overview_of_many_departments_has_one_in_each_row() -> None:
    """As in the PDF: side by side there would be no room for their words."""
    edition = load(SCHOOL.parent / "schools" / "skole-med-sfo").edition
    assert edition
    root = etree.fromstring(parts_of(word(edition))["word/document.xml"])
    table = next(root.iter(f"{W}tbl"))
    head, *rows = (
        ["".join(map(str, cell.itertext())) for cell in row.iter(f"{W}tc")]
        for row in table.iter(f"{W}tr")
    )
    assert head == ["Tema", "Afdeling", "Indsatser"]
    names = {each.name for each in edition.departments}
    assert all(theme and department in names for theme, department, _ in rows)


def test_a_summary_that_fills_its_page_has_no_empty_one_behind(
    parts: dict[str, etree._Element],
) -> None:
    """The title begins a page itself; no paragraph that might not have room holds the break."""
    assert not [each for each in values(parts["word/document.xml"], "br", "type") if each == "page"]
    (title,) = parts["word/styles.xml"].iterfind(f"{W}style[@{W}styleId='Title']")
    assert title.find(f"{W}pPr/{W}pageBreakBefore") is not None


def test_notes_are_footnotes(parts: dict[str, etree._Element]) -> None:
    """A mark for each note and a note for each mark."""
    marks = values(parts["word/document.xml"], "footnoteReference", "id")
    assert marks
    assert {*marks} == {*values(parts["word/footnotes.xml"], "footnote", "id")} - {"-1", "0"}


def test_pictures_are_shown_with_their_words_and_no_wider_than_their_place() -> None:
    """The drawing of the grades across the sheet, others as they are; each has words and a name."""
    table = f"| A | B |\n| --- | --- |\n| ![Bredt](bred.png) | {'ord ' * 40} |"
    text = "![Et hus](hus.png)\n\nSe ![træ](trae.png) og ![væk](vaek.png)."
    edition = small(f"{text}\n\n{table}")
    files = FILES | {"bred.png": dots("red", 1400)}
    parts = parts_of(as_word(document_of(edition), edition, word_pictures(files)))
    root = etree.fromstring(parts["word/document.xml"])
    about = [*root.iter(f"{{{_PLACED}}}docPr")]
    assert [each.get("descr") for each in about] == ["Et hus", "træ", "Bredt"]
    assert len({each.get("id") for each in about}) == 3
    widths = [int(each.get("cx") or 0) for each in root.iter(f"{{{_PLACED}}}extent")]
    assert widths[:2] == [40 * 9525] * 2
    column = int(values(root, "gridCol", "w")[0]) * 635
    assert 6 * 360_000 < widths[2] < column
    assert "[Billede: væk]" in "".join(map(str, root.itertext()))
    assert sum(each.startswith("word/media/") for each in parts) == 3
    assert b'Extension="png"' in parts["[Content_Types].xml"]


def test_the_drawing_of_the_grades_stands_where_the_site_has_it() -> None:
    """With the words of equal worth and its caption below."""
    edition = school()
    drawn = as_word(document_of(edition), edition, PICTURES)
    root = etree.fromstring(parts_of(drawn)["word/document.xml"])
    (about,) = root.iter(f"{{{_PLACED}}}docPr")
    assert "klasse" in (about.get("descr") or "")
    styles = values(root, "pStyle")
    assert styles[styles.index("Drawing") + 1] == "DrawingCaption"
    assert b"DrawingCaption" not in parts_of(word(edition))["word/document.xml"]


def test_nothing_hinders_accepting_or_reading_back() -> None:
    """No content controls, which lose changes, and no protection, which keeps them."""
    found = b"".join(parts_of(word(school())).values())
    assert b"<w:sdt" not in found
    assert b"documentProtection" not in found


def test_a_change_says_who_and_when() -> None:
    """The author is the edition, the date its own in UTC."""
    old, new = small("Vi leger."), small("Vi synger og leger.")
    root = etree.fromstring(parts_of(as_word_redline(compare(old, new)))["word/document.xml"])
    changes = [*root.iter(f"{W}ins", f"{W}del")]
    assert changes
    for each in changes:
        assert each.get(f"{W}author") == f"Udgave {new.info.year}"
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", each.get(f"{W}date") or "")


def test_properties_stand_in_the_order_of_the_standard() -> None:
    """Word refuses a file whose elements stand in another order."""
    order = ORDER.split()
    old, new = small("- En\n- To\n\nTre."), small("En ting.\n\n1. To\n2. Tre\n3. Fire")
    for file in (word(school()), as_word_redline(compare(old, new))):
        parts = parts_of(file)
        for name in ("document", "styles", "footnotes", "footer"):
            for each in etree.fromstring(parts[f"word/{name}.xml"]).iter(f"{W}pPr"):
                found = [order.index(etree.QName(child).localname) for child in each]
                assert found == sorted(found)


def test_characters_that_xml_has_not_are_left_out() -> None:
    """A text with a control character makes a file that opens."""
    edition = small("Vi leger.")
    school = edition.school.model_copy(update={"name": "Skolen\x0b på\x00 bakken\ufffe"})
    file = word(edition.model_copy(update={"school": school}))
    assert "Skolen på bakken" in parts_of(file)["word/document.xml"].decode()


@pytest.mark.parametrize(
    "name", ["fokus", "Fokus", "a/b", "a-b", "a_b", "a--b", "x" * 60, "x" * 61, "æ"]
)
def test_places_have_names_of_their_own(name: str) -> None:
    """What differs in a sign that bookmarks have not, or only at its end, is still told apart."""
    others = ["fokus", "Fokus", "a/b", "a-b", "a_b", "a--b", "x" * 60, "x" * 61, "æ"]
    others.remove(name)
    assert bookmark(name) not in map(bookmark, others)
