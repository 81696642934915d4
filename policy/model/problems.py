"""Problems found in a policy: place, rule broken, what is wrong and what to do.

Only this module makes the two forms that users rely on: the printed ``path:line:column: CODE
message`` and the JSON object. Problems sort by file, line and column.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import lru_cache, wraps
from typing import Any, ClassVar, Literal, ParamSpec, Self, TypeVar, cast

from policy.text.danish import date_in_words
from policy.text.dates import KnownDate
from policy.text.shorten import truncated
from policy.words.problem_messages import MESSAGES, UNGUESSED, WARNINGS

_CURLY_QUOTES = frozenset("”“„»«’‘")
_LINE_BREAK = re.compile("\n")
_CACHED_TEXTS = 64
"""How many texts' lines are cached: a text with one problem often has more."""
_CACHED_RESULTS = 1024
"""How many pages' problems are cached of each rule, as many as there are pages in the cache."""
P = ParamSpec("P")
T = TypeVar("T")
Severity = Literal["fejl", "advarsel"]


@dataclass(frozen=True, order=True)
class Place:
    """A place in a file: ``path`` relative to the root, 1-based line and column in characters."""

    path: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, order=True)
class Problem:
    """An error (``fejl``) or a warning (``advarsel``) at a place.

    ``found`` is the offending text that the message quotes; entries in ``data/accepted.yaml`` name
    a warning by it.
    """

    place: Place
    code: str
    message: str
    severity: Severity
    found: str = field(default="", compare=False)

    def __str__(self) -> str:
        mark = "advarsel: " if self.severity == "advarsel" else ""
        place = self.place
        return f"{place.path}:{place.line}:{place.column}: {mark}{self.code} {self.message}"

    def as_data(self) -> dict[str, Any]:
        """The contract's JSON object: path, line, column, code, message, severity."""
        return {
            **asdict(self.place),
            "code": self.code,
            "message": self.message,
            "severity": self.severity,
        }


def place_of(path: str, text: str, offset: int) -> Place:
    """The place of the character at ``offset`` of the file ``path`` with the text ``text``."""
    starts, at = _line_starts(text), min(offset, len(text))
    line = bisect_right(starts, at)
    return Place(path, line, at - starts[line - 1] + 1)


@lru_cache(_CACHED_TEXTS)
def _line_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in _LINE_BREAK.finditer(text))]


def remembered(rule: Callable[P, Iterator[T]]) -> Callable[P, tuple[T, ...]]:
    """The ``rule``, which depends on its arguments alone: asked again, it tells what it found.

    A program that goes on checks a policy again and again of which one page is other than before.
    """

    @lru_cache(_CACHED_RESULTS)
    @wraps(rule)
    def found(*given: P.args, **named: P.kwargs) -> tuple[T, ...]:
        return tuple(rule(*given, **named))

    return cast("Callable[P, tuple[T, ...]]", found)


class InputError(Exception):
    """Unusable input; the text says in Danish what is wrong and what to do."""

    reasons: ClassVar[Mapping[str, str]] = {}
    """The Danish texts of this kind of error by key."""

    @classmethod
    def because(cls, key: str, **values: object) -> Self:
        """The error whose text is ``reasons[key]``, filled with ``values``."""
        return cls(cls.reasons[key].format(**{name: said(each) for name, each in values.items()}))


class PolicyError(InputError):
    """The policy has errors and cannot be used; the text is the printed list of problems."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


def problem(place: Place, code: str, **values: object) -> Problem:
    """The problem ``code`` at ``place``, its Danish message filled with ``values``.

    ``found`` among the values is quoted and truncated; line breaks in values become spaces. The
    one of ``candidates`` closest to ``found`` becomes a suggestion, and so does ``likely``, however
    far it is; where there is none, some messages say what else to do.
    """
    found = str(values.pop("found", ""))
    likely, candidates = values.pop("likely", ""), values.pop("candidates", ())
    guess = f" Mente du {quoted(str(likely))}?" if likely else suggestion(found, candidates)  # type: ignore[arg-type]
    advice = guess or UNGUESSED.get(code, "")
    plain = {name: _one_line(said(value)) for name, value in values.items()}
    text = MESSAGES[code].format(found=quoted(found), **plain)
    severity: Severity = "advarsel" if code in WARNINGS else "fejl"
    return Problem(place, code, f"{text}{advice}", severity, found)


def said(value: object) -> str:
    """A value as a message says it: a date in words."""
    return date_in_words(value) if isinstance(value, (date, KnownDate)) else str(value)


def colon_problem(place: Place, text: str) -> Problem:
    """The problem of a YAML text at ``place`` that its colon splits; ``text`` is its beginning."""
    if text[:1] in _CURLY_QUOTES:
        return problem(place, "YAML-ANFØRSELSTEGN", name=text[:1])
    return problem(place, "YAML-KOLON")


def quoted(text: str, limit: int = 80) -> str:
    """``text`` in guillemets on one line, unprintable characters made visible, cut at ``limit``."""
    return f"«{truncated(_one_line(text), limit)}»"


def _one_line(text: str) -> str:
    line = " ".join(text.split())
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in line)


def suggestion(found: str, candidates: Iterable[str]) -> str:
    """« Mente du «x»?» for the candidate nearest to ``found``, or nothing."""
    by_folded = {candidate.casefold(): candidate for candidate in candidates}
    if not by_folded:
        return ""
    from difflib import get_close_matches  # needed by few runs

    near = get_close_matches(found.casefold(), by_folded, n=1, cutoff=0.6)
    return f" Mente du {quoted(by_folded[near[0]])}?" if near else ""


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of ``problems`` is an error (``fejl``), which stops builds and publication."""
    return any(each.severity == "fejl" for each in problems)
