"""Reads and writes ``udgave.json``, the versioned JSON format of a published edition.

The newest version is written. An older file is upgraded one version at a time before it is
validated; a newer or damaged one is refused with a message that says what to do. The keys are
Danish, as in the data files; Markdown source and line numbers are not content and not written.
"""

import hashlib
import json
import marshal
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, NoReturn

from pydantic import TypeAdapter, ValidationError

from policy.model.data_files import Department, EditionFile, School
from policy.model.edition import Edition, Lifecycle, Page, content
from policy.model.problems import InputError
from policy.words.command_messages import FILE_REASONS, REFUSALS

EDITION_FILE = "udgave.json"
FORMAT = 5
"""The version of the format: ``{"format": 5, "skole": {…}, "udgave": {…}, "temaer": […], …}``."""

CHANGES = "antal_ændringer"
"""The key of the number of changes since the previous edition; left out where there is none."""

SUMMARY = "kort_fortalt"
"""The key of what changed since the previous edition, a line a group; left out like its number."""

LIFECYCLES = "liv"
"""The key of the initiatives' lifecycles, by their ids; no part of the edition itself."""

MAX_BYTES = 8_000_000
"""The size limit of a file, a hundred times the largest real one."""

_DIGITS = 16
"""How many digits of a digest tell editions apart."""

Data = dict[str, Any]
Part = Page | Department


class EditionFileError(InputError):
    """The file is a damaged ``udgave.json``, of a newer version, or something else."""

    reasons = REFUSALS


class Header(NamedTuple):
    """The school, the edition's facts, the number of its changes, what they are, its themes."""

    school: School
    info: EditionFile
    changes: int | None = None
    summary: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()


