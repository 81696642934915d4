"""The form of ``udgave.json``: an edition as text that will still be read in ten years.

The form has a number. What is written is the newest; an older one is brought up one step at a time
before it is read, and a newer one, or damage, is refused with what to do. The keys are Danish, as
in the data files; what is no content (Markdown source, line numbers) is not written.
"""

import json
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, NoReturn

from pydantic import TypeAdapter, ValidationError

from policy.model.data_files import EditionFile, School
from policy.model.edition import Edition, Life, content
from policy.model.problems import InputError
from policy.words.command_messages import FILE_REASONS, REFUSALS

EDITION_FILE = "udgave.json"
FORMAT = 3
"""The number of the form: ``{"format": 3, "skole": {…}, "udgave": {…}, "temaer": […], …}``."""

CHANGES = "antal_ændringer"
"""The key of the number of changes since the edition before; left out where there is none."""

LIVES = "liv"
"""The key of the initiatives' lives, by their ids; no part of the edition itself."""

MAX_BYTES = 8_000_000
"""The largest real one is a hundredth of it; a larger file is a mistake."""

Data = dict[str, Any]


class EditionFileError(InputError):
    """A ``udgave.json`` that is damaged, of a newer format, or none at all."""


@cache
def _lives() -> TypeAdapter[dict[str, Life]]:
    return TypeAdapter(dict[str, Life])


