"""The initiatives as a workbook for Excel and LibreOffice in which every cell is text.

Nothing is taken for a date or a number, in rows that are typed later either, and there are no
formulas. Themes and departments are chosen from a second sheet: a list that is typed into the rule
of a cell is cut at 255 characters and split at its commas. The same edition gives the same bytes.
"""

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from importlib.metadata import version
from itertools import zip_longest
from pathlib import Path
from typing import Any

from policy.model.edition import Edition
from policy.sheets.columns import (
    DEPARTMENT,
    THEME,
    Column,
    Row,
    department_columns,
    initiative_columns,
    initiative_rows,
    texts_of,
)
from policy.sheets.csv_form import as_csv
from policy.text.shorten import truncated
from policy.words.sheet_words import SHEET_PROPERTIES, SHEETS

_NAME = "navn"
"""The key of a department's name, which the column of departments chooses among."""

Table = tuple[str, Sequence[Column], Sequence[Row]]
"""A sheet's name, its columns and its rows."""

_NO_DATE = datetime(1980, 1, 1, tzinfo=UTC)
"""The time in a file that must not depend on when it is made."""

_LONGEST = 32_767
"""The characters that a cell can hold."""

_LAST_ROW = 1_048_575
_A4 = 9
_NARROWEST, _WIDEST = 12, 70
"""The width of a column, in letters."""
_LINE = 15
"""The height of a line; a higher row is told so, for not every program works it out itself."""
_MOST_LINES = 27


def as_workbook(edition: Edition) -> bytes:
    """The edition's initiatives as ``.xlsx``, with the lists and an explanation of the columns."""
    from xlsxwriter import Workbook  # slow to import

    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        title = SHEETS["title"].format(policy=edition.title, school=edition.school.name)
        book.set_properties({"title": title[:255], "created": _NO_DATE})
        for name, value in properties_of(edition).items():
            book.set_custom_property(name, value, "text")
        sheets = _Sheets(book)
        columns, lists = initiative_columns(), _list_columns()
        main = sheets.add(SHEETS["initiatives"], columns, [*initiative_rows(edition)])
        sheets.add(SHEETS["lists"], lists, [*_list_rows(edition)])
        sheets.add(SHEETS["help"], _HELP, [*_explained(columns), *_explained(lists)])
        keys = [each.key for each in columns]
        _choose(main, keys.index(THEME), "A", len(edition.themes), "theme")
        _choose(main, keys.index(DEPARTMENT), "B", len(edition.departments), "department")
    return out.getvalue()


def properties_of(edition: Edition) -> dict[str, str]:
    """What a workbook is known again by: the school, the year, a fingerprint of the rows."""
    rows = as_csv(initiative_columns(), initiative_rows(edition))
    values = {
        "school": edition.school.name[:255],
        "year": edition.info.year,
        "rows": sha256(rows).hexdigest()[:16],
    }
    return {SHEET_PROPERTIES[key]: each for key, each in values.items()}


def tables_as_workbook(title: str, tables: Sequence[Table]) -> bytes:
    """Sheets with these names, columns and rows as ``.xlsx``; every cell is text."""
    from xlsxwriter import Workbook  # slow to import

    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"title": title[:255], "created": _NO_DATE})
        sheets = _Sheets(book)
        for name, columns, rows in tables:
            sheets.add(name, columns, rows)
    return out.getvalue()


def workbook_sources(edition_json: str) -> tuple[str | bytes, ...]:
    """All that the workbook of an edition, here as JSON, depends on."""
    words = repr((initiative_columns(), department_columns(), SHEETS))
    return edition_json, words, Path(__file__).read_bytes(), version("xlsxwriter")


class _Sheets:
    """Writes tables into a workbook, a sheet each."""

    def __init__(self, book: Any) -> None:
        self._book = book
        text = {"num_format": "@", "valign": "top", "text_wrap": True}
        self._cell = book.add_format(text)
        self._head = book.add_format({**text, "bold": True, "bottom": 1, "bg_color": "#eceff1"})

    def add(self, name: str, columns: Sequence[Column], rows: Sequence[Row]) -> Any:
        """Add the sheet ``name`` with a head of the columns' titles; returns it."""
        sheet = self._book.add_worksheet(name)
        widths = [_width(each, rows) for each in columns]
        for place, (each, width) in enumerate(zip(columns, widths, strict=True)):
            sheet.set_column(place, place, width, self._cell)
            sheet.write_string(0, place, each.title, self._head)
        for number, row in enumerate(rows, start=1):
            texts = [row.get(each.key, "") for each in columns]
            lines = max(map(_lines, texts, widths))
            if lines > 1:
                sheet.set_row(number, _LINE * min(lines, _MOST_LINES))
            for place, text in enumerate(texts):
                if text:
                    sheet.write_string(number, place, _fitting(text), self._cell)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        return sheet


def _width(column: Column, rows: Sequence[Row]) -> int:
    longest = max((len(row.get(column.key, "")) for row in rows), default=0)
    return min(max(longest + 2, len(column.title) + 4, _NARROWEST), _WIDEST)


def _lines(text: str, width: int) -> int:
    """About how many lines ``text`` takes in a column of that width."""
    return sum(len(line) // (width - 6) + 1 for line in text.split("\n"))


def _fitting(text: str) -> str:
    """``text``, shortened where it is longer than a cell can hold."""
    return text if len(text) <= _LONGEST else truncated(text, _LONGEST)


def _choose(sheet: Any, place: int, letter: str, count: int, name: str) -> None:
    """Let the cells of the column at ``place`` be chosen from a column of the sheet of lists."""
    if count:
        rule = {
            "validate": "list",
            "source": f"={SHEETS['lists']}!${letter}$2:${letter}${count + 1}",
            "error_title": SHEETS["refused"],
            "error_message": SHEETS[f"unknown_{name}"],
            "error_type": "warning",
        }
        sheet.data_validation(1, place, _LAST_ROW, place, rule)


def _list_columns() -> tuple[Column, ...]:
    """The themes, the departments' names, and what else is known of departments."""
    by_key = {each.key: each for each in initiative_columns()}
    others = [each for each in department_columns() if each.key != _NAME]
    name = replace(by_key[DEPARTMENT], key=_NAME)
    return (replace(by_key[THEME], description=SHEETS["themes"]), name, *others)


def _list_rows(edition: Edition) -> Iterator[Row]:
    for theme, department in zip_longest(edition.themes, edition.departments):
        row = texts_of(department) if department else {}
        yield {**row, THEME: theme or ""}


_HELP = (
    Column("column", SHEETS["columns"], ""),
    Column("meaning", SHEETS["meaning"], ""),
)


def _explained(columns: Iterable[Column]) -> Iterator[Row]:
    for each in columns:
        yield {"column": each.title, "meaning": each.description}
