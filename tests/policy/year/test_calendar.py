"""When the policy is to be treated again: a year after its adoption, within its school year."""

from datetime import date

import pytest

from policy.model.data_files import EditionFile, School
from policy.year.calendar import begin_day, due_day, months_after

SCHOOL = {"navn": "Eksempelskolen", "klassetrin": "0-9"}


def info(year: str, adopted: str = "") -> EditionFile:
    """An edition of ``year``, adopted on that day where one is given."""
    status = "vedtaget" if adopted else "overført"
    values = {"skoleår": year, "status": status, "vedtaget": adopted or None}
    return EditionFile.model_validate(values)


@pytest.mark.parametrize(
    ("year", "adopted", "expected"),
    [
        ("2026/27", "2026-06-16", date(2027, 6, 16)),
        ("2026/27", "2026-10-06", date(2027, 7, 31)),
        ("2026/27", "", date(2027, 7, 31)),
        ("2027/28", "2028-02-29", date(2028, 7, 31)),
        ("2028/29", "2028-02-29", date(2029, 2, 28)),
        ("2099/00", "", date(2100, 7, 31)),
    ],
)
def test_the_next_edition_is_due_after_a_year_and_within_the_school_year(
    year: str, adopted: str, expected: date
) -> None:
    """Whichever comes first; an edition without a day of adoption has its school year."""
    assert due_day(info(year, adopted)) == expected


def test_a_policy_that_says_when_it_is_due_is_due_then() -> None:
    """Not a year after its adoption; an older text that says nothing has its school year."""
    dates = {"skoleår": "2026/27", "vedtaget": "2024-06"}
    planned = EditionFile.model_validate({**dates, "status": "vedtaget", "revideres": "2028-06"})
    assert due_day(planned) == date(2028, 6, 30)
    older = EditionFile.model_validate({**dates, "status": "ældre"})
    assert due_day(older) == date(2027, 7, 31)


@pytest.mark.parametrize(("months", "expected"), [(None, 2), (1, 5), (6, 12)])
def test_the_school_says_how_long_before_it_begins(months: int | None, expected: int) -> None:
    """Four months before where it says nothing."""
    values = SCHOOL if months is None else {**SCHOOL, "påmindelse": str(months)}
    school = School.model_validate(values)
    assert begin_day(info("2026/27", "2026-06-16"), school).month == expected


def test_months_end_where_the_month_does() -> None:
    """A month after 31 January is the last of February, over the turn of a year, too."""
    assert months_after(date(2027, 1, 31), 1) == date(2027, 2, 28)
    assert months_after(date(2028, 3, 31), -1) == date(2028, 2, 29)
    assert months_after(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert months_after(date(2027, 1, 15), -12) == date(2026, 1, 15)
