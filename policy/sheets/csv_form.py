"""The initiatives as CSV that survives being opened by a double click in a Danish spreadsheet.

Excel and LibreOffice read ``4-6`` as 4 June, ``07`` as 7, ``5,6`` as a number, ``MAR1`` as a date
and ``=…`` as a formula, quoted or not. So grades are written in words, and another text that would
be taken for something else begins with an apostrophe, as spreadsheets themselves mark texts.
"""

import csv
import io
import re
from collections.abc import Iterable

from policy.sheets.columns import Column, Row

MARK = "'"
"""What a text begins with that a spreadsheet would read as a number, a date or a formula."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", MARK)
_NAME = (
    r"(?:jan(?:uary?)?|feb(?:ruary?)?|mar(?:ts|ch)?|apr(?:il)?|ma[jy]|jun[ie]?|jul[iy]?"
    r"|aug(?:ust)?|sept?(?:ember)?|o[kc]t(?:ober)?|nov(?:ember)?|dec(?:ember)?"
    r"|(?:man|tirs|ons|tors|fre|lør|søn)(?:dag)?)(?![a-zæøå])"
)
"""A month or a weekday, in Danish or English."""
_PIECE = re.compile(rf"(?:[\W\d_]|kr|pct|e(?=[\d+-])|am|pm|{_NAME})+", re.IGNORECASE)
"""What numbers, dates and times are made of."""
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"sand|falsk|true|false|#[\w/]+[!?]?", re.IGNORECASE)
"""Truth values, and the names of errors."""
_HARMLESS = re.compile(r"\d{4}/\d{2}")
"""A school year: it has no month that it could be taken for."""

_GRADES = re.compile(r"(\d+)(?:-(\d+))?")
_IN_WORDS = re.compile(r"\b(\d+)\.(?:–(\d+)\.)?")
_KLASSE = " klasse"


def as_csv(columns: Iterable[Column], rows: Iterable[Row]) -> bytes:
    """A table with semicolons, in UTF-8 with its mark, as Danish spreadsheets take it."""
    columns = tuple(columns)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([each.title for each in columns])
    for row in rows:
        writer.writerow([cell(each, row.get(each.key, "")) for each in columns])
    return out.getvalue().encode("utf-8-sig")


def cell(column: Column, text: str) -> str:
    """``text`` as it stands in the file; ``text_of`` gives it back."""
    if column.has_grades and text:
        return _GRADES.sub(_range_in_words, text) + _KLASSE
    return f"{MARK}{text}" if is_converted(text) else text


def text_of(column: Column, written: str) -> str:
    """The text that ``cell`` wrote."""
    if column.has_grades and written.endswith(_KLASSE):
        return _IN_WORDS.sub(_range_in_digits, written.removesuffix(_KLASSE))
    return written.removeprefix(MARK)


def is_converted(text: str) -> bool:
    """Whether a spreadsheet may read ``text`` as something else than text."""
    plain = text.strip()
    is_number = _DIGIT.search(plain) and _PIECE.fullmatch(plain)
    is_taken = text.startswith(_FORMULA) or is_number or _WORD.fullmatch(plain)
    return bool(is_taken) and not _HARMLESS.fullmatch(text)


def _range_in_words(match: re.Match[str]) -> str:
    """``4-6`` as «4.–6.»."""
    return f"{match[1]}." + (f"–{match[2]}." if match[2] else "")


def _range_in_digits(match: re.Match[str]) -> str:
    return match[1] + (f"-{match[2]}" if match[2] else "")
