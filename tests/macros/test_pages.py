"""The fragments that pages call for, each as it is agreed in ``tests/golden``."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup

from macros.pages import own_status, page_macros, status_line, theme_values
from macros.views import View
from policy.model.addresses import SiteLinks, SourceLinks
from policy.model.macro_calls import SIGNATURES
from tests.support.sample import as_the_site, edition, view

Golden = Callable[[str, str], None]
ARGUMENTS = {"department": "ude", "page": "loefter", "place": "fokus#broen"}
EDIT = "https://example.dk/edit/main/data/initiatives.yaml"
ADOPTED = {
    "skoleår": "2026/27",
    "status": "vedtaget",
    "vedtaget": "2027-06-15",
    "gælder_fra": "2027-08-01",
    "behandlet": {"elevråd": "2027-05-20", "hjem": "2027-05-03"},
    "rettelser": [{"dato": "2027-09-01", "note": "Stavefejl i U1."}],
}


def call(name: str, seen: View | None = None) -> str:
    arguments = [ARGUMENTS[kind] for kind in SIGNATURES[name]]
    seen = seen or View(edition(), SiteLinks("../"), {"U1": 14}, EDIT, as_the_site)
    return str(page_macros(seen)[name](*arguments))


def test_there_is_a_macro_for_every_declared_call() -> None:
    """What the check allows is what can be rendered."""
    assert page_macros(view()).keys() == SIGNATURES.keys()


@pytest.mark.parametrize("name", sorted(SIGNATURES))
def test_a_fragment_is_as_agreed(name: str, golden: Golden) -> None:
    """The whole HTML of every fragment; a change of it is read in the golden file."""
    golden(f"{name}.html", call(name))


@pytest.mark.parametrize("name", sorted(SIGNATURES))
def test_a_fragment_brings_no_style_and_no_double_id(name: str) -> None:
    """Colours and layout come from classes, and every reference by id finds its one element."""
    soup = BeautifulSoup(call(name), "html5lib")
    ids = [str(tag["id"]) for tag in soup.select("[id]")]
    assert not soup.select("[style], style, script")
    assert len(ids) == len(set(ids))
    for tag in soup.select("[aria-labelledby], [aria-describedby]"):
        for attribute in ("aria-labelledby", "aria-describedby"):
            assert set(str(tag.get(attribute) or ids[0]).split()) <= set(ids)


def test_treatment_adoption_and_corrections_are_told(golden: Golden) -> None:
    """What is recorded is shown with Danish dates."""
    golden("behandling-vedtaget.html", call("behandling", view(info=ADOPTED)))


def test_a_link_shows_what_is_known_of_it(golden: Golden) -> None:
    """The adopted address stays, its replacement, check and remark beside it."""
    link = {
        "id": "x",
        "titel": "X",
        "adresse": "http://x.dk/",
        "afløst_af": "https://y.dk/?a&b",
        "efterprøvet": "2026-11-22",
        "bemærkning": "Flyttet.",
    }
    golden("linkliste-fuld.html", call("linkliste", view(links=[link])))


def test_the_schools_own_statement_is_led_to_and_barriers_are_told_to_its_contacts(
    golden: Golden,
) -> None:
    """The address and the roles that the school has set, as it has set them."""
    school = {
        "navn": "Bakkeskolen",
        "klassetrin": "0-6",
        "kontakt": [
            {"rolle": "Kontor & vagt", "adresse": "mailto:a@b.dk"},
            {"rolle": "Kontor & vagt", "adresse": "tel:+45 12 34 56 78"},
        ],
        "tilgængelighedserklæring": "https://example.dk/erklaering?a&b",
    }
    golden("tilgaengelighed-fuld.html", call("tilgaengelighed", view(school=school)))
    golden("kontakt-fuld.html", call("kontakt", view(school=school)))


def test_without_a_statement_nothing_is_linked_and_nothing_claimed() -> None:
    """No link while the address is empty, and no contact where the school has set none."""
    soup = BeautifulSoup(call("tilgaengelighed"), "html5lib")
    assert not soup.select("a, ul")
    assert soup.get_text().strip() == (
        "Skolens egen tilgængelighedserklæring er ikke sat ind på siden."
    )


@pytest.mark.parametrize(
    ("info", "words"),
    [
        (
            {"skoleår": "2026/27", "status": "overført"},
            "Udgave 2026/27 · overført Overført ordret fra skolens udaterede tekst. "
            "Årets behandling er ikke registreret.",
        ),
        (
            {"skoleår": "2027/28", "status": "udkast"},
            "Udkast til udgave 2027/28 · ikke vedtaget Årets behandling er ikke registreret.",
        ),
        (
            ADOPTED,
            "Udgave 2026/27 · vedtaget 15. juni 2027 Gælder fra 1. august 2027. "
            "Behandlet af elevrådet og hjemmene. Rettet 1. september 2027: Stavefejl i U1.",
        ),
        (
            {
                "skoleår": "2026/27",
                "status": "ældre",
                "vedtaget": "2021-06",
                "gælder_fra": "2021",
                "revideres": "2028",
            },
            "Udgave 2026/27 · ældre tekst, vedtaget i juni 2021 Gælder fra 2021. Hvornår parterne "
            "behandlede teksten, er ikke noteret. Skal revideres i 2028.",
        ),
    ],
)
def test_the_status_line_says_where_the_edition_stands(info: dict[str, Any], words: str) -> None:
    """One line for every status, and below it no more than is recorded."""
    text = BeautifulSoup(status_line(view(info=info)), "html5lib").get_text()
    assert " ".join(text.split()) == words


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (None, "Skal revideres i juni 2028."),
        (date(2028, 6, 30), "Skal revideres i juni 2028."),
        (date(2028, 7, 1), "Skulle være revideret i juni 2028."),
    ],
)
def test_a_revision_that_is_due_is_told_on_the_day_of_publication(
    today: date | None, words: str
) -> None:
    """Only a publication knows what day it is; a month has passed when its last day has."""
    due = {"skoleår": "2026/27", "status": "overført", "revideres": "2028-06"}
    seen = replace(view(info=due), today=today)
    for html in (status_line(seen), call("behandling", seen)):
        assert words in BeautifulSoup(html, "html5lib").get_text()


def test_a_page_beside_the_policy_says_its_own_dates() -> None:
    """Its status line and the foot of its sheets are its own, and nothing is the edition's."""
    seen = replace(view(info=ADOPTED), today=date(2028, 1, 1))
    own = own_status(seen, {"vedtaget": "2024-06", "revideres": 2026}, "Mobilprincip")
    assert own
    text = " ".join(BeautifulSoup(own["status"], "html5lib").get_text().split())
    assert text == (
        "Vedtaget i juni 2024 · ikke en del af politikken Siden ligger sammen med udgave "
        "2026/27 af «Sådan trives vi», men er ikke en del af den. Skulle være revideret i 2026."
    )
    assert "Mobilprincip" in own["ark"]
    assert "2026/27" not in own["ark"]
    assert own_status(seen, {"description": "x"}, "Om siden") is None


