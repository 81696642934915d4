"""The workbook of initiatives: every cell is text, and comes back as it was."""

import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from openpyxl import load_workbook

from policy.loading.loader import load
from policy.sheets.columns import Row, initiative_columns, initiative_rows
from policy.sheets.csv_form import as_csv, text_of
from policy.sheets.workbook import as_workbook
from tests.support.office import CSV, saved_as
from tests.support.sample import department, departments, edition, initiative

HOSTILE = ["4-6", "=1+1", "07", "1. maj", "SAND", "-", "_x0041_", "a\nb", "#N/A", "'x", "5,6", "@"]
"""Texts that spreadsheets change where they can."""


def hostile() -> list[dict[str, Any]]:
    """A department whose initiatives have a hostile text wherever there may be one."""
    rows = [
        initiative(f"MAR{n}", indsats=text, hyppighed=text, kort=text, klassetrin="4-6")
        for n, text in enumerate(HOSTILE, start=1)
    ]
    return [department("ude", "0-6", *rows, navn="=Ude"), department("inde", "4-6")]


def rows_of(data: bytes | Path, sheet: int = 0) -> list[Row]:
    """The rows below the head, by the keys of the columns; empty cells are left out."""
    opened = load_workbook(io.BytesIO(data) if isinstance(data, bytes) else data)
    head, *rows = opened.worksheets[sheet].iter_rows(values_only=True)
    keys = {each.title: each.key for each in initiative_columns()}
    return [
        {keys.get(str(title), str(title)): value for title, value in zip(head, row, strict=True)}
        for row in ({} if not any(each) else each for each in rows)
    ]


def filled(rows: list[Row]) -> list[Row]:
    """``rows`` without their empty cells."""
    return [{key: value for key, value in row.items() if value} for row in rows]


@given(departments())
@settings(max_examples=25)
def test_every_cell_is_the_text_of_the_data(found: list[dict[str, Any]]) -> None:
    """Whatever the departments and their initiatives say."""
    made = edition(found)
    assert filled(rows_of(as_workbook(made))) == list(initiative_rows(made))


def test_hostile_texts_stay_texts() -> None:
    """No formula, no number, no date, no truth value."""
    made = edition(hostile())
    opened = load_workbook(io.BytesIO(as_workbook(made)))
    cells = [each for sheet in opened for row in sheet.iter_rows() for each in row if each.value]
    assert {each.data_type for each in cells} == {"s"}
    assert {each.number_format for each in cells} == {"@"}
    assert filled(rows_of(as_workbook(made))) == list(initiative_rows(made))


def test_rows_that_are_typed_later_are_text_too() -> None:
    """The whole column has the format, not only what is written."""
    sheet = load_workbook(io.BytesIO(as_workbook(edition()))).worksheets[0]
    assert len(sheet.column_dimensions) > 1
    for each in sheet.column_dimensions.values():
        assert each.number_format == "@"


def test_themes_and_departments_are_chosen_from_the_second_sheet() -> None:
    """With commas and beyond 255 characters; no list is typed into a rule."""
    themes = [f"Tema {number}, med komma" for number in range(40)]
    rows = [initiative("U1", tema=themes[0])]
    found = edition([department("ude", "0-2", *rows)], themes=themes)
    opened = load_workbook(io.BytesIO(as_workbook(found)))
    rules = opened.worksheets[0].data_validations.dataValidation
    assert [each.formula1 for each in rules] == ["Lister!$A$2:$A$41", "Lister!$B$2:$B$2"]
    assert [row[0].value for row in opened["Lister"]["A2:A41"]] == themes
    assert opened["Lister"]["B2"].value == "Ude"


def test_the_same_edition_gives_the_same_bytes() -> None:
    """No clock and no name of a machine is in the file."""
    assert as_workbook(edition()) == as_workbook(edition())
    assert b"1980-01-01T00:00:00Z" in _properties(as_workbook(edition()))


def _properties(data: bytes) -> bytes:
    import zipfile

    return zipfile.ZipFile(io.BytesIO(data)).read("docProps/core.xml")


@pytest.mark.slow
def test_a_danish_spreadsheet_gives_every_cell_back(tmp_path: Path) -> None:
    """LibreOffice opens the workbook and the CSV in Danish and saves them: nothing is changed."""
    made = edition(hostile())
    (tmp_path / "ark.xlsx").write_bytes(as_workbook(made))
    (tmp_path / "tekst.csv").write_bytes(as_csv(initiative_columns(), initiative_rows(made)))
    out = tmp_path / "ud"
    out.mkdir()
    assert filled(rows_of(saved_as("xlsx", tmp_path / "ark.xlsx", out))) == [*initiative_rows(made)]
    columns = {each.key: each for each in initiative_columns()}
    read = filled(rows_of(saved_as("xlsx", tmp_path / "tekst.csv", out, CSV)))
    assert [{k: text_of(columns[k], v) for k, v in row.items()} for row in read] == [
        *initiative_rows(made)
    ]


SCHOOLS = sorted(
    path.parent.parent
    for path in (Path(__file__).parents[2] / "data").glob("school*/**/data/initiatives.yaml")
)


@pytest.mark.parametrize("root", SCHOOLS, ids=lambda root: root.name)
def test_every_key_of_an_initiative_is_a_column(root: Path) -> None:
    """Whatever a school writes of its initiatives is in its sheet, as it wrote it."""
    made = load(root).edition
    assert made
    rows = filled(rows_of(as_workbook(made)))
    written = [each for part in made.departments for each in part.initiatives]
    for row, each in zip(rows, written, strict=True):
        keys = each.model_dump(mode="json", by_alias=True, exclude_none=True)
        said = {key: value for key, value in keys.items() if value}
        assert row.keys() - {"afdeling"} == said.keys()
        assert all(row[key] == value for key, value in said.items() if isinstance(value, str))
