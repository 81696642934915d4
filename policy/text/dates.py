"""Dates as schools know them: a day, or no more than a month or a year.

A school's paper often says «vedtaget i juni 2021». Such a date is kept and shown as it is known;
where days are compared, it spans the days that it may be.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Self

_WRITTEN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z", re.ASCII)

MONTHS = (
    *("januar", "februar", "marts", "april", "maj", "juni"),
    *("juli", "august", "september", "oktober", "november", "december"),
)


@dataclass(frozen=True)
class KnownDate:
    """A date as far as it is known: ``day``, or ``day`` and ``month``, may be None."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def read(cls, text: str) -> Self | None:
        """``2027-06-15``, ``2027-06`` or ``2027`` as a date; None for any other form.

        Raises ValueError where the calendar has no such day, month or year.
        """
        match = _WRITTEN.match(text.strip())
        if not match:
            return None
        date(*(int(part or 1) for part in match.groups()))
        return cls(*(int(part) for part in match.groups() if part))

    @property
    def first(self) -> date:
        """The first day that it may be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day that it may be."""
        month = self.month or len(MONTHS)
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def isoformat(self) -> str:
        """The notation of the data files, and of the HTML element ``time``."""
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)]
        return "-".join(parts)

    __str__ = isoformat

    def may_be(self, other: "KnownDate") -> bool:
        """Whether both may be the same day."""
        return self.first <= other.last and other.first <= self.last


_DAY = r"(?P<day>[0-3]?\d)"
_FORMS = (
    rf"\b{_DAY}\.?\s+(?P<name>{'|'.join(MONTHS)})\s+(?P<year>(?:19|20)\d\d)\b",
    rf"\b{_DAY}[./-]\s?(?P<month>[01]?\d)[./-]\s?(?P<year>(?:19|20)\d\d|\d\d)\b(?!\.\d)",
    r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b",
    rf"\b(?P<name>{'|'.join(MONTHS)})\s+(?P<year>(?:19|20)\d\d)\b",
    r"(?<![\d/.-])(?P<year>(?:19|20)\d\d)\b(?![/.-]\d)",
)
_PROSE = [re.compile(form, re.IGNORECASE | re.ASCII) for form in _FORMS]


def dates_in_prose(text: str) -> Iterator[tuple[str, KnownDate]]:
    """The dates that Danish prose names, as written and as read: «den 12. juni 2024», «12/6-24».

    The most exact forms come first; no words are read twice.
    """
    left = text
    for form in _PROSE:
        for match in form.finditer(left):
            if known := _known(match):
                yield match[0], known
        left = form.sub(lambda match: "_" * len(match[0]), left)


def _known(match: re.Match[str]) -> KnownDate | None:
    found = match.groupdict()
    name, number, day = found.get("name"), found.get("month"), found.get("day")
    year = int(found["year"]) + (2000 if len(found["year"]) == len("24") else 0)
    month = MONTHS.index(name.casefold()) + 1 if name else int(number) if number else None
    try:
        date(year, month or 1, int(day or 1))
    except ValueError:
        return None
    return KnownDate(year, month, int(day) if day else None)
