"""Mending a page's Markdown where that is safe: typography, and one sentence a line.

No word is changed, added or moved; what ``data/accepted.yaml`` lets stand is left as it is.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from policy.loading.markdown_page import tokens
from policy.model.problems import Problem
from policy.rules.text import broken_lines, check_sentences, sentence_lines
from policy.rules.typography import check_page
from policy.text.prose_mask import covered
from policy.text.sentences import starts
from policy.text.typography import Edit, apply

Accepted = Collection[tuple[str, str, str]]
"""Code, path and found text of each warning that may stand."""

_ROUNDS = 4
"""Mending one slip can show another behind it; more than a few rounds are never needed."""
_BEGINNING = re.compile(
    r"(?P<quote>[ \t]*(?:>[ \t]?)*)"
    r"(?P<mark>[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(?P<note>\[\^[^\]]+\]:[ \t]*)?"
)


@dataclass(frozen=True)
class Mended:
    """A page's text after mending, and how many places were mended."""

    text: str
    count: int = 0


def mend(path: str, text: str, accepted: Accepted = frozenset()) -> Mended:
    """The page ``path`` with the text ``text``, mended."""
    count = 0
    for _ in range(_ROUNDS):
        before = text
        for step in (_marks, _joins, _splits):
            edits = list(_apart(step(path, text, accepted)))
            text, count = apply(text, edits), count + len(edits)
        if text == before:
            break
    return Mended(text, count)


def _marks(path: str, text: str, accepted: Accepted) -> Iterator[Edit]:
    """Quotation marks, dashes, spaces."""
    for slip, problem in check_page(path, text):
        if not _is_accepted(problem, accepted):
            yield from slip.edits


def _joins(path: str, text: str, accepted: Accepted) -> Iterator[Edit]:
    """A sentence over several lines is put on one."""
    prose, offsets = _lines(text)
    kept = _kept(path, text, "SÆTNING-DELT", accepted)
    for number in broken_lines(prose, tokens(text)):
        if number not in kept:
            line = text[offsets[number - 1] :].split("\n", 1)[0]
            indent = len(line) - len(line.lstrip(" \t>"))
            end_above = offsets[number - 2] + len(prose[number - 2].rstrip())
            yield end_above, offsets[number - 1] + indent, " "


def _splits(path: str, text: str, accepted: Accepted) -> Iterator[Edit]:
    """A further sentence of a line gets a line of its own, as far in as the first."""
    prose, offsets = _lines(text)
    kept = _kept(path, text, "FLERE-SÆTNINGER", accepted)
    for number, line in sentence_lines(prose, tokens(text)):
        begun = offsets[number - 1]
        for start in starts(line) if number not in kept else ():
            spaces = len(line[:start]) - len(line[:start].rstrip())
            yield begun + start - spaces, begun + start, "\n" + _indent(text, begun)


def _indent(text: str, begun: int) -> str:
    """What a further line of the block that begins on this line starts with."""
    match = _BEGINNING.match(text, begun)
    if match is None:
        return ""
    return match["quote"] + " " * len(match["mark"]) + " " * (4 if match["note"] else 0)


def _lines(text: str) -> tuple[list[str], list[int]]:
    """The lines of the prose, and the offset at which each begins."""
    prose, offsets = covered(text).split("\n"), [0]
    for line in prose:
        offsets.append(offsets[-1] + len(line) + 1)
    return prose, offsets


def _kept(path: str, text: str, code: str, accepted: Accepted) -> set[int]:
    """The lines that are accepted as they are."""
    if not any(each[:2] == (code, path) for each in accepted):
        return set()
    problems = check_sentences(path, covered(text).split("\n"), tokens(text))
    return {p.place.line for p in problems if p.code == code and _is_accepted(p, accepted)}


def _is_accepted(problem: Problem, accepted: Accepted) -> bool:
    return (problem.code, problem.place.path, problem.found) in accepted


def _apart(edits: Iterator[Edit]) -> Iterator[Edit]:
    """The edits that do not overlap one before them; the others wait for the next round."""
    end = -1
    for edit in sorted(set(edits)):
        if edit[0] >= end:
            yield edit
            end = edit[1]
