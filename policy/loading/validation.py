"""Validates a document against its model and reports Danish problems with line and column.

Values that pydantic refuses are reported and removed, and the rest is validated again, so the rules
still see everything else and one run shows every problem.
"""

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from policy.loading.yaml_file import Document, Mapping, Path, Sequence
from policy.model.data_files import Status
from policy.model.hearing import Outcome
from policy.model.problems import Place, Problem, colon_problem, problem
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
        place = Place(document.path)
        return None, [problem(place, "FORKERT-TYPE", expected=expected, actual=actual)]
    problems: list[Problem] | None = None
    while True:
        try:
            return kind.model_validate(document.root, by_alias=True), problems or []
        except ValidationError as error:
            details = _without_consequences(error.errors(include_url=False))
        if problems is None:  # errors that appear only after a repair are its consequences
            problems = [_translate(kind, document, each) for each in _unreported(document, details)]
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


def _translate(kind: type[BaseModel], document: Document, error: ErrorDetails) -> Problem:
    path: Path = error["loc"]
    found = error.get("ctx", {}).get("value", error["input"])
    key = str(next((step for step in reversed(path) if isinstance(step, str)), ""))
    code = error["type"] if error["type"] in MESSAGES else CODES.get(error["type"])
    if code == "MANGLER-NØGLE":
        return problem(document.value_at(path[:-1]), code, key=path[-1])
    if code == "UKENDT-NØGLE":
        candidates = list(_keys(kind, path[:-1]))
        return problem(document.key_at(path), code, found=path[-1], candidates=candidates)
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
