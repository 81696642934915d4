"""Opens a sheet that somebody sent, a workbook or CSV, and finds the table of initiatives in it."""

import zipfile
import zlib
from pathlib import Path

from policy.importing.sheets.csv_reading import csv_tables, decoded
from policy.importing.sheets.heads import Head, find_head
from policy.importing.sheets.table import SheetFile, SheetFileError
from policy.importing.sheets.workbook_reading import read_workbook
from policy.model.problems import quoted
from policy.words.command_messages import reason_of

LARGEST_FILE = 20_000_000
_OLD_OFFICE = bytes.fromhex("d0cf11e0")
"""How files of Excel 97 begin, and those that have a password."""
_ZIP = b"PK"


def open_sheet(path: Path, sheet: str = "") -> tuple[SheetFile, Head]:
    """The file ``path`` and its table of initiatives; raises SheetFileError where it cannot."""
    name = quoted(path.name)
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise SheetFileError.because("too_large", name=name, limit=LARGEST_FILE // 1_000_000)
        with path.open("rb") as file:
            begin = file.read(4)
            file.seek(0)
            if begin == _OLD_OFFICE:
                raise SheetFileError.because("locked", name=name)
            if begin.startswith(_ZIP):
                found = read_workbook(file, name)
                return found, find_head(found, sheet)
            return _csv(file.read(), name, sheet)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        raise SheetFileError.because("no_sheet", name=name) from error
    except OSError as error:
        reason = reason_of(error)
        raise SheetFileError.because("unread", name=name, reason=reason) from error


def _csv(content: bytes, name: str, sheet: str) -> tuple[SheetFile, Head]:
    tables, errors = csv_tables(decoded(content, name), name)
    found = SheetFile(name, tables)
    try:
        return found, find_head(found, sheet)
    except SheetFileError:
        if errors:
            raise errors[0] from None
        raise
