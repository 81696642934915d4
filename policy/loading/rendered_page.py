"""Reads the HTML that Python-Markdown made of a page: its texts in order, each with its place.

Parsed by the HTML standard, as browsers do. What the generator adds (the numbers of footnotes, the
links back from them, a table of contents) is no text of the page.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from policy.text.prose_mask import MASK
from policy.text.word_codes import CALL, CODE, Coded, decode

EDITORIAL = "redaktionel"
"""The class of a ``div`` that holds an editorial note, which is no part of the policy."""

HIDDEN = frozenset({"script", "style", "template", "title", "head", "noscript"})
"""Elements whose content is not shown."""
_INLINE_ELEMENTS = """
    a abbr b bdi bdo cite code data del dfn em i img ins kbd mark q s samp small span strong sub sup
    time u var wbr br
"""
INLINE = frozenset(_INLINE_ELEMENTS.split())
"""Elements that run within a text; any other element starts and ends one."""
_STRUCK = frozenset({"s", "del"})
_NO_PROSE = frozenset({"a", "code", "kbd", "samp"})
GENERATED = frozenset({"footnote-backref", "toc"})
_FOOTNOTE = "fn:"
_plain = lru_cache(1)(decode)
"""The prose without its codes: many patterns are looked for in one text after another."""
GENERATED_ID = re.compile(r"fn(?:ref\d*)?:|_\d+\Z")
"""The ids of footnotes, and of headings without an id of their own."""


@dataclass(frozen=True)
class Link:
    """A link, or an image (``is_image``), with its address and its visible or alternative text.

    ``start`` is the offset in the source at which the address is written; ``is_html`` tells whether
    it is an attribute there, ``style`` is its class.
    """

    address: str
    text: str
    start: int
    is_image: bool = False
    is_html: bool = False
    style: str = ""


@dataclass(frozen=True)
class Reference:
    """A footnote's mark: the footnote's label, and how much of the text's words is before it."""

    label: str
    after: int


@dataclass
class TextKind:
    """What the elements around a text make of it.

    ``level`` of a heading is 1 to 6, of an item how deep its list is nested (from 1); ``number`` is
    the one shown before a numbered item; ``label`` is a footnote's; ``row`` numbers the rows of the
    page's tables, and its definitions, from 1. ``is_editorial`` tells what is editorial.
    """

    kind: str = "paragraph"
    id: str = ""
    level: int = 0
    number: int | None = None
    label: str = ""
    row: int = 0
    is_header_cell: bool = False
    is_code: bool = False
    is_editorial: bool = False


@dataclass
class Text(TextKind):
    """A heading, paragraph, item, footnote, cell, term or definition as it is shown.

    Or the place of a macro call.

    ``words`` is the visible text with single spaces. ``start`` and ``end`` are the offsets in the
    source of its beginning and of its last word. ``prose`` is the text with its codes, in which
    code and links are masked.
    """

    words: str = ""
    start: int = 0
    end: int = 0
    prose: str = ""
    links: list[Link] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    coded: Coded | None = None

    def find(self, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], int]]:
        """The matches of ``pattern`` in the prose, each with its offset in the source."""
        plain = _plain(self.prose)
        matches = list(pattern.finditer(plain))
        if matches and self.coded:
            at = [i for i, sign in enumerate(self.prose) if not CODE.match(sign)]
            for each in matches:
                yield each, self.coded.offset_at(self.prose, at[each.start()])


@dataclass(frozen=True)
class Anchor:
    """The text at an id, and whether it stands in an editorial note."""

    text: str
    is_editorial: bool


@dataclass
class _Block(TextKind):
    """A block element that is being read, and what it says of the texts in it."""

    lists: int = 0
    ordered: int | None = None
    has_text: bool = False
    entry: int = 0
    has_meaning: bool = True


@dataclass(frozen=True)
class _Inline:
    """An inline element that is being read: where in the current text it starts."""

    tag: str
    start: int
    id: str = ""
    href: str | None = None
    style: str = ""


