"""Translates the YAML parser's errors into Danish problems that a coordinator can act on.

PyYAML's two parsers (libyaml's and its own) word the same fault slightly differently; each pattern
of ``_CODES`` matches the wording of both. An unknown wording still gives a problem on the right
line.
"""

import re
from collections.abc import Callable
from typing import Any

import yaml

from policy.model.problems import Place, Problem, colon_problem, problem

_CODES = {
    "YAML-KOLON": "mapping values are not allowed",
    "YAML-TABULATOR": "tab character",
    "YAML-MANGLER-KOLON": "could not find expected ':'",
    "YAML-BAGSTREG": "unknown escape character|did not find expected hexdecimal"
    "|expected escape sequence|invalid Unicode character escape",
    "YAML-BLOK": "expected (a )?comment or (a )?line break|expected chomping|indentation indicator",
    "YAML-PARENTES": "expected ',' or|expected (the )?node content",
    "YAML-INDRYKNING": "did not find expected (key|'-' indicator)|expected <block end>"
    "|not allowed (in this context|here)",
    "YAML-SPECIALTEGN": "expected alphabetic or numeric character|cannot start any token",
    "YAML-MÆRKE": "tag",
}
"""Patterns of the parser's wording by code; the first that matches counts."""
_KEY = re.compile(r"[\s-]*\w+")
_KEY_WITHOUT_SPACE = re.compile(r"[\s-]*(\w+:[^\s/].*)")
_BARE_KEY = re.compile(r"\s*[a-zæøå_]+")
_HAS_KEY = re.compile(r"\w+:(?:\s|$)")
_VALUE = re.compile(r"[ -]*(?:\w+:[ ]+)?(\S)")
_FIRST = re.compile(r"[ ]*(?:- +)*(?P<key>\w+ *: +)?(?P<sign>[-?](?=\s|$)|[\[{,])")
"""The sign that a value begins with, where YAML reads it as something else than text."""
_AT_CONTEXT = frozenset({"YAML-MANGLER-KOLON", "YAML-CITATIONSTEGN"})


def syntax_problem(
    path: str,
    lines: list[str],
    error: yaml.MarkedYAMLError,
    last_quoted: Any,
) -> Problem:
    """``error`` of the file ``path`` as a problem in Danish, at the place to look at first.

    ``last_quoted`` is the last quoted scalar read: where it spans several lines and the error
    follows right after it, its closing quote is missing.
    """
    if last_quoted and _swallowed_lines(last_quoted, error):
        return problem(_place(path, last_quoted.start_mark, lines), "YAML-CITATIONSTEGN")
    code = _code(error)
    mark = error.problem_mark or error.context_mark
    if error.context_mark and (code in _AT_CONTEXT or "alphabetic" in (error.problem or "")):
        mark = error.context_mark
    place = _place(path, mark, lines)
    causes = (find(lines, place) for find, codes in _CAUSES.items() if code in codes)
    if found := next(filter(None, causes), None):
        return found
    if code == "YAML-KOLON" and (begin := _VALUE.match(lines[place.line - 1])):
        at = Place(path, place.line, begin.start(1) + 1)
        return colon_problem(at if begin[1] in "”“„»«’‘" else place, begin[1])
    rest = lines[place.line - 1][place.column - 1 :] if place.line <= len(lines) else ""
    if code == "YAML-SPECIALTEGN":
        if rest.startswith("\t"):
            return problem(place, "YAML-TABULATOR")
        return problem(place, code, found=rest[:1])
    if code == "YAML-INDRYKNING" and last_quoted and last_quoted.end_mark.line == place.line - 1:
        return problem(place, "YAML-EFTER-CITAT")
    return problem(place, code, found=rest.strip())


def _without_space(lines: list[str], place: Place) -> Problem | None:
    """The problem of a key like ``tema:Leg``, which YAML does not read as a key; or None.

    The parser reports it on the following line.
    """
    above = [n for n in range(place.line, 0, -1) if lines[n - 1].strip()]
    if _KEY.fullmatch(lines[place.line - 1][: place.column - 1]):
        above = above[1:]
    match = _KEY_WITHOUT_SPACE.match(lines[above[0] - 1]) if above else None
    if match is None:
        return None
    return problem(
        Place(place.path, above[0], match.start(1) + 1), "YAML-MELLEMRUM", found=match[1]
    )


