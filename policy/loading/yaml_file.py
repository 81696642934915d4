"""Reads YAML into plain values that know their line and column.

Only mappings, lists and text are read. Every non-empty scalar stays text, so only the model decides
what «nej», 012 or 12:30 mean. Nesting is limited, so no input can exhaust the stack.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from policy.model.problems import Place, Problem, problem

Path = tuple[str | int, ...]

MAX_DEPTH = 20
PROSE_KEYS = frozenset(
    {"temaer", "tema", "indsats", "navn", "kort", "tekst", "begrundelse", "note", "titel"}
    | {"hyppighed", "ansvarlig", "mål", "evaluering", "grupper", "forklaring"}
    | {"bemærkning", "rolle", "kommune", "gruppe", "svar", "spørgsmål"}
)
"""Keys whose value is prose."""
_TEXT_KEYS = PROSE_KEYS | {"hvornår", "title", "description", "site_name", "site_description"}
"""Keys whose value a « #» cuts short rather than starting a comment."""

ENVIRONMENT = "!ENV"
"""The tag of a value that the environment may have; any other may name code to be run."""
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_CHANGED = re.compile(r"(?<!\\)(?:\\\\)*(?P<sign>\\[0abtnvfre /_NLP])")
"""A backslash and what follows, between double quotes, that become something else."""
_TITLED = re.compile(r": +\S+\.md\s*\Z")
"""How an entry of the menu ends."""
_PARSER: Any = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


class Mapping(dict[str, Any]):
    """A mapping with the places of its keys and values; ``is_flow`` where braces are round it."""

    def __init__(self, place: Place, *, is_flow: bool = False) -> None:
        super().__init__()
        self.place = place
        self.is_flow = is_flow
        self.keys_at: dict[str, Place] = {}
        self.values_at: dict[str, Place] = {}


