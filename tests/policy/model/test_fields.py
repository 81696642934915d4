"""Written values are parsed as grades, steps, dates, years, ids and addresses."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from policy.model import fields
from policy.model.fields import HIGHEST_GRADE
from policy.text.grades import grades_as_written


def read(kind: Any, written: Any) -> Any:
    """``written`` as the type ``kind`` of the data files."""
    return TypeAdapter(kind).validate_python(written)


def refusal(kind: Any, written: Any) -> str:
    """The code of the refusal of ``written``, or «» where it is valid."""
    try:
        read(kind, written)
    except ValidationError as error:
        return str(error.errors()[0]["type"])
    return ""


@pytest.mark.parametrize(
    ("written", "grades"),
    [
        ("5", (5,)),
        ("0", (0,)),
        ("0-3", (0, 1, 2, 3)),
        ("0–3", (0, 1, 2, 3)),
        (" 4 - 6 ", (4, 5, 6)),
        ("0, 1", (0, 1)),
        ("7,9", (7, 9)),
        ("3, 0-1, 1", (0, 1, 3)),
        ("10", (10,)),
        ("2-2", (2,)),
    ],
)
def test_grades_are_read_as_people_write_them(written: str, grades: tuple[int, ...]) -> None:
    """Single grades, ranges with either dash and lists are parsed, ascending and unique."""
    assert read(fields.Grades, written) == grades


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("fem", "KLASSETRIN-FORM"),
        ("", "KLASSETRIN-FORM"),
        ("0-", "KLASSETRIN-FORM"),
        ("0-3-5", "KLASSETRIN-FORM"),
        ("1,,2", "KLASSETRIN-FORM"),
        ("-1", "KLASSETRIN-FORM"),
        ("5. klasse", "KLASSETRIN-FORM"),
        ("٣", "KLASSETRIN-FORM"),
        ("9" * 5000, "KLASSETRIN-FORM"),
        ("3-0", "KLASSETRIN-ORDEN"),
        ("11", "KLASSETRIN-FOR-HØJT"),
        ("0-12", "KLASSETRIN-FOR-HØJT"),
        (["0"], "FORKERT-TYPE"),
        ({"0": "1"}, "FORKERT-TYPE"),
    ],
)
def test_what_is_no_grade_says_why(written: Any, kind: str) -> None:
    """Form, order and height are told apart; a list of the file never passes for grades."""
    assert refusal(fields.Grades, written) == kind


@given(st.frozensets(st.integers(0, HIGHEST_GRADE), min_size=1))
def test_grades_written_and_read_back_are_the_same(grades: frozenset[int]) -> None:
    """The written form loses nothing, whichever grades a school has."""
    ascending = tuple(sorted(grades))
    assert read(fields.Grades, grades_as_written(ascending)) == ascending


@pytest.mark.parametrize(
    ("grades", "written"),
    [((), ""), ((5,), "5"), ((0, 1, 2, 3), "0-3"), ((0, 1, 3), "0-1, 3"), ((7, 9), "7, 9")],
)
def test_grades_are_written_with_runs_joined(grades: tuple[int, ...], written: str) -> None:
    """The shortest form is the written one."""
    assert grades_as_written(grades) == written


@pytest.mark.parametrize("written", ["0-1", "0 - 1", "0–1"])
def test_a_step_is_two_grades(written: str) -> None:
    """A step is written like a range of two."""
    assert read(fields.Step, written) == (0, 1)


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("5", "OVERGANG-FORM"),
        ("0-2", "OVERGANG-FORM"),
        ("0, 1", "OVERGANG-FORM"),
        ("1-0", "KLASSETRIN-ORDEN"),
        ("9-11", "KLASSETRIN-FOR-HØJT"),
        (["0", "1"], "FORKERT-TYPE"),
    ],
)
def test_what_is_no_step_says_why(written: Any, kind: str) -> None:
    """One grade, three grades and a list are no step."""
    assert refusal(fields.Step, written) == kind


@pytest.mark.parametrize(
    ("written", "kind"), [("4", ""), ("4-5", "KLASSETRIN-FORM"), ("x", "KLASSETRIN-FORM")]
)
def test_a_single_grade_is_one_number(written: str, kind: str) -> None:
    """Where one grade is asked for, a range is refused."""
    assert refusal(fields.Grade, written) == kind


def test_a_date_is_read_as_year_month_day() -> None:
    """Only ISO dates are accepted."""
    assert read(fields.IsoDate, "2027-03-12") == date(2027, 3, 12)


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("2026-02-30", "DATO-FINDES-IKKE"),
        ("2027-02-29", "DATO-FINDES-IKKE"),
        ("0000-01-01", "DATO-FINDES-IKKE"),
        ("2026-13-01", "DATO-FINDES-IKKE"),
        ("12.3.2027", "DATO-FORM"),
        ("2027-3-12", "DATO-FORM"),
        ("2027-03-12 10:00", "DATO-FORM"),
        ("12. marts", "DATO-FORM"),
        ("", "DATO-FORM"),
    ],
)
def test_a_date_that_does_not_exist_is_told_from_a_wrong_form(written: str, kind: str) -> None:
    """30 February needs another answer than «12. marts»."""
    assert refusal(fields.IsoDate, written) == kind


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("2026/27", ""),
        ("1999/00", ""),
        ("2026/28", "SKOLEÅR-SPRING"),
        ("2026/26", "SKOLEÅR-SPRING"),
        ("2999/00", "SKOLEÅR-ÅRSTAL"),
        ("3000/01", "SKOLEÅR-ÅRSTAL"),
        ("1026/27", "SKOLEÅR-ÅRSTAL"),
        ("2026-27", "SKOLEÅR-FORM"),
        ("2026/2027", "SKOLEÅR-FORM"),
        ("26/27", "SKOLEÅR-FORM"),
    ],
)
def test_a_school_year_goes_from_one_year_to_the_next(written: str, kind: str) -> None:
    """Wrong formats and gaps have different codes; 2099/00 is valid."""
    assert refusal(fields.SchoolYear, written) == kind


@pytest.mark.parametrize(
    ("written", "value"), [("ja", True), ("nej", False), ("Ja", True), ("NEJ", False)]
)
def test_ja_and_nej_are_the_truth_values(written: str, value: bool) -> None:
    """«ja» and «nej» are parsed as booleans, in capitals too."""
    assert read(fields.YesNo, written) is value


@pytest.mark.parametrize("written", ["no", "yes", "true", "jah", "0", ""])
def test_nothing_else_is_a_truth_value(written: str) -> None:
    """English booleans and the like are refused."""
    assert refusal(fields.YesNo, written) == "JA-NEJ"


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("https://example.dk/a?b=c#d", ""),
        ("http://example.dk", ""),
        ("HTTPS://example.dk", ""),
        ("mailto:kontor@example.dk", ""),
        ("javascript:alert(1)", "ADRESSE-SKEMA"),
        ("JavaScript:alert(1)", "ADRESSE-SKEMA"),
        ("data:text/html,x", "ADRESSE-SKEMA"),
        ("ftp://example.dk", "ADRESSE-SKEMA"),
        ("//example.dk", "ADRESSE-FORM"),
        ("example.dk", "ADRESSE-FORM"),
        ("https://example.dk/a b", "ADRESSE-FORM"),
        ("java\nscript:x", "ADRESSE-FORM"),
        ("https:", "ADRESSE-FORM"),
    ],
)
def test_only_addresses_a_reader_may_be_sent_to_pass(written: str, kind: str) -> None:
    """http, https and mailto; a script never becomes a link."""
    assert refusal(fields.Address, written) == kind


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("tel:12 34 56 78", "tel:12345678"),
        ("tel: +45 12-34-56-78", "tel:+4512345678"),
        ("TEL:112", "tel:112"),
        ("mailto:kontor@example.dk", "mailto:kontor@example.dk"),
    ],
)
def test_a_contact_may_be_a_telephone_as_people_write_it(written: str, meant: str) -> None:
    """The number is read without its spaces, as an address that a telephone can call."""
    assert read(fields.ContactAddress, written) == meant


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("12 34 56 78", "KONTAKT-FORM"),
        ("kontor@example.dk", "KONTAKT-FORM"),
        ("tel:12", "TELEFON-FORM"),
        ("tel:kontoret", "TELEFON-FORM"),
        ("tel:1234567890123456", "TELEFON-FORM"),
        ("tel:12345678;ext=1", "TELEFON-FORM"),
        ("tel:１２３４", "TELEFON-FORM"),
        ("javascript:alert(1)", "ADRESSE-SKEMA"),
    ],
)
def test_a_contact_that_nobody_can_reach_is_refused(written: str, kind: str) -> None:
    """Each by what is to be written instead."""
    assert refusal(fields.ContactAddress, written) == kind


@pytest.mark.parametrize(
    ("kind", "written", "refused"),
    [
        (fields.ExplainedTerm, "AKT", ""),
        (fields.ExplainedTerm, "AKT-vejleder", ""),
        (fields.ExplainedTerm, "bl.a.", ""),
        (fields.ExplainedTerm, "Q & A", ""),
        (fields.ExplainedTerm, "to ord", ""),
        (fields.ExplainedTerm, "<b>AKT</b>", "FORKLARET-ORD"),
        (fields.ExplainedTerm, "-AKT", "FORKLARET-ORD"),
        (fields.ExplainedTerm, "AKT (x)", "FORKLARET-ORD"),
        (fields.Explanation, "3 < 4 & 5 > 4, det er (fx) 1*2.", ""),
        (fields.Explanation, "et <br> brud", "FORKLARING-FORM"),
        (fields.Explanation, "et &nbsp; tegn", "FORKLARING-FORM"),
        (fields.Explanation, "et **fedt** ord", "FORKLARING-FORM"),
        (fields.Explanation, "et [link](x)", "FORKLARING-FORM"),
        (fields.Explanation, "to\nlinjer", "FORKLARING-FORM"),
        (fields.Explanation, "x" * 301, "FORKLARING-FORM"),
    ],
)
def test_an_explanation_is_plain_text_of_plain_words(kind: Any, written: str, refused: str) -> None:
    """What would be markup in a page would be shown as its signs."""
    assert refusal(kind, written) == refused


@pytest.mark.parametrize("name", ["I1", "U10", "ABCD99999"])
def test_an_initiative_has_capitals_and_a_number(name: str) -> None:
    """An initiative's id is capital letters and a number."""
    assert read(fields.InitiativeId, name) == name


