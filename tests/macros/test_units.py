"""Schools as they are: units for everybody, without grades, and groups with names."""

from collections import defaultdict
from itertools import pairwise
from typing import Any

import pytest
from bs4 import BeautifulSoup

from macros import grade_views, views
from macros.pages import page_macros
from macros.pictures import layout, tall, text_width, wide
from macros.views import View
from tests.macros.test_pictures import collisions
from tests.support.sample import department, initiative, view

EVERYBODY = {"id": "alle", "navn": "Hele skolen", "gælder": "alle"}
CLUB = {"id": "klub", "navn": "Klubben", "indsatser": [initiative("K1"), initiative("K2")]}
GROUPS = {
    "id": "huset",
    "navn": "Børnehuset",
    "grupper": ["Vuggen", "Haven"],
    "indsatser": [initiative("H1"), initiative("H2", grupper=["Haven"])],
}


def made(*departments: dict[str, Any], grades: str | None = "0-6", **school: Any) -> View:
    """A school with these departments."""
    own = {"klassetrin": grades} if grades else {}
    return view(list(departments), school={"navn": "Skolen", **own, **school}, transitions=[])


def all_of_us(*initiatives: dict[str, Any]) -> dict[str, Any]:
    """A unit for everybody."""
    return {**EVERYBODY, "indsatser": list(initiatives)}


def text(html: str) -> str:
    return " ".join(BeautifulSoup(html, "html5lib").get_text(" ").split())


def test_what_is_for_everybody_is_listed_and_drawn_first() -> None:
    """Wherever it stands in the file; and it reaches over all the school's grades."""
    seen = made(department("ude", "0-6", initiative("U1")), all_of_us(initiative("A1")))
    assert [card.title for card in views.department_cards(seen)] == ["Hele skolen", "Ude"]
    assert [c.department.id for c in views.overview(seen).columns] == ["alle", "ude"]
    for drawing in (wide.draw(seen), tall.draw(seen)):
        assert [field.department.id for field in drawing.fields] == ["alle", "ude"]
        assert drawing.fields[0].bars[0].item.grades == (0, 1, 2, 3, 4, 5, 6)


def test_groups_with_names_are_drawn_before_the_grades() -> None:
    """In the school's order; what is for everybody reaches over all of them, and in words too."""
    seen = made(
        GROUPS,
        department("skolen", "0-1", initiative("S1")),
        all_of_us(initiative("A1"), initiative("A2", klassetrin="1")),
        grades="0-1",
        grupper=["Vuggen", "Haven"],
    )
    for drawing in (wide.draw(seen), tall.draw(seen)):
        names = [mark.name for mark in drawing.marks]
        assert names[:4] == ["Vuggen", "Haven", "0.", "1."]
        bars = {bar.item.initiative.id: bar for bar in drawing.bars}
        said = "Vuggen, Haven og 0. til 1. klasse"
        expected = {"H1": "Vuggen og Haven", "H2": "Haven", "S1": "0. til 1. klasse"}
        expected |= {"A1": said, "A2": "1. klasse"}
        assert {name: bar.item.whom for name, bar in bars.items()} == expected
        assert all(len(bar.boxes) == 1 for bar in bars.values())
    page = BeautifulSoup(page_macros(seen)["billede"](), "html5lib")
    assert {each.get_text() for each in page.select("title")} == {f"Indsatserne i {said}"}
    assert "følger de grupper og klassetrin, den gælder." in page.get_text()
    assert "Ikke på billedet" not in page.get_text()


@pytest.mark.parametrize("count", [2, 5, 9])
def test_many_groups_with_long_names_have_room(count: int) -> None:
    """No name is wider than its column or axis; one that is divided has a hyphen."""
    names = [f"Specialbørnehavegruppen {number}" for number in range(count)]
    house = {**GROUPS, "grupper": names, "indsatser": [initiative("H1", grupper=names[1:2])]}
    school = department("skolen", "0-9", initiative("S1"))
    seen = made(house, school, grades="0-9", grupper=names)
    for drawing in (wide.draw(seen), tall.draw(seen)):
        rows: dict[float, list[tuple[float, float]]] = defaultdict(list)
        for mark in drawing.marks:
            half = text_width.width(mark.name, layout.SIZE) / 2
            rows[mark.y].append((mark.x - half, mark.x + half))
        for places in rows.values():
            places.sort()
            assert places[0][0] >= 0
            assert places[-1][1] <= drawing.width
            assert all(one[1] <= other[0] for one, other in pairwise(places))
        assert not collisions([bar.label.box for bar in drawing.bars])
        joined = "".join(mark.name for mark in drawing.marks).replace("-", "").replace(" ", "")
        assert all(name.replace(" ", "") in joined for name in names)


def test_a_unit_for_everybody_says_so_on_every_grade_s_part() -> None:
    """An initiative for some grades stands with those alone."""
    own = department("ude", "0-6", initiative("U1", klassetrin="0"))
    pages = grade_views.grade_pages(
        made(own, all_of_us(initiative("A1"), initiative("A2", klassetrin="4-6")))
    )
    shown = [[i.initiative.id for _, items in page.everybody for i in items] for page in pages]
    assert shown == [["A1"]] * 4 + [["A1", "A2"]] * 3


