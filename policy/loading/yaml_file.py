"""YAML text -> plain values that know their line and column.

Only the part of YAML that people need: mappings, lists and text. Every scalar but an empty one
stays text, so that the model alone decides what «nej», 012 or 12:30 mean. The text is read as a
stream of events without recursion, so no input can exhaust the stack.
"""

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
    | {"bemærkning", "rolle", "kommune"}
)
"""Keys whose value is prose: there a « #» is a lost half sentence, not a comment."""

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_PARSER: Any = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


class Mapping(dict[str, Any]):
    """A mapping that knows where its keys and values stand."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.keys_at: dict[str, Place] = {}
        self.values_at: dict[str, Place] = {}


class Sequence(list[Any]):
    """A list that knows where its items stand."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.values_at: list[Place] = []


@dataclass
class Document:
    """What a file holds, and the problems met while reading it.

    ``usable`` is False where the text could not be read to its end. ``damaged`` is True where a
    value was left out, so that what is missing is no further problem. ``refused`` holds the paths
    of what the model refused, ``substituted`` the place and key of each value that was refused and
    replaced by an example.
    """

    path: str
    root: Any = None
    problems: list[Problem] = field(default_factory=list)
    usable: bool = True
    damaged: bool = False
    refused: set[Path] = field(default_factory=set)
    substituted: set[tuple[Place, str]] = field(default_factory=set)

    @property
    def is_complete(self) -> bool:
        """Whether nothing was refused, so that what is not there is really absent."""
        return self.usable and not self.damaged

    def is_substituted(self, path: Path) -> bool:
        """Whether the value at ``path`` is an example in the place of one that was refused."""
        substituted = self.substituted
        return bool(substituted) and (self.value_at(path), str(path[-1])) in substituted

    def is_intact(self, key: str) -> bool:
        """Whether nothing at or below the file's key ``key`` was refused."""
        return all(path[:1] != (key,) for path in self.refused)

    def value_at(self, path: Path) -> Place:
        """Where the value at ``path`` stands; the nearest thing above it where it has no place."""
        node, place = self.root, Place(self.path)
        for step in path:
            if isinstance(node, Mapping) and step in node.values_at:
                place, node = node.values_at[str(step)], node[str(step)]
            elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node):
                place, node = node.values_at[step], node[step]
            else:
                break
        return place

    def key_at(self, path: Path) -> Place:
        """Where the key that ends ``path`` stands."""
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
    """``text`` of the file ``path`` as a document; ``tags`` lets tags such as ``!ENV`` pass.

    ``text`` has line feeds for line ends and no control characters (see ``policy.loading.files``).
    """
    document = Document(path)
    builder = _Builder(document, text.split("\n"), tags)
    try:
        for event in _events(text):
            if not builder.take(event):
                break
    except yaml.MarkedYAMLError as error:
        from policy.loading.yaml_errors import syntax_problem  # needed by few runs

        document.usable = False
        document.problems.append(syntax_problem(path, builder.lines, error, builder.last_quoted))
    return document


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


def _events(text: str) -> Iterator[yaml.Event]:
    parser = _PARSER(text)
    try:
        while parser.check_event():
            yield parser.get_event()
    finally:
        parser.dispose()


