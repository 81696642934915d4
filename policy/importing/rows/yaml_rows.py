"""Where the initiatives stand in the text of ``data/initiatives.yaml``, character by character."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from policy.loading.yaml_file import read_yaml
from policy.model.data_files import Initiative

FILE = "data/initiatives.yaml"
ORDER = tuple(each.alias or name for name, each in Initiative.model_fields.items())
"""The keys of an initiative in the order of the data file."""
LISTS = frozenset({"grupper"})
"""The keys whose value is a list of texts."""
_RANGES = frozenset({"klassetrin", "overgang"})
"""The keys whose values are numbers and dashes."""
_PLAIN = re.compile(r"[^\W\d_][^\n#:\[\]{},&*!|>'\"%@`]*(?:,(?= )[^\n#:\[\]{}&*!|>'\"%@`,]*)*")
_WORDS = {"ja", "nej", "yes", "no", "true", "false", "null", "on", "off", "y", "n"}
_PARSER: Any = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader

Span = tuple[int, int]
"""Where something begins and ends, as offsets."""


@dataclass(frozen=True)
class Row:
    """An initiative as it is written: its lines, the places of its keys and of its values."""

    id: str
    department: str
    lines: Span
    indent: str
    is_flow: bool
    keys: Mapping[str, int]
    values: Mapping[str, Span]


@dataclass(frozen=True)
class Table:
    """The list of a department's initiatives: the span of its value, None where there is no key.

    ``keys_end`` is where the line of the department's last key ends, ``indent`` that of its keys,
    ``start`` where the line of its first key begins.
    """

    value: Span | None
    is_flow: bool
    keys_end: int
    indent: str
    start: int


def written(key: str, value: str, *, is_flow: bool = False) -> str:
    """``value`` as YAML on one line, without quotes where that means the same."""
    if key in LISTS:
        return f"[{', '.join(scalar(each.strip(), is_flow=True) for each in value.split(','))}]"
    return value if key in _RANGES and not is_flow else scalar(value, is_flow=is_flow)


def scalar(value: str, *, is_flow: bool = False) -> str:
    """A text as YAML on one line, without quotes where that means the same."""
    is_plain = _PLAIN.fullmatch(value) and value == value.strip()
    is_plain = is_plain and value.lower() not in _WORDS and not (is_flow and "," in value)
    return value if is_plain else json.dumps(value, ensure_ascii=False)


class YamlText:
    """The text of a YAML file and where its values stand in it."""

    def __init__(self, path: str, text: str) -> None:
        self.text = text
        self.starts = [0]
        for line in text.split("\n"):
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.ends = dict(_ends(text))
        self.document = read_yaml(path, text)

    def span(self, *path: str | int) -> Span:
        """Where the value at ``path`` begins and ends."""
        place = self.document.value_at(path)
        start = self.starts[place.line - 1] + place.column - 1
        return start, self.ends.get(start, start)

    def line_end(self, offset: int) -> int:
        """The offset behind the line that ``offset`` stands in or ends."""
        found = self.text.find("\n", offset)
        return len(self.text) if found < 0 else found + 1

    def indent_at(self, offset: int) -> str:
        """The white space that the line at ``offset`` begins with."""
        start = self.text.rfind("\n", 0, offset) + 1
        line = self.text[start:offset]
        return line[: len(line) - len(line.lstrip())]


class InitiativesText(YamlText):
    """The file of the initiatives and where its rows, themes and retired ones stand in it."""

    def __init__(self, text: str) -> None:
        super().__init__(FILE, text)
        self.tables: dict[str, Table] = {}
        self.rows = {each.id: each for each in self._rows()}

    def _rows(self) -> Iterator[Row]:
        for d, department in enumerate(self.document.get(("afdelinger",)) or ()):
            name = str(department["id"])
            self.tables[name] = self._table(d, department)
            for i, row in enumerate(department.get("indsatser") or ()):
                yield self._row(name, ("afdelinger", d, "indsatser", i), row)

    def _table(self, number: int, department: Mapping[str, Any]) -> Table:
        path = ("afdelinger", number)
        has_key = "indsatser" in department
        value = self.span(*path, "indsatser") if has_key else None
        if has_key and department["indsatser"] is None:
            place = self.document.key_at((*path, "indsatser"))
            at = self.starts[place.line - 1] + place.column - 1 + len("indsatser:")
            value = (at, at)
        is_flow = value is not None and self.text[value[0] : value[0] + 1] == "["
        end = max(self.span(*path, key)[1] for key in department)
        first = self.document.key_at((*path, next(iter(department))))
        start = self.starts[first.line - 1]
        return Table(value, is_flow, self.line_end(end), " " * (first.column - 1), start)

    def _row(self, department: str, path: tuple[str | int, ...], row: Mapping[str, Any]) -> Row:
        place = self.document.value_at(path)
        start = self.starts[place.line - 1]
        values = {key: self.span(*path, key) for key in row}
        keys = {}
        for key in row:
            at = self.document.key_at((*path, key))
            keys[key] = self.starts[at.line - 1] + at.column - 1
            if values[key][0] < keys[key]:  # a key without a value
                values[key] = (keys[key] + len(key) + 1, keys[key] + len(key) + 1)
        end = max(end for _, end in values.values())
        is_flow = self.text[start + place.column - 1] == "{"
        indent = self.indent_at(start + place.column - 1)
        lines = (start, self.line_end(end))
        return Row(str(row["id"]), department, lines, indent, is_flow, keys, values)


def _ends(text: str) -> Iterator[Span]:
    """Where each value begins and ends; white space behind it is not of it."""
    opened: list[int] = []
    latest = 0
    for event in yaml.parse(text, Loader=_PARSER):
        assert event.start_mark
        assert event.end_mark
        start, end = event.start_mark.index, event.end_mark.index
        if isinstance(event, yaml.CollectionStartEvent):
            opened.append(start)
        elif isinstance(event, yaml.CollectionEndEvent):
            if text[start:end] in ("]", "}"):
                latest = end
            yield opened.pop(), latest
        elif isinstance(event, yaml.ScalarEvent):
            latest = start + len(text[start:end].rstrip())
            yield start, latest
