"""Carries edits of initiatives into the text of their file; all else in it stays, byte for byte.

Comments stay where they are, also one behind a value that goes. The result is proved: the text is
read again, and where it does not say exactly what was meant, nothing is carried.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from policy.importing.edits import RowEdit
from policy.importing.rows.yaml_rows import LISTS, ORDER, InitiativesText, Row, written
from policy.loading.yaml_file import Document, read_yaml
from policy.text.tokens import normal_form

_INDENT = "  "
Splice = tuple[int, int, str]
"""A place in the text and what is to stand there."""


class NoEditError(Exception):
    """The file is written in a way in which the edit cannot be made."""


@dataclass
class CarriedRows:
    """The new text, and the ids of new rows by the numbers of their edits.

    ``left`` are the edits that could not be made.
    """

    text: str
    new: dict[int, str] = field(default_factory=dict)
    left: list[RowEdit] = field(default_factory=list)


def carry_rows(
    text: str,
    edits: Iterable[RowEdit],
    retire: Mapping[str, str],
    year: str,
    themes: Iterable[str] = (),
    departments: Iterable[str] = (),
) -> CarriedRows:
    """``text`` after ``edits``; rows that go need a reason in ``retire``, and go from ``year`` on.

    ``themes`` are new ones of the vocabulary, ``departments`` go where they have no rows any more.
    """
    edits = list(edits)
    found = CarriedRows(text)
    editor = _Editor(text, year)
    for number, edit in enumerate(edits):
        try:
            if edit.is_gone:
                if edit.id in retire:
                    editor.retire(edit.id, retire[edit.id])
            elif edit.id:
                editor.change(edit)
            else:
                found.new[number] = editor.add(edit)
        except NoEditError:
            found.left.append(edit)
    try:
        for each in themes:
            editor.add_theme(each)
        for each in departments:
            editor.remove_department(each)
        found.text = editor.result()
    except NoEditError:
        found.left = [each for each in edits if not each.is_gone or each.id in retire]
    return found


class _Editor:
    """Collects edits: what the file is to say, and the places that change."""

    def __init__(self, text: str, year: str) -> None:
        self.file = InitiativesText(text)
        self.year = year
        self.splices: dict[str, list[Splice]] = {}
        self.others: list[Splice] = []
        self.cut: set[str] = set()
        self.cut_departments: set[str] = set()
        self.added: dict[str, str] = {}
        self.reasons: dict[str, str] = {}
        self.said, self.tables = _said(self.file.document)
        self.themes = [*(self.file.document.get(("temaer",)) or ())]
        self.known_themes = len(self.themes)
        self.left_themes: set[str] = set()
        self.behind: dict[tuple[str, str], str] = {}
        retired = self.file.document.get(("udgåede",)) or ()
        known = {*self.file.rows, *(str(each["id"]) for each in retired)}
        self.highest: dict[str, int] = {}
        for each in known:
            if match := re.fullmatch(r"(\D+)(\d+)", each):
                self.highest[match[1]] = max(self.highest.get(match[1], 0), int(match[2]))

    def change(self, edit: RowEdit) -> None:
        """Other values of a row, and another place where it moved."""
        row = self.file.rows[edit.id]
        if edit.is_moved:
            self._check_lists(row.department, edit.department)
        values = sorted(edit.values, key=lambda each: ORDER.index(each[0]))
        splices = [self._value(row, key, value) for key, value in values]
        self.splices.setdefault(row.id, []).extend(splices)
        for key, value in values:
            self.said[row.id][key] = normal_form(value or "")
        if edit.is_moved:
            self.cut.add(row.id)
            self.tables[row.department].remove(row.id)
            self._place(row.id, edit.department, edit.after)

    def add(self, edit: RowEdit) -> str:
        """A new row; returns its id, the next that is free."""
        self._check_lists(edit.department)
        letters = self._letters(edit.department)
        self.highest[letters] = self.highest.get(letters, 0) + 1
        name = f"{letters}{self.highest[letters]}"
        values = {"id": name} | {key: each for key, each in edit.values if each}
        ordered = sorted(values.items(), key=lambda each: ORDER.index(each[0]))
        lines = "".join(f"{_INDENT}{key}: {written(key, each)}\n" for key, each in ordered)
        self.added[name] = f"- {lines[len(_INDENT) :]}"
        self.said[name] = {key: normal_form(each) for key, each in values.items()}
        self._place(name, edit.department, edit.after)
        return name

    def _letters(self, department: str) -> str:
        """What the ids of a department begin with: as most of its rows have it."""
        own = [row.id for row in self.file.rows.values() if row.department == department]
        common = Counter(re.sub(r"\d+$", "", each) for each in own).most_common(1)
        return common[0][0] if common else department[:1].upper()

    def retire(self, name: str, reason: str) -> None:
        """A row goes, and stands among the retired ones."""
        row = self.file.rows[name]
        self._check_lists(row.department)
        self.cut.add(name)
        self.tables[row.department].remove(name)
        self.left_themes.add(self.said.pop(name).get("tema", ""))
        self.reasons[name] = reason

    def remove_department(self, name: str) -> None:
        """A department goes whose rows have all gone."""
        if self.tables[name]:
            raise NoEditError
        del self.tables[name]
        self.cut_departments.add(name)
        table = self.file.tables[name]
        self.others.append((table.start, table.keys_end, ""))

    def add_theme(self, name: str) -> None:
        """A theme more, behind the others."""
        self.themes.append(name)

    def _themes(self) -> Iterable[Splice]:
        """The new themes, and without those whose last initiative is retired."""
        known = self.themes[: self.known_themes]
        used = {normal_form(row.get("tema", "")) for row in self.said.values()}
        gone = [e for e in known if normal_form(e) in self.left_themes - used]
        if len(gone) == len(self.themes) or not (gone or self.themes[self.known_themes :]):
            return
        spans = [self.file.span("temaer", at) for at in range(self.known_themes)]
        self.themes = [each for each in self.themes if each not in gone]
        text, list_at = self.file.text, self.file.span("temaer")
        if text[list_at[0]] == "[":
            kept = [
                text[slice(*s)] for s, each in zip(spans, known, strict=True) if each in self.themes
            ]
            new = self.themes[len(kept) :]
            kept += (written("tema", each, is_flow=True) for each in new)
            yield list_at[0], list_at[1], f"[{', '.join(kept)}]"
            return
        for (start, end), each in zip(spans, known, strict=True):
            if each in gone:
                yield text.rfind("\n", 0, start) + 1, self.file.line_end(end), ""
        at, indent = self.file.line_end(spans[-1][1]), self.file.indent_at(spans[-1][0])
        for each in self.themes[self.known_themes - len(gone) :]:
            yield at, at, f"{indent}- {written('tema', each)}\n"

    def _check_lists(self, *departments: str) -> None:
        for each in departments:
            table = self.file.tables[each]
            has_rows = any(row.department == each for row in self.file.rows.values())
            if table.is_flow and has_rows:
                raise NoEditError

    def _place(self, name: str, department: str, after: str) -> None:
        rows = self.tables[department]
        key = (department, after)
        latest = self.behind.get(key, after)
        rows.insert(rows.index(latest) + 1 if latest in rows else 0, name)
        self.behind[key] = name

    def _value(self, row: Row, key: str, value: str | None) -> Splice:
        text = self.file.text
        if key not in row.values:
            return self._new_key(row, key, value or "")
        start, end = row.values[key]
        if value:
            said = written(key, value, is_flow=row.is_flow)
            space = "" if text[start - 1 : start].isspace() else " "
            return start, end, space + said
        order = sorted(row.keys, key=row.keys.__getitem__)
        if key == order[0]:
            raise NoEditError
        if row.is_flow:
            return row.values[order[order.index(key) - 1]][1], end, ""
        line = text.rfind("\n", 0, row.keys[key]) + 1
        behind = self.file.line_end(end)
        comment = text[end:behind].strip()
        kept = f"{text[line : row.keys[key]]}{comment}\n" if comment else ""
        return line, behind, kept

    def _new_key(self, row: Row, key: str, value: str) -> Splice:
        said = f"{key}: {written(key, value, is_flow=row.is_flow)}"
        if row.is_flow:
            at = max(end for _, end in row.values.values())
            return at, at, f", {said}"
        before = [each for each in row.values if ORDER.index(each) < ORDER.index(key)]
        latest = max(before or row.values, key=lambda each: row.keys[each])
        at = self.file.line_end(row.values[latest][1])
        return at, at, f"{row.indent}{_INDENT}{said}\n"

    def result(self) -> str:
        """The new text; raises NoEditError where it would not say what is meant."""
        splices = [*self.others, *self._themes()]
        for name, row in self.file.rows.items():
            if row.department in self.cut_departments:
                continue
            splices += [(*row.lines, "")] if name in self.cut else self.splices.get(name, [])
        splices += [*self._placed(), *self._retired()]
        new = _spliced(self.file.text, splices)
        document = read_yaml("", new)
        retired = [each["id"] for each in self.file.document.get(("udgåede",)) or ()]
        found = [each["id"] for each in document.get(("udgåede",)) or ()]
        is_meant = _said(document) == (_filled(self.said), self.tables)
        is_meant = is_meant and found == [*retired, *self.reasons]
        if not is_meant or document.get(("temaer",)) != self.themes:
            raise NoEditError
        return new

    def _placed(self) -> Iterable[Splice]:
        """The rows that come, each behind the one before it that stays where it is."""
        for department, names in self.tables.items():
            own = [each for each in self.file.rows.values() if each.department == department]
            table = self.file.tables[department]
            at, indent = (own[0].lines[0], own[0].indent) if own else (-1, table.indent + _INDENT)
            new = ""
            for name in names:
                row = self.file.rows.get(name)
                if row is not None and name not in self.cut:
                    at = row.lines[1]
                elif own:
                    yield at, at, self._lines(name, indent)
                else:
                    new += self._lines(name, indent)
            if new:
                yield from self._first_rows(department, new)

    def _first_rows(self, department: str, lines: str) -> Iterable[Splice]:
        """The rows of a department that has none."""
        table = self.file.tables[department]
        if table.value is None:
            yield table.keys_end, table.keys_end, f"{table.indent}indsatser:\n{lines}"
            return
        start, end = table.value
        yield start - (self.file.text[start - 1] == " "), end, ""
        at = self.file.line_end(end)
        yield at, at, lines

    def _lines(self, name: str, indent: str) -> str:
        """The lines of a row that comes or moves, indented as those around it."""
        if name in self.added:
            lines, old = self.added[name], ""
        else:
            row = self.file.rows[name]
            start, end = row.lines
            inner = [(s - start, e - start, new) for s, e, new in self.splices.get(name, [])]
            lines, old = _spliced(self.file.text[start:end], inner), row.indent
        each = lines.removesuffix("\n").split("\n")
        return "".join(f"{indent}{line.removeprefix(old)}".rstrip() + "\n" for line in each)

    def _retired(self) -> Iterable[Splice]:
        if not self.reasons:
            return
        known = self.file.document.get(("udgåede",))
        text, is_there = self.file.text, "udgåede" in (self.file.document.root or {})
        indent, at = _INDENT, len(text)
        if known:
            list_at = self.file.span("udgåede")[0]
            place = self.file.span("udgåede", len(known) - 1)
            if text[list_at] == "[" or text[place[0]] == "{":
                raise NoEditError
            indent, at = self.file.indent_at(place[0]), self.file.line_end(place[1])
        elif is_there:
            key = self.file.document.key_at(("udgåede",))
            behind = self.file.starts[key.line - 1] + key.column - 1 + len("udgåede:")
            at = self.file.line_end(behind)
            yield behind, behind + len(re.match(r"(?:[ \t]*\[[ \t]*\])?", text[behind:])[0]), ""  # type: ignore[index]
        new = "".join(
            f"{indent}- id: {name}\n{indent}  udgået: {self.year}\n"
            f"{indent}  begrundelse: {written('begrundelse', reason)}\n"
            for name, reason in self.reasons.items()
        )
        yield at, at, new if is_there else f"\nudgåede:\n{new}"


def _spliced(text: str, splices: Iterable[Splice]) -> str:
    """``text`` with other texts at the places; what comes at one place keeps its order."""
    found, done = [], 0
    for start, end, new in sorted(splices, key=lambda each: each[:2]):
        if start < done:
            raise NoEditError
        found.append(text[done:start])
        is_line = new.endswith("\n") and found[-1] and not text[:start].endswith("\n")
        found += ["\n" if is_line and start == len(text) else "", new]
        done = end
    return "".join([*found, text[done:]])


def _said(document: Document) -> tuple[dict[str, dict[str, str]], dict[str, list[str]]]:
    """The values of all rows in normal form, and the rows of each department in their order."""
    rows: dict[str, dict[str, str]] = {}
    tables: dict[str, list[str]] = {}
    for department in document.get(("afdelinger",)) or ():
        table = tables.setdefault(str(department["id"]), [])
        for row in department.get("indsatser") or ():
            table.append(str(row["id"]))
            rows[table[-1]] = {key: _one(key, value) for key, value in row.items() if value}
    return rows, tables


def _one(key: str, value: object) -> str:
    parts = value if key in LISTS and isinstance(value, list) else [value]
    return normal_form(", ".join(map(str, parts)))


def _filled(rows: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    return {name: {key: each for key, each in row.items() if each} for name, row in rows.items()}
