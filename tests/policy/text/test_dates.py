"""Dates that may be no more than a month or a year, and the dates that prose names."""

from datetime import date

import pytest

from policy.text.danish import date_in_words, dates_in_words, on_date
from policy.text.dates import KnownDate, dates_in_prose


@pytest.mark.parametrize(
    ("written", "words", "sentence", "first", "last"),
    [
        ("2028-02-29", "29. februar 2028", "29. februar 2028", (2028, 2, 29), (2028, 2, 29)),
        ("2027-06", "juni 2027", "i juni 2027", (2027, 6, 1), (2027, 6, 30)),
        ("2028-02", "februar 2028", "i februar 2028", (2028, 2, 1), (2028, 2, 29)),
        ("2021", "2021", "i 2021", (2021, 1, 1), (2021, 12, 31)),
    ],
)
def test_a_date_is_said_and_compared_as_far_as_it_is_known(
    written: str, words: str, sentence: str, first: tuple[int, ...], last: tuple[int, ...]
) -> None:
    """It spans the days that it may be, is said in Danish, and is written as it was read."""
    known = KnownDate.read(written)
    assert known
    assert known.isoformat() == str(known) == written
    assert (date_in_words(known), on_date(known)) == (words, sentence)
    assert (known.first, known.last) == (date(*first), date(*last))


@pytest.mark.parametrize("text", ["juni 2027", "27-06", "2027-6", "2027-06-1", "2026/27", ""])
def test_another_form_is_no_date(text: str) -> None:
    """What is not written as a date, a month or a year is left to its message."""
    assert KnownDate.read(text) is None


@pytest.mark.parametrize("text", ["2027-02-29", "2027-13", "2027-00", "0000"])
def test_a_date_that_the_calendar_lacks_is_refused(text: str) -> None:
    """Its form is right, so it gets a message of its own."""
    with pytest.raises(ValueError, match=r"year|month|day"):
        KnownDate.read(text)


def test_two_dates_contradict_each_other_only_where_no_day_fits_both() -> None:
    """A day in June may be «juni», and «2024»; it cannot be a day in July."""
    day, month, year, other = map(KnownDate.read, ("2024-06-12", "2024-06", "2024", "2024-07"))
    assert day
    assert month
    assert year
    assert other
    assert day.may_be(month)
    assert year.may_be(day)
    assert not month.may_be(other)


@pytest.mark.parametrize(
    ("prose", "found"),
    [
        ("Vedtaget den 12. juni 2024.", ["2024-06-12"]),
        ("Vedtaget d. 12.6.2024 i bestyrelsen.", ["2024-06-12"]),
        ("Godkendt 12/6-24.", ["2024-06-12"]),
        ("Godkendt 2024-06-12.", ["2024-06-12"]),
        ("Vedtaget i Juni 2024 og revideret i 2026.", ["2024-06", "2026"]),
        ("Vedtaget for skoleåret 2024/25 efter § 2 i lov nr. 2024-1.", []),
        ("Vedtaget 31.2.2024 på møde 3.12.", []),
        ("I afsnit 1.2.3 står 1850 ord.", []),
    ],
)
def test_prose_names_dates_in_the_ways_that_schools_write(prose: str, found: list[str]) -> None:
    """Each is read once, the most exact first; a number that only looks like one is none."""
    assert [str(day) for _, day in dates_in_prose(prose)] == found


def test_a_month_alone_is_said_in_words() -> None:
    """A report quotes the data as «juni 2027»; within a text 2027-06 may be something else."""
    assert dates_in_words("2027-06") == "juni 2027"
    assert dates_in_words("2027-13") == "2027-13"
    assert dates_in_words("rum 2027-06") == "rum 2027-06"
