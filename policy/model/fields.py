"""The scalar types of the data files: how a written value becomes a Python value.

Everything a person writes reaches the model as text or ``None``; these types turn it into
grades, dates and truth values. A value that cannot be turned raises ``PydanticCustomError``
whose type is one of our own names; ``policy.words.problem_messages`` has the words for each.
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

from policy.text.grades import grades_as_written

HIGHEST_GRADE = 10
"""The Danish folkeskole ends with the optional 10th grade (folkeskoleloven § 3)."""

ADDRESS_SCHEMES = ("http", "https", "mailto")
"""The only kinds of address a reader may be sent to; ``javascript:`` and the like never pass."""

# Longer numbers are not grades in anybody's mind, and int() is slow on thousands of digits.
_GRADE_PART = re.compile(r"(\d{1,3})(?:\s*[-–]\s*(\d{1,3}))?\Z", re.ASCII)
_ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})\Z", re.ASCII)
_YEAR = re.compile(r"(\d{4})/(\d{2})\Z", re.ASCII)
_ADDRESS = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(\S+)\Z", re.ASCII)
_INVISIBLE = {"Cc", "Cs", "Cn"}


def _custom(kind: str, value: object) -> PydanticCustomError:
    return PydanticCustomError(kind, kind, {"value": value})


def _only_text(value: object) -> object:
    """``value``; a list or mapping of the file is refused, which pydantic might read as one."""
    if isinstance(value, (list, dict)):
        raise _custom("text_expected", value)
    return value


def _text(value: str) -> str:
    """``value`` in NFC and without outer white space; refuses emptiness and control characters."""
    text = unicodedata.normalize("NFC", value).strip()
    if not text:
        raise _custom("empty_text", value)
    for character in text:
        if character not in "\n\t" and unicodedata.category(character) in _INVISIBLE:
            raise _custom("control_character", f"U+{ord(character):04X}")
    return text


def _parse_grades(value: object) -> object:
    """``"0-3"``, ``"5"`` or ``"0, 1"`` as an ascending tuple of grades, e.g. ``(0, 1, 2, 3)``."""
    if not isinstance(value, str):
        return value
    grades: set[int] = set()
    for part in value.split(","):
        match = _GRADE_PART.match(part.strip())
        if not match:
            raise _custom("grades_form", value)
        first, last = int(match[1]), int(match[2] or match[1])
        if last < first:
            raise _custom("grades_order", value)
        if last > HIGHEST_GRADE:
            raise _custom("grade_too_high", value)
        grades.update(range(first, last + 1))
    return tuple(sorted(grades))


def _parse_step(value: object) -> object:
    """``"0-1"`` as ``(0, 1)``: a step from one grade to the next."""
    if not isinstance(value, str):
        return value
    grades = _parse_grades(value)
    if not isinstance(grades, tuple) or len(grades) != 2 or "," in value:
        raise _custom("step_form", value)
    return grades


def _parse_grade(value: object) -> object:
    """``"4"`` as ``4``."""
    if not isinstance(value, str):
        return value
    grades = _parse_grades(value)
    if not isinstance(grades, tuple) or len(grades) != 1:
        raise _custom("grade_form", value)
    return grades[0]


def _parse_date(value: object) -> object:
    """``"2026-11-23"`` as a date; a date that does not exist is told apart from a wrong form."""
    if not isinstance(value, str):
        return value
    match = _ISO_DATE.match(value.strip())
    if not match:
        raise _custom("date_form", value)
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        raise _custom("date_impossible", value) from None


def _check_year(value: str) -> str:
    """A school year, 1 August to 31 July, written ``2026/27``."""
    match = _YEAR.match(value)
    if not match:
        raise _custom("year_form", value)
    if (int(match[1]) + 1) % 100 != int(match[2]):
        raise _custom("year_gap", value)
    return value


def _parse_yes_no(value: object) -> object:
    if not isinstance(value, str):
        return value
    if value not in ("ja", "nej"):
        raise _custom("yes_no", value)
    return value == "ja"


def _check_address(value: str) -> str:
    match = _ADDRESS.match(value)
    if not match:
        raise _custom("address_form", value)
    if match[1].lower() not in ADDRESS_SCHEMES:
        raise _custom("address_scheme", match[1])
    return value


def _matching(pattern: str, kind: str) -> Callable[[str], str]:
    compiled = re.compile(pattern, re.ASCII)

    def check(value: str) -> str:
        if not compiled.fullmatch(value):
            raise _custom(kind, value)
        return value

    return check


def _none_as(empty: object) -> Callable[[Any], Any]:
    """A validator that reads a key without a value as ``empty``."""
    return lambda value: empty if value is None else value


# What an editor is told: YAML 1.2 reads an unquoted 5 as a number and 2026-11-23 as text.
_GRADES_SCHEMA = {
    "anyOf": [
        {"type": "integer", "minimum": 0, "maximum": HIGHEST_GRADE},
        {"type": "string", "pattern": r"^\d+( *- *\d+)?( *, *\d+( *- *\d+)?)*$"},
    ]
}
_GRADE_SCHEMA = {"type": "integer", "minimum": 0, "maximum": HIGHEST_GRADE}
_STEP_SCHEMA = {"type": "string", "pattern": r"^\d+ *- *\d+$"}
_DATE_SCHEMA = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_YES_NO_SCHEMA = {"enum": ["ja", "nej"]}

Text = Annotated[str, AfterValidator(_text), WithJsonSchema({"type": "string", "minLength": 1})]
Grades = Annotated[
    tuple[int, ...],
    BeforeValidator(_parse_grades),
    BeforeValidator(_only_text),
    PlainSerializer(grades_as_written),
    WithJsonSchema(_GRADES_SCHEMA),
]
Grade = Annotated[int, BeforeValidator(_parse_grade), WithJsonSchema(_GRADE_SCHEMA)]
Step = Annotated[
    tuple[int, int],
    BeforeValidator(_parse_step),
    BeforeValidator(_only_text),
    PlainSerializer(grades_as_written),
    WithJsonSchema(_STEP_SCHEMA),
]
IsoDate = Annotated[
    date,
    BeforeValidator(_parse_date),
    WithJsonSchema(_DATE_SCHEMA),
]
YesNo = Annotated[
    bool,
    BeforeValidator(_parse_yes_no),
    PlainSerializer(lambda value: "ja" if value else "nej"),
    WithJsonSchema(_YES_NO_SCHEMA),
]
SchoolYear = Annotated[
    Text,
    AfterValidator(_check_year),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}/\d{2}$"}),
]
Address = Annotated[
    Text,
    AfterValidator(_check_address),
    WithJsonSchema({"type": "string", "pattern": r"^(https?|mailto):\S+$"}),
]
InitiativeId = Annotated[
    Text,
    AfterValidator(_matching(r"[A-Z]{1,4}[1-9][0-9]{0,4}", "initiative_id")),
    WithJsonSchema({"type": "string", "pattern": r"^[A-Z]{1,4}[1-9][0-9]{0,4}$"}),
]
Slug = Annotated[
    Text,
    AfterValidator(_matching(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", "slug")),
    WithJsonSchema({"type": "string", "pattern": r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"}),
]
Name = Annotated[
    Text,
    AfterValidator(_matching(r"[a-zæøå][a-zæøå0-9]*(-[a-zæøå0-9]+)*", "party_id")),
    WithJsonSchema({"type": "string", "pattern": r"^[a-zæøå][a-zæøå0-9-]*$"}),
]
"""A party's id: a YAML key of ``behandlet``, so Danish letters are welcome («elevråd»)."""

_BLOCK_KINDS = {"paragraph": "afsnit", "item": "punkt", "footnote": "fodnote", "macro": "kald"}
_BLOCK_NAMES = {danish: kind for kind, danish in _BLOCK_KINDS.items()}
BlockKind = Annotated[
    str,
    BeforeValidator(lambda value: _BLOCK_NAMES.get(value, value)),
    BeforeValidator(_only_text),
    PlainSerializer(lambda kind: _BLOCK_KINDS.get(kind, kind)),
    WithJsonSchema({"enum": list(_BLOCK_NAMES)}),
]
"""What a piece of a page is: one of the code's English names, Danish where it is written down."""

NoneAsEmptyList = BeforeValidator(_none_as(()))
NoneAsEmptyMap = BeforeValidator(_none_as({}))
NoneAsNo = BeforeValidator(_none_as(False))
