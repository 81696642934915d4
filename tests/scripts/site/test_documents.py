"""The documents beside the pages of a built site."""

import re
from pathlib import Path

import page
import pytest
from bs4 import BeautifulSoup

from policy.documents.document import document_of
from policy.documents.files import MOST_INITIATIVES, POLICY_PDF, documents_for
from policy.loading.loader import load
from scripts.site.mkdocs_runner import build
from tests.policy.documents.pdf.test_policy_pdf import addresses, spoken
from tests.policy.documents.test_document import squeezed
from tests.support.tagged_pdf import read_pdf

SCHOOL = Path(__file__).parents[2] / "data" / "school"
NOT_READ = "svg, .redskaber, .skjult, div.footnote, sup, .afdelingsnavn, .ret-siden, [popover]"
"""What the page has that is no text of the policy, or stands elsewhere on paper."""


def shown(site: Path, name: str) -> str:
    """The text of the page of the whole policy, without white space."""
    html = (site / name / "index.html").read_text("utf-8")
    tree = BeautifulSoup(html, "html5lib")
    parts = tree.select("section.helhed")
    for part in parts:
        for each in part.select(NOT_READ):
            each.decompose()
    return squeezed("".join(part.get_text() for part in parts))


@pytest.mark.parametrize(("number", "name"), [(0, "hele-politikken"), (1, "samlet")])
def test_the_pdf_says_what_the_page_of_the_whole_policy_says(
    number: int, name: str, request: pytest.FixtureRequest
) -> None:
    """The same words in the same order; paper shows addresses and keeps notes apart."""
    site = request.getfixturevalue(("site", "school_site")[number])
    read = read_pdf((site / POLICY_PDF).read_bytes())
    said = spoken(read)
    edition = load((Path(__file__).parents[3], SCHOOL)[number]).edition
    assert edition
    for address in addresses(document_of(edition)):
        said = said.replace(f"({squeezed(address)})", "", 1)
    assert said == shown(site, name)


def test_the_pdf_is_accessible_and_the_pages_lead_to_it(school_site: Path) -> None:
    """From the front page and from the page of the whole policy."""
    assert page.is_pdf_compliant(school_site / POLICY_PDF, profile="ua1")
    for name, address in (("index.html", POLICY_PDF), ("samlet/index.html", f"../{POLICY_PDF}")):
        tree = BeautifulSoup((school_site / name).read_text("utf-8"), "html5lib")
        assert [each["href"] for each in tree.select(".filer a")][:1] == [address]


def test_a_site_without_documents_leads_to_none(tmp_path: Path) -> None:
    """``--no-documents`` builds the pages alone."""
    build(SCHOOL, tmp_path / "site", documents=False)
    assert not [*tmp_path.glob("site/*.pdf"), *tmp_path.glob("site/*.docx")]
    for path in tmp_path.glob("site/**/*.html"):
        assert not re.search(r"\.(?:pdf|docx)\b", path.read_text("utf-8")), path


def test_a_policy_that_is_too_large_has_no_documents() -> None:
    """More initiatives than a document can hold; one less and it has them."""
    edition = load(SCHOOL).edition
    assert edition
    first, *others = edition.departments
    (row, *_) = first.initiatives
    free = MOST_INITIATIVES - len(edition.active_ids()) + len(first.initiatives)
    rows = [row.model_copy(update={"id": f"Q{at}"}) for at in range(free + 1)]
    for count, has_any in ((free, True), (free + 1, False)):
        many = first.model_copy(update={"initiatives": tuple(rows[:count])})
        large = edition.model_copy(update={"departments": (many, *others)})
        assert bool(documents_for(large)) == has_any