def _read_as_sign(lines: list[str], place: Place) -> Problem | None:
    """The problem of a text that begins with, or has, a sign of lists and groups; or None."""
    line, at = lines[place.line - 1], place.column - 1
    begin = _FIRST.match(line)
    start = begin.start("sign") if begin else -1
    sign = begin["sign"] if begin else ""
    if start == at and begin and begin["key"] and sign in "-?":
        return problem(place, "YAML-LISTE-PÅ-LINJEN", found=sign)
    if (start == at and sign == ",") or (0 <= start < at and sign in "[{" and _closes(line, at)):
        if begin and not begin["key"] and re.search(r"\w: ", line[start:at]):
            return problem(place, "YAML-TEKST-I-KLAMMER", found=line[at:].strip())
        return problem(Place(place.path, place.line, start + 1), "YAML-SPECIALTEGN", found=sign)
    if line[at : at + 1] in (":", "[", "{", "]", "}") and re.search(r"[\[{]", line[:at]):
        return problem(place, "YAML-TEKST-I-KLAMMER", found=line[at:].strip())
    return None


def _closes(line: str, at: int) -> bool:
    """Whether a bracket is closed right before ``at``."""
    return line[:at].rstrip().endswith(("]", "}"))


def _without_dash(lines: list[str], place: Place) -> Problem | None:
    """The problem of an item of a list without its hyphen, where others have theirs; or None."""
    for number in (place.line, place.line - 1):
        text = lines[number - 1] if number else ""
        key = text.strip().partition(":")[0]
        begins = re.compile(rf" *- +{re.escape(key)}:(?: |$)")
        if _HAS_KEY.match(text.lstrip()) and any(map(begins.match, lines)):
            at = Place(place.path, number, len(text) - len(text.lstrip()) + 1)
            return problem(at, "MANGLER-STREG", found=key)
    line = lines[place.line - 1]
    indent = len(line) - len(line.lstrip())
    first = place.line - 1
    while first and len(lines[first - 1]) - len(lines[first - 1].lstrip(" ")) > indent:
        first -= 1
    text = lines[first]
    if not line.lstrip().startswith("- ") or not _HAS_KEY.match(text.lstrip()):
        return None
    at = Place(place.path, first + 1, len(text) - len(text.lstrip()) + 1)
    return problem(at, "MANGLER-STREG", found=text.strip().partition(":")[0])


def _joined_above(lines: list[str], place: Place) -> Problem | None:
    """The problem of a key that YAML reads as part of the text above it, or None.

    Either the line above is a key without its colon, or this line is indented too far.
    """
    line = lines[place.line - 1]
    number = next((n for n in range(place.line - 1, 0, -1) if lines[n - 1].strip()), 0)
    if number and line.lstrip().startswith("- ") and ":" not in lines[number - 1]:  # a list below
        found = lines[number - 1].lstrip(" -")
        at = Place(place.path, number, len(lines[number - 1]) - len(found) + 1)
        return problem(at, "YAML-MANGLER-KOLON", found=found.rstrip())
    if not number or not _BARE_KEY.fullmatch(line[: place.column - 1]):
        return None
    above, start = lines[number - 1], len(line) - len(line.lstrip())
    text = above.lstrip(" -")
    if len(above) - len(text) == start and not _HAS_KEY.match(text):
        return problem(
            Place(place.path, number, start + 1), "YAML-MANGLER-KOLON", found=text.rstrip()
        )
    at = Place(place.path, place.line, start + 1)
    return problem(at, "YAML-FOR-LANGT-INDE", found=line.strip())


_CAUSES: dict[Callable[[list[str], Place], Problem | None], tuple[str, ...]] = {
    _without_space: ("YAML-KOLON", "YAML-MANGLER-KOLON"),
    _without_dash: ("YAML-KOLON", "YAML-INDRYKNING"),
    _joined_above: ("YAML-KOLON",),
    _read_as_sign: ("YAML-INDRYKNING", "YAML-PARENTES"),
}
"""What looks for the slip that the parser met later, and the codes that it may explain."""


def _code(error: yaml.MarkedYAMLError) -> str:
    """The code of the first pattern in ``_CODES`` that matches the wording of ``error``."""
    context, words = error.context or "", error.problem or ""
    if "quoted scalar" in context and ("end of stream" in words or "document" in words):
        return "YAML-CITATIONSTEGN"
    found = (code for code, wording in _CODES.items() if re.search(wording, words))
    return next(found, "YAML-SKRIVEFEJL")


def _swallowed_lines(quoted: Any, error: yaml.MarkedYAMLError) -> bool:
    mark = error.problem_mark
    start, end = quoted.start_mark, quoted.end_mark
    return mark is not None and start.line < end.line and mark.line in (end.line, end.line + 1)


def _place(path: str, mark: Any, lines: list[str]) -> Place:
    """The mark as a place; one past the end of the file moves to the last non-blank line."""
    if mark is None:
        return Place(path)
    line, column = mark.line, mark.column
    if line >= len(lines) or (line == len(lines) - 1 and not lines[line]):
        line = max((n for n, text in enumerate(lines) if text.strip()), default=0)
        column = len(lines[line]) if line < len(lines) else 0
    return Place(path, line + 1, column + 1)
