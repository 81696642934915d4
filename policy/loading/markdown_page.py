"""A Markdown page -> its sections, blocks and anchors as plain text, with their places.

Converted by Python-Markdown with the extensions of the site, so what is checked and compared is
what is shown. A footnote belongs to the section that first refers to it, wherever it is written on
the page. Editorial notes (``<div class="redaktionel" markdown>``) are not part of the policy and
are left out of it.
"""

import re
import threading
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from hashlib import sha256
from itertools import accumulate, groupby, zip_longest
from typing import Any

from policy.loading.rendered_page import RenderedPage, Text
from policy.model.edition import Block, NoteMark, Page, Picture, Section, TextLink
from policy.model.macro_calls import SHORTCUT, SIGNPOSTS, find_calls
from policy.model.own_words import TERMS_GAP
from policy.text.prose_mask import front_matter
from policy.text.word_codes import decode, encode

_CACHED_PAGES = 1024
"""How many pages are cached: rules and macros ask for what loading has just read."""
CELL_GAP = " | "
"""What stands between the cells of a row, and the meanings of a term, in their text."""
TERM_GAP = ": "
"""What stands between a term and its first meaning."""
UNREADABLE = "\0"
"""Stands for the HTML of a page that cannot be converted; no page has this sign."""
_LOCK = threading.Lock()
"""Held while a page is converted: the converter keeps the state of one page at a time."""
_remembered = list["Conversions"]()
"""The conversions of earlier runs that are in use."""


@dataclass(frozen=True, eq=False)
class MarkdownPage:
    """A page as it is written, shown and compared.

    ``id`` is its path below ``docs/`` without ``.md``, ``text`` its Markdown, ``rendered`` what it
    shows, with offsets into ``text``.
    """

    id: str
    text: str
    rendered: RenderedPage

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the Markdown."""
        return self.text.split("\n")

    def line_of(self, offset: int) -> int:
        """The 1-based number of the line of ``offset``."""
        return bisect_right(self._line_starts, offset)

    def offset_of(self, line: int) -> int:
        """The offset at which the 1-based ``line`` starts."""
        return self._line_starts[line - 1]

    @cached_property
    def _line_starts(self) -> list[int]:
        return list(accumulate((len(line) + 1 for line in self.lines[:-1]), initial=0))

    @cached_property
    def page(self) -> Page:
        """The page as a part of an edition; its first h1 is its title.

        Blocks before the first heading form a section without id and title.
        """
        texts = [each for each in self.rendered.texts if _is_policy(each)]
        sections = tuple(_sections(self, texts))
        title = next((each.title for each in sections if each.level == 1), self.id)
        found = self.rendered.anchors.items()
        anchors = {name: each.text for name, each in found if not each.is_editorial}
        return Page(id=self.id, title=title, sections=sections, anchors=anchors, markdown=self.text)


@lru_cache(_CACHED_PAGES)
def read_markdown(page_id: str, text: str) -> MarkdownPage:
    """The page ``page_id`` with the Markdown ``text``, which must be ``is_codable``."""
    return MarkdownPage(page_id, text, render(text))


def read_page(page_id: str, text: str) -> Page:
    """The page ``page_id`` whose Markdown is ``text``, as a part of an edition."""
    return read_markdown(page_id, text).page


def render(text: str) -> RenderedPage:
    """What the Markdown page ``text`` shows."""
    start = len(front_matter(text))
    calls = [(each.start, each.start + len(each.text)) for each in find_calls(text)]
    coded = encode(text, start, [each for each in calls if each[0] >= start])
    return RenderedPage(convert(coded.text), coded)


def convert(text: str) -> str:
    """The HTML that the site makes of Markdown without front matter and macro calls."""
    return _remembered[-1].convert(text) if _remembered else _convert(text)


def _convert(text: str) -> str:
    """The HTML of ``text``, or ``UNREADABLE``: Python-Markdown fails at some HTML that is mixed."""
    with _LOCK:
        try:
            return str(_converter().reset().convert(text))
        except Exception:  # whatever its parser stumbles over
            _converter.cache_clear()  # it has stopped in the middle of something
            return UNREADABLE


def first_unreadable(page: MarkdownPage) -> int:
    """The offset in a page that became ``UNREADABLE`` of a line with which it cannot be read."""
    coded = page.rendered.coded
    ends = [match.start() for match in re.finditer(r"\n|\Z", coded.text)]
    last = bisect_left(ends, x=True, key=lambda end: _convert(coded.text[:end]) == UNREADABLE)
    return coded.offset_at(coded.text, max(ends[last] - 1, 0))


@dataclass
class Conversions:
    """The HTML of converted pages by a digest of their Markdown.

    ``known`` are those of earlier runs, ``used`` those that were asked for since.
    """

    known: Mapping[str, str]
    used: dict[str, str] = field(default_factory=dict)

    def convert(self, text: str) -> str:
        """The HTML of ``text``, converted where it is not known."""
        name = sha256(text.encode()).hexdigest()
        found = self.used.get(name) or self.known.get(name)
        self.used[name] = _convert(text) if found is None else found
        return self.used[name]


@contextmanager
def remembering(known: Mapping[str, str]) -> Iterator[Conversions]:
    """Inside the context, pages whose HTML is ``known`` by their digest are not converted."""
    _remembered.append(Conversions(known))
    try:
        yield _remembered[-1]
    finally:
        _remembered.pop()


@cache
def _converter() -> Any:
    """The site's converter; Python-Markdown is asked for when the first page is read."""
    from markdown import Markdown
    from markdown.extensions.attr_list import AttrListExtension
    from markdown.extensions.fenced_code import FencedCodeExtension
    from markdown.extensions.footnotes import FootnoteExtension
    from markdown.extensions.md_in_html import MarkdownInHtmlExtension
    from markdown.extensions.tables import TableExtension
    from markdown.extensions.toc import TocExtension

    from policy.loading.definitions import Definitions

    extensions = [
        TocExtension(slugify=lambda *_: ""),  # only explicit ids are of interest
        TableExtension(),
        FencedCodeExtension(),
        AttrListExtension(),
        MarkdownInHtmlExtension(),
        FootnoteExtension(),
        Definitions(),
    ]  # as instances: names are looked up among all installed packages
    converter = Markdown(extensions=extensions)
    converter.references = _References()
    return converter


