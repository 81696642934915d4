"""The lines that a text takes in a page's Markdown: what stands around its words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from policy.importing.edits import Content, Form
from policy.importing.pages.markdown import NoEditError, Spelling, by_sentences
from policy.loading.markdown_page import MarkdownPage
from policy.loading.rendered_page import Text

_ATTRIBUTES = re.compile(r"\s*\{:?[^{}]*\}\s*")
_PREFIX = re.compile(r"[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+|#{1,6}[ \t]+|\[\^[^\]]+\]:[ \t]*)?")
_MORE = re.compile(r"[ \t>]*")
_TAIL = re.compile(r"(?:\s+#+)?(?:\s*\{:?\s*[#.][^{}]*\})?\s*\Z")
MARKER = re.compile(r"\s*(?:[-*+]|\d+\.)\s+")
NESTING = 4
"""How many spaces an item stands in from the one that it is part of."""


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


@dataclass(frozen=True)
class Lines:
    """The lines of a block: before the words of each, the words, behind the last, those below."""

    prefixes: list[str]
    bodies: list[str]
    tail: str
    below: list[str]

    def with_bodies(self, bodies: Sequence[str]) -> list[str]:
        """The lines with other words."""
        first = self.prefixes[0]
        more = self.prefixes[1] if len(self.prefixes) > 1 else indent_of(first)
        written = [f"{more if at else first}{each}" for at, each in enumerate(bodies)]
        return [*written[:-1], written[-1] + self.tail, *self.below]


def lines_of(page: MarkdownPage, block: Block) -> Lines:
    """The lines of ``block`` on ``page``."""
    lines = page.lines[block.first - 1 : block.last]
    below: list[str] = []
    while len(lines) > 1 and _ATTRIBUTES.fullmatch(lines[-1]):
        below.insert(0, lines.pop())
    matches = [(_MORE if at else _PREFIX).match(each) for at, each in enumerate(lines)]
    prefixes = [each[0] if each else "" for each in matches]
    bodies = [line[len(prefix) :] for line, prefix in zip(lines, prefixes, strict=True)]
    tail = _TAIL.search(bodies[-1])
    end = tail.start() if tail else len(bodies[-1])
    bodies[-1], behind = bodies[-1][:end], bodies[-1][end:]
    return Lines(prefixes, bodies, behind, below)


def indent_of(prefix: str) -> str:
    """What stands before a further line of the block that begins with ``prefix``."""
    if mark := re.search(r"(?:[-*+]|\d+[.)])[ \t]+\Z", prefix):
        return prefix[: mark.start()] + "  "
    return re.sub(r"#{1,6}[ \t]+\Z", "", "    " if prefix.startswith("[^") else prefix)


def rewritten(
    page: MarkdownPage, block: Block, spelling: Spelling, old: Content, new: Content
) -> str:
    """The page with ``new`` in ``block`` that said ``old``; sentences that stay keep their lines.

    Raises NoEditError where something in the lines that change is not known.
    """
    written = lines_of(page, block)
    bodies = sentence_lines(written.bodies, spelling, old, new)
    if block.text.kind == "heading":
        bodies = [" ".join(bodies)]
    lines = list(page.lines)
    lines[block.first - 1 : block.last] = written.with_bodies(bodies or [""])
    return "\n".join(lines)


def sentence_lines(
    bodies: Sequence[str], spelling: Spelling, old: Content, new: Content
) -> list[str]:
    """The lines of ``new``; what ``old`` says as well as it stands in ``bodies``."""
    was = [_tried(spelling, each) for each in by_sentences(old)]
    now = [spelling.line(each) for each in by_sentences(new)]
    if len(was) != len(bodies):
        if _bare(" ".join(each or "" for each in was)) != _bare(" ".join(bodies)):
            raise NoEditError
        return now
    left = [*enumerate(was)]
    found: list[str] = []
    for each in now:
        same = next(((at, line) for at, line in left if line == each), None)
        found.append(bodies[same[0]] if same else each)
        if same:
            left.remove(same)
    if any(_bare(line or "") != _bare(bodies[at]) for at, line in left):
        raise NoEditError
    return found


def _tried(spelling: Spelling, content: Content) -> str | None:
    try:
        return spelling.line(content)
    except NoEditError:
        return None


def _bare(line: str) -> str:
    return " ".join(line.replace("\\", "").split())


def prefix_of(form: Form) -> tuple[str, str]:
    """What stands before the first and the further lines of a text."""
    quote = "> " if form.is_quote else ""
    if form.level:
        return "#" * form.level + " ", ""
    if form.is_further:
        indent = quote + " " * NESTING * (form.depth + 1)
        return indent, indent
    if form.marker:
        indent = quote + " " * NESTING * form.depth
        return indent + ("1. " if form.marker == "number" else "- "), indent + "  "
    return quote, quote


def next_marker(prefix: str) -> str:
    """The mark of the item behind one with ``prefix``."""
    return re.sub(r"\d+", lambda each: str(int(each[0]) + 1), prefix)