def test_a_unit_without_grades_is_never_shown_as_if_it_were_every_childs() -> None:
    """Not even its initiatives for a grade; it stands for those whose child goes there."""
    club = {**CLUB, "indsatser": [initiative("K1", klassetrin="0")]}
    seen = made(department("ude", "0-6", initiative("U1", klassetrin="0")), club)
    first = grade_views.grade_pages(seen)[0]
    assert "K1" not in {i.initiative.id for i in (*first.particular, *first.common)}
    assert not first.everybody + first.across
    html = page_macros(seen)["klassetrin"]()
    heading, _, behind = html.partition("## Hvis dit barn går i { #gaar-i }")
    assert "K1" not in heading
    assert "Klubben" in text(behind)
    assert "K1" in text(behind)
    last = grade_views.grade_groups(seen)[-1]
    assert (last.name, last.is_named) == ("Hvis dit barn går i", True)
    assert [choice.href for choice in last.choices] == ["../indsatser/klub/"]


def test_a_school_without_departments_has_no_finder_and_no_empty_table() -> None:
    """No two buttons lead to the same; grades of which nothing is said have one part together."""
    seen = made(grades="0-2")
    assert grade_views.grade_groups(seen) == ()
    assert [page.name for page in grade_views.grade_pages(seen)] == ["0. til 2. klasse"]
    assert "<table" not in page_macros(seen)["oversigt"]()
    assert page_macros(seen)["billede"]() == ""
    everybody = made(all_of_us(initiative("A1")), grades="0-2")
    assert grade_views.grade_groups(everybody) == ()
    some = made(all_of_us(initiative("A1"), initiative("A2", klassetrin="2")), grades="0-2")
    assert [len(each.choices) for each in grade_views.grade_groups(some)] == [3]


def test_groups_have_buttons_and_parts_with_their_names() -> None:
    """They come before the grades; what is for one group alone stands there alone."""
    seen = made(
        GROUPS, department("skolen", "0-1", initiative("S1", klassetrin="0")), grades="0-1",
        grupper=["Vuggen", "Haven"],
    )  # fmt: skip
    groups = grade_views.grade_groups(seen)
    assert [[c.name for c in g.choices] for g in groups] == [["Vuggen", "Haven"], ["0.", "1."]]
    assert groups[0].choices[1].href == "../klassetrin/#gruppe-haven"
    nursery, garden = grade_views.grade_pages(seen)[:2]
    assert [i.initiative.id for i in nursery.particular + nursery.common] == ["H1"]
    assert [i.initiative.id for i in garden.particular] == ["H2"]
    assert "Børnehuset" in text(page_macros(seen)["klassetrin"]())


def test_no_two_buttons_of_a_department_lead_to_the_same() -> None:
    """Where all its grades have the same, they have one button and one part, and every anchor."""
    seen = made(department("ude", "0-2", initiative("U1")), department("inde", "3-6"))
    choices = [choice for group in grade_views.grade_groups(seen) for choice in group.choices]
    assert [choice.name for choice in choices] == ["0. til 2.", "3. til 6."]
    html = page_macros(seen)["klassetrin"]()
    assert "## 0. til 2. klasse { #klasse-0 }" in html
    soup = BeautifulSoup(html, "html5lib")
    assert [each["id"] for each in soup.select("span[id]")] == [
        f"klasse-{grade}" for grade in (1, 2, 4, 5, 6)
    ]


def test_nothing_is_shown_where_it_would_say_nothing() -> None:
    """No finder with one button, no picture of one grade or of none, and of no initiative."""
    alone = made(all_of_us(initiative("A1")), grades="8")
    for seen in (alone, made(CLUB, grades=None), made(department("ude", "0-6")), made()):
        assert page_macros(seen)["billede"]() == ""
    assert page_macros(alone)["find_klassetrin"]().strip() == ""
    assert page_macros(made(CLUB, grades=None))["klassetrin"]().count("##") == 1


def test_the_legend_names_arrows_only_where_there_are_some() -> None:
    """And it names the units that no picture of grades can show."""
    plain = text(page_macros(made(department("ude", "0-6", initiative("U1")), CLUB))["billede"]())
    assert "Pilene" not in plain
    assert "fordi de ikke følger klassetrin: Klubben." in plain
    step = department("ude", "0-6", initiative("U1", overgang="0-1"))
    assert plain.count("Hver stribe er en indsats") == 3
    assert text(page_macros(made(step))["billede"]()).count("Pilene") == 3


def test_an_initiative_without_a_theme_has_a_name_in_picture_and_overview() -> None:
    """The beginning of its text; the table has no empty column."""
    bare = {"id": "A1", "indsats": "Vi holder sammen med hinanden hver eneste dag hele året."}
    seen = made(all_of_us(bare))
    assert views.overview(seen).rows[-1][0] == "Uden tema"
    (item,) = views.items(seen, seen.department("alle"))
    assert layout.label_of(item) == "Vi holder sammen med hinanden hver …"
    table = BeautifulSoup(page_macros(seen)["indsatstabel"]("alle"), "html5lib")
    assert [th.get_text() for th in table.select("th")] == ["Nr.", "Indsats"]


def test_a_table_says_who_is_responsible_when_and_why() -> None:
    """Each with its name, in table and on the grades' parts; nothing where nothing is written."""
    said = {"ansvarlig": "Kontoret", "hvornår": "maj", "mål": "Ro.", "evaluering": "I juni."}
    seen = made(department("ude", "0-6", initiative("U1", **said), initiative("U2")))
    table = BeautifulSoup(page_macros(seen)["indsatstabel"]("ude"), "html5lib")
    assert [text(str(each)) for each in table.select("dl div")] == [
        "Ansvarlig Kontoret",
        "Hvornår maj",
        "Mål Ro.",
        "Evaluering I juni.",
    ]
    assert len(table.select("dl")) == 1
    assert "Ansvarlig Kontoret" in text(page_macros(seen)["klassetrin"]())
