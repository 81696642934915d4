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
    rf"\b(?P<first>{_NAME})(?:\s*(?:-|–|til(?:\s+og\s+med)?)\s*(?P<last>{_NAME}))?\b", re.IGNORECASE
)
_TIME = re.compile(rf"\b(?P<season>{_SEASON})(?:et|en)?\b", re.IGNORECASE)
_WEEK = re.compile(
    r"\buge(?:rne)?\s+(?P<first>\d+)(?:\s*(?:-|–|til|og)\s*(?P<last>\d+))?", re.IGNORECASE
)
_EITHER = re.compile(rf"\b(?:{_NAME}|{_SEASON})\s*/\s*\w+", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{4,}")
_LIKE_A_MONTH = 0.8
_NOT_MISTYPED = {*MONTHS, *SEASONS, "marked", "majs"}


class Mistake(NamedTuple):
    """What is wrong with a time: the code of its message, and the words it is about."""

    code: str
    found: str


@lru_cache(4096)
def mistaken(text: str) -> Mistake | None:
    """The first mistake in a time of the year; None where there is none."""
    if either := _EITHER.search(text):
        return Mistake("HVORNÅR-SKRÅSTREG", either[0])
    for match in _WEEK.finditer(text):
        weeks = [int(each[:4]) for each in match.groups() if each]
        if not all(1 <= each <= LAST_WEEK for each in weeks):
            return Mistake("UGE-FINDES-IKKE", match[0])
    for word in _WORD.findall(text):
        name = word.casefold()
        if name not in _NOT_MISTYPED and get_close_matches(name, MONTHS, 1, _LIKE_A_MONTH):
            return Mistake("UKENDT-MÅNED", word)
    return None


def months_of(text: str, year: str) -> tuple[int, ...]:
    """The months that ``text`` names in the school year ``2026/27``, in its order, August first."""
    found = {*_months(text), *_months_of_weeks(text, int(year[:4]))}
    return tuple(month for month in SCHOOL_YEAR if month in found)


def _months(text: str) -> Iterator[int]:
    for match in _RANGE.finditer(text):
        first = MONTHS.index(match["first"].casefold())
        last = MONTHS.index((match["last"] or match["first"]).casefold())
        span = (last - first) % len(MONTHS) + 1
        yield from ((first + step) % len(MONTHS) + 1 for step in range(span))
    for match in _TIME.finditer(text):
        yield from SEASONS[match["season"].casefold()]


def _months_of_weeks(text: str, year: int) -> Iterator[int]:
    """The months that have most of the weeks named; those before week 31 are in the next year."""
    for match in _WEEK.finditer(text):
        first = int(match["first"])
        last = int(match["last"] or first)
        weeks = [first, last] if "og" in match[0] else range(first, last + 1)
        for week in weeks or (first,):
            yield _month_of(week, year if week >= _FIRST_WEEK else year + 1)


_FIRST_WEEK = 31
"""The week in which a school year begins."""


def _month_of(week: int, year: int) -> int:
    try:
        return date.fromisocalendar(year, week, 4).month
    except ValueError:  # the year has 52 weeks
        return len(MONTHS)
