"""Formats grades, dates, counts and lists as Danish prose, whatever the machine's locale is.

Spaces are ordinary and ranges are said («0. til 3. klasse»), for a voice that reads aloud speaks
the full stop before a no-break space or a dash: «fem punktum klasse» (espeak-ng 1.52).
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from policy.text.dates import MONTHS, KnownDate
from policy.text.grades import runs

_DATE = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_MONTH = re.compile(r"\d{4}-\d{2}")

_TELEPHONE = re.compile(r"(\+45|0045)?(\d\d)(\d\d)(\d\d)(\d\d)")


@lru_cache(maxsize=512)
def date_in_words(day: date | KnownDate) -> str:
    """2026-11-22 as «22. november 2026», 2026-11 as «november 2026», 2026 as «2026»."""
    if isinstance(day, KnownDate):
        if not day.day:
            return f"{MONTHS[day.month - 1]} {day.year}" if day.month else str(day.year)
        day = day.first
    from babel.dates import format_date  # slow to import, and the check formats no dates

    return format_date(day, "d. MMMM y", locale="da")


def on_date(day: date | KnownDate) -> str:
    """When something happened, in a sentence: «22. november 2026», «i november 2026», «i 2026»."""
    is_day = isinstance(day, date) or day.day
    return date_in_words(day) if is_day else f"i {date_in_words(day)}"


def dates_in_words(text: str) -> str:
    """``text`` with each ISO date in words: «elevråd: 4. maj 2026»; 2026-05 alone as «maj 2026»."""
    if _MONTH.fullmatch(text):
        try:
            month = KnownDate.read(text)
        except ValueError:
            return text
        return date_in_words(month) if month else text

    def words(match: re.Match[str]) -> str:
        try:
            return date_in_words(date.fromisoformat(match[0]))
        except ValueError:  # a number that only looks like a date
            return match[0]

    return _DATE.sub(words, text)


def grade_in_words(grade: int) -> str:
    """5 as «5. klasse»."""
    return f"{grade}. klasse"


def grades_in_words(grades: Iterable[int]) -> str:
    """(0, 1, 2, 3) as «0. til 3. klasse», (3, 5) as «3. og 5. klasse»; no grades as «»."""
    parts = [f"{r[0]}." if len(r) == 1 else f"{r[0]}. til {r[-1]}." for r in runs(grades)]
    return f"{listed(parts)} klasse" if parts else ""


def step_in_words(step: tuple[int, int]) -> str:
    """(0, 1) as «fra 0. til 1. klasse»."""
    return f"fra {step[0]}. til {grade_in_words(step[1])}"


def telephone(number: str) -> str:
    """«+4512345678» as «+45 12 34 56 78»; a number that is not Danish stands as it is."""
    match = _TELEPHONE.fullmatch(number)
    return " ".join(filter(None, match.groups())) if match else number


def listed(words: Sequence[str]) -> str:
    """«a», «a og b», «a, b og c»."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} og {words[-1]}"


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun: «1 fejl», «2 advarsler»."""
    return f"{number} {one if number == 1 else many}"


def capitalised(text: str) -> str:
    """``text`` with its first letter in upper case, the rest unchanged."""
    return text[:1].upper() + text[1:]
