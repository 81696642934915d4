"""What a spreadsheet made of a cell is read as what was typed, or asked about."""

from datetime import date, datetime, time

import pytest

from policy.importing.sheets.cells import read_cell
from policy.importing.sheets.table import Cell, Value
from policy.sheets.columns import initiative_columns

COLUMNS = {each.key: each for each in initiative_columns()}


@pytest.mark.parametrize(
    ("written", "grades"),
    [
        ("4-6", "4-6"),
        ("4–6", "4-6"),
        ("4.–6. klasse", "4-6"),
        ("4. til 6. klasse", "4-6"),
        (" 0. - 3.klasse ", "0-3"),
        ("klassetrin 5", "5"),
        ("3, 5", "3, 5"),
        ("3. og 5. klasse", "3, 5"),
        ("07", "7"),
        (5, "5"),
        (5.0, "5"),
        ("alle", "alle"),
    ],
)
def test_grades_are_read_as_people_write_them(written: Value, grades: str) -> None:
    """What is none stays as it is, and is told as in the data files."""
    found = read_cell(COLUMNS["klassetrin"], Cell(written), is_csv=False)
    assert (found.text, found.was, found.fault) == (grades, "", "")


@pytest.mark.parametrize(
    ("value", "grades"),
    [
        (datetime(2026, 6, 4), "4-6"),
        (datetime(2026, 4, 6), "4-6"),
        (date(2026, 9, 7), "7-9"),
        ("04-jun", "4-6"),
        ("4. juni", "4-6"),
        ("jun-04", "4-6"),
        ("6-Apr", "4-6"),
        ("04-06-2026", "4-6"),
        ("4/6/26", "4-6"),
        ("2026-06-04", "4-6"),
        ("2026-06-04 00:00:00", "4-6"),
        (3.5, "3, 5"),
        ("3.5", "3, 5"),
    ],
)
def test_grades_that_became_a_date_or_a_number_are_turned_back(value: Value, grades: str) -> None:
    """With what stood there, to be asked about."""
    found = read_cell(COLUMNS["klassetrin"], Cell(value), is_csv=False)
    assert (found.text, bool(found.was), found.fault) == (grades, True, "")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (datetime(2026, 6, 14), "14. juni 2026"),
        (datetime(2026, 6, 4, 12, 30), "4. juni 2026"),
        (time(8, 30), "klokkeslæt"),
        (True, "SAND"),
    ],
)
def test_what_cannot_have_been_grades_is_a_fault(value: Value, said: str) -> None:
    """Nothing is guessed."""
    assert said in read_cell(COLUMNS["klassetrin"], Cell(value), is_csv=False).fault


def test_texts_are_read_as_texts() -> None:
    """Numbers too; a line break becomes a space, and the mark of the CSV goes."""
    text = COLUMNS["indsats"]
    assert read_cell(text, Cell(7), is_csv=False).text == "7"
    assert read_cell(text, Cell(2.5), is_csv=False).text == "2,5"
    assert read_cell(text, Cell(" Vi\r\nleger._x000D_\n"), is_csv=False).text == "Vi leger."
    assert read_cell(text, Cell("'=1+1"), is_csv=True).text == "=1+1"
    assert read_cell(text, Cell("'x"), is_csv=False).text == "'x"
    assert "fejlen «#REF!»" in read_cell(text, Cell("#REF!", "error"), is_csv=False).fault