def as_json(
    edition: Edition, lives: Mapping[str, Life] | None = None, changes: int | None = None
) -> str:
    """``udgave.json``: the content of ``edition`` in the newest form, the same bytes every time.

    ``lives`` are those of its initiatives, where they are known; ``changes`` is how much changed
    since the edition before, where there is one.
    """
    data = content(edition).model_dump(mode="json", by_alias=True, exclude_none=True)
    if lives:
        data[LIVES] = _lives().dump_python(dict(lives), by_alias=True, exclude_none=True)
    if changes is not None:
        data[CHANGES] = changes
    return (
        json.dumps({"format": FORMAT, **data}, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    )


def from_json(text: str, name: str = EDITION_FILE) -> Edition:
    """The edition in ``text``, of any form up to the newest; ``name`` is what a message calls it.

    Raises EditionFileError for everything else, whatever it is.
    """
    data = _newest(text, name)
    for beside in (LIVES, CHANGES):
        data.pop(beside, None)
    if strange := _strange(data):
        _damaged(name, "number", found=strange)
    try:
        return Edition.model_validate(data, by_alias=True, by_name=False)
    except ValidationError as error:
        place = error.errors(include_url=False, include_context=False, include_input=False)[0]
        _damaged(name, "shape", found=".".join(map(str, place["loc"])))


def from_bytes(data: bytes, name: str = EDITION_FILE) -> Edition:
    """The edition in the bytes of a file; raises EditionFileError like ``from_json``."""
    return from_json(_decoded(data, name), name)


def lives_in(data: bytes, name: str = EDITION_FILE) -> dict[str, Life]:
    """The lives of the initiatives in the bytes of a file; none in one that was written without.

    Raises EditionFileError like ``from_json``.
    """
    found = _newest(_decoded(data, name), name).get(LIVES, {})
    try:
        return _lives().validate_python(found, by_alias=True, by_name=False)
    except ValidationError:
        _damaged(name, "shape", found=LIVES)


def edition_header(data: bytes, name: str = EDITION_FILE) -> tuple[School, EditionFile, int | None]:
    """The school, the edition's facts and its number of changes, without the rest of it.

    Raises EditionFileError like ``from_json``.
    """
    found = _newest(_decoded(data, name), name)
    changes = found.get(CHANGES)
    try:
        school = School.model_validate(found["skole"], by_alias=True, by_name=False)
        info = EditionFile.model_validate(found["udgave"], by_alias=True, by_name=False)
    except (KeyError, ValidationError) as error:
        _damaged(name, "shape", found=str(error).partition("\n")[0])
    return school, info, changes if type(changes) is int else None


def year_and_ids(data: bytes, name: str = EDITION_FILE) -> tuple[str, frozenset[str]]:
    """The school year of an edition and the ids of its active and retired initiatives.

    That is all the rules ask of every published edition, so nothing else is validated.
    """
    edition = _newest(_decoded(data, name), name)
    try:
        active = [str(row["id"]) for part in edition["afdelinger"] for row in part["indsatser"]]
        retired = [str(row["id"]) for row in edition["udgåede"]]
        return str(edition["udgave"]["skoleår"]), frozenset([*active, *retired])
    except (KeyError, TypeError, AttributeError) as error:
        _damaged(name, "shape", found=error)


def _decoded(data: bytes, name: str) -> str:
    if len(data) > MAX_BYTES:
        _too_large(name)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        _damaged(name, "utf8")


def _newest(text: str, name: str) -> Data:
    """What ``text`` holds, brought up to the newest form, not yet validated."""
    if len(text) > MAX_BYTES:
        _too_large(name)
    data = _parsed(text, name)
    found = data.pop("format", None) if isinstance(data, dict) else None
    if type(found) is not int or found < min(_UPGRADES):
        _damaged(name, "format")
    if found > FORMAT:
        raise EditionFileError(REFUSALS["file_newer"].format(name=name, found=found, known=FORMAT))
    try:
        for number in range(found, FORMAT):
            data = _UPGRADES[number](data)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        _damaged(name, "shape", found=error)
    return dict(data)


def _parsed(text: str, name: str) -> Any:
    def refuse(constant: str) -> NoReturn:
        _damaged(name, "number", found=constant)

    try:
        return json.loads(text, parse_constant=refuse)
    except json.JSONDecodeError as error:
        _damaged(name, "json", line=error.lineno)
    except ValueError:  # a number of thousands of digits
        _damaged(name, "number", found="…")
    except RecursionError:
        _damaged(name, "nesting")


def _strange(data: Data) -> str:
    """A truth value or a number where an edition has text; pydantic would read it as a date."""
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


def _too_large(name: str) -> NoReturn:
    limit = MAX_BYTES // 1_000_000
    raise EditionFileError(REFUSALS["file_too_large"].format(name=name, limit=limit))


def _damaged(name: str, reason: str, **values: object) -> NoReturn:
    said = FILE_REASONS[reason].format(**values)
    raise EditionFileError(REFUSALS["file_damaged"].format(name=name, reason=said)) from None


_NUMBERS = frozenset({"fra", "til", "niveau"})

_EDITION_1 = {
    "school": "skole",
    "info": "udgave",
    "themes": "temaer",
    "departments": "afdelinger",
    "transitions": "overgange",
    "retired": "udgåede",
    "pages": "sider",
}
_PAGE_1 = {"title": "titel", "sections": "afsnit", "anchors": "ankre"}
_SECTION_1 = {"level": "niveau", "title": "titel", "blocks": "stykker"}
_BLOCK_1 = {"kind": "slags", "text": "tekst"}
"""The English keys of format 1 and what they became; keys not named here stayed."""


def _from_1(data: Data) -> Data:
    """Format 1: ``{"udgave": {…}}`` with the code's own names, Markdown source and lines."""
    edition = _renamed(data["udgave"], _EDITION_1)
    edition["sider"] = [_page_from_1(page) for page in edition["sider"]]
    return edition


def _page_from_1(data: Data) -> Data:
    page = _renamed(data, _PAGE_1, "markdown")
    page["afsnit"] = [_renamed(section, _SECTION_1, "line") for section in page["afsnit"]]
    for section in page["afsnit"]:
        section["stykker"] = [_renamed(each, _BLOCK_1, "line") for each in section["stykker"]]
    return page


def _from_2(data: Data) -> Data:
    """Format 2: the same, but nothing is said of where the words of a text lead."""
    return data


def _renamed(data: Data, names: Mapping[str, str], *dropped: str) -> Data:
    return {names.get(key, key): value for key, value in data.items() if key not in dropped}


_UPGRADES: Mapping[int, Callable[[Data], Data]] = {1: _from_1, 2: _from_2}
"""How each older form is brought up to the next one."""
