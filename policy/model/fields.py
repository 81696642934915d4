"""The scalar types of the data files: parsers of written values.

All values reach the model as text or ``None``; these types parse grades, dates and booleans. An
invalid value raises ``PydanticCustomError``, whose type is the code of the problem's message
(``policy.words.problem_messages``).
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from typing import Annotated, TypeVar

from pydantic import AfterValidator, BeforeValidator, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

from policy.model.year_times import mistaken
from policy.text.dates import KnownDate
from policy.text.grades import grades_as_written

HIGHEST_GRADE = 10
"""The Danish folkeskole ends with the optional 10th grade (folkeskoleloven § 3)."""

EARLIEST_YEAR, LATEST_YEAR = 1900, 2199
"""The years that a date of a policy may have; others are mistyped."""

ADDRESS_SCHEMES = ("https", "http", "mailto", "tel")
"""The allowed URL schemes; ``javascript:`` and the like are refused."""

# Longer numbers are never grades, and int() is slow on thousands of digits.
_GRADE_PART = re.compile(r"(\d{1,3})(?:\s*[-–]\s*(\d{1,3}))?\Z", re.ASCII)
_ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})\Z", re.ASCII)
_YEAR = re.compile(r"(\d{4})/(\d{2})\Z", re.ASCII)
_MONTHS = re.compile(r"(?:[1-9]|1[01])\Z", re.ASCII)
_ADDRESS = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(\S+)\Z", re.ASCII)
_TELEPHONE = re.compile(r" *\+?\d(?:[ -]?\d){2,14}", re.ASCII)
"""From three digits (112) to the fifteen that a number has at most (ITU-T E.164)."""
_INVISIBLE = {"Cc", "Cs", "Cn"}


def _refusal(code: str, value: object) -> PydanticCustomError:
    """The error of a value that breaks the rule ``code``; its message quotes ``value``."""
    return PydanticCustomError(code, code, {"value": value})


def _parsed_by(parse: Callable[[str], object]) -> BeforeValidator:
    """A validator that parses text and leaves values of other types to pydantic.

    Lists and mappings are refused, as pydantic might convert them to tuples.
    """

    def read(value: object) -> object:
        if isinstance(value, (list, dict)):
            raise _refusal("FORKERT-TYPE", value)
        return parse(value) if isinstance(value, str) else value

    return BeforeValidator(read)


def _matching(pattern: str, code: str, flags: re.RegexFlag = re.ASCII) -> AfterValidator:
    compiled = re.compile(pattern, flags)

    def check(value: str) -> str:
        if not compiled.fullmatch(value):
            raise _refusal(code, value)
        return value

    return AfterValidator(check)


def _none_as(empty: object) -> BeforeValidator:
    """A validator that reads a key without a value as ``empty``."""
    return BeforeValidator(lambda value: empty if value is None else value)


def _text(value: str) -> str:
    """``value`` stripped and in NFC; refuses empty text and control characters."""
    text = unicodedata.normalize("NFC", value).strip()
    if not text:
        raise _refusal("TOM-TEKST", value)
    for character in text:
        if character not in "\n\t" and unicodedata.category(character) in _INVISIBLE:
            raise _refusal("USYNLIGT-TEGN", f"U+{ord(character):04X}")
    return text


def _grades(value: str) -> tuple[int, ...]:
    """``"0-3"``, ``"5"`` or ``"0, 1"`` as an ascending tuple of grades, e.g. ``(0, 1, 2, 3)``."""
    grades: set[int] = set()
    for part in value.split(","):
        match = _GRADE_PART.match(part.strip())
        if not match:
            raise _refusal("KLASSETRIN-FORM", value)
        first, last = int(match[1]), int(match[2] or match[1])
        if last < first:
            raise _refusal("KLASSETRIN-ORDEN", value)
        if last > HIGHEST_GRADE:
            raise _refusal("KLASSETRIN-FOR-HØJT", value)
        grades.update(range(first, last + 1))
    return tuple(sorted(grades))


def _step(value: str) -> tuple[int, ...]:
    """``"0-1"`` as ``(0, 1)``: a step from one grade to the next."""
    grades = _grades(value)
    if len(grades) != 2 or "," in value:
        raise _refusal("OVERGANG-FORM", value)
    return grades


def _grade(value: str) -> int:
    """``"4"`` as ``4``."""
    grades = _grades(value)
    if len(grades) != 1:
        raise _refusal("KLASSETRIN-FORM", value)
    return grades[0]


def _months(value: str) -> int:
    """``"4"`` as ``4``: less than a year, so that it is told in the year before."""
    if not _MONTHS.match(value.strip()):
        raise _refusal("MÅNEDER-FORM", value)
    return int(value)


def _date(value: str) -> date:
    """``"2026-11-23"`` as a date; a wrong format and a non-existent date have different codes."""
    match = _ISO_DATE.match(value.strip())
    if not match:
        raise _refusal("DATO-FORM", value)
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        raise _refusal("DATO-FINDES-IKKE", value) from None


def _known_date(value: str) -> KnownDate:
    """``"2026-11-23"``, ``"2026-11"`` or ``"2026"`` as a date that is known so far."""
    try:
        known = KnownDate.read(value)
    except ValueError:
        raise _refusal("DATO-FINDES-IKKE", value) from None
    if known is None:
        raise _refusal("DATO-FORM-KENDT", value)
    if not EARLIEST_YEAR <= known.year <= LATEST_YEAR:
        raise _refusal("DATO-ÅRSTAL", value)
    return known


def _when(value: str) -> str:
    """A time of the year as it is written; mistyped months and impossible weeks are refused."""
    if mistake := mistaken(value):
        raise _refusal(mistake.code, mistake.found)
    return value


def _school_year(value: str) -> str:
    """A school year, 1 August to 31 July, written ``2026/27``."""
    match = _YEAR.match(value)
    if not match:
        raise _refusal("SKOLEÅR-FORM", value)
    if (int(match[1]) + 1) % 100 != int(match[2]):
        raise _refusal("SKOLEÅR-SPRING", value)
    if not EARLIEST_YEAR <= int(match[1]) <= LATEST_YEAR:
        raise _refusal("SKOLEÅR-ÅRSTAL", value)
    return value


def _yes_no(value: str) -> bool:
    answer = value.strip().casefold()
    if answer not in ("ja", "nej"):
        raise _refusal("JA-NEJ", value)
    return answer == "ja"


def _address(value: str) -> str:
    match = _ADDRESS.match(value)
    if not match:
        raise _refusal("ADRESSE-FORM", value)
    if match[1].lower() not in ADDRESS_SCHEMES:
        raise _refusal("ADRESSE-SKEMA", match[1])
    return value


def _contact_address(value: str) -> str:
    """An address as others are, or ``tel:`` and a number, whose spaces are left out."""
    scheme, _, number = value.partition(":")
    if scheme.lower() != "tel":
        return _address(value) if ":" in value else _no_contact(value)
    if not _TELEPHONE.fullmatch(number):
        raise _refusal("TELEFON-FORM", value)
    return f"tel:{re.sub(r'[ -]', '', number)}"


def _no_contact(value: str) -> str:
    raise _refusal("KONTAKT-FORM", value)


# The JSON schemas say what an editor accepts: YAML 1.2 reads an unquoted 5 as a number and
# 2026-11-23 as text.
_GRADE_SCHEMA = {"type": "integer", "minimum": 0, "maximum": HIGHEST_GRADE}
_GRADES_PATTERN = r"^\d+( *- *\d+)?( *, *\d+( *- *\d+)?)*$"
_INITIATIVE_ID = r"[A-Z]{1,4}[1-9][0-9]{0,4}"
_SLUG = r"[a-z][a-z0-9]*(-[a-z0-9]+)*"


def _written_as(pattern: str, **more: str) -> WithJsonSchema:
    """The JSON schema of a text of the form ``pattern``."""
    return WithJsonSchema({"type": "string", **more, "pattern": pattern})


Text = Annotated[str, AfterValidator(_text), WithJsonSchema({"type": "string", "minLength": 1})]
Grades = Annotated[
    tuple[int, ...],
    _parsed_by(_grades),
    PlainSerializer(grades_as_written),
    WithJsonSchema({"anyOf": [_GRADE_SCHEMA, {"type": "string", "pattern": _GRADES_PATTERN}]}),
]
Grade = Annotated[int, _parsed_by(_grade), WithJsonSchema(_GRADE_SCHEMA)]
Step = Annotated[
    tuple[int, int],
    _parsed_by(_step),
    PlainSerializer(grades_as_written),
    _written_as(r"^\d+ *- *\d+$"),
]
IsoDate = Annotated[date, _parsed_by(_date), _written_as(r"^\d{4}-\d{2}-\d{2}$", format="date")]
Months = Annotated[
    int, _parsed_by(_months), WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 11})
]
WrittenDate = Annotated[
    KnownDate,
    _parsed_by(_known_date),
    PlainSerializer(KnownDate.isoformat),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "integer", "minimum": EARLIEST_YEAR, "maximum": LATEST_YEAR},
                {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"},
            ]
        }
    ),
]
"""A date that may be a month or a year, where the school's own paper says no more."""

