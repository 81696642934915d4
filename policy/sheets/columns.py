"""The columns of a sheet of initiatives, as the model of the data files has them.

A key that is added to the model becomes a column by itself, with its title and explanation.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any, get_args

from pydantic import BaseModel, PlainSerializer
from pydantic.fields import FieldInfo

from policy.model.data_files import Department, Initiative
from policy.model.edition import Edition
from policy.text.grades import grades_as_written
from policy.words.sheet_words import COLUMNS

DEPARTMENT = "afdeling"
"""The key of the column that names an initiative's department."""
THEME = "tema"

Row = Mapping[str, str]
"""A row of a sheet: its texts by the keys of the columns, without those that are empty."""


@dataclass(frozen=True)
class Column:
    """A column: its key in the data files, its title, and what may stand in it.

    ``has_grades`` says that it holds grades, which spreadsheets take for dates.
    """

    key: str
    title: str
    description: str
    has_grades: bool = False


@lru_cache(1)
def initiative_columns() -> tuple[Column, ...]:
    """The columns of the sheet of initiatives, the department's after the number."""
    number, *others = model_columns(Initiative)
    found = (number, Column(DEPARTMENT, "", ""), *others)
    return tuple(_as_explained(each) for each in found)


def _as_explained(column: Column) -> Column:
    """The column with the words of sheets, where they have others than the data files."""
    title, description = COLUMNS.get(column.key, (column.title, column.description))
    return replace(column, title=title, description=description)


@lru_cache(1)
def department_columns() -> tuple[Column, ...]:
    """The columns of the list of departments."""
    return model_columns(Department)


@cache
def model_columns(kind: type[BaseModel]) -> tuple[Column, ...]:
    """A column for each key of a record that is no list of other records."""
    return tuple(
        Column(
            key=field.alias or name,
            title=field.title or name,
            description=field.description or "",
            has_grades=_has_grades(field),
        )
        for name, field in kind.model_fields.items()
        if not _holds_records(field.annotation)
    )


def initiative_rows(edition: Edition) -> Iterator[Row]:
    """The initiatives in the order of the edition; the department is named as readers know it."""
    for department in edition.departments:
        for each in department.initiatives:
            yield {**texts_of(each), DEPARTMENT: department.name}


def texts_of(record: BaseModel) -> Row:
    """The values of a record by their keys, as they are written in the data files."""
    columns = {each.key for each in model_columns(type(record))}
    written = record.model_dump(mode="json", by_alias=True, exclude_none=True)
    return {key: _text(value) for key, value in written.items() if key in columns}


def _text(value: Any) -> str:
    """A value in one cell; those of a list are set apart by commas."""
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _parts(annotation: Any) -> Iterator[Any]:
    """The parts of a type and of its parts: ``Annotated[tuple[int, ...], …] | None``."""
    yield annotation
    for each in get_args(annotation):
        yield from _parts(each)


def _has_grades(field: FieldInfo) -> bool:
    found = (*field.metadata, *_parts(field.annotation))
    return any(isinstance(e, PlainSerializer) and e.func is grades_as_written for e in found)


def _holds_records(annotation: Any) -> bool:
    return any(isinstance(e, type) and issubclass(e, BaseModel) for e in _parts(annotation))
