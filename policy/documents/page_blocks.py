"""A page's Markdown -> the blocks of its chapter.

Read from the HTML that the site makes of it; what the generator adds is left out, and so are the
parts that only lead about the site.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from posixpath import dirname, join, normpath
from typing import Literal

from selectolax.lexbor import LexborHTMLParser, LexborNode

from policy.documents.inline import NOTE, InlineReader, Place, is_generated, is_notes
from policy.documents.tree import (
    Aside,
    Block,
    Cell,
    Code,
    Heading,
    Inline,
    InlinePicture,
    Item,
    ItemList,
    Line,
    Note,
    Paragraph,
    Picture,
    Quote,
    Row,
    Run,
    Table,
    plain,
)
from policy.loading.rendered_page import EDITORIAL, GENERATED_ID, HIDDEN, INLINE, RenderedPage
from policy.model.macro_calls import SHORTCUT
from policy.text.word_codes import CALL, decode

CAPTION = "tabeltekst"
"""The class of a paragraph right above a table that is its caption."""
LEAD = "manchet"
"""The class of a paragraph that is set as an introduction."""
_ROLES: dict[str, Literal["label", "term"]] = {"summary": "term", "dt": "term"}


class Signpost:
    """Stands among the blocks for what only leads about the site."""


class PageBlocks:
    """The blocks and notes of one page.

    ``place_of`` tells where an address on the page leads, ``expand`` what the macro call at an
    offset of its Markdown makes (None of a signpost); ``first`` is the number of its first note.
    """

    def __init__(
        self,
        page_id: str,
        rendered: RenderedPage,
        place_of: Callable[[str], Place],
        expand: Callable[[int], Iterable[Block] | None],
        first: int = 1,
    ) -> None:
        self._page, self._coded, self._expand = page_id, rendered.coded, expand
        self._ids: list[str] = []
        self._seen: set[str] = set()
        self._caption: tuple[Inline, ...] = ()
        tree = LexborHTMLParser(rendered.html, is_fragment=True)
        items = [each for each in tree.css("div.footnote li") if _label(each)]
        self._numbers = {_label(each): first + at for at, each in enumerate(items)}
        self._inline = InlineReader(
            place_of, self._source_of, self._id_of, lambda label: self._numbers.get(label, 0)
        )
        root = tree.root
        flow = [*self._flow(root)] if root else []
        self.blocks = tuple(_with_levels(_without_signposts(flow)))
        self.notes = tuple(
            Note(self._numbers[_label(each)], self._document_blocks(each)) for each in items
        )

    def _id_of(self, name: str) -> str:
        """The document's id of an id of the page; nothing for a second one and a generator's."""
        if not name or GENERATED_ID.match(name) or name in self._seen:
            return ""
        self._seen.add(name)
        return f"{self._page}#{name}"

    def _source_of(self, address: str) -> str:
        """The path below ``docs/`` of a picture, or its address elsewhere."""
        is_file = ":" not in address
        return normpath(join("/", dirname(self._page), address))[1:] if is_file else address

    def _document_blocks(self, node: LexborNode) -> tuple[Block, ...]:
        return tuple(each for each in self._flow(node) if not isinstance(each, Signpost))

    def _flow(self, node: LexborNode) -> Iterator[Block | Signpost]:
        """What stands in ``node``: loose text as paragraphs, and each block element."""
        for child in node.iter(include_text=True):
            if child.is_text_node or child.tag in INLINE:
                self._inline.read(child)
            elif child.is_element_node and child.tag not in HIDDEN and not is_generated(child):
                yield from self._paragraph()
                yield from self._element(child)
        yield from self._paragraph()

    def _paragraph(self, role: Literal["", "lead", "label", "term"] = "") -> Iterator[Block]:
        """The text that was read as a paragraph, or as a picture where it is nothing else."""
        content = self._inline.take()
        match content:
            case ():
                return
            case (InlinePicture(alt, source),):
                yield Picture(alt, source, self._taken())
            case _:
                own, content = self._with_ids(content)
                yield Paragraph(content, own, role)

    def _taken(self) -> str:
        """The id for a block that holds others, which the next text gets."""
        return self._ids.pop() if self._ids else ""

    def _with_ids(self, content: tuple[Inline, ...]) -> tuple[str, tuple[Inline, ...]]:
        """The id for a text, and the text with the other ids that begin with it."""
        *others, own = self._ids or [""]
        self._ids = []
        return own, (*(Run("", id=each) for each in others), *content)

    def _element(self, node: LexborNode) -> Iterator[Block | Signpost]:
        style = node.attributes.get("class") or ""
        if style == CALL:
            made = self._expand(self._coded.offset(node.text()) or 0)
            yield from (Signpost(),) if made is None else made
        elif not is_notes(node):
            if name := self._id_of(node.attributes.get("id") or ""):
                self._ids.append(name)
            yield from self._block(node, str(node.tag), style)

    def _block(self, node: LexborNode, tag: str, style: str) -> Iterator[Block | Signpost]:
        match tag:
            case "p":
                yield from self._p(node, style)
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                yield from self._heading(node, int(tag[1:]))
            case "summary" | "dt":
                self._read(node)
                yield from self._paragraph(_ROLES[tag])
            case "ul" | "ol":
                yield self._list(node, is_numbered=tag == "ol")
            case "table":
                yield self._table(node)
            case "blockquote":
                yield Quote(self._document_blocks(node))
            case "pre":
                yield Code(decode(node.text()).strip("\n"), self._taken())
            case "hr":
                yield Line()
            case _ if tag == "div" and style == EDITORIAL:
                yield Aside(self._document_blocks(node))
            case _:
                yield from self._flow(node)

    def _read(self, node: LexborNode) -> None:
        for child in node.iter(include_text=True):
            self._inline.read(child)

    def _p(self, node: LexborNode, style: str) -> Iterator[Block | Signpost]:
        if _is_shortcut(node):
            return
        if style == CAPTION and _is_above_table(node):
            self._read(node)
            self._caption = self._inline.take(self._ids)
            self._ids = []
            return
        if any(child.is_element_node and child.tag not in INLINE for child in node.iter()):
            yield from self._flow(node)
            return
        self._read(node)
        yield from self._paragraph("lead" if LEAD in style.split() else "")

    def _heading(self, node: LexborNode, level: int) -> Iterator[Block]:
        self._read(node)
        if content := self._inline.take():
            own, content = self._with_ids(content)
            is_said = bool(plain(content).strip())
            yield Heading(level, content, own) if is_said else Paragraph(content, own)

    def _list(self, node: LexborNode, *, is_numbered: bool) -> ItemList:
        number = _whole(node.attributes.get("start"), 1)
        items = []
        for child in node.iter():
            number = _whole(child.attributes.get("value"), number)
            if name := self._id_of(child.attributes.get("id") or ""):
                self._ids.append(name)
            own = self._taken()
            blocks = self._document_blocks(child)
            items.append(Item(blocks, own, number if is_numbered else None))
            number += 1
        return ItemList(tuple(items), is_numbered)

    def _table(self, node: LexborNode) -> Table:
        caption, self._caption = self._caption, ()
        rows: list[tuple[bool, Row]] = []
        for child in node.iter():
            if child.tag == "caption":
                self._read(child)
                caption = self._inline.take(self._ids)
                self._ids = []
            else:
                parts = [child] if child.tag == "tr" else [*child.iter()]
                rows += ((_is_head(each), self._row(each)) for each in parts)
        ahead = next((at for at, (is_head, _) in enumerate(rows) if not is_head), len(rows))
        every = tuple(row for _, row in rows)
        return Table("text", caption, every[:ahead], every[ahead:])

    def _row(self, node: LexborNode) -> Row:
        if name := self._id_of(node.attributes.get("id") or ""):
            self._ids.append(name)
        own = self._taken()
        return Row(tuple(self._cell(each) for each in node.iter()), own)

    def _cell(self, node: LexborNode) -> Cell:
        if name := self._id_of(node.attributes.get("id") or ""):
            self._ids.append(name)
        spans = tuple(_whole(node.attributes.get(each), 1) for each in ("colspan", "rowspan"))
        blocks = self._document_blocks(node)
        return Cell(blocks, node.tag == "th", _align(node), (spans[0], spans[1]))


def _is_head(row: LexborNode) -> bool:
    return all(each.tag == "th" for each in row.iter())


def _align(node: LexborNode) -> Literal["", "left", "center", "right"]:
    style = (node.attributes.get("style") or "") + (node.attributes.get("align") or "")
    for name in ("left", "center", "right"):
        if name in style:
            return name
    return ""


def _label(node: LexborNode) -> str:
    """The label of the note that ``node`` is, or nothing."""
    name = node.attributes.get("id") or ""
    return name.removeprefix(NOTE) if name.startswith(NOTE) else ""


def _is_shortcut(node: LexborNode) -> bool:
    """Whether a paragraph is nothing but buttons, which are no part of the policy."""
    links = node.css("a, img")
    is_button = all(each.attributes.get("class") == SHORTCUT for each in links)
    words = "".join(each.text() for each in links)
    return bool(links) and is_button and "".join(words.split()) == "".join(node.text().split())


def _is_above_table(node: LexborNode) -> bool:
    below = node.next
    while below is not None and not below.is_element_node:
        below = below.next
    return below is not None and below.tag == "table"


def _whole(value: str | None, otherwise: int) -> int:
    return int(value) if value and value.isdecimal() and len(value) < 7 else otherwise


def _without_signposts(flow: Iterable[Block | Signpost]) -> Iterator[Block]:
    """The blocks of ``flow``, without the sections of a page that hold nothing but signposts."""
    parts: list[list[Block | Signpost]] = [[]]
    for each in flow:
        if isinstance(each, Heading):
            parts.append([])
        parts[-1].append(each)
    for part in parts:
        below = part[1:]
        is_section = bool(below) and isinstance(head := part[0], Heading) and head.level > 1
        if not (is_section and all(isinstance(each, Signpost) for each in below)):
            yield from (each for each in part if not isinstance(each, Signpost))


def _with_levels(blocks: Iterable[Block]) -> Iterator[Block]:
    """``blocks`` with headings of which none leaves out a level; the first one is of level 1."""
    level = 0
    for each in blocks:
        if isinstance(each, Heading):
            level = min(each.level, level + 1)
            yield replace(each, level=level)
        else:
            yield each
