"""Edits of ``data/initiatives.yaml`` that touch only the values and rows that change."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import yaml

from policy.loading.yaml_file import read_yaml

FILE = "data/initiatives.yaml"
_PLAIN = re.compile(r"[^\W\d_][^\n#:\[\]{},&*!|>'\"%@`]*(?:,(?= )[^\n#:\[\]{}&*!|>'\"%@`,]*)*")
_WORDS = {"ja", "nej", "yes", "no", "true", "false", "null", "on", "off", "y", "n"}


@dataclass(frozen=True)
class Row:
    """An initiative as it is written: the offsets of its lines, its values and their places."""

    id: str
    department: str
    start: int
    end: int
    indent: str
    values: dict[str, tuple[int, int]]


def written(value: str) -> str:
    """``value`` as YAML on one line: without quotes where that means the same."""
    is_plain = _PLAIN.fullmatch(value) and value == value.strip()
    return (
        value if is_plain and value.lower() not in _WORDS else json.dumps(value, ensure_ascii=False)
    )


class Initiatives:
    """The file's text and where its rows stand in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0]
        for line in text.split("\n"):
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.ends = dict(_scalar_ends(text))
        self.document = read_yaml(FILE, text)
        self.rows = {each.id: each for each in self._rows()}

    def _rows(self) -> Iterator[Row]:
        for d, department in enumerate(self.document.get(("afdelinger",)) or ()):
            for i, row in enumerate(department.get("indsatser") or ()):
                path = ("afdelinger", d, "indsatser", i)
                values, end = {}, 0
                for key in row:
                    place = self.document.value_at((*path, key))
                    start = self.starts[place.line - 1] + place.column - 1
                    values[key] = (start, self.ends.get(start, start))
                    key_at = self.document.key_at((*path, key))
                    end = max(end, values[key][1], self.starts[key_at.line - 1])
                place = self.document.value_at(path)
                start = self.starts[place.line - 1]
                line = self.text[start : self.text.find("\n", start)]
                end = self.text.find("\n", max(end - 1, start))
                end = len(self.text) if end < 0 else end + 1
                indent = line[: len(line) - len(line.lstrip())]
                yield Row(str(row["id"]), str(department["id"]), start, end, indent, values)

    def with_value(self, row: str, key: str, value: str) -> str:
        """The text with another value of ``key`` in a row."""
        start, end = self.rows[row].values[key]
        is_block = self.text[start : start + 1] in ("|", ">")
        return self.text[:start] + written(value) + ("\n" if is_block else "") + self.text[end:]

    def with_row(self, place: str, values: Mapping[str, str], *, before: bool = False) -> str:
        """The text with a new row behind the row ``place``, or before it."""
        row = self.rows[place]
        new = "".join(f"{row.indent}  {key}: {written(value)}\n" for key, value in values.items())
        new = f"{row.indent}- {new[len(row.indent) + 2 :]}"
        at = row.start if before else row.end
        above = self.text[:at]
        return above + ("" if above.endswith("\n") else "\n") + new + self.text[at:]

    def without_row(self, name: str, year: str, reason: str) -> str:
        """The text with a row among the retired ones."""
        row = self.rows[name]
        text = self.text[: row.start] + self.text[row.end :]
        new = f"  - id: {name}\n    udgået: {year}\n    begrundelse: {written(reason)}\n"
        key = re.search(r"^udgåede[ \t]*:[ \t]*(?:\[[ \t]*\])?[ \t]*(?=\n|#|$)", text, re.MULTILINE)
        if not key:
            return f"{text.rstrip()}\n\nudgåede:\n{new}"
        text = text[: key.start()] + "udgåede:" + text[key.end() :]
        last = [*re.finditer(r"^ *- id:.*\n(?:[ ]+\S.*\n?)*", text[key.start() :], re.MULTILINE)]
        at = key.start() + last[-1].end() if last else text.index("\n", key.start()) + 1
        before = text[:at]
        return before + ("" if before.endswith("\n") else "\n") + new + text[at:]

    def next_id(self, department: str) -> str:
        """The next free id of a department: its own letter, a number that nobody had."""
        own = [each.id for each in self.rows.values() if each.department == department]
        letters = re.sub(r"\d+$", "", own[0]) if own else department[:1].upper()
        retired = self.document.get(("udgåede",)) or ()
        known = {*self.rows, *(str(each["id"]) for each in retired)}
        numbers = [
            int(found[1])
            for each in known
            if (found := re.fullmatch(rf"{re.escape(letters)}(\d+)", each))
        ]
        return f"{letters}{max(numbers, default=0) + 1}"


def _scalar_ends(text: str) -> Iterator[tuple[int, int]]:
    """Where each value begins and ends."""
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        if isinstance(event, yaml.ScalarEvent):
            assert event.start_mark
            assert event.end_mark
            start, end = event.start_mark.index, event.end_mark.index
            yield start, end if event.style else start + len(text[start:end].rstrip())
