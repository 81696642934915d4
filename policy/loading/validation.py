"""Validates a document against its model and reports Danish problems with line and column.

Values that pydantic refuses are reported and removed, and the rest is validated again, so the rules
still see everything else and one run shows every problem.
"""

import re
from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from policy.loading.yaml_file import Document, Mapping, Path, Sequence
from policy.model.data_files import Status
from policy.model.hearing import Outcome
from policy.model.problems import Place, Problem, colon_problem, problem, suggestion
from policy.words.problem_messages import ACTUAL, EXPECTED, MESSAGES

Model = TypeVar("Model", bound=BaseModel)

CODES = {
    "missing": "MANGLER-NØGLE",
    "extra_forbidden": "UKENDT-NØGLE",
    "enum": "UKENDT-STATUS",
    "too_short": "TOM-VÆRDI",
}
"""Codes by pydantic's error type. Wrong types (``string_type``, ``tuple_type`` …) are not listed:
all are ``FORKERT-TYPE`` or ``TOM-VÆRDI``. Errors of ``policy.model.fields`` name their code."""

_ONCE = frozenset({"KOMMA-I-TEKST", "STREG-FOR-MEGET"})
"""Codes that are told once of each group of keys."""
_GLUED = re.compile(r"\w+:\S")
_LIST_TYPES = frozenset({"tuple_type", "list_type"})
_MAPPING_TYPES = frozenset({"model_type", "dict_type", "model_attributes_type"})


def validate(kind: type[Model], document: Document) -> tuple[Model | None, list[Problem]]:
    """``document`` as a ``kind``, and the problems found.

    Refused values are removed from ``document`` and the model, and then ``document.damaged`` is
    set. The model is None where nothing usable is left.
    """
    if not isinstance(document.root, Mapping):
        expected = EXPECTED["mapping"]
        actual = ACTUAL[_type_of(document.root)]
        place = document.value_at(())
        return None, [problem(place, "FORKERT-TYPE", expected=expected, actual=actual)]
    problems: list[Problem] | None = None
    while True:
        try:
            return kind.model_validate(document.root, by_alias=True), problems or []
        except ValidationError as error:
            details = _without_consequences(error.errors(include_url=False))
        if problems is None:  # errors that appear only after a repair are its consequences
            problems = list(_translated(kind, document, _unreported(document, details)))
        document.damaged = True
        if not _repair(kind, document, details):
            return None, problems


def _without_consequences(details: list[ErrorDetails]) -> list[ErrorDetails]:
    """``details`` without «too short» errors of lists whose items were refused."""
    refused = {each["loc"][:length] for each in details for length in range(len(each["loc"]))}
    return [each for each in details if each["type"] != "too_short" or each["loc"] not in refused]


def _unreported(document: Document, details: list[ErrorDetails]) -> list[ErrorDetails]:
    """``details`` without errors caused by values that the YAML reader reported and left out."""
    if not document.damaged:
        return details
    reported = {each.place for each in document.problems}
    return [
        each
        for each in details
        if each["type"] != "missing"
        and each["input"] is not None
        and document.value_at(each["loc"]) not in reported
    ]


_CHOICES: dict[str, tuple[str, list[str]]] = {
    "status": ("UKENDT-STATUS", [*Status]),
    "udfald": ("UKENDT-UDFALD", [*Outcome]),
}
"""The keys with a value of a few: the code of another value, and those that there are."""


def _translated(
    kind: type[BaseModel], document: Document, details: list[ErrorDetails]
) -> Iterator[Problem]:
    """A problem for each error; what only follows from a dash, a comma or a place is left out."""
    missing = [each["loc"] for each in details if each["type"] == "missing"]
    unknown = [each["loc"] for each in details if each["type"] == "extra_forbidden"]
    split = _split_rows(kind, document, missing)
    elsewhere = {str(path[-1]).partition(":")[0]: document.key_at(path) for path in unknown}
    told = set[tuple[str, Path]]()  # the codes of which one is enough, and for which group
    for each in details:
        path, row = each["loc"], each["loc"][:-1]
        if each["type"] != "missing":
            found = _translate(kind, document, each)
        elif row in split:
            first = next(iter(document.get(row)))
            found = problem(document.value_at(row), "STREG-FOR-MEGET", found=first)
        elif _beside(row, 1) in split or document.value_at(row) < elsewhere.get(
            str(path[-1]), document.value_at(row)
        ):
            continue
        else:
            found = _translate(kind, document, each)
        if found.code not in _ONCE or (found.code, row) not in told:
            yield found
        told.add((found.code, row))


def _split_rows(kind: type[BaseModel], document: Document, missing: list[Path]) -> set[Path]:
    """The rows of lists that a hyphen made of the end of the row before them."""
    rows, split = {path[:-1] for path in missing}, set[Path]()
    for row in rows:
        own, before = document.get(row), document.get(_beside(row, -1))
        keys = list(_keys(kind, row))
        if isinstance(own, Mapping) and isinstance(before, Mapping) and own and not own.is_flow:
            is_rest = (
                keys[0] not in own and own.keys() <= {*keys} and not own.keys() & before.keys()
            )
            if is_rest and _beside(row, -1) in rows:
                split.add(row)
                document.refused |= {(*_beside(row, -1), key) for key in own}
    return split


