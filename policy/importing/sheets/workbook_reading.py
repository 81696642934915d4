"""Reads a workbook that somebody sent, unless it is too large or no workbook.

All that is in it is counted and looked through before a reader sees it, whatever it declares. The
cells come one row at a time, so that a merged range over the whole sheet costs nothing.
"""

import re
import warnings
import zipfile
from typing import IO, Any

from lxml import etree

from policy.importing.sent_file import unpacked
from policy.importing.sheets.table import Cell, Range, SheetFile, SheetFileError, Table

LARGEST_CONTENT = 100_000_000
MOST_ROWS = 50_000
MOST_COLUMNS = 100
_MOST_PARTS = 2_000
_CONTENTS = "[Content_Types].xml"
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_MERGED = re.compile(r"([A-Z]{1,3})([0-9]{1,7})(?::([A-Z]{1,3})([0-9]{1,7}))?")


def read_workbook(file: IO[bytes], name: str) -> SheetFile:
    """The sheets of the workbook in ``file``; ``name`` is what messages call it.

    Raises SheetFileError where it is too much or no workbook.
    """
    with zipfile.ZipFile(file) as archive:
        _look_through(archive, name)
        return _read(file, archive, name)


def _look_through(archive: zipfile.ZipFile, name: str) -> None:
    parts = archive.namelist()
    if "mimetype" in parts:
        raise SheetFileError.because("other_office", name=name)
    if len(parts) > _MOST_PARTS or _CONTENTS not in parts:
        raise SheetFileError.because("no_sheet", name=name)
    left = LARGEST_CONTENT
    for part in parts:
        content = unpacked(archive, part, left)
        if content is None:
            raise SheetFileError.because("bomb", name=name)
        left -= len(content)
        is_xml = part.endswith((".xml", ".rels", ".vml"))
        if is_xml and (_DECLARED.search(content) or b"\0" in content[:100]):
            raise SheetFileError.because("entities", name=name)


def _read(file: IO[bytes], archive: zipfile.ZipFile, name: str) -> SheetFile:
    from openpyxl import load_workbook  # slow to import

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what it does not know in the file
            book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
            tables = [_table(archive, each, name) for each in book.worksheets if _is_seen(each)]
            found = {str(each.name): str(each.value) for each in book.custom_doc_props.props}
    except (SheetFileError, MemoryError):
        raise
    except Exception as error:  # openpyxl has no error of its own for a damaged file
        raise SheetFileError.because("no_sheet", name=name) from error
    return SheetFile(name, tables, found)


def _is_seen(sheet: Any) -> bool:
    return bool(getattr(sheet, "sheet_state", "visible") == "visible")


def _table(archive: zipfile.ZipFile, sheet: Any, name: str) -> Table:
    marks = _Marks(archive, sheet._worksheet_path)  # noqa: SLF001 — openpyxl says it nowhere else
    sheet.reset_dimensions()  # what the file says of its size may be wrong
    if marks.last > MOST_ROWS:
        raise SheetFileError.because("too_long", name=name, sheet=sheet.title, limit=MOST_ROWS)
    rows = {}
    every = sheet.iter_rows(max_row=marks.last, max_col=MOST_COLUMNS)  # gaps cost a row each
    for number, row in enumerate(every if marks.last else (), start=1):
        cells = [_cell(each, marks.formulas.get((number, at))) for at, each in enumerate(row, 1)]
        while cells and cells[-1].is_empty:
            cells.pop()
        if cells:
            rows[number] = cells
    return Table(str(sheet.title), rows, frozenset(marks.hidden), marks.merged)


def _cell(cell: Any, formula: str | None) -> Cell:
    if formula is not None:
        return Cell(f"={formula}", "formula")
    if cell.data_type == "e":
        return Cell(str(cell.value), "error")
    return Cell(cell.value)


class _Marks:
    """What its values do not tell of a sheet: formulas, hidden rows, merged cells, ``last`` row.

    What stands beyond the columns that are read counts for nothing.
    """

    def __init__(self, archive: zipfile.ZipFile, part: str) -> None:
        self.formulas: dict[tuple[int, int], str] = {}
        self.hidden: set[int] = set()
        self.merged: list[Range] = []
        self.last = row = 0
        with archive.open(part) as file:
            tags = ("{*}row", "{*}mergeCell")
            parser = etree.iterparse(file, tag=tags, resolve_entities=False, no_network=True)
            for _, node in parser:
                if etree.QName(node).localname == "row":
                    row = int(node.get("r") or row + 1)
                    self._row(row, node)
                elif match := _MERGED.fullmatch(node.get("ref") or ""):
                    self.merged.append(_range(match))
                node.clear()

    def _row(self, number: int, node: etree._Element) -> None:
        if node.get("hidden") in ("1", "true"):
            self.hidden.add(number)
        column = 0
        for cell in node:
            place = _MERGED.fullmatch(cell.get("r") or "")
            column = _number(place[1]) if place else column + 1
            if column <= MOST_COLUMNS and len(cell):
                self.last = max(self.last, number)
            formula = cell.find("{*}f")
            if formula is not None:
                self.formulas[number, column] = formula.text or ""


def _range(match: re.Match[str]) -> Range:
    last_column, last_row = match[3] or match[1], match[4] or match[2]
    return Range(int(match[2]), _number(match[1]), int(last_row), _number(last_column))


def _number(column: str) -> int:
    found = 0
    for each in column:
        found = found * 26 + ord(each) - ord("A") + 1
    return found