class RenderedPage:
    """The texts, links and anchors of a page; ids that the generator makes are no anchors.

    ``html`` is what Python-Markdown made of the source ``coded``.
    """

    def __init__(self, html: str, coded: Coded) -> None:
        self.texts: list[Text] = []
        self.anchors: dict[str, Anchor] = {}
        self.html = html
        self.coded = coded
        self._parts: list[str] = []
        self._masked: set[int] = set()
        self._marks: list[tuple[str, int]] = []
        self._text = Text()
        self._open: list[_Block] = [_Block()]
        self._rows = 0
        self._read = 0
        self._walk(LexborHTMLParser(html, is_fragment=True).root)

    @property
    def links(self) -> Iterator[Link]:
        """All links and images in order."""
        return (link for text in self.texts for link in text.links)

    def _walk(self, node: LexborNode | None) -> None:
        """Visit every node in order; without recursion, for HTML can be nested deeply."""
        ends = list[tuple[LexborNode, _Block | _Inline]]()
        while node is not None or ends:
            if node is None:
                node, element = ends.pop()
                self._leave(element)
            elif node.is_text_node:
                self._parts.append(node.text_content or "")
            elif node.is_element_node and node.tag not in HIDDEN and not self._is_mark(node):
                ends.append((node, self._enter(node)))
                node = node.child
                continue
            node = node.next
        self._end_text()

    def _is_mark(self, node: LexborNode) -> bool:
        """Whether the generator added the element; a footnote's mark is remembered."""
        if node.tag == "sup" and (mark := node.child) is not None and mark.tag == "a":
            attributes = mark.attributes
            if attributes.get("class") == "footnote-ref":
                label = str(attributes.get("href"))[len(_FOOTNOTE) + 1 :]
                self._marks.append((label, len(self._parts)))
                return True
        return node.tag in ("a", "div") and node.attributes.get("class") in GENERATED

    def _enter(self, node: LexborNode) -> "_Block | _Inline":
        tag, attributes = str(node.tag), node.attributes
        name = attributes.get("id") or ""
        if tag in INLINE:
            start = len(self._parts)
            if tag == "img":
                self._parts.append(attributes.get("alt") or "")
                self._add_link(attributes.get("src") or "", start, is_image=True)
            self._parts += [" "] if tag == "br" else []
            return _Inline(tag, start, name, attributes.get("href"), attributes.get("class") or "")
        self._end_text()
        block = self._block(tag, attributes, name)
        self._open.append(block)
        if attributes.get("class") == CALL:
            block.kind = "macro"
        return block

    def _block(self, tag: str, attributes: Mapping[str, str | None], name: str) -> _Block:
        """The element as a block: what it is, and what it inherits from those around it."""
        around = self._open[-1]
        block = _Block(
            kind=around.kind,
            level=around.level,
            lists=around.lists,
            label=around.label,
            row=around.row,
            is_header_cell=around.is_header_cell,
            is_code=around.is_code or tag == "pre",
            is_editorial=around.is_editorial or attributes.get("class") == EDITORIAL,
            id=name,
        )
        if tag[0] == "h" and tag[1:].isdecimal():
            block.kind, block.level = "heading", int(tag[1:])
        elif tag in ("dt", "dd"):
            block.kind, block.row = "term" if tag == "dt" else "definition", self._entry(tag)
        elif tag in ("ul", "ol"):
            block.lists, block.row = block.lists + 1, block.row if block.kind == "cell" else 0
            block.ordered = _whole(attributes.get("start"), 1) if tag == "ol" else None
        elif tag == "li" and name.startswith(_FOOTNOTE):
            block.kind, block.label, block.lists = "footnote", name[len(_FOOTNOTE) :], 0
        elif tag == "li":
            block.kind, block.level = "item", max(block.lists, 1)
            if around.ordered is not None:
                block.number = _whole(attributes.get("value"), around.ordered)
                around.ordered = block.number + 1
        elif tag == "tr":
            self._rows += 1
            block.row = self._rows
        elif tag in ("td", "th"):
            block.kind, block.is_header_cell = "cell", tag == "th"
        return block

    def _entry(self, tag: str) -> int:
        """The number of a definition, which begins with the first of its terms."""
        around = self._open[-1]
        if tag == "dt" and around.has_meaning:
            self._rows += 1
            around.entry = self._rows
        around.has_meaning = tag == "dd"
        return around.entry

    def _leave(self, element: "_Block | _Inline") -> None:
        if isinstance(element, _Block):
            self._end_text()
            self._open.pop()
            if element.id and not GENERATED_ID.match(element.id):
                self.anchors.setdefault(element.id, Anchor("", element.is_editorial))
            return
        said = "".join(self._parts[element.start :])
        if element.tag in _NO_PROSE:
            self._masked.update(range(element.start, len(self._parts)))
        if element.id:
            self._add_anchor(element.id, _single_spaced(said), self._open[-1])
        if element.href is not None:
            self._add_link(element.href, element.start, style=element.style)
        if element.tag in _STRUCK and said.strip():
            self._text.struck.append(_single_spaced(said))

    def _add_link(
        self, address: str, first: int, *, is_image: bool = False, style: str = ""
    ) -> None:
        said = "".join(self._parts[first:])
        start = self.coded.offset(address)
        if start is None:
            before = self.coded.last_offset("".join(self._parts[:first])) or 0
            start = self.coded.found(decode(address) or "()", max(before, self._read))
        words = _single_spaced(said)
        has_code = CODE.search(address) or not re.search(r"[^\W_]", address)
        is_html = not has_code and words != address.removeprefix("mailto:")  # <address>
        self._read = max(self._read, start)
        link = Link(decode(address), words, start, is_image, is_html, style)
        self._text.links.append(link)

    def _add_anchor(self, name: str, text: str, block: _Block) -> None:
        if not GENERATED_ID.match(name):
            self.anchors.setdefault(name, Anchor(text, block.is_editorial))

    def _end_text(self) -> None:
        """Finish the current text, if it says or is anything, and begin the next one."""
        text, block, coded = self._text, self._open[-1], "".join(self._parts)
        is_empty_block = block.kind in ("heading", "cell", "macro") and not block.has_text
        if not (text.links or self._marks or is_empty_block or coded.strip()):
            self._parts.clear()
            self._masked.clear()
            return
        text.words = _single_spaced(coded)
        masked = (MASK if at in self._masked else each for at, each in enumerate(self._parts))
        text.prose, text.coded = "".join(masked) if self._masked else coded, self.coded
        text.references += _references(self._parts, self._marks)
        self._parts.clear()
        self._masked.clear()
        self._marks.clear()
        self._text = Text()
        if not text.words and not text.links and not is_empty_block:
            self._text.references = [Reference(each.label, 0) for each in text.references]
            return
        text.start = self._start(coded, text.words)
        text.end = max(self.coded.last_offset(coded) or 0, text.start)
        self._read = text.end
        for name in ("kind", "level", "label", "row", "is_header_cell", "is_code", "is_editorial"):
            setattr(text, name, getattr(block, name))
        for around in self._open:  # what is said once goes to the first text
            if not around.has_text:
                around.has_text = True
                text.number = around.number if around.number is not None else text.number
                text.id = text.id if GENERATED_ID.match(around.id) else around.id or text.id
                self._add_anchor(around.id, text.words, around) if around.id else None
        if text.kind == "macro":
            text.words = ""
        self.texts.append(text)

    def _start(self, coded: str, words: str) -> int:
        start = self.coded.offset(coded)
        return self.coded.found(words, self._read) if start is None else start


def _references(parts: Sequence[str], marks: Sequence[tuple[str, int]]) -> Iterator[Reference]:
    """The marks of a text by the numbers of the parts that they stand before."""
    after, start, is_apart = 0, 0, False
    for label, number in marks:
        said = decode("".join(parts[start:number]))
        if words := said.split():
            gap = bool(after) and (is_apart or said[0].isspace())
            after += gap + sum(map(len, words)) + len(words) - 1
        is_apart, start = said[-1:].isspace() or (is_apart and not words), number
        yield Reference(label, after)


def _whole(value: str | None, otherwise: int) -> int:
    return int(value) if value and value.isdecimal() and len(value) < 7 else otherwise


def _single_spaced(coded: str) -> str:
    return " ".join(decode(coded).split())
