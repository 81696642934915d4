"""What a screen reader is told: tables with their headers, the picture's facts, a page's parts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from policy.loading.edition_json import EDITION_FILE, from_json
from policy.model.addresses import department_page
from policy.model.data_files import Department
from policy.model.edition import Edition
from policy.text.danish import grades_in_words, step_in_words
from tests.support.aloud import Told, rows_of, told
from tests.support.reading import DESK, PHONE, Size

BOTH = pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])


def edition_of(folder: Path) -> Edition:
    """The edition that a site carries as data."""
    return from_json((folder / EDITION_FILE).read_bytes())


def plain(text: str) -> str:
    """A text as it is said: no-break spaces and line ends are spaces."""
    return " ".join(text.split())


def opened(page: Page, size: Size, address: str) -> Told:
    """A page in a window of the given size, as it is told."""
    page.set_viewport_size(size)
    page.goto(address)
    return told(page)


@BOTH
def test_a_departments_cells_are_told_with_their_headers(
    page: Page, school: tuple[Path, str], size: Size
) -> None:
    """On a phone, where no row looks like one, as at a desk: number, theme and initiative."""
    folder, address = school
    for each in edition_of(folder).departments:
        page_address = f"{address}{department_page(each.id)}/"
        (table,) = opened(page, size, page_address).every("table")
        assert table.name.startswith(f"Indsatser – {each.name}")
        assert [h.name for h in table.every("columnheader")] == ["Nr.", "Tema", "Indsats"]
        rows = rows_of(table)
        assert [row[0].name for row in rows] == [i.id for i in each.initiatives]
        assert [row[1].role for row in rows] == ["rowheader"] * len(rows)
        assert [row[1].name for row in rows] == [plain(i.theme or "") for i in each.initiatives]
        for row, initiative in zip(rows, each.initiatives, strict=True):
            assert row[2].name.startswith(plain(initiative.text))


@BOTH
def test_the_overviews_cells_are_told_with_their_headers(
    page: Page, school: tuple[Path, str], size: Size
) -> None:
    """Themes down, departments across, and an empty cell says that nothing is stated."""
    folder, address = school
    edition = edition_of(folder)
    (table,) = opened(page, size, f"{address}indsatser/").every("table")
    assert table.name.startswith("Temaer og afdelinger")
    names = [plain(each.name) for each in edition.departments]
    assert [each.name for each in table.every("columnheader")] == ["Tema", *names]
    rows = rows_of(table)
    assert [row[0].name for row in rows] == [plain(theme) for theme in edition.themes]
    for theme, row in zip(edition.themes, rows, strict=True):
        for each, cell in zip(edition.departments, row[1:], strict=True):
            found = [f"{i.id} {plain(i.text)}" for i in each.initiatives if i.theme == theme]
            assert [link.name for link in cell.every("link")] == found
            assert cell.name == (" ".join(found) or "ingen indsats angivet")


def said_of(each: Department) -> Iterator[str]:
    """What the picture shows of a department: it and its initiatives, each with its grades."""
    yield f"{each.name}, {grades_in_words(each.grades)}"
    for item in each.initiatives:
        grades = grades_in_words(item.grades or each.grades)
        yield f"{item.id} {item.short or item.theme}, {grades}"


@BOTH
def test_the_picture_says_what_it_shows(page: Page, school: tuple[Path, str], size: Size) -> None:
    """One drawing is told, by name: each department, its initiatives, the grades, the steps.

    Nothing that can be seen is left out, and everything leads to where it is told in full.
    """
    folder, address = school
    edition = edition_of(folder)
    (figure,) = opened(page, size, f"{address}indsatser/").every("figure")
    (drawing,) = (each for each in figure.inside if each.role == "group")
    assert drawing.name == plain(f"Indsatserne {grades_in_words(edition.school.grades)}")
    assert "Hver stribe er en indsats" in drawing.description
    departments = {each.name: each for each in drawing.every("group")}
    assert set(departments) == {plain(each.name) for each in edition.departments}
    for each in edition.departments:
        links = {link.name for link in departments[plain(each.name)].every("link")}
        assert {plain(said) for said in said_of(each)} <= links
    steps = {i.step for each in edition.departments for i in each.initiatives if i.step}
    steps |= {(each.from_grade, each.to_grade) for each in edition.transitions}
    wanted = {plain(f"Overgang {step_in_words(step)}") for step in steps}
    found = [link.name for link in drawing.every("link") if link.name.startswith("Overgang")]
    assert sorted(found) == sorted(wanted)


@BOTH
def test_a_page_is_told_by_its_parts(page: Page, address: str, size: Size) -> None:
    """One of each: who it is, what it says, what is beside it; a closed search is not there."""
    whole = opened(page, size, f"{address}indsatser/roed-floej/")
    for role in ("banner", "main", "contentinfo"):
        assert len(list(whole.every(role))) == 1, role
    names = [each.name for each in whole.every("navigation")]
    assert names == (["Sider"] if size is DESK else []) + ["Det gør vi", "Mere"]
    assert not list(whole.every("dialog"))
    page.locator(".soegeknap").click()
    (dialog,) = told(page).every("dialog")
    assert dialog.name == "Søg"
    (field,) = dialog.every("textbox")
    assert field.name == "Søg i politikken"
    assert next(each.name for each in dialog.every("button")) == "Luk søgningen"
