"""The redline as PDF: accessible, whole, the same bytes, told by more than colour."""

from io import BytesIO

import page
import pytest
from pypdf import PdfReader

from policy.diff.compare import compare
from policy.documents.changes import changes_document
from policy.documents.pdf.changes_pdf import changes_pdf
from policy.documents.tree import texts
from policy.report.report import Report
from tests.policy.documents.pdf.test_policy_pdf import spoken
from tests.policy.documents.test_changes import SCHOOL, compared
from tests.policy.documents.test_document import squeezed
from tests.policy.year.test_note import HEARD, note
from tests.support.edited import DATA
from tests.support.tagged_pdf import read_pdf

NAMES = ["one-year", "sections", "retired-initiative", "split-and-joined", "links"]


@pytest.mark.parametrize("name", NAMES)
def test_a_redline_is_accessible_and_whole(name: str) -> None:
    """Read by its tags it says what its document says, in order."""
    comparison = compared(DATA / "changes" / f"{name}.yaml")
    content = changes_pdf(comparison)
    report = page.validate_pdf_bytes(content, profile="ua1")
    assert report.is_compliant, [each.message for each in report.failures]
    document = changes_document(Report(comparison))
    told = "".join(text for each in document.chapters for text in texts(each.blocks))
    read = read_pdf(content)
    assert spoken(read) == squeezed(told)
    assert read.language == "da-DK"
    assert content == changes_pdf(comparison)


def test_the_note_of_a_hearing_follows_the_summary() -> None:
    """Each answer with its outcome and the words that it became, and the place of its change."""
    told, comparison = note(HEARD), compare(SCHOOL, note().edition)
    document = changes_document(Report(comparison), told)
    assert [each.id for each in document.chapters][:2] == ["kort-fortalt", "hoeringsnotat"]
    content = changes_pdf(comparison, note=told)
    report = page.validate_pdf_bytes(content, profile="ua1")
    assert report.is_compliant, [each.message for each in report.failures]
    said = spoken(read_pdf(content))
    for text in ("Svar 1: elevrådet, 20. april 2027", "Delvist fulgt", "To uger.", "anden uge"):
        assert squeezed(text) in said
    assert squeezed("Høringen og svarene") not in spoken(read_pdf(changes_pdf(comparison)))


def test_every_sheet_says_what_is_compared_and_its_number() -> None:
    """At the foot of each sheet but the first."""
    content = changes_pdf(compared(DATA / "changes" / "one-year.yaml"))
    sheets = PdfReader(BytesIO(content)).pages
    for at, sheet in enumerate(sheets[1:], start=2):
        said = squeezed(sheet.extract_text())
        assert "Fraudgave2026/27tilud" in said
        assert f"Side{at}af{len(sheets)}" in said


def test_deletions_and_insertions_are_lines_in_the_text() -> None:
    """Tags tell strikes and underlines apart, whatever the colours are."""
    read = read_pdf(changes_pdf(compared(DATA / "changes" / "reworded-initiative.yaml")))
    kinds = {each.attributes.get("TextDecorationType") for each in read.tags.every("Span")}
    assert {"Underline", "LineThrough"} <= kinds


def test_nothing_changed_is_said_on_two_sheets() -> None:
    """A sentence instead of the whole policy."""
    content = changes_pdf(compare(SCHOOL, SCHOOL))
    assert page.is_pdf_compliant_bytes(content, profile="ua1")
    assert "Ingenændringeripolitikken." in spoken(read_pdf(content))
