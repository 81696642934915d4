"""The rows of a sheet as initiatives, with every fault at its cell."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from pydantic import ValidationError

from policy.importing.rows.yaml_rows import LISTS
from policy.importing.sheets.cells import Reading, read_cell
from policy.importing.sheets.heads import ID, TEXT, Head
from policy.importing.sheets.table import Cell, letters
from policy.model.data_files import Department, Initiative
from policy.model.edition import Edition
from policy.model.problems import Place, problem, quoted, suggestion
from policy.sheets.columns import DEPARTMENT, THEME, initiative_columns
from policy.text.danish import listed
from policy.text.tokens import normal_form
from policy.words.problem_messages import MESSAGES
from policy.words.sheet_words import SHEET_FAULTS, SHEET_IMPORT

_NUMBER = re.compile(r"([A-ZÆØÅ]+)0*(\d+)")


@dataclass(frozen=True)
class SheetRow:
    """A row: the id of its initiative, empty at a new one; its department's id; its texts by key.

    ``typed`` is a number that stands at a new one. Where there is no column of departments, or
    none is told, ``department`` is empty.
    """

    number: int
    id: str
    department: str
    texts: Mapping[str, str]
    typed: str = ""


@dataclass
class Remarks:
    """What is said of a sheet: faults that end the import, questions, and what is good to know."""

    faults: list[str] = field(default_factory=list)
    grades: list[str] = field(default_factory=list)
    themes: dict[str, str] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def fault(self, where: str, what: str) -> None:
        """Note a fault of a cell."""
        self.faults.append(SHEET_FAULTS["line"].format(where=where, what=what))


def read_rows(
    head: Head, edition: Edition, known: frozenset[str]
) -> tuple[list[SheetRow], Remarks]:
    """The rows below the titles and what is to be said of them; ``known`` are the ids in use."""
    reader = _Reader(head, edition, known)
    reader.read()
    return reader.found, reader.remarks


class _Reader:
    def __init__(self, head: Head, edition: Edition, known: frozenset[str]) -> None:
        self.head, self.edition, self.known = head, edition, known
        self.remarks = Remarks()
        self.found: list[SheetRow] = []
        self.departments = _by_name(edition.departments)
        self.themes = {normal_form(each).casefold(): each for each in edition.themes}
        self.retired = {each.id for each in edition.retired}
        self.lines: dict[str, int] = {}

    def read(self) -> None:
        """Read all rows."""
        self._columns()
        self._merged()
        hidden = []
        for number, row in self.head.rows():
            if self.head.is_again(row):
                self._note("head_again", row=number)
                continue
            if number in self.head.table.hidden:
                hidden.append(number)
            if any(at <= len(row) and not row[at - 1].is_empty for at in self.head.columns):
                self._row(number, row)
        if hidden:
            self._note("hidden", rows=", ".join(_runs(hidden)))

    def _note(self, key: str, **values: object) -> None:
        self.remarks.notes.append(SHEET_IMPORT[key].format(**values))

    def _columns(self) -> None:
        """Say which columns are not read."""
        titles = [each.title for each in self.head.columns.values()]
        free = [each.title for each in initiative_columns() if each.title not in titles]
        for at, title in self.head.unknown.items():
            values = {"column": letters(at), "title": quoted(title)}
            key = "column" if title else "no_title"
            self._note(key, **values, guess=suggestion(title, free))

    def _merged(self) -> None:
        for each in self.head.table.merged:
            columns = range(each.first_column, each.last_column + 1)
            if each.last_row > self.head.row and any(at in self.head.columns for at in columns):
                first = f"{letters(each.first_column)}{each.first_row}"
                cells = f"{first}:{letters(each.last_column)}{each.last_row}"
                at = next(at for at in columns if at in self.head.columns)
                where = self.head.where(each.first_row, at)
                self.remarks.fault(where, SHEET_FAULTS["merged"].format(cells=cells))

    def _row(self, number: int, row: Sequence[Cell]) -> None:
        readings = {
            column.key: read_cell(
                column, row[at - 1] if at <= len(row) else Cell(), is_csv=self.head.table.is_csv
            )
            for at, column in self.head.columns.items()
        }
        is_sound = self._cells(number, readings)
        texts = {key: each.text for key, each in readings.items()}
        name, typed = self._id(number, texts.pop(ID))
        department = self._department(number, texts.pop(DEPARTMENT, None), is_new=not name)
        if not texts[TEXT] and not readings[TEXT].fault:
            self._fault(number, TEXT, SHEET_FAULTS["empty"])
        if texts.get(THEME):
            texts[THEME] = self._theme(number, texts[THEME])
        if is_sound:
            self._check(number, texts)
        self.found.append(SheetRow(number, name, department, texts, typed))

    def _fault(self, number: int, key: str, what: str) -> None:
        at = self.head.column_of(key)
        where = (
            self.head.where(number, at) if at else self.head.where(number, self.head.column_of(ID))
        )
        self.remarks.fault(where, what)

    def _cells(self, number: int, readings: Mapping[str, Reading]) -> bool:
        """Note the faults and guesses of single cells; returns whether there are no faults."""
        for key, each in readings.items():
            if each.fault:
                self._fault(number, key, each.fault)
            elif each.was:
                where = self.head.where(number, self.head.column_of(key))
                self.remarks.grades.append(
                    SHEET_IMPORT["grades"].format(where=where, found=each.was, text=each.text)
                )
        return not any(each.fault for each in readings.values())

    def _id(self, number: int, written: str) -> tuple[str, str]:
        """The id of the row's initiative, and what stands there of one that is not in use."""
        name = re.sub(r"[\s.:]", "", written).upper()
        match = _NUMBER.fullmatch(name)
        name = f"{match[1]}{match[2]}" if match else name
        if not name:
            return "", ""
        if name in self.lines:
            said = SHEET_FAULTS["twice"].format(id=name, row=self.lines[name])
            self._fault(number, ID, said)
        self.lines.setdefault(name, number)
        if name in self.known:
            return name, ""
        if name in self.retired:
            self._fault(number, ID, SHEET_FAULTS["retired"].format(id=name))
        else:
            where = self.head.where(number, self.head.column_of(ID))
            self._note("new_id", where=where, found=quoted(written))
        return "", written

    def _department(self, number: int, written: str | None, *, is_new: bool) -> str:
        names = listed([quoted(each.name) for each in self.edition.departments])
        if not written:
            if written is not None or is_new:
                if written is None and (only := self._only_department()):
                    return only
                self._fault(number, DEPARTMENT, SHEET_FAULTS["no_department"].format(names=names))
            return ""
        found = self.departments.get(normal_form(written).casefold())
        if found is None:
            guess = suggestion(written, [each.name for each in self.edition.departments])
            values = {"found": quoted(written), "guess": guess, "names": names}
            self._fault(number, DEPARTMENT, SHEET_FAULTS["department"].format(**values))
        return found or ""

    def _only_department(self) -> str:
        """The one department that all known rows of the sheet belong to."""
        at = self.head.column_of(ID)
        said = {str(row[at - 1].value) for _, row in self.head.rows() if len(row) >= at}
        homes = {d.id for d in self.edition.departments for e in d.initiatives if e.id in said}
        return homes.pop() if len(homes) == 1 else ""

    def _theme(self, number: int, written: str) -> str:
        """The theme as the vocabulary spells it; one that is not in it is asked about."""
        known = self.themes.get(normal_form(written).casefold())
        if known is None and written not in self.remarks.themes:
            where = self.head.where(number, self.head.column_of(THEME))
            guess = suggestion(written, self.edition.themes)
            values = {"where": where, "found": quoted(written), "guess": guess}
            self.remarks.themes[written] = SHEET_IMPORT["theme"].format(**values)
        return known or written

    def _check(self, number: int, texts: Mapping[str, str]) -> None:
        """Note what the model of the data files refuses, at its cell."""
        values: dict[str, object] = {key: each for key, each in texts.items() if each}
        for key in LISTS & values.keys():
            values[key] = [each.strip() for each in str(values[key]).split(",")]
        try:
            Initiative.model_validate({"id": "X1", **values})
        except ValidationError as error:
            for each in error.errors(include_url=False):
                key, code = str(each["loc"][0]), each["type"]
                if code in MESSAGES and key in texts:
                    found = each.get("ctx", {}).get("value", each["input"])
                    name = f"et usynligt tegn ({found})"
                    said = problem(Place(""), code, found=found, name=name)
                    self._fault(number, key, said.message)


def _by_name(departments: Sequence[Department]) -> dict[str, str]:
    """The ids of departments by what people call them: the name, or the id."""
    ids = {each.id: each.id for each in departments}
    return ids | {normal_form(each.name).casefold(): each.id for each in departments}


def _runs(numbers: Sequence[int]) -> Iterator[str]:
    """Numbers as runs: 3, 5–7."""
    for _, group in groupby(enumerate(numbers), key=lambda each: each[1] - each[0]):
        run = [number for _, number in group]
        yield str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}"
