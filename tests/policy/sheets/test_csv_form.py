"""The CSV of initiatives: nothing in it is read as a date, a number or a formula."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy.sheets.columns import Column, initiative_columns, initiative_rows
from policy.sheets.csv_form import as_csv, cell, is_converted, text_of
from tests.support.sample import department, edition, initiative

TEXT = Column("tekst", "Tekst", "")
GRADES = Column("klassetrin", "Klassetrin", "", has_grades=True)

TAKEN = """
4-6|5|07|5,6|1E3|8:30|=1+1|-noget|+45 12|@sum|SAND|Falsk|TRUE|maj 2026|1. maj|1. maj 2026|1/2
MAR1|SEP7|DEC12|MAJ1|50 %|kr. 5|5 kr.|8.30|12-05-2026|2026-05-12|1.|1.000,50|(5)|-5|1 maj|maj 1
3:4:5|2026|1.5.|5 am|sep-26|ons 5|#N/A|#NAVN?|'citat
""".replace("\n", "|").strip("|")
KEPT = """
2026/27|U7|maj|uge 42|3 gange|4.–6. klasse|kl. 8.30|to gange om året|årlig|æ5|Q3 2026
3. kvartal|i maj 2026|SSP-lejr|½|mandag|sandt|marked 5|#1 er bedst
""".replace("\n", "|").strip("|")


@pytest.mark.parametrize("text", TAKEN.split("|"))
def test_what_a_spreadsheet_would_change_begins_with_an_apostrophe(text: str) -> None:
    """As spreadsheets mark texts themselves; reading takes it off."""
    assert cell(TEXT, text) == f"'{text}"
    assert text_of(TEXT, f"'{text}") == text


@pytest.mark.parametrize("text", KEPT.split("|"))
def test_other_texts_are_as_they_are(text: str) -> None:
    """No mark where none is needed."""
    assert cell(TEXT, text) == text


@pytest.mark.parametrize(
    ("grades", "said"),
    [("4-6", "4.–6. klasse"), ("5", "5. klasse"), ("0, 2-3", "0., 2.–3. klasse"), ("", "")],
)
def test_grades_are_written_in_words(grades: str, said: str) -> None:
    """So 4-6 is not the fourth of June; reading makes digits of them."""
    assert cell(GRADES, grades) == said
    assert text_of(GRADES, said) == grades


@given(st.text())
def test_every_text_comes_back(text: str) -> None:
    """Whatever it begins with, whatever it is made of."""
    assert text_of(TEXT, cell(TEXT, text)) == text


@given(st.text("0123456789.,:-/ eE%kr", min_size=1, max_size=12))
def test_what_is_only_digits_and_signs_is_never_left_bare(text: str) -> None:
    """A spreadsheet might make a number of it; a school year has no month."""
    is_year = len(text) == 7 and text[4] == "/" and text.replace("/", "").isdigit()
    if any(map(str.isdigit, text)) and not set(text) & set("eEkr") and not is_year:
        assert is_converted(text)


def test_the_file_has_semicolons_its_mark_and_all_rows() -> None:
    """What Danish spreadsheets ask for; texts with lines and quotes stay whole."""
    text = 'Vi siger "hej";\nog går.'
    made = edition([department("ude", "0-2", initiative("U1", indsats=text, overgang="1-2"))])
    data = as_csv(initiative_columns(), initiative_rows(made))
    assert data.startswith(b"\xef\xbb\xbfNummer;Afdeling;Tema;Indsats;")
    head, row = csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";")
    found = dict(zip(head, row, strict=True))
    assert (found["Afdeling"], found["Indsats"]) == ("Ude", text)
    assert found["Overgang"] == "1.–2. klasse"
