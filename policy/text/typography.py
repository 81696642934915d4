"""Finds typographic slips in Danish text, each with its fix: quotation marks, dashes, spaces.

Quotations take ”…” or «…». An en dash has spaces around it between parts of a sentence and none in
a range. Between a number and its word is an ordinary space: before a no-break one a voice that
reads aloud speaks the full stop («fem punktum klasse»). The wording is never changed.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from policy.text.prose_mask import MASK

NBSP = "\N{NO-BREAK SPACE}"
_FIXED = f"(?:{NBSP}|&nbsp;)"
MONTHS = "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
_LIST_MARK = re.compile(r"[ \t>]*(?:[-*+]|\d{1,9}[.)]|#+)?[ \t]*\Z")

# Patterns start with a literal character and check what precedes it by a lookbehind, which the
# regex engine searches for faster.
_AFTER_NUMBER = re.compile(
    rf"\d(?<!\w\d)(?:\d{{0,3}}\.(?P<x>{_FIXED})(?=(?:klasse|klassetrin|årgang|{MONTHS})\b)"
    rf"|\d{{0,8}}(?P<y>{_FIXED})(?=%|kr\.))"
)
_BEFORE_NUMBER = re.compile(rf"(?:§|\b(?:kl|nr|stk)\.)(?P<x>{_FIXED})(?=\d)")
_RANGE = re.compile(r"\d(?<![\w/.,–-]\d)\d{0,3}\.?(?P<x>-)\d{1,4}\.?(?![\w/–-])")
_NO_SPACE = re.compile(r"\d(?<![\w./]\d)\d?\.(?P<x>)(?=[a-zæøå]{3})")
_DASH = re.compile(rf"(?<=[^\s{MASK}]) (?P<x>-{{1,3}}) (?=[^\s{MASK}])")
_SPACES = re.compile(rf"(?<=[^\s{MASK}])(?<!^:)(?P<x> {{2,}})(?=[^\s{MASK}])", re.MULTILINE)
_QUOTED = (
    ('"“„', re.compile(r"\"[^\"\n]*\"|[“„][^“”„\n]*[“”]"), "”"),
    ("'‘", re.compile(r"(?<!\w)'[^'\n]+'(?!\w)|‘[^‘’\n]*’"), "’"),
)
_RULES: tuple[tuple[str, Sequence[str], re.Pattern[str], str], ...] = (
    ("ANFØRSELSTEGN-FORM", "'", re.compile(r"(?<=[^\W\d_])(?P<x>')(?=[^\W\d_])"), "’"),
    ("TANKESTREG-MANGLER", [" -"], _DASH, "–"),
    ("TANKESTREG-MANGLER", "-", _RANGE, "–"),
    ("FAST-MELLEMRUM", [NBSP, "&nbsp;"], _AFTER_NUMBER, " "),
    ("FAST-MELLEMRUM", [NBSP, "&nbsp;"], _BEFORE_NUMBER, " "),
    ("MELLEMRUM-MANGLER", ".", _NO_SPACE, " "),
    ("DOBBELT-MELLEMRUM", ["  "], _SPACES, " "),
    ("TRE-PUNKTER", ["..."], re.compile(r"(?<!\.)(?P<x>\.{3})(?!\.)"), "…"),
)
"""Each rule: its code, strings of which a text needs one for the rule to apply (a quick test), the
pattern whose only matched group is replaced, and the replacement."""

Edit = tuple[int, int, str]
"""A replacement in a text: start offset, end offset, new text."""


@dataclass(frozen=True)
class Slip:
    """A typographic slip: the span of the text that a message quotes, and the edits that fix it.

    ``code`` is the code of the message; ``start`` and ``end`` are offsets.
    """

    code: str
    start: int
    end: int
    fix: tuple[Edit, ...]

    def quoted(self, text: str) -> str:
        """The quoted span of ``text`` as it is written."""
        return text[self.start : self.end]

    def fixed(self, text: str) -> str:
        """The quoted span of ``text`` with the slip fixed."""
        moved = [(start - self.start, end - self.start, new) for start, end, new in self.fix]
        return apply_edits(self.quoted(text), moved)


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """``text`` with all ``edits`` applied; they must not overlap."""
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def find_slips(prose: str) -> Iterator[Slip]:
    """The slips in ``prose``, which is masked as by ``mask_non_prose``."""
    for marks, pattern, mark in _QUOTED:
        for match in _matches(pattern, prose, marks):
            ends = (match.start(), match.end() - 1)
            edits = tuple((at, at + 1, mark) for at in ends if prose[at] != mark)
            yield Slip("ANFØRSELSTEGN-FORM", *match.span(), edits)
    for code, needed, pattern, new in _RULES:
        for match in _matches(pattern, prose, needed):
            start, end = match.span(str(match.lastgroup))
            if pattern in (_RANGE, _NO_SPACE) or not _is_list_mark(prose, start):
                yield Slip(code, *_extended_to_words(prose, *match.span()), ((start, end, new),))


def _matches(
    pattern: re.Pattern[str], prose: str, needed: Sequence[str]
) -> Iterable[re.Match[str]]:
    return pattern.finditer(prose) if any(each in prose for each in needed) else ()


def _is_list_mark(prose: str, at: int) -> bool:
    """Whether only a list or heading marker precedes the offset ``at`` on its line."""
    return bool(_LIST_MARK.match(prose, prose.rfind("\n", 0, at) + 1, at))


def _extended_to_words(prose: str, start: int, end: int) -> tuple[int, int]:
    """The span extended to whole words."""
    while start and _is_word(prose[start - 1]):
        start -= 1
    while end < len(prose) and _is_word(prose[end]):
        end += 1
    return start, end


def _is_word(character: str) -> bool:
    return not character.isspace() and character != MASK
