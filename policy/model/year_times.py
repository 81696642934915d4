"""Times of the year as schools write them: months, seasons, weeks, or plain words.

``hvornår`` of an initiative is text that readers see as it is written; here the months in it are
read, for the year's wheel. Words that name no month («løbende», «ved skolestart») have none.
"""

import re
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from functools import lru_cache
from typing import NamedTuple

from policy.text.dates import MONTHS

SCHOOL_YEAR = (8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7)
"""The months of a school year, in its order."""

SEASONS = {
    "forår": (3, 4, 5),
    "sommer": (6, 7, 8),
    "efterår": (9, 10, 11),
    "vinter": (12, 1, 2),
}
LAST_WEEK = 53
_NAME = "|".join(MONTHS)
_SEASON = "|".join(SEASONS)
_RANGE = re.compile(
    rf"\b(?P<first>{_NAME})(?:\s*(?:-|–|(?:frem\s+)?til(?:\s+og\s+med)?)\s*(?P<last>{_NAME}))?\b"
    rf"|\bmellem\s+(?P<after>{_NAME})\s+og\s+(?P<before>{_NAME})\b",
    re.IGNORECASE,
)
_SHORT = re.compile(rf"\b(?P<name>{'|'.join(each[:3] for each in MONTHS)}|sept)\.", re.IGNORECASE)
_DAY = re.compile(r"\b\d{4}-(?P<month>0[1-9]|1[0-2])(?:-\d{2})?\b")
_TIME = re.compile(rf"\b(?P<season>{_SEASON})(?:et|en)?\b", re.IGNORECASE)
_WEEK = re.compile(
    r"\buge(?:rne)?\s+(?P<weeks>\d+(?:\s*(?:-|–|,|til|og)\s*(?:uge\s+)?\d+)*)", re.IGNORECASE
)
_SPAN = re.compile(r"(?P<first>\d+)(?:\s*(?:-|–|til)\s*(?:uge\s+)?(?P<last>\d+))?", re.IGNORECASE)
_DAY_OF_MONTH = re.compile(
    r"\b(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])-(?P<day>\d{2})\b"
    rf"|\b(?P<number>\d{{1,2}})\.\s*(?P<name>{_NAME})\b",
    re.IGNORECASE,
)
_LEAP_YEAR = 2028
_OPEN = re.compile(r"[-–/,]\s*\Z")
"""How a time ends whose last part was left out."""
_EITHER = re.compile(rf"\b(?:{_NAME}|{_SEASON})\s*/\s*\w+", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{4,}")
_SAID = re.compile(r"[^\W\d_]{2,}")
_NO_TIME = frozenset({"ja", "nej", "true", "false", "yes", "no"})
"""Answers to another question than when."""
_LIKE_A_MONTH = 0.8
_NOT_MISTYPED = {*MONTHS, *SEASONS, "marked", "majs"}


class Mistake(NamedTuple):
    """What is wrong with a time: the code of its message, and the words it is about."""

    code: str
    found: str


@lru_cache(4096)
def mistaken(text: str) -> Mistake | None:
    """The first mistake in a time of the year; None where there is none."""
    if text.strip().casefold() in _NO_TIME or not (_SAID.search(text) or _DAY.search(text)):
        return Mistake("HVORNÅR-FORM", text)
    if either := _EITHER.search(text):
        return Mistake("HVORNÅR-SKRÅSTREG", either[0])
    if _OPEN.search(text):
        return Mistake("HVORNÅR-FORM", text)
    if day := next(_no_days(text), ""):
        return Mistake("DATO-FINDES-IKKE", day)
    for match in _WEEK.finditer(text):
        weeks = [int(each[:4]) for each in re.findall(r"\d+", match["weeks"])]
        if not all(1 <= each <= LAST_WEEK for each in weeks):
            return Mistake("UGE-FINDES-IKKE", match[0])
    for word in _WORD.findall(text):
        name = word.casefold()
        if name not in _NOT_MISTYPED and get_close_matches(name, MONTHS, 1, _LIKE_A_MONTH):
            return Mistake("UKENDT-MÅNED", word)
    return None


def _no_days(text: str) -> Iterator[str]:
    """The days in ``text`` that no calendar has; a day without a year may be 29 February."""
    for match in _DAY_OF_MONTH.finditer(text):
        year, month, day = match["year"], match["month"], match["day"]
        number = int(month) if month else MONTHS.index(match["name"].casefold()) + 1
        try:
            date(int(year or _LEAP_YEAR), number, int(day or match["number"]))
        except ValueError:
            yield match[0]


def months_of(text: str, year: str) -> tuple[int, ...]:
    """The months that ``text`` names in the school year ``2026/27``, in its order, August first."""
    found = {*_months(text), *_months_of_weeks(text, int(year[:4]))}
    return tuple(month for month in SCHOOL_YEAR if month in found)


def _months(text: str) -> Iterator[int]:
    for match in _RANGE.finditer(text):
        begin = match["first"] or match["after"]
        first = MONTHS.index(begin.casefold())
        last = MONTHS.index((match["last"] or match["before"] or begin).casefold())
        span = (last - first) % len(MONTHS) + 1
        yield from ((first + step) % len(MONTHS) + 1 for step in range(span))
    for match in _SHORT.finditer(text):
        name = match["name"].casefold()[:3]
        yield next(number for number, month in enumerate(MONTHS, 1) if month.startswith(name))
    yield from (int(match["month"]) for match in _DAY.finditer(text))
    for match in _TIME.finditer(text):
        yield from SEASONS[match["season"].casefold()]


def _months_of_weeks(text: str, year: int) -> Iterator[int]:
    """The months that have most of the weeks named; those before week 31 are in the next year."""
    for match in _WEEK.finditer(text):
        for span in _SPAN.finditer(match["weeks"]):
            first = int(span["first"][:4])
            last = int((span["last"] or span["first"])[:4])
            over = last if first <= last else last + LAST_WEEK  # «uge 50-2» goes over New Year
            for each in range(first, min(over, first + LAST_WEEK) + 1):
                week = (each - 1) % LAST_WEEK + 1
                yield _month_of(week, year if week >= _FIRST_WEEK else year + 1)


_FIRST_WEEK = 31
"""The week in which a school year begins."""


def _month_of(week: int, year: int) -> int:
    try:
        return date.fromisocalendar(year, week, 4).month
    except ValueError:  # the year has 52 weeks
        return len(MONTHS)
