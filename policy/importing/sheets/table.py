"""A sheet as it was read: its rows with their numbers, and what is odd about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import Literal

from policy.model.problems import InputError
from policy.words.sheet_words import SHEET_REFUSED

Value = str | int | float | bool | date | time | None


class SheetFileError(InputError):
    """The file cannot be read; the text says in Danish why and what to do."""

    reasons = SHEET_REFUSED


@dataclass(frozen=True)
class Cell:
    """What a cell holds; ``odd`` says where that is a formula or the name of an error."""

    value: Value = None
    odd: Literal["", "formula", "error"] = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing can be seen in it."""
        return not self.odd and (self.value is None or not str(self.value).strip())


@dataclass(frozen=True)
class Range:
    """Cells that were made one: the numbers of their first and last row and column, from 1."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True)
class Table:
    """A sheet: its rows that are not empty, by their numbers; CSV has no ``name``."""

    name: str
    rows: Mapping[int, Sequence[Cell]]
    hidden: frozenset[int] = frozenset()
    merged: Sequence[Range] = ()
    is_csv: bool = False


@dataclass(frozen=True)
class SheetFile:
    """All sheets that can be seen, and the properties by which a workbook is known again."""

    name: str
    tables: Sequence[Table]
    properties: Mapping[str, str] = field(default_factory=dict)


def letters(column: int) -> str:
    """What a spreadsheet calls the column with a number, from 1: A, Z, AA."""
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found