class Sequence(list[Any]):
    """A list with the places of its items."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.values_at: list[Place] = []


@dataclass
class Document:
    """The values of a file, and the problems of reading it.

    ``usable`` is False where the text could not be read to its end. ``damaged`` is True where a
    value was left out, so missing values are no further problems. ``refused`` holds the paths of
    the values that the model refused, ``substituted`` the place and key of each refused value that
    was replaced by an example. ``tagged`` are the places of the values with the tag of the
    environment.
    """

    path: str
    root: Any = None
    problems: list[Problem] = field(default_factory=list)
    usable: bool = True
    damaged: bool = False
    refused: set[Path] = field(default_factory=set)
    substituted: set[tuple[Place, str]] = field(default_factory=set)
    tagged: set[Place] = field(default_factory=set)
    root_at: Place | None = None

    @property
    def is_complete(self) -> bool:
        """Whether every value was accepted, so that what is missing really is absent."""
        return self.usable and not self.damaged

    def is_substituted(self, path: Path) -> bool:
        """Whether the value at ``path`` is an example that replaces a refused value."""
        substituted = self.substituted
        return bool(substituted) and (self.value_at(path), str(path[-1])) in substituted

    def is_intact(self, key: str) -> bool:
        """Whether no value at or below the top-level key ``key`` was refused."""
        return all(path[:1] != (key,) for path in self.refused)

    def value_at(self, path: Path) -> Place:
        """The place of the value at ``path``, or of the nearest collection around it."""
        node, place = self.root, self.root_at or Place(self.path)
        for step in path:
            if isinstance(node, Mapping) and step in node.values_at:
                place, node = node.values_at[str(step)], node[str(step)]
            elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node):
                place, node = node.values_at[step], node[step]
            else:
                break
        return place

    def key_at(self, path: Path) -> Place:
        """The place of the key at the end of ``path``."""
        parent = self.get(path[:-1])
        if isinstance(parent, Mapping) and path[-1] in parent.keys_at:
            return parent.keys_at[str(path[-1])]
        return self.value_at(path)

    def problem_at(self, path: Path, code: str, **values: object) -> Problem:
        """The problem ``code`` of the value at ``path``; ``values`` as for ``problem``."""
        return problem(self.value_at(path), code, **values)

    def get(self, path: Path) -> Any:
        """The value at ``path``, or None."""
        node = self.root
        for step in path:
            try:
                node = node[step]
            except (KeyError, IndexError, TypeError):
                return None
        return node


def read_yaml(path: str, text: str, *, tags: bool = False) -> Document:
    """``text`` of the file ``path`` as a document; ``tags`` allows the tag ``ENVIRONMENT``.

    ``text`` has line feeds as line endings and no control characters (``policy.loading.files``).
    Never raises for what it holds.
    """
    document = Document(path)
    builder = _Builder(document, text, tags)
    try:
        builder.read()
    except _StopReadingError:
        document.usable = False
    except yaml.MarkedYAMLError as error:
        from policy.loading.yaml_errors import syntax_problem  # few files have errors

        document.usable = False
        found = syntax_problem(path, builder.lines, error, builder.last_quoted)
        if not _lost_its_bracket(document):
            document.problems.append(found)
    return document


def _lost_its_bracket(document: Document) -> bool:
    """Whether the last problem is of a comment that swallowed a bracket, which is missing then."""
    last = document.problems[-1] if document.problems else None
    return last is not None and last.code == "TEKST-TABT" and last.found.endswith(("]", "}"))


def prose_of(document: Document, keys: frozenset[str] = PROSE_KEYS) -> Iterator[tuple[Place, str]]:
    """Every text under one of ``keys``, with its place."""
    queue: list[tuple[str | None, object, Place]]
    queue = [(None, document.root, Place(document.path))]
    while queue:
        key, node, place = queue.pop()
        if isinstance(node, Mapping):
            queue += [(name, node[name], at) for name, at in node.values_at.items() if name in node]
        elif isinstance(node, Sequence):
            queue += [(key, *pair) for pair in zip(node, node.values_at, strict=True)]
        elif isinstance(node, str) and key in keys:
            yield place, node


def _events(text: str) -> Iterator[Any]:
    parser = _PARSER(text)
    try:
        while parser.check_event():
            yield parser.get_event()
    finally:
        parser.dispose()


class _StopReadingError(Exception):
    """A reported problem makes it pointless to read on."""


class _Builder:
    """Builds the document from the parser's events; recursive, no deeper than ``MAX_DEPTH``."""

    def __init__(self, document: Document, text: str, tags: bool) -> None:
        self.document = document
        self.lines = text.split("\n")
        self.tags = tags
        self.events = _events(text)
        self.last_quoted: Any = None

    def read(self) -> None:
        """Read the first document of the text; raises _StopReadingError or MarkedYAMLError."""
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._report(self._place(event), "YAML-TO-DOKUMENTER")
                    return
            elif isinstance(event, yaml.NodeEvent):
                self.document.root_at = self._place(event)
                self.document.root = self._value(event, None, 0)

    def _value(self, event: Any, key: str | None, depth: int, *, in_list: bool = False) -> Any:
        """The value that starts with ``event``, under ``key`` and inside ``depth`` collections."""
        place = self._place(event)
        if isinstance(event, yaml.AliasEvent):
            self._report(place, "YAML-ANKER", found=f"*{event.anchor}")
            return None
        if event.anchor:
            self._report(place, "YAML-ANKER", found=f"&{event.anchor}")
        if event.tag == ENVIRONMENT and self.tags:
            self.document.tagged.add(place)
        elif event.tag:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._report(place, "YAML-MÆRKE", found=tag)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, key)
        if depth >= MAX_DEPTH:
            self._report(place, "YAML-FOR-DYBT", limit=MAX_DEPTH)
            raise _StopReadingError
        if isinstance(event, yaml.MappingStartEvent):
            mapping = Mapping(place, is_flow=bool(event.flow_style))
            return self._mapping(mapping, depth + 1, in_list=in_list)
        sequence = Sequence(place)
        while not isinstance(item := next(self.events), yaml.SequenceEndEvent):
            sequence.append(self._value(item, key, depth + 1, in_list=True))
            sequence.values_at.append(self._place(item))
        return sequence

    def _mapping(self, mapping: Mapping, depth: int, *, in_list: bool) -> Mapping:
        """``mapping``, filled; in a list, its first key again begins a row without its hyphen."""
        is_next_row = False
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key, at = self._key(event, depth), self._place(event)
            following = next(self.events)
            value, place = self._value(following, key, depth), self._place(following)
            if key in mapping:
                is_next_row = is_next_row or (in_list and key == next(iter(mapping)))
                line = mapping.keys_at[key].line
                if not is_next_row:
                    self._report(at, "DOBBELT-NØGLE", found=key, line=line)
                elif key == next(iter(mapping)):
                    self._report(at, "MANGLER-STREG", found=key)
            elif key or self.tags:
                mapping[key], mapping.keys_at[key], mapping.values_at[key] = value, at, place
        return mapping

    def _key(self, event: Any, depth: int) -> str:
        """The key in ``event``, in NFC; empty where it is invalid, which is reported."""
        place = self._place(event)
        if isinstance(event, yaml.CollectionStartEvent):
            self._report(place, "YAML-NØGLE")
            raise _StopReadingError
        value = self._value(event, None, depth)
        if place in self.document.tagged:
            self._report(place, "YAML-MÆRKE", found=ENVIRONMENT)
        if isinstance(value, str) and value != "<<":
            return unicodedata.normalize("NFC", value)
        self._report(place, "YAML-ANKER" if value == "<<" else "YAML-NØGLE", found="<<")
        return ""

    def _scalar(self, event: Any, key: str | None) -> str | None:
        if event.style in ("'", '"'):
            self.last_quoted = event
        is_plain = not event.style  # libyaml says "" where the other parser says None
        if is_plain and (key in _TEXT_KEYS or self.tags):
            self._check_lost_text(event, is_prose=key in _TEXT_KEYS)
        elif event.style == '"' and not self.tags and (written := self._changed_text(event)):
            return written
        is_null = is_plain and event.value in _NULLS and not event.tag
        return None if is_null else event.value

    def _check_lost_text(self, event: Any, *, is_prose: bool) -> None:
        """Report a comment after prose on its last line: it is the lost end of a sentence.

        Elsewhere it is one where it ends as an entry of the menu does.
        """
        mark = event.end_mark if event.value.strip() else event.start_mark
        before, behind = self.lines[mark.line][: mark.column], self.lines[mark.line][mark.column :]
        # libyaml's end mark is after the white space, even that of the following lines.
        last = (event.value.split() or [":"])[-1]
        is_same_line = before.strip() and before.rstrip().endswith(last)
        lost = behind.lstrip()
        is_stuck = lost[1:2].strip()  # «kort: #ord», not «kort: # endnu»
        is_text = is_prose and (is_stuck or (event.value.strip() and not self.tags))
        is_title = not is_prose and not event.value.endswith(".md") and _TITLED.search(lost)
        if is_same_line and (is_text or is_title) and lost.startswith("#"):
            column = mark.column + len(behind) - len(lost) + 1
            place = Place(self.document.path, mark.line + 1, column)
            self._report(place, "TEKST-TABT", found=lost)

    def _changed_text(self, event: Any) -> str:
        """The text as it is written, where YAML makes a line break or the like of a backslash.

        That is reported; empty where there is none.
        """
        start, end = event.start_mark, event.end_mark
        lines = self.lines[start.line : end.line + 1]
        lines[-1] = lines[-1][: end.column - 1]
        lines[0] = lines[0][start.column + 1 :]
        for number, line in enumerate(lines):
            own = line.lstrip()
            is_folded = number and own.startswith("\\ ")  # as programs write a long text
            begin = len(line) - len(own) + 2 if is_folded else 0
            if found := _CHANGED.search(line, begin):
                column = found.start("sign") + 1 + (0 if number else start.column + 1)
                self._report(
                    Place(self.document.path, start.line + number + 1, column), "YAML-BAGSTREG"
                )
                return " ".join(each.strip() for each in lines)
        return ""

    def _report(self, place: Place, code: str, **values: object) -> None:
        self.document.damaged = True
        self.document.problems.append(problem(place, code, **values))

    def _place(self, event: Any) -> Place:
        mark = event.start_mark
        return Place(self.document.path, mark.line + 1, mark.column + 1)