class _Builder:
    """Builds the document event by event; every ``take`` is one step, none calls itself."""

    def __init__(self, document: Document, lines: list[str], tags: bool) -> None:
        self.document = document
        self.lines = lines
        self.tags = tags
        self.open: list[Mapping | Sequence] = []
        self.names: list[str | None] = []  # the key that each open collection belongs to
        self.pending: list[tuple[str, Place] | None] = []  # the key still without its value
        self.documents = 0
        self.last_quoted: Any = None

    def take(self, event: yaml.Event) -> bool:
        """Take one event in; False where reading on is of no use."""
        if isinstance(event, yaml.DocumentStartEvent):
            return self._document_start(event)
        if isinstance(event, yaml.AliasEvent):
            self._refuse(event, "YAML-ANKER", f"*{event.anchor}")
            self._add(None, self._place(event))
        elif isinstance(event, yaml.NodeEvent):
            return self._node(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.open.pop()
            self.names.pop()
            self.pending.pop()
        return True

    def _document_start(self, event: yaml.DocumentStartEvent) -> bool:
        self.documents += 1
        if self.documents > 1:
            self._report(self._place(event), "YAML-TO-DOKUMENTER")
        return self.documents == 1

    def _node(self, event: Any) -> bool:
        if event.anchor:
            self._refuse(event, "YAML-ANKER", f"&{event.anchor}")
        if event.tag and not self.tags:
            self._refuse(event, "YAML-MÆRKE", event.tag.replace("tag:yaml.org,2002:", "!!"))
        place = self._place(event)
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event, place)
            return True
        if len(self.open) >= MAX_DEPTH:
            return self._stop(place, "YAML-FOR-DYBT", limit=MAX_DEPTH)
        if self.open and isinstance(self.open[-1], Mapping) and self.pending[-1] is None:
            return self._stop(place, "YAML-NØGLE")  # a list or mapping as a key
        node = Mapping(place) if isinstance(event, yaml.MappingStartEvent) else Sequence(place)
        self.names.append(self._current_key())
        self._add(node, place)
        self.open.append(node)
        self.pending.append(None)
        return True

    def _stop(self, place: Place, code: str, **values: object) -> bool:
        """Report what makes reading on useless."""
        self._report(place, code, **values)
        self.document.usable = False
        return False

    def _scalar(self, event: Any, place: Place) -> None:
        if event.style in ("'", '"'):
            self.last_quoted = event
        is_plain = not event.style  # libyaml says "" where the other parser says None
        is_null = is_plain and event.value in _NULLS and not event.tag
        if is_plain and event.value.strip():
            self._check_lost_text(event)
        self._add(None if is_null else event.value, place)

    def _add(self, value: Any, place: Place) -> None:
        """Put ``value`` where it belongs: as root, list item, key or the value of a key."""
        if not self.open:
            self.document.root = value
        elif isinstance(self.open[-1], Sequence):
            self.open[-1].append(value)
            self.open[-1].values_at.append(place)
        elif self.pending[-1] is None:
            self.pending[-1] = (self._key(value, place), place)
        else:
            key, key_place = self.pending[-1]
            self.pending[-1] = None
            self._put(self.open[-1], key, key_place, value, place)

    def _key(self, value: Any, place: Place) -> str:
        if isinstance(value, str) and value != "<<":
            return unicodedata.normalize("NFC", value)
        self._report(place, "YAML-ANKER" if value == "<<" else "YAML-NØGLE", found="<<")
        return ""

    def _put(self, node: Mapping, key: str, at: Place, value: Any, place: Place) -> None:
        if key in node:
            self._report(at, "DOBBELT-NØGLE", found=key, line=node.keys_at[key].line)
        elif key or self.tags:
            node[key], node.keys_at[key], node.values_at[key] = value, at, place

    def _check_lost_text(self, event: Any) -> None:
        """A comment behind a prose text on its last line is the end of the sentence, lost."""
        mark = event.end_mark
        before, behind = self.lines[mark.line][: mark.column], self.lines[mark.line][mark.column :]
        # libyaml puts the end behind the white space, even that of the following lines.
        is_same_line = before.strip() and before.rstrip().endswith(event.value.split()[-1])
        lost = behind.lstrip()
        if is_same_line and lost.startswith("#") and self._current_key() in PROSE_KEYS:
            column = mark.column + len(behind) - len(lost) + 1
            place = Place(self.document.path, mark.line + 1, column)
            self._report(place, "TEKST-TABT", found=lost)

    def _current_key(self) -> str | None:
        """The key that the next value belongs to, that of the list for a list's item."""
        if not self.open or isinstance(self.open[-1], Sequence):
            return self.names[-1] if self.names else None
        pending = self.pending[-1]
        return pending[0] if pending else None

    def _refuse(self, event: yaml.Event, code: str, found: str) -> None:
        self._report(self._place(event), code, found=found)

    def _report(self, place: Place, code: str, **values: object) -> None:
        self.document.damaged = True
        self.document.problems.append(problem(place, code, **values))

    def _place(self, event: Any) -> Place:
        mark = event.start_mark
        return Place(self.document.path, mark.line + 1, mark.column + 1)
