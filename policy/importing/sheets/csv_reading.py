"""Reads CSV that somebody sent: in any of the encodings and separators that spreadsheets use."""

import csv
import io

from policy.importing.sheets.table import Cell, SheetFileError, Table

_MARKED = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_OLD = ("cp1252", "mac_roman", "cp850")
"""The encodings of Windows, of old Macs and of DOS, which spreadsheets still offer."""
_LETTERS = frozenset("æøåÆØÅéÉüöäÄÖÜ–—…«»“”„’‘§½°")
SEPARATORS = (";", ",", "\t")
MOST_ROWS = 50_000


def decoded(content: bytes, name: str) -> str:
    """The text of a file, in the encoding that makes Danish of it."""
    for mark, encoding in _MARKED:
        if content.startswith(mark):
            try:
                return content.decode(encoding).removeprefix("\ufeff")
            except UnicodeDecodeError as error:
                raise SheetFileError.because("no_sheet", name=name) from error
    if b"\0" in content:
        raise SheetFileError.because("no_sheet", name=name)
    try:
        return content.decode()
    except UnicodeDecodeError:
        odd = bytes({each for each in content if each > 127})
        return content.decode(max(_OLD, key=lambda each: _danish(odd, each)), "replace")


def _danish(content: bytes, encoding: str) -> int:
    """How many of the characters beyond ASCII are those of Danish text."""
    return sum(1 if each in _LETTERS else -1 for each in content.decode(encoding, "replace"))


def csv_tables(text: str, name: str) -> tuple[list[Table], list[SheetFileError]]:
    """``text`` as tables, one for each separator that it can be read with, and why others fail."""
    tables, errors = [], []
    for separator in SEPARATORS:
        try:
            tables.append(_table(text, separator, name))
        except SheetFileError as error:
            errors.append(error)
    return tables, errors


def _table(text: str, separator: str, name: str) -> Table:
    rows: dict[int, list[Cell]] = {}
    number = 0
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        for number, row in enumerate(lines, start=1):
            cells = [Cell(each) for each in row]
            if any(not each.is_empty for each in cells):
                rows[number] = cells
            if len(rows) > MOST_ROWS:
                raise SheetFileError.because("too_long", name=name, sheet=name, limit=MOST_ROWS)
    except csv.Error as error:
        raise SheetFileError.because("quote", name=name, row=number + 1) from error
    return Table("", rows, is_csv=True)
