"""Edits of a page's Markdown that touch only the words and blocks that change.

Whoever makes an edit reads the page again and looks whether it says what was meant: what is written
here is never trusted (``policy.importing.proposal``).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from policy.loading.markdown_page import MarkdownPage
from policy.loading.rendered_page import Text
from policy.text.sentences import sentences
from policy.text.tokens import normal_form

_SPECIAL = re.compile(r"[\\`*\[\]<>{}|]")
_FIRST = re.compile(r"^(?:[#>+-]|\d+[.)])(?=\s|$)")
_ATTRIBUTES = re.compile(r"\s*\{:?[^{}]*\}\s*")
_MARKER = re.compile(r"\s*(?:[-*+]|\d+\.)\s+")
_SETEXT = re.compile(r"\s*(?:=+|-+)\s*")


class NoEditError(Exception):
    """The words are interwoven with marks and cannot be changed without touching these."""


@dataclass(frozen=True)
class Block:
    """A text of a page with the lines, from 1, that it takes, those of its id included."""

    text: Text
    first: int
    last: int


def block_of(page: MarkdownPage, text: Text) -> Block:
    """Where ``text`` is written on ``page``."""
    first, last = page.line_of(text.start), page.line_of(text.end)
    while last < len(page.lines) and _ATTRIBUTES.fullmatch(page.lines[last]):
        last += 1
    return Block(text, first, last)


def reworded(page: MarkdownPage, block: Block, words: str) -> str:
    """The page with other ``words`` in ``block``; a new sentence gets a line of its own."""
    old, new = block.text.words.split(), words.split()
    spans = _spans(page.text, block.text.start, old)
    starts = _sentence_starts(words)
    indent = _indent(page.lines[block.first - 1])
    found = page.text
    matcher = SequenceMatcher(
        a=[*map(normal_form, old)], b=[*map(normal_form, new)], autojunk=False
    )
    for tag, i1, i2, j1, j2 in reversed(matcher.get_opcodes()):
        if tag == "equal":
            continue
        written = _written(new, j1, j2, starts, indent)
        if i1 < i2:
            start, end = _known(spans, i1)[0], _known(spans, i2 - 1)[1]
            if " ".join(found[start:end].split()) != " ".join(old[i1:i2]):
                raise NoEditError
            if not written:
                start = _known(spans, i1 - 1)[1] if i1 else start
                end = _known(spans, i2)[0] if not i1 and i2 < len(old) else end
            found = found[:start] + written + found[end:]
        elif i1:
            at = _known(spans, i1 - 1)[1]
            found = found[:at] + ("\n" + indent if j1 in starts else " ") + written + found[at:]
        else:
            at = _known(spans, 0)[0]
            found = found[:at] + written + " " + found[at:]
    return found


def _known(spans: Sequence[tuple[int, int] | None], at: int) -> tuple[int, int]:
    span = spans[at]
    if span is None:
        raise NoEditError
    return span


def _spans(source: str, start: int, words: Sequence[str]) -> list[tuple[int, int] | None]:
    """Where each word is written, one behind the other; None where marks are in it."""
    found: list[tuple[int, int] | None] = []
    at = start
    for word in words:
        place = source.find(word, at, at + 400 + len(word))
        found.append((place, place + len(word)) if place >= 0 else None)
        at = place + len(word) if place >= 0 else at
    return found


def _sentence_starts(words: str) -> set[int]:
    """The numbers of the words that begin a sentence."""
    found, at = set(), 0
    for each in sentences(words):
        found.add(at)
        at += len(each.split())
    return found


def _written(words: Sequence[str], start: int, end: int, starts: set[int], indent: str) -> str:
    found = ""
    for at in range(start, end):
        if found:
            found += f"\n{indent}" if at in starts else " "
        found += escaped(words[at], is_first=not found or at in starts)
    return found


def escaped(word: str, *, is_first: bool = False) -> str:
    """``word`` as Markdown that means nothing but itself."""
    word = _SPECIAL.sub(lambda each: f"\\{each[0]}", word)
    if is_first and (mark := _FIRST.match(f"{word} ")):
        sign = mark[0].strip()
        word = f"{word[: len(sign) - 1]}\\{word[len(sign) - 1 :]}"
    return word


def _indent(line: str) -> str:
    """The spaces before a further line of the block that ``line`` begins."""
    marker = _MARKER.match(line)
    spaces = line[: len(line) - len(line.lstrip())]
    return spaces + "  " if marker else spaces


def without(page: MarkdownPage, block: Block) -> str:
    """The page without ``block`` and the empty line behind it."""
    lines = list(page.lines)
    first, last = block.first - 1, block.last
    if last < len(lines) and _SETEXT.fullmatch(lines[last]) and block.text.kind == "heading":
        last += 1
    is_alone = first == 0 or not lines[first - 1].strip()
    if is_alone and last < len(lines) and not lines[last].strip():
        last += 1
    del lines[first:last]
    return "\n".join(lines)


def lines_of(words: str, prefix: str, indent: str) -> list[str]:
    """``words`` as lines of Markdown, a sentence each, the first with ``prefix``."""
    found = []
    for at, each in enumerate(sentences(words) or [words]):
        written = " ".join(
            escaped(word, is_first=not number) for number, word in enumerate(each.split())
        )
        found.append(f"{indent if at else prefix}{written}")
    return found


@dataclass(frozen=True)
class New:
    """A text that came: its kind, its words, and of a heading its level and id."""

    kind: str
    words: str
    level: int = 0
    name: str = ""


def inserted(page: MarkdownPage, after: Block, news: Sequence[New]) -> str:
    """The page with new headings, items and paragraphs behind the block ``after``."""
    before = page.lines[after.first - 1]
    marker = _MARKER.match(before) if after.text.kind == "item" else None
    mark, indent = (marker[0], _indent(before)) if marker else ("", "")
    found: list[str] = []
    for new in news:
        is_next = new.kind == "item" and mark
        found += [] if is_next else [""]
        if new.kind == "heading":
            words = " ".join(map(escaped, new.words.split()))
            found.append(f"{'#' * new.level} {words} {{ #{new.name} }}")
        elif new.kind == "item":
            mark, indent = (_next(mark), indent) if is_next else ("- ", "  ")
            found += lines_of(new.words, mark, indent)
        else:
            found += lines_of(new.words, "", "")
        mark = mark if new.kind == "item" else ""
    lines = list(page.lines)
    follows = lines[after.last] if after.last < len(lines) else ""
    is_one_list = mark and _MARKER.match(follows)
    if follows.strip() and not is_one_list:
        found.append("")
    lines[after.last : after.last] = found
    return "\n".join(lines)


def inserted_before(page: MarkdownPage, block: Block, words: str) -> str:
    """The page with a new item before the item ``block``."""
    line = page.lines[block.first - 1]
    marker = _MARKER.match(line)
    if not marker:
        raise NoEditError
    lines = list(page.lines)
    lines[block.first - 1 : block.first - 1] = lines_of(words, marker[0], _indent(line))
    return "\n".join(lines)


def _next(marker: str) -> str:
    """The mark of the item behind one with ``marker``."""
    return re.sub(r"\d+", lambda each: str(int(each[0]) + 1), marker)
