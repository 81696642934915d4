"""How an edition is cited, and what programs are told of it."""

import json

import pytest

from macros.sharing.citing import citations, document_data
from tests.macros.test_pages import ADOPTED
from tests.support.sample import edition, view

WHOLE = "Bakkens Skole, Sådan trives vi 2026/27"


def test_a_page_its_sections_and_its_initiatives_have_a_line_each() -> None:
    """With their anchors; the page's own heading is the page, the front page the edition."""
    found = citations(view())
    assert found[""][0] == (WHOLE, "")
    assert found["loefter/"] == (
        (f"{WHOLE}, «Løfter»", ""),
        (f"{WHOLE}, «Løfter», afsnittet «Mod»", "mod"),
        (f"{WHOLE}, «Løfter», afsnittet «Ro»", "ro"),
    )
    assert found["indsatser/ude/"][1:] == (
        (f"{WHOLE}, indsats U1", "u1"),
        (f"{WHOLE}, indsats U2", "u2"),
    )


def test_a_draft_is_cited_as_a_draft() -> None:
    """Nobody takes it for what was adopted."""
    found = citations(view(info={"skoleår": "2027/28", "status": "udkast"}))
    assert found[""][0][0] == "Bakkens Skole, Sådan trives vi, udkast 2027/28"


def test_the_document_is_described_by_what_the_data_says() -> None:
    """An adopted edition has its day and that of its latest correction; an undated text none."""
    told = json.loads(document_data(edition(info=ADOPTED)))
    assert told == {
        "@context": "https://schema.org",
        "@type": "DigitalDocument",
        "name": "Sådan trives vi 2026/27",
        "version": "2026/27",
        "inLanguage": "da",
        "publisher": {"@type": "School", "name": "Bakkens Skole"},
        "dateCreated": "2027-06-15",
        "dateModified": "2027-09-01",
    }
    assert not {each for each in json.loads(document_data(edition())) if "date" in each}
    draft = document_data(edition(info={"skoleår": "2027/28", "status": "udkast"}))
    assert json.loads(draft)["creativeWorkStatus"] == "Draft"


@pytest.mark.parametrize("name", ["</script><script>alert(1)</script>", "<!--", "A & B"])
def test_no_name_ends_the_element_that_holds_the_data(name: str) -> None:
    """The signs of HTML are written as JSON can write them."""
    text = document_data(edition(school={"navn": name, "klassetrin": "0-6"}))
    assert not set(text) & set("<>&")
    assert json.loads(text)["publisher"]["name"] == name
