"""Fixes a page's Markdown where that is safe: typography, and one sentence per line.

No word is changed, added or moved, and warnings accepted in ``data/accepted.yaml`` are left alone.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from policy.loading.markdown_page import read_markdown
from policy.model.problems import Problem
from policy.rules import typography
from policy.rules.lookalikes import find_lookalikes
from policy.rules.sentence_lines import broken_lines, check_page, sentence_starts, text_lines
from policy.text.prose_mask import mask_non_prose
from policy.text.typography import Edit, apply_edits

Accepted = Collection[tuple[str, str, str]]
"""The code, path and quoted text of each accepted warning."""

_ROUNDS = 4
"""Fixing one slip can reveal another; a few rounds are always enough."""
_LINE_PREFIX = re.compile(
    r"(?P<quote>[ \t]*(?:>[ \t]?)*)"
    r"(?P<mark>[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(?P<note>\[\^[^\]]+\]:[ \t]*|:[ \t]+)?"
)


@dataclass(frozen=True)
class Fixed:
    """A page's fixed text, and the number of places that were fixed."""

    text: str
    count: int = 0


def fix_page(path: str, text: str, accepted: Accepted = frozenset()) -> Fixed:
    """The Markdown ``text`` of the page ``path``, fixed."""
    count = 0
    for _ in range(_ROUNDS):
        before = text
        for step in (_fix_lookalikes, _fix_typography, _join_lines, _split_lines):
            edits = list(_without_overlaps(step(path, text, accepted)))
            text, count = apply_edits(text, edits), count + len(edits)
        if text == before:
            break
    return Fixed(text, count)


def _fix_lookalikes(path: str, text: str, _: Accepted) -> Iterator[Edit]:
    """The edits that make what looks like a list or an attribute list one."""
    for each in find_lookalikes(read_markdown(path, text)):
        yield from each.fix


def _fix_typography(path: str, text: str, accepted: Accepted) -> Iterator[Edit]:
    """The edits that fix the typographic slips."""
    for slip, problem in typography.check_page(path, text):
        if not _is_accepted(problem, accepted):
            yield from slip.fix


def _join_lines(path: str, text: str, accepted: Accepted) -> Iterator[Edit]:
    """The edits that join the lines of a sentence."""
    prose, offsets = _lines(text)
    kept = _accepted_lines(path, text, "SÆTNING-DELT", accepted)
    for number in broken_lines(read_markdown(path, text), prose):
        if number not in kept:
            line = text[offsets[number - 1] :].split("\n", 1)[0]
            indent = len(line) - len(line.lstrip(" \t>"))
            end_above = offsets[number - 2] + len(prose[number - 2].rstrip())
            yield end_above, offsets[number - 1] + indent, " "


def _split_lines(path: str, text: str, accepted: Accepted) -> Iterator[Edit]:
    """The edits that move each further sentence of a line to a line of its own, indented alike."""
    prose, offsets = _lines(text)
    kept = _accepted_lines(path, text, "FLERE-SÆTNINGER", accepted)
    for number, line in text_lines(read_markdown(path, text), prose):
        line_start = offsets[number - 1]
        for start in sentence_starts(line) if number not in kept else ():
            spaces = len(line[:start]) - len(line[:start].rstrip())
            yield line_start + start - spaces, line_start + start, "\n" + _indent(text, line_start)


def _indent(text: str, line_start: int) -> str:
    """The prefix of a continuation line in the block whose line starts at ``line_start``."""
    match = _LINE_PREFIX.match(text, line_start)
    if match is None:
        return ""
    return match["quote"] + " " * len(match["mark"]) + " " * (4 if match["note"] else 0)


def _lines(text: str) -> tuple[list[str], list[int]]:
    """The lines of the masked prose, and the offset at which each starts."""
    prose, offsets = mask_non_prose(text).split("\n"), [0]
    for line in prose:
        offsets.append(offsets[-1] + len(line) + 1)
    return prose, offsets


def _accepted_lines(path: str, text: str, code: str, accepted: Accepted) -> set[int]:
    """The 1-based lines on which the warning ``code`` is accepted."""
    if not any(each[:2] == (code, path) for each in accepted):
        return set()
    problems = check_page(path, read_markdown(path, text))
    return {p.place.line for p in problems if p.code == code and _is_accepted(p, accepted)}


def _is_accepted(problem: Problem, accepted: Accepted) -> bool:
    return (problem.code, problem.place.path, problem.found) in accepted


def _without_overlaps(edits: Iterator[Edit]) -> Iterator[Edit]:
    """The edits that overlap no earlier one; the others are left to the next round."""
    end = -1
    for edit in sorted(set(edits)):
        if edit[0] >= end:
            yield edit
            end = edit[1]