YesNo = Annotated[
    bool,
    _parsed_by(_yes_no),
    PlainSerializer(lambda value: "ja" if value else "nej"),
    WithJsonSchema({"enum": ["ja", "nej"]}),
]
SchoolYear = Annotated[Text, AfterValidator(_school_year), _written_as(r"^\d{4}/\d{2}$")]
Address = Annotated[Text, AfterValidator(_address), _written_as(r"^(https?|mailto|tel):\S+$")]
ContactAddress = Annotated[
    Text,
    AfterValidator(_contact_address),
    _written_as(r"^((https?|mailto):\S+|tel: *\+?\d([ -]?\d){2,14})$"),
]
Everybody = Annotated[Text, _matching("alle", "GÆLDER-ALLE"), WithJsonSchema({"enum": ["alle"]})]
"""Whom a department is for where it is for the whole school."""

When = Annotated[Text, AfterValidator(_when), WithJsonSchema({"type": "string", "minLength": 1})]
"""When an initiative happens: months, a season, a week, or words."""

InitiativeId = Annotated[
    Text, _matching(_INITIATIVE_ID, "INDSATS-ID"), _written_as(f"^{_INITIATIVE_ID}$")
]
Slug = Annotated[Text, _matching(_SLUG, "ID-FORM"), _written_as(f"^{_SLUG}$")]
Name = Annotated[
    Text,
    _matching(r"[a-zæøå][a-zæøå0-9]*(-[a-zæøå0-9]+)*", "PART-ID"),
    _written_as(r"^[a-zæøå][a-zæøå0-9-]*$"),
]
"""A party's id: a YAML key of ``behandlet``, so Danish letters are welcome («elevråd»)."""

