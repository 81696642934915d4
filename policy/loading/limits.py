"""What a page may be at most, so that reading it takes time linear in its length.

No page of a policy comes near these limits; what exceeds them was not written by hand.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from policy.loading.files import Text
from policy.model.problems import Place, Problem, place_of, problem
from policy.text.word_codes import CODE, MOST_WORDS, is_codable

LONGEST_LINE = 10_000
"""Characters on one line; a paragraph on one line has a few thousand at most."""
LONGEST_PARAGRAPH = 40_000
"""Characters without an empty line between them."""
DEEPEST = 40
"""Columns of indentation: ten lists in each other; and quotes, or HTML elements in each other."""

_CACHED_PAGES = 1024
"""How many pages are not looked through again: a preview reads the same ones again and again."""

_LINE_END, _PARAGRAPH_END = re.compile(r"\n"), re.compile(r"\n\s*\n")
_DEEP = re.compile(rf"^(?:[ >]{{{DEEPEST + 1}}}|(?:[-+*][ ]+){{{DEEPEST // 4 + 1}}})", re.MULTILINE)
_DECLARATION = re.compile(r"<!\[")
"""A declaration of older HTML; the parser of HTML stops at some of them."""
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][^\s/>]*)")
_VOID = frozenset({"br", "img", "wbr", "hr"})


@lru_cache(_CACHED_PAGES)
def within_limits(read: Text) -> Text:
    """The page ``read``, or the problem that keeps it from being read any further."""
    if read.problem:
        return read
    found = next(_problems(read.path, read.text), None)
    return Text(read.path, problem=found) if found else read


def _problems(path: str, text: str) -> Iterator[Problem]:
    spaced = text.expandtabs(4) if "\t" in text else text
    foreign = None if text.isascii() else CODE.search(text)
    if foreign:
        yield problem(place_of(path, text, foreign.start()), "FREMMED-SKRIFT", found=foreign[0])
    elif not is_codable(text):
        yield problem(Place(path), "SIDE-FOR-LANG", limit=MOST_WORDS)
    for code, end, limit in (
        ("LINJE-FOR-LANG", _LINE_END, LONGEST_LINE),
        ("AFSNIT-FOR-LANGT", _PARAGRAPH_END, LONGEST_PARAGRAPH),
    ):
        if (long := _first_longer(text, end, limit)) is not None:
            yield problem(place_of(path, text, long), code, limit=limit)
    if declared := _DECLARATION.search(text):
        place = place_of(path, text, declared.start())
        yield problem(place, "UKENDT-ERKLÆRING", found=declared[0])
    if deep := _DEEP.search(spaced) or _deep_tag(text):
        yield problem(place_of(path, spaced, deep.start()), "FOR-DYBT")


def _first_longer(text: str, end: re.Pattern[str], limit: int) -> int | None:
    """Where the first part of ``text`` begins that is longer than ``limit``; ``end`` ends one."""
    start = 0
    for found in end.finditer(text) if len(text) > limit else ():
        if found.start() - start > limit:
            return start
        start = found.end()
    return start if len(text) - start > limit else None


def _deep_tag(text: str) -> re.Match[str] | None:
    """The first tag that stands in more than ``DEEPEST`` unclosed ones."""
    depth = 0
    for tag in _TAG.finditer(text):
        if tag["name"].lower() not in _VOID:
            depth = max(depth + (-1 if tag["end"] else 1), 0)
        if depth > DEEPEST:
            return tag
    return None
