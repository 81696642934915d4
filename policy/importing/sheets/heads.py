"""Finds the table of initiatives in a file: the sheet, the row of its titles, its columns."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from policy.importing.sheets.table import Cell, SheetFile, SheetFileError, Table, letters
from policy.model.problems import quoted, suggestion
from policy.sheets.columns import Column, initiative_columns
from policy.text.danish import listed
from policy.text.tokens import normal_form
from policy.words.sheet_words import SHEET_FAULTS

ID, TEXT = "id", "indsats"
_LOOKED_THROUGH = 30
"""How many rows may stand above the titles."""


@dataclass(frozen=True)
class Head:
    """A table of initiatives: the number of the row with its titles, its columns by their place.

    ``unknown`` are the titles of the others.
    """

    table: Table
    row: int
    columns: Mapping[int, Column]
    unknown: Mapping[int, str]

    def where(self, row: int, column: int) -> str:
        """A place as messages name it."""
        form = SHEET_FAULTS["in_csv" if self.table.is_csv else "in_sheet"]
        title = self.columns[column].title if column in self.columns else ""
        return form.format(sheet=self.table.name, row=row, column=letters(column), title=title)

    def column_of(self, key: str) -> int:
        """Where the column of ``key`` stands, from 1; 0 where there is none."""
        return next((at for at, each in self.columns.items() if each.key == key), 0)

    def rows(self) -> Iterator[tuple[int, Sequence[Cell]]]:
        """The rows below the titles."""
        return ((number, row) for number, row in self.table.rows.items() if number > self.row)

    def is_again(self, row: Sequence[Cell]) -> bool:
        """Whether a row repeats the titles."""
        titles = {at: each.title for at, each in self.columns.items()} | {**self.unknown}
        known = _columns()
        said = {at: _folded(each) for at, each in enumerate(row, start=1) if not each.is_empty}
        return len(said) > 1 and all(
            known.get(words) == self.columns.get(at)
            if words in known
            else words == normal_form(titles.get(at, "")).casefold()
            for at, words in said.items()
        )


def find_head(file: SheetFile, sheet: str = "") -> Head:
    """The table of initiatives in ``file``, in the sheet of that name where one is given.

    Raises SheetFileError where there is none, or more than one.
    """
    tables = [each for each in file.tables if not sheet or each.name == sheet]
    if not tables and sheet:
        names = listed([quoted(each.name) for each in file.tables])
        raise SheetFileError.because(
            "unknown_sheet", name=file.name, found=quoted(sheet), names=names
        )
    found = [each for each in map(_head, tables) if each is not None]
    if not found:
        raise SheetFileError.because("no_head", name=file.name)
    if len(found) > 1 and found[0].table.is_csv:
        found = [max(found, key=lambda each: len(each.columns))]
    if len(found) > 1:
        names = listed([quoted(each.table.name) for each in found])
        raise SheetFileError.because("sheets", name=file.name, names=names)
    _check(found[0], file.name)
    return found[0]


def _columns() -> dict[str, Column]:
    """The columns by what may stand above them: their titles and their keys."""
    columns = initiative_columns()
    by_key = {each.key.casefold(): each for each in columns}
    return by_key | {normal_form(each.title).casefold(): each for each in columns}


def _folded(cell: Cell) -> str:
    return normal_form(str(cell.value or "")).rstrip(":*").casefold()


def _head(table: Table) -> Head | None:
    """The row that names the most columns, the text among them and one more."""
    known = _columns()
    best: tuple[int, int] = (1, 0)
    for number in [*table.rows][:_LOOKED_THROUGH]:
        own = {known[words].key for each in table.rows[number] if (words := _folded(each)) in known}
        is_named = TEXT in own or ID in own
        if is_named and len(own) > best[0]:
            best = len(own), number
    if not best[1]:
        return None
    row = {at: each for at, each in enumerate(table.rows[best[1]], start=1) if not each.is_empty}
    columns = {at: known[_folded(each)] for at, each in row.items() if _folded(each) in known}
    unknown = {at: str(each.value) for at, each in row.items() if at not in columns}
    width = max(len(each) for each in table.rows.values())
    for at in range(1, width + 1):
        if at not in row and any(_has(each, at) for n, each in table.rows.items() if n > best[1]):
            unknown[at] = ""
    return Head(table, best[1], columns, unknown)


def _has(row: Sequence[Cell], column: int) -> bool:
    return len(row) >= column and not row[column - 1].is_empty


def _check(head: Head, name: str) -> None:
    """Raise SheetFileError where a column that must be there is missing, or stands twice."""
    row = SHEET_FAULTS["head_row"].format(row=head.row)
    where = row if head.table.is_csv else f"arket «{head.table.name}», {row}"
    seen: dict[str, int] = {}
    for at, column in head.columns.items():
        if column.key in seen:
            places = {"first": letters(seen[column.key]), "second": letters(at)}
            raise SheetFileError.because(
                "two_columns", name=name, where=where, title=column.title, **places
            )
        seen[column.key] = at
    titles = [*(each.title for each in head.columns.values()), *filter(None, head.unknown.values())]
    for column in initiative_columns():
        if column.key in (ID, TEXT) and column.key not in seen:
            guess = suggestion(column.title, filter(None, head.unknown.values()))
            said = listed([quoted(each, 30) for each in titles])
            raise SheetFileError.because(
                "no_column", name=name, where=where, title=column.title, titles=said, guess=guess
            )