SearchTerm = Annotated[
    Text,
    _matching(r"[^\W_]+(-[^\W_]+)*", "SØGEORD-FORM", re.UNICODE),
    _written_as(r"^\S+$"),
]
"""One word as it is typed into a search field: letters, digits, hyphens between them."""

_LONGEST_TERM = 60
_TERM = r"[^\W_]+([ .&/'’-]+[^\W_]+)*\.?"
ExplainedTerm = Annotated[
    Text,
    _matching(_TERM, "FORKLARET-ORD", re.UNICODE),
    _written_as(rf"^[^<>*_`]{{1,{_LONGEST_TERM}}}$"),
]
"""A word, an abbreviation or a few words: letters and digits, and what stands between them."""


def is_explained_term(text: str) -> bool:
    """Whether ``text`` can be an ``ExplainedTerm``."""
    return bool(re.fullmatch(_TERM, text)) and len(text) <= _LONGEST_TERM


Explanation = Annotated[
    Text,
    _matching(r"(?!.*(<[/!\w]|&#?\w+;|[*_`]{2}|`|\]\())[^\n]{1,300}", "FORKLARING-FORM"),
    _written_as(r"^[^<>`]{1,300}$"),
]
"""A short plain text on one line; what would be markup in a page would be shown as its signs."""

SettingValue = Annotated[Text, _matching(r"[a-z][a-z-]*|\d(\.\d)?", "SIDEHOVED-VÆRDI")]
"""A word or a small number that the site's templates know."""

_BLOCK_KINDS = {
    "paragraph": "afsnit",
    "item": "punkt",
    "footnote": "fodnote",
    "head": "tabelhoved",
    "row": "række",
    "definition": "definition",
    "macro": "kald",
}
_BLOCK_NAMES = {danish: kind for kind, danish in _BLOCK_KINDS.items()}
BlockKind = Annotated[
    str,
    _parsed_by(lambda value: _BLOCK_NAMES.get(value, value)),
    PlainSerializer(lambda kind: _BLOCK_KINDS.get(kind, kind)),
    WithJsonSchema({"enum": list(_BLOCK_NAMES)}),
]
"""The kind of a block of a page: English in code, Danish in ``udgave.json``."""

Row = TypeVar("Row")
Rows = Annotated[tuple[Row, ...], _none_as(())]
"""A list that may be left out, or written without items."""

NoneAsEmptyMap = _none_as({})
NoneAsNo = _none_as(False)