def as_json(
    edition: Edition,
    lifecycles: Mapping[str, Lifecycle] | None = None,
    changes: int | None = None,
    summary: Sequence[str] = (),
) -> str:
    """The content of ``edition`` as ``udgave.json``; the same edition gives the same bytes.

    ``lifecycles`` are those of its initiatives, where known; ``changes`` is the number of changes
    since the previous edition, where there is one, ``summary`` what they are, a line a group.
    """
    data = content(edition).model_dump(mode="json", by_alias=True, exclude_none=True)
    if lifecycles:
        data[LIFECYCLES] = {
            name: each.model_dump(by_alias=True, exclude_none=True)
            for name, each in lifecycles.items()
        }
    if changes is not None:
        data[CHANGES] = changes
        data[SUMMARY] = list(summary)
    written = {"format": FORMAT, **data}
    return json.dumps(written, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def digest_of(edition: Edition) -> str:
    """Tells ``edition`` apart from every other one, wherever it was read from."""
    return hashlib.sha256(as_json(edition).encode()).hexdigest()[:_DIGITS]


def from_json(
    text: str | bytes, name: str = EDITION_FILE, known: dict[bytes, Part] | None = None
) -> Edition:
    """The edition in ``text``, of any version up to the newest; messages call the file ``name``.

    ``known`` are parts of other editions by how they are written: those that are the same become
    the same object, and the others are added. Raises EditionFileError for any other input.
    """
    data = _newest(text, name)
    for key in (LIFECYCLES, CHANGES, SUMMARY):
        data.pop(key, None)
    written = [] if known is None else _exchanged(data, known)
    if found := _wrong_number(data):
        _damaged(name, "number", found=found)
    try:
        edition = content(Edition.model_validate(data, by_alias=True))
    except ValidationError as error:
        place = error.errors(include_url=False, include_context=False, include_input=False)[0]
        _damaged(name, "shape", found=".".join(map(str, place["loc"])))
    if known is not None:
        known.update(zip(written, (*edition.pages, *edition.departments), strict=True))
    return edition


def _exchanged(data: Data, known: Mapping[bytes, Part]) -> list[bytes]:
    """Put the parts that are ``known`` into ``data``; returns how each of its parts is written."""
    found = []
    for key in ("sider", "afdelinger"):
        if isinstance(parts := data.get(key), list):
            written = [marshal.dumps(each, 2) for each in parts]
            data[key] = [known.get(each, part) for each, part in zip(written, parts, strict=True)]
            found += written
    return found


def lifecycles_in(text: str | bytes, name: str = EDITION_FILE) -> dict[str, Lifecycle]:
    """The lifecycles of the initiatives in a file, empty where it has none.

    Raises EditionFileError like ``from_json``.
    """
    found = _newest(text, name).get(LIFECYCLES, {})
    try:
        return TypeAdapter(dict[str, Lifecycle]).validate_python(found, by_name=False)
    except ValidationError:
        _damaged(name, "shape", found=LIFECYCLES)


def edition_header(text: str | bytes, name: str = EDITION_FILE) -> Header:
    """What is to be known of an edition without the rest of it.

    Raises EditionFileError like ``from_json``.
    """
    found = _newest(text, name)
    changes = found.get(CHANGES)
    try:
        school = School.model_validate(found["skole"], by_alias=True, by_name=False)
        info = EditionFile.model_validate(found["udgave"], by_alias=True, by_name=False)
    except (KeyError, ValidationError) as error:
        _damaged(name, "shape", found=str(error).partition("\n")[0])
    summary = found.get(SUMMARY)
    lines = tuple(map(str, summary)) if isinstance(summary, list) else ()
    themes = found.get("temaer")
    names = tuple(map(str, themes)) if isinstance(themes, list) else ()
    return Header(school, info, changes if type(changes) is int else None, lines, names)


def year_and_ids(text: str | bytes, name: str = EDITION_FILE) -> tuple[str, frozenset[str]]:
    """The school year of an edition and the ids of its active and retired initiatives.

    The rules need nothing else of the published editions, so nothing else is validated. Raises
    EditionFileError like ``from_json``.
    """
    edition = _newest(text, name)
    try:
        active = [str(row["id"]) for part in edition["afdelinger"] for row in part["indsatser"]]
        retired = [str(row["id"]) for row in edition["udgåede"]]
        return str(edition["udgave"]["skoleår"]), frozenset([*active, *retired])
    except (KeyError, TypeError, AttributeError) as error:
        _damaged(name, "shape", found=error)


def _newest(text: str | bytes, name: str) -> Data:
    """The data in ``text``, upgraded to the newest version, not yet validated."""
    data = _parsed(text, name)
    found = data.pop("format", None) if isinstance(data, dict) else None
    if type(found) is not int or found < min(_UPGRADES):
        _damaged(name, "format")
    if found > FORMAT:
        raise EditionFileError.because("file_newer", name=name, found=found, known=FORMAT)
    try:
        for number in range(found, FORMAT):
            data = _UPGRADES[number](data)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        _damaged(name, "shape", found=error)
    return dict(data)


def _parsed(text: str | bytes, name: str) -> Any:
    def refuse(constant: str) -> NoReturn:
        _damaged(name, "number", found=constant)

    if len(text) > MAX_BYTES:
        limit = MAX_BYTES // 1_000_000
        raise EditionFileError.because("file_too_large", name=name, limit=limit)
    try:
        decoded = text if isinstance(text, str) else text.decode("utf-8-sig")
        return json.loads(decoded, parse_constant=refuse)
    except UnicodeDecodeError:
        _damaged(name, "utf8")
    except json.JSONDecodeError as error:
        _damaged(name, "json", line=error.lineno)
    except ValueError:  # a number of thousands of digits
        _damaged(name, "number", found="…")
    except RecursionError:
        _damaged(name, "nesting")


_NUMBERS = frozenset({"fra", "til", "niveau", "nummer", "efter", "påmindelse", "level", "line"})
"""The keys whose values are numbers; the last two exist in version 1 only."""


def _wrong_number(data: Data) -> str:
    """A boolean or number where text is expected, which pydantic may read as a date; or ""."""
    queue: list[tuple[str, Any]] = [("", data)]
    while queue:
        key, value = queue.pop()
        if isinstance(value, dict):
            queue += value.items()
        elif isinstance(value, list):
            queue += ((key, each) for each in value)
        elif isinstance(value, (bool, float)) or (isinstance(value, int) and key not in _NUMBERS):
            return str(value)
    return ""


def _damaged(name: str, reason: str, **values: object) -> NoReturn:
    said = FILE_REASONS[reason].format(**values)
    raise EditionFileError.because("file_damaged", name=name, reason=said) from None


_KEYS_OF_1 = {
    "school": "skole",
    "info": "udgave",
    "themes": "temaer",
    "departments": "afdelinger",
    "transitions": "overgange",
    "retired": "udgåede",
    "pages": "sider",
}


def _from_1(data: Data) -> Data:
    """Version 1: ``{"udgave": {…}}`` with English keys, Markdown source and lines.

    The top-level keys are read before validation, so they are translated here; the model accepts
    either name of the others.
    """
    return {_KEYS_OF_1.get(key, key): value for key, value in data["udgave"].items()}


def _from_2(data: Data) -> Data:
    """Version 2: like 3, without the links of the texts."""
    return data


def _from_3(data: Data) -> Data:
    """Version 3: like 4, without tables and the levels and numbers of items."""
    return data


def _from_4(data: Data) -> Data:
    """Version 4: like 5, without footnotes' names and marks, and dates of a month or a year."""
    return data


_UPGRADES: Mapping[int, Callable[[Data], Data]] = {1: _from_1, 2: _from_2, 3: _from_3, 4: _from_4}
"""The upgrade of each older version to the next one."""