def test_the_theme_gets_plain_text() -> None:
    """The theme's templates escape every value by themselves."""
    contacts = [{"rolle": "A & B", "adresse": "mailto:a@b.dk"}]
    school = {"navn": "<b>Skolen</b>", "klassetrin": "0-6", "kontakt": contacts}
    values = theme_values(view(school=school))
    assert values["skole"] == "<b>Skolen</b>"
    assert [(each.name, each.shown) for each in values["kontakt"]] == [("A & B", "a@b.dk")]
    assert values["tilgaengelighed"] == ""
    assert values["udkast"] is False


def test_an_empty_department_says_so() -> None:
    """No table without rows."""
    data = [{"id": "ude", "navn": "Ude", "klassetrin": "0-6"}]
    soup = BeautifulSoup(call("indsatstabel", view(data)), "html5lib")
    assert not soup.table
    assert "ingen indsatser" in soup.get_text()


def test_empty_cells_are_read_aloud() -> None:
    """The dash is for the eye, the words for a screen reader."""
    cell = BeautifulSoup(call("oversigt"), "html5lib").select("td.tom")[0]
    assert cell.select_one(".skjult").get_text() == "ingen indsats angivet"  # type: ignore[union-attr]


def test_the_picture_names_every_bar() -> None:
    """Id, name and grades, as a screen reader says them."""
    names = re.findall(r'class="stribe[^>]*aria-label="([^"]*)"', call("billede"))
    assert "U2 Ro &amp; mag, 0. til 1. klasse" in names
    assert len(names) == 2 * 5


def test_tables_keep_their_meaning_as_lists() -> None:
    """Every part of a table has its role, so that a narrow layout does not take it away."""
    soup = BeautifulSoup(call("indsatstabel") + call("oversigt"), "html5lib")
    roles = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "td": "cell"}
    for name, role in roles.items():
        assert {tag.get("role") for tag in soup.select(name)} == {role}
    assert {(tag["scope"], tag["role"]) for tag in soup.select("th")} == {
        ("col", "columnheader"),
        ("row", "rowheader"),
    }


def test_the_picture_leads_from_wherever_it_stands() -> None:
    """It is drawn once for two places, and each has the links that fit it."""
    seen = view()
    for links in (SourceLinks(), SiteLinks("../"), SiteLinks(""), SiteLinks("../../")):
        html = call("billede", seen.seen_from(links))
        assert html == call("billede", view().seen_from(links))
        assert f'href="{links.to("indsatser/ude", "u1")}"' in html