class _References(dict[str, tuple[str, str]]):
    """Addresses by label, in which the codes of the words of a label make no difference."""

    def __setitem__(self, label: str, value: tuple[str, str]) -> None:
        super().__setitem__(decode(label), value)

    def __getitem__(self, label: str) -> tuple[str, str]:
        return super().__getitem__(decode(label))

    def __contains__(self, label: object) -> bool:
        return super().__contains__(decode(str(label)))


def _is_policy(text: Text) -> bool:
    """Whether a text is part of the policy: no editorial note, no button that leads elsewhere."""
    is_button = bool(text.links) and all(each.style == SHORTCUT for each in text.links)
    words = " ".join(each.text for each in text.links)
    return not (text.is_editorial or (is_button and text.words == words))


def _sections(page: MarkdownPage, texts: list[Text]) -> Iterator[Section]:
    """The sections of a page's ``texts``, each with its own footnotes at the end.

    Sections that only lead to other pages of the site are no part of the policy.
    """
    heads, bodies = [Text("heading")], [list[Text]()]
    referred: dict[str, int] = {}
    for each in texts:
        if each.kind == "heading":
            heads.append(each)
            bodies.append([])
        for reference in each.references:
            referred.setdefault(reference.label, len(heads) - 1)
        if each.kind == "footnote":
            bodies[referred.get(each.label, len(heads) - 1)].append(each)
        elif each.kind != "heading":
            bodies[-1].append(each)
    calls = {call.start: call.name for call in find_calls(page.text)}
    for head, body in zip(heads, bodies, strict=True):
        if head.level > 1 and body and all(calls.get(each.start) in SIGNPOSTS for each in body):
            continue
        blocks = tuple(_blocks(page, body))
        if head.level or blocks:
            line = page.line_of(head.start) if head.level else blocks[0].line
            yield Section(
                id=head.id,
                level=head.level,
                title=head.words,
                blocks=blocks,
                marks=_marks([head]),
                line=line,
            )


def _blocks(page: MarkdownPage, texts: list[Text]) -> Iterator[Block]:
    """The blocks of a section; the cells of a row are one block, a term and its meanings another.

    What a definition says behind a list in it is a paragraph.
    """
    for row, found in groupby(texts, key=lambda each: each.row and (each.row, each.label)):
        cells = list(found)
        if row and cells[0].kind == "term":
            yield _definition(page, cells)
        elif row and cells[0].kind == "definition":
            yield from (_block(page, each) for each in cells)
        elif row:
            yield _row(page, cells)
        else:
            yield from (_block(page, each) for each in cells if each.words or not each.links)


def _block(page: MarkdownPage, text: Text) -> Block:
    return Block(
        kind="paragraph" if text.kind == "definition" else text.kind,
        text=text.words,
        id=text.id or None,
        level=text.level if text.kind == "item" else None,
        number=text.number,
        struck=tuple(text.struck) or None,
        label=text.label or None,
        marks=_marks([text]),
        links=_text_links([text]),
        pictures=_pictures([text]),
        line=page.line_of(text.start),
    )


def _row(page: MarkdownPage, cells: list[Text]) -> Block:
    """A row of a table; its text is that of its cells with « | » between them."""
    return Block(
        kind="head" if all(each.is_header_cell for each in cells) else "row",
        text=CELL_GAP.join(each.words for each in cells),
        cells=tuple(each.words for each in cells),
        struck=tuple(words for each in cells for words in each.struck) or None,
        marks=_marks(cells),
        links=_text_links(cells),
        pictures=_pictures(cells),
        line=page.line_of(cells[0].start),
    )


def _definition(page: MarkdownPage, texts: list[Text]) -> Block:
    """Terms with their meanings; the first cell is the terms, each other one a meaning."""
    terms = [each.words for each in texts if each.kind == "term"]
    meanings = [each.words for each in texts[len(terms) :]]
    cells = (TERMS_GAP.join(terms), *meanings)
    row = _row(page, texts)
    text = TERM_GAP.join(filter(None, (cells[0], CELL_GAP.join(meanings))))
    about = {"kind": "definition", "cells": cells, "text": text, "id": texts[0].id or None}
    return row.model_copy(update=about)


def _marks(texts: list[Text]) -> tuple[NoteMark, ...] | None:
    """The footnotes' marks in a text, in the cells of a row, in a term and its meanings."""
    found, before = list[NoteMark](), 0
    for each, behind in zip_longest(texts, texts[1:]):
        found += (NoteMark(note=m.label, after=before + m.after) for m in each.references)
        gap = CELL_GAP
        if each.kind == "term":
            gap = TERMS_GAP if behind and behind.kind == "term" else TERM_GAP
        before += len(each.words) + len(gap)
    return tuple(found) or None


def _pictures(texts: list[Text]) -> tuple[Picture, ...] | None:
    found = (
        Picture(text=link.text, address=link.address)
        for each in texts
        for link in each.links
        if link.is_image
    )
    return tuple(found) or None


def _text_links(texts: list[Text]) -> tuple[TextLink, ...]:
    return tuple(
        TextLink(text=link.text, address=link.address)
        for each in texts
        for link in each.links
        if not link.is_image
    )
