"""How an edition is cited, and what programs are told of it."""

import json
from pathlib import Path

import pytest

from macros.sharing.citing import citations, document_data
from policy.loading.loader import load
from tests.macros.test_pages import ADOPTED
from tests.support.sample import edition, view
from tests.support.vocabulary import faults

DATA = Path(__file__).parents[2] / "data"

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


ROOTS = sorted(path.parent.parent for path in DATA.rglob("data/edition.yaml"))


@pytest.mark.parametrize("root", ROOTS, ids=lambda root: root.name)
def test_schema_org_knows_all_that_is_told_of_a_schools_document(root: Path) -> None:
    """Each type and property is in its vocabulary, and each value is of a kind that it may be."""
    found = load(root).edition
    assert found is None or not faults(json.loads(document_data(found)))


@pytest.mark.parametrize(
    "info",
    [
        {"status": "udkast"},
        {"status": "overført"},
        {"status": "vedtaget", "vedtaget": "2026"},
        {"status": "vedtaget", "vedtaget": "2026-06"},
        {"status": "vedtaget", "vedtaget": "2026-06-15"},
        {**ADOPTED, "vedtaget": "2026-06"},
    ],
    ids=str,
)
def test_schema_org_knows_what_is_told_of_each_kind_of_edition(info: dict[str, object]) -> None:
    """A draft, a text carried over, and one adopted on a day, in a month, in a year, corrected."""
    told = json.loads(document_data(edition(info={"skoleår": "2026/27", **info})))
    assert not faults(told)
    assert ("dateCreated" in told) == ("vedtaget" in info)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"@context": "https://schema.example"}, "@context: https://schema.example"),
        ({"@type": "Politik"}, "@type: Politik"),
        ({"@type": "Date"}, "@type: Date"),
        ({"adopted": "2026-06-15"}, "adopted: DigitalDocument has no such property"),
        ({"birthDate": "2026-06-15"}, "birthDate: DigitalDocument has no such property"),
        ({"dateCreated": "juni 2026"}, "dateCreated: 'juni 2026' is none of Date, DateTime"),
        ({"dateCreated": "2026-13"}, "dateCreated: '2026-13' is none of Date, DateTime"),
        ({"publisher": "Skolen"}, "publisher: 'Skolen' is none of Organization, Person"),
        ({"publisher": {"@type": "Event"}}, "is none of Organization, Person"),
        ({"publisher": {"@type": "School", "navn": "A"}}, "publisher.navn: School has no such"),
    ],
)
def test_what_is_not_of_the_vocabulary_is_found(wrong: dict[str, object], said: str) -> None:
    """The types, the properties and what they hold are asked for at every depth."""
    (found,) = faults(json.loads(document_data(edition())) | wrong)
    assert said in found


@pytest.mark.parametrize("name", ["</script><script>alert(1)</script>", "<!--", "A & B"])
def test_no_name_ends_the_element_that_holds_the_data(name: str) -> None:
    """The signs of HTML are written as JSON can write them."""
    text = document_data(edition(school={"navn": name, "klassetrin": "0-6"}))
    assert not set(text) & set("<>&")
    assert json.loads(text)["publisher"]["name"] == name
