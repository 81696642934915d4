"""Opens a sheet that somebody sent, a workbook or CSV, and finds the table of initiatives in it."""

from pathlib import Path

from policy.importing.sent_file import sent_file
from policy.importing.sheets.csv_reading import csv_tables, decoded
from policy.importing.sheets.heads import Head, find_head
from policy.importing.sheets.table import SheetFile, SheetFileError
from policy.importing.sheets.workbook_reading import read_workbook
from policy.model.problems import quoted

_ZIP = b"PK"


def open_sheet(path: Path, sheet: str = "") -> tuple[SheetFile, Head]:
    """The file ``path`` and its table of initiatives; raises SheetFileError where it cannot."""
    name = quoted(path.name)
    with sent_file(path, SheetFileError, "no_sheet") as file:
        is_zip = file.read(len(_ZIP)) == _ZIP
        file.seek(0)
        if is_zip:
            found = read_workbook(file, name)
            return found, find_head(found, sheet)
        return _csv(file.read(), name, sheet)


def _csv(content: bytes, name: str, sheet: str) -> tuple[SheetFile, Head]:
    tables, errors = csv_tables(decoded(content, name), name)
    found = SheetFile(name, tables)
    try:
        return found, find_head(found, sheet)
    except SheetFileError:
        if errors:
            raise errors[0] from None
        raise
