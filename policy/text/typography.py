"""Quotation marks, dashes, spaces: what Danish typography asks for, and the text mended.

Quoted words stand in ”…” or «…»; a dash has spaces around it between parts of a sentence and none
in a range; a fixed space keeps a number with its word. The wording is never touched.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from policy.text.danish import NBSP
from policy.text.prose_mask import COVER

_MONTHS = "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
_LIST_MARK = re.compile(r"[ \t>]*(?:[-*+]|\d{1,9}[.)]|#+)?[ \t]*\Z")

# A pattern that begins with a character and looks back from behind it is quicker to search for.
_BEHIND_NUMBER = re.compile(
    rf"\d(?<!\w\d)(?:\d{{0,3}}\.(?P<x> )(?=(?:klasse|klassetrin|årgang|{_MONTHS})\b)"
    r"|\d{0,8}(?P<y> )(?=%|kr\.))"
)
_BEFORE_NUMBER = re.compile(r"(?:§|\b(?:kl|nr|stk)\.)(?P<x> )(?=\d)")
_RANGE = re.compile(r"\d(?<![\w/.,–-]\d)\d{0,3}\.?(?P<x>-)\d{1,4}\.?(?![\w/–-])")
_DASH = re.compile(rf"(?<=[^\s{COVER}]) (?P<x>-{{1,3}}) (?=[^\s{COVER}])")
_SPACES = re.compile(rf"(?<=[^\s{COVER}])(?P<x> {{2,}})(?=[^\s{COVER}])")
_QUOTED = (
    ('"“„', re.compile(r"\"[^\"\n]*\"|[“„][^“”„\n]*[“”]"), "”"),
    ("'‘", re.compile(r"(?<!\w)'[^'\n]+'(?!\w)|‘[^‘’\n]*’"), "’"),
)
_ROWS: tuple[tuple[str, Sequence[str], re.Pattern[str], str], ...] = (
    ("ANFØRSELSTEGN-FORM", "'", re.compile(r"(?<=[^\W\d_])(?P<x>')(?=[^\W\d_])"), "’"),
    ("TANKESTREG-MANGLER", [" -"], _DASH, "–"),
    ("TANKESTREG-MANGLER", "-", _RANGE, "–"),
    ("FAST-MELLEMRUM", " ", _BEHIND_NUMBER, NBSP),
    ("FAST-MELLEMRUM", ["§ ", "kl. ", "nr. ", "stk. "], _BEFORE_NUMBER, NBSP),
    ("DOBBELT-MELLEMRUM", ["  "], _SPACES, " "),
    ("TRE-PUNKTER", ["..."], re.compile(r"(?<!\.)(?P<x>\.{3})(?!\.)"), "…"),
)
"""A slip's code; what stands in every text that has one, which is quickly seen; what finds it, and
the piece of it that is to be another."""

Edit = tuple[int, int, str]


@dataclass(frozen=True)
class Mend:
    """A slip: from where to where in the text it is shown, and the edits that mend it.

    ``code`` is the message's; an edit is where a piece begins and ends, and what it becomes.
    """

    code: str
    start: int
    end: int
    edits: tuple[Edit, ...]

    def found(self, text: str) -> str:
        """The slip as it stands in ``text``."""
        return text[self.start : self.end]

    def mended(self, text: str) -> str:
        """The same, mended."""
        moved = [(start - self.start, end - self.start, new) for start, end, new in self.edits]
        return apply(self.found(text), moved)


def apply(text: str, edits: Iterable[Edit]) -> str:
    """``text`` with all ``edits`` made; none of them may overlap."""
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def mends(prose: str) -> Iterator[Mend]:
    """The slips of ``prose``, in which what is not prose is covered."""
    for signs, pattern, mark in _QUOTED:
        for match in _found(pattern, prose, signs):
            ends = (match.start(), match.end() - 1)
            edits = tuple((at, at + 1, mark) for at in ends if prose[at] != mark)
            yield Mend("ANFØRSELSTEGN-FORM", *match.span(), edits)
    for code, needed, pattern, new in _ROWS:
        for match in _found(pattern, prose, needed):
            start, end = match.span(str(match.lastgroup))
            if pattern is _RANGE or not _is_list_mark(prose, start):
                yield Mend(code, *_with_words(prose, *match.span()), ((start, end, new),))


def _found(pattern: re.Pattern[str], prose: str, signs: Sequence[str]) -> Iterable[re.Match[str]]:
    return pattern.finditer(prose) if any(each in prose for each in signs) else ()


def _is_list_mark(prose: str, at: int) -> bool:
    """Whether nothing but the mark of an item or a heading stands before ``at`` on its line."""
    return bool(_LIST_MARK.match(prose, prose.rfind("\n", 0, at) + 1, at))


def _with_words(prose: str, start: int, end: int) -> tuple[int, int]:
    """The span with the words that it touches, whole."""
    while start and _is_word(prose[start - 1]):
        start -= 1
    while end < len(prose) and _is_word(prose[end]):
        end += 1
    return start, end


def _is_word(character: str) -> bool:
    return not character.isspace() and character != COVER


def glued(text: str) -> str:
    """``text`` with a fixed space between each number and the word that it belongs to."""
    for pattern in (_BEHIND_NUMBER, _BEFORE_NUMBER):
        text = pattern.sub(lambda match: match[0].replace(" ", NBSP), text)
    return text
