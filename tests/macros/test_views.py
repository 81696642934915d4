"""What the templates are given."""

from dataclasses import replace
from typing import Any

import pytest

from macros import grade_views, views
from macros.views import View
from policy.model.addresses import SiteLinks, SourceLinks
from tests.support.sample import DEPARTMENTS, department, edition, initiative, view


def ids(items: tuple[views.Item, ...]) -> list[str]:
    return [item.initiative.id for item in items]


def test_colours_follow_the_file_and_begin_again() -> None:
    """Departments across the grades count too; the seventh has the first one's colour."""
    many = [department(f"d{n}", str(n), på_tværs="ja" if n % 2 else "nej") for n in range(7)]
    cards = views.department_cards(view(many))
    assert [card.colour for card in cards] == [f"afd-{n}" for n in (1, 2, 3, 4, 5, 6, 1)]


def test_the_reservation_is_the_policys_own() -> None:
    """It is taken from the page that holds it, and there is none where no page does."""
    assert view().reservation == "(listen er ikke hele sandheden)"
    assert view(pages=()).reservation == ""


def test_a_row_has_its_address_and_edit_link() -> None:
    """The address is that of the row's id; the edit link goes to the exact line."""
    base = "https://example.dk/edit/main/data/initiatives.yaml"
    seen = View(edition(), SiteLinks("../../"), {"U1": 14}, base)
    first, second = views.department_table(seen, "ude").rows
    assert first.href == "../../indsatser/ude/#u1"
    assert first.edit == f"{base}#L14"
    assert second.edit == ""


def test_the_overview_leads_to_the_page_about_the_data_where_there_is_one() -> None:
    """Not as a part of the page with the full policy, and not where no page calls for it."""
    seen = replace(view(), data_page="data")
    assert views.overview(seen).data == "../data/"
    assert views.overview(seen.seen_from(SourceLinks())).data == ""
    assert views.overview(view()).data == ""


def test_grades_are_told_only_where_they_say_something() -> None:
    """No tag for the department's own grades, nor for those that the transition already names."""
    rows = {item.initiative.id: item for item in views.items(view(), edition().departments[0])}
    assert rows["U1"].grades_tag == ()
    assert rows["U2"].grades_tag == ()
    (late, _) = views.items(view(), edition().departments[1])
    assert late.grades_tag == (5,)


def test_the_overview_has_a_cell_for_every_theme_and_department() -> None:
    """Themes in the vocabulary's order; a cell holds all that fits it, or nothing."""
    found = views.overview(view())
    cells = {theme: [ids(items) for _, items in row] for theme, row in found.rows}
    assert cells == {
        "Leg": [["U1"], ["N2"], ["V1"]],
        "Ro": [["U2"], ["N1"], []],
        "Mod": [[], [], []],
    }


def test_grades_are_grouped_by_the_department_that_owns_them() -> None:
    """Departments across are not repeated, and a grade without one stands in a neutral group."""
    groups = grade_views.grade_groups(view())
    assert [(g.name, g.colour, [c.name for c in g.choices]) for g in groups] == [
        ("Ude", "afd-1", ["0.", "1.", "2."]),
        ("Inde", "afd-2", ["3.", "4.", "5."]),
        ("Øvrige klassetrin", "afd-x", ["6."]),
    ]
    assert groups[0].choices[0].href == "../klassetrin/#klasse-0"


def test_a_grade_gathers_what_concerns_it() -> None:
    """What is for this grade in particular comes apart from what the whole department has."""
    page = grade_views.grade_pages(view())[5]
    assert ids(page.particular) == ["N1"]
    assert ids(page.common) == ["N2"]
    assert [(card.title, ids(items)) for card, items in page.across] == [("Vaerksted", ["V1"])]


@pytest.mark.parametrize(("grade", "steps"), [(1, []), (2, [(2, 3)]), (3, [(2, 3)]), (4, [])])
def test_a_grade_has_the_transitions_out_of_it_and_into_it(
    grade: int, steps: list[tuple[int, int]]
) -> None:
    """Their text is the policy's, with a link to its place."""
    passages = grade_views.grade_pages(view())[grade].passages
    assert [each.step for each in passages] == steps
    for each in passages:
        assert each.text == "Vi følges ad over broen"
        assert (each.href, each.title) == ("../fokus/#broen", "Fokus")


def test_a_transition_without_a_reference_is_its_own_text() -> None:
    """Nothing to link to, and nothing is linked."""
    transitions = [{"fra": "2", "til": "3", "tekst": "Vi besøger den nye klasse."}]
    (passage,) = views.passages(view(transitions=transitions))
    assert (passage.text, passage.href) == ("Vi besøger den nye klasse.", "")


def test_a_step_into_the_next_department_is_told_there_too() -> None:
    """An initiative of grade 2 that leads to grade 3 stands among the transitions of grade 3."""
    data = [department("ude", "0-2", initiative("U1", overgang="2-3")), DEPARTMENTS[1]]
    pages = grade_views.grade_pages(view(data))
    assert ids(pages[3].steps) == ["U1"]
    assert pages[2].steps == ()


def test_section_cards_are_the_second_level_headings() -> None:
    """Title, first text and address of each."""
    cards = views.section_cards(view(), "loefter")
    assert [(c.title, c.text, c.href) for c in cards] == [
        ("Mod", "Vi tør.", "../loefter/#mod"),
        ("Ro", "Vi venter.", "../loefter/#ro"),
    ]


def test_a_mention_needs_its_place() -> None:
    """A place that is not there is an error of the page, not an empty line."""
    assert views.mention(view(), "fokus#broen").href == "../fokus/#broen"
    with pytest.raises(KeyError):
        views.mention(view(), "fokus#ingen")


def info(**keys: Any) -> dict[str, Any]:
    return {"skoleår": "2026/27", "status": "vedtaget", **keys}


def test_the_treatment_is_in_the_order_of_the_school() -> None:
    """Every party is named, with its date where one is recorded."""
    found = views.treatment(view(info=info(behandlet={"hjem": "2027-05-03"})))
    assert [(name, bool(day)) for name, day in found.parties] == [
        ("elevrådet", False),
        ("hjemmene", True),
    ]
    assert found.treated_by == ["hjemmene"]
    assert not views.treatment(view()).is_recorded
