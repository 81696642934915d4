"""What a cell says, whatever a spreadsheet made of it on the way."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from policy.importing.sheets.table import Cell
from policy.model.fields import HIGHEST_GRADE
from policy.model.problems import quoted
from policy.sheets.columns import Column
from policy.sheets.csv_form import is_converted, text_of
from policy.text.danish import date_in_words
from policy.words.sheet_words import MONTHS, SHEET_FAULTS

_SPACE = re.compile(r"(?:_x000D_|[ \t\r\n\v\f])+")
_MONTH = "|".join((*MONTHS, "may", "oct"))
_DATES = (
    re.compile(rf"(?P<day>\d{{1,2}})[-./ ]+(?P<name>{_MONTH})[a-z]*\.?(?:[-./ ]+\d{{2,4}})?"),
    re.compile(rf"(?P<name>{_MONTH})[a-z]*\.?[-./ ]+(?P<day>\d{{1,2}})"),
    re.compile(r"(?P<day>\d{1,2})[-./](?P<month>\d{1,2})[-./](?:\d{4}|\d{2})(?: 00[:.]00.*)?"),
    re.compile(r"\d{4}-(?P<month>\d{2})-(?P<day>\d{2})(?:[ T]00[:.]00.*)?"),
)
"""Dates as spreadsheets write them into CSV."""
_DECIMAL = re.compile(r"(\d{1,2})\.(\d{1,2})")
_GRADES = re.compile(r"\d{1,3}(?:-\d{1,3})?(?:,\d{1,3}(?:-\d{1,3})?)*")
_WORDS = (
    (re.compile(r"\b(?:klassetrin|klasserne|klasser|klasse|årgang|kl)\b\.?"), ""),
    (re.compile(r"\s*(?:[–—−‐‑]|\btil\b)\s*"), "-"),
    (re.compile(r"\s*(?:\bog\b|[+&;])\s*"), ","),
    (re.compile(r"(?<=\d)\.(?!\d)"), ""),
    (re.compile(r"\s+"), ""),
)


@dataclass(frozen=True)
class Reading:
    """The text of a cell; a ``fault`` in Danish, or what ``was`` there where that is a guess."""

    text: str = ""
    fault: str = ""
    was: str = ""


def read_cell(column: Column, cell: Cell, *, is_csv: bool) -> Reading:
    """What ``cell`` of ``column`` says."""
    value = cell.value
    if cell.odd:
        return Reading(fault=SHEET_FAULTS[cell.odd].format(found=quoted(str(value))))
    if isinstance(value, bool):
        return Reading(fault=_fault("truth", "SAND" if value else "FALSK"))
    if isinstance(value, (date, datetime)):
        return _date(column, value)
    if isinstance(value, (int, float)):
        return _number(column, value)
    if isinstance(value, str):
        return _text(column, value, is_csv=is_csv)
    return Reading() if value is None else Reading(fault=_fault("time", str(value)))


def _fault(key: str, found: str) -> str:
    return SHEET_FAULTS[key].format(found=quoted(found))


def _date(column: Column, value: date) -> Reading:
    said = date_in_words(date(value.year, value.month, value.day))
    back = _turned_back(value.day, value.month) if column.has_grades else ""
    if back and (not isinstance(value, datetime) or value.time() == time()):
        return Reading(back, was=f"datoen {said}")
    return Reading(fault=_fault("date", said))


def _turned_back(day: int, month: int) -> str:
    """The grades that became a day of a month, in whichever order the country has them."""
    low, high = sorted((day, month))
    return f"{low}-{high}" if high <= HIGHEST_GRADE else ""


def _number(column: Column, value: float) -> Reading:
    whole, _, rest = repr(value).partition(".")
    if isinstance(value, int) or rest == "0":
        return Reading(whole)
    if column.has_grades:
        return Reading(f"{whole}, {rest}", was=f"tallet {whole},{rest}")
    return Reading(f"{whole},{rest}")


def _text(column: Column, value: str, *, is_csv: bool) -> Reading:
    text = _SPACE.sub(" ", value).strip()
    if column.has_grades:
        return _grades(text_of(column, text))
    is_marked = text.startswith("'") and is_converted(text[1:])
    return Reading(text_of(column, text) if is_csv or is_marked else text)


def _grades(text: str) -> Reading:
    """Grades as people write them, in the form of the data files; what is none stays as it is."""
    said = text.casefold()
    for pattern, new in _WORDS:
        said = pattern.sub(new, said)
    if _GRADES.fullmatch(said):
        return Reading(", ".join(_numbers(said)))
    plain = text.casefold().strip()
    for pattern in _DATES:
        if match := pattern.fullmatch(plain):
            found = match.groupdict()
            month = int(found["month"]) if "month" in found else _month(found["name"])
            if back := _turned_back(int(found["day"]), month):
                return Reading(back, was=quoted(text))
    if match := _DECIMAL.fullmatch(plain):
        return Reading(f"{int(match[1])}, {int(match[2])}", was=quoted(text))
    return Reading(text)


def _numbers(said: str) -> Iterator[str]:
    for each in said.split(","):
        yield "-".join(str(int(number)) for number in each.split("-"))


def _month(name: str) -> int:
    return MONTHS.index({"may": "maj", "oct": "okt"}.get(name, name)) + 1