def _beside(row: Path, step: int) -> Path:
    """The path of the row that many rows further on; empty where ``row`` is in no list."""
    return (*row[:-1], row[-1] + step) if row and isinstance(row[-1], int) else ()


def _unknown_key(kind: type[BaseModel], document: Document, path: Path) -> Problem:
    """The problem of a key that is misspelt, stands elsewhere, or is the rest of a text."""
    place, key, around = document.key_at(path), str(path[-1]), document.get(path[:-1])
    candidates = list(_keys(kind, path[:-1]))
    if isinstance(around, Mapping) and around.is_flow:
        if around[key] is None and _GLUED.match(key):
            return problem(place, "YAML-MELLEMRUM", found=key)
        if not suggestion(key, candidates):
            return problem(place, "KOMMA-I-TEKST", found=key)
    elif key in _all_keys(kind):
        return problem(place, "NØGLE-ANDET-STED", found=key)
    return problem(place, "UKENDT-NØGLE", found=key, candidates=candidates)


def _translate(kind: type[BaseModel], document: Document, error: ErrorDetails) -> Problem:
    path: Path = error["loc"]
    found = error.get("ctx", {}).get("value", error["input"])
    key = str(next((step for step in reversed(path) if isinstance(step, str)), ""))
    code = error["type"] if error["type"] in MESSAGES else CODES.get(error["type"])
    if code == "MANGLER-NØGLE":
        return problem(document.value_at(path[:-1]), code, key=path[-1])
    if code == "UKENDT-NØGLE":
        return _unknown_key(kind, document, path)
    if error["input"] is None and isinstance(path[-1], int):
        return problem(document.value_at(path), "TOMT-PUNKT", key=key)
    if error["input"] is None or code == "TOM-VÆRDI":
        return problem(document.key_at(path), "TOM-VÆRDI", key=key)
    if isinstance(path[-1], int) and (at := _split_by_colon(error["input"])):
        return colon_problem(*at)
    if code is None or not isinstance(error["input"], str):
        expected, actual = EXPECTED[_expected_type(error["type"])], ACTUAL[_type_of(error["input"])]
        return problem(document.value_at(path), "FORKERT-TYPE", expected=expected, actual=actual)
    if not error["input"].strip():
        code = "TOM-TEKST"
    code, candidates = _CHOICES[key] if code == "UKENDT-STATUS" else (code, [])
    values = {"found": found, "name": f"et usynligt tegn ({found})"}
    return problem(document.value_at(path), code, **values, candidates=candidates)


def _split_by_colon(value: object) -> tuple[Place, str] | None:
    """The place of a list's text that its colon made a key and a value of, and its beginning."""
    if isinstance(value, Mapping) and len(value) == 1:
        ((key, rest),) = value.items()
        return (value.place, key) if rest is None or isinstance(rest, str) else None
    return None


def _expected_type(error_type: str) -> str:
    if error_type in _LIST_TYPES:
        return "list"
    return "mapping" if error_type in _MAPPING_TYPES else "text"


def _type_of(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, (Mapping, dict)):
        return "mapping"
    return "list" if isinstance(value, (Sequence, list)) else "text"


def _keys(kind: type[BaseModel], path: Path) -> dict[str, FieldInfo]:
    """The fields, by key, that the mapping at ``path`` of a ``kind`` may have."""
    model: Any = kind
    for step in path:
        if isinstance(step, str):
            field = next((f for f in model.model_fields.values() if f.alias == step), None)
            model = _inner(field.annotation) if field else None
            if model is None:
                return {}
    return {field.alias or name: field for name, field in model.model_fields.items()}


def _all_keys(kind: type[BaseModel]) -> set[str]:
    """The keys of a ``kind`` and of everything in it."""
    keys = set[str]()
    for name, field in kind.model_fields.items():
        inner = _inner(field.annotation)
        keys |= {field.alias or name} | (_all_keys(inner) if inner else set())
    return keys


def _inner(annotation: Any) -> Any:
    """The model inside an annotation such as ``tuple[Model, ...]``, or None."""
    for argument in getattr(annotation, "__args__", ()):
        if isinstance(argument, type) and issubclass(argument, BaseModel):
            return argument
    return None


def _repair(kind: type[Model], document: Document, details: list[ErrorDetails]) -> bool:
    """Remove the values that ``details`` refuse from the document; False where it is beyond repair.

    A refused value of a required key is replaced by the key's example, once, so that the rules can
    still check everything around it.
    """
    paths: set[Path] = {each["loc"] for each in details}
    # Later items of a list go first, so that the other indices stay valid.
    for path in sorted(paths, key=lambda path: [(str(type(s)), s) for s in path], reverse=True):
        if not path or document.is_substituted(path):
            return False
        document.refused.add(path)
        parent, step = document.get(path[:-1]), path[-1]
        if isinstance(parent, Sequence) and isinstance(step, int):
            del parent[step], parent.values_at[step]
        elif isinstance(parent, Mapping):
            field = _keys(kind, path[:-1]).get(str(step))
            if field is not None and field.is_required():
                parent[str(step)] = (field.examples or [None])[0]
                document.substituted.add((document.value_at(path), str(step)))
            else:
                parent.pop(str(step), None)
    return True