@pytest.mark.parametrize("name", ["i1", "I01", "I", "7", "I 1", "Æ1", "I1a", "ABCDE1", "I1\nx"])
def test_no_other_name_is_an_initiatives(name: str) -> None:
    """Slugs are lower-case ASCII with hyphens."""
    assert refusal(fields.InitiativeId, name) == "INDSATS-ID"


@pytest.mark.parametrize(
    ("kind", "name", "refused"),
    [
        (fields.Slug, "roed-floej-2", ""),
        (fields.Slug, "rød-fløj", "ID-FORM"),
        (fields.Slug, "Indskoling", "ID-FORM"),
        (fields.Slug, "a--b", "ID-FORM"),
        (fields.Slug, "../x", "ID-FORM"),
        (fields.Name, "elevråd", ""),
        (fields.Name, "Elevråd", "PART-ID"),
        (fields.Name, "elev råd", "PART-ID"),
    ],
)
def test_ids_have_the_letters_that_their_use_allows(kind: Any, name: str, refused: str) -> None:
    """Slugs are ASCII; a party's id may have Danish letters."""
    assert refusal(kind, name) == refused


def test_text_is_composed_and_stripped() -> None:
    """Decomposed letters are composed, and outer spaces removed."""
    assert read(fields.Text, " A\u030arsfest \n") == "Årsfest"


@pytest.mark.parametrize(
    ("written", "kind"),
    [("", "TOM-TEKST"), (" \n", "TOM-TEKST"), ("a\x07b", "USYNLIGT-TEGN"), ("a\u200db", "")],
)
def test_empty_and_unprintable_text_is_refused(written: str, kind: str) -> None:
    """Empty text and control characters are refused; joiners inside emoji are accepted."""
    assert refusal(fields.Text, written) == kind
