"""A Markdown page -> its sections, blocks and anchors as plain text, with lines.

Read with markdown-it, which keeps line numbers; the pages use the small part of Markdown on which
it and the site's own Markdown agree: headings, paragraphs, lists, footnotes, links. Editorial
notes (``<div class="redaktionel" markdown>``) are the site's words, not the policy's, and are
left out.
"""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from macros.edition import Block, Page, Section

EDITORIAL = '<div class="redaktionel"'

_MARKDOWN = MarkdownIt("commonmark").use(footnote_plugin, inline=False, always_match_refs=True)
_ATTRIBUTES = re.compile(r"\s*\{:?\s+(?P<list>[^{}]*?)\s*\}\s*$")
_ID = re.compile(r"#([A-Za-z][\w-]*)")
_CALL = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_SPAN = re.compile(r"<(?P<tag>\w+)[^>]*\sid=\"(?P<id>[\w-]+)\"[^>]*>")
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


def read_page(page_id: str, text: str) -> Page:
    """The page ``page_id`` whose Markdown is ``text``; its first h1 is its title.

    What stands before the first heading belongs to a section without id and title.
    """
    reader = _Reader()
    for token, line in _blocks(_without_front_matter(text)):
        reader.take(token, line)
    sections = tuple(reader.sections())
    title = next((s.title for s in sections if s.level == 1), page_id)
    return Page(id=page_id, title=title, sections=sections, anchors=reader.anchors, markdown=text)


def _without_front_matter(text: str) -> str:
    """``text`` with its front matter blanked, so that every line keeps its number."""
    return _FRONT_MATTER.sub(lambda match: "\n" * match[0].count("\n"), text)


def _blocks(text: str) -> Iterator[tuple[Token, int]]:
    """The tokens of ``text`` with their 1-based lines, those of editorial notes left out."""
    tokens = _MARKDOWN.parse(text)
    depth, line = 0, 1
    for token in tokens:
        line = token.map[0] + 1 if token.map else line
        if token.type == "html_block":
            depth += _opened(token.content, editorial=depth > 0)
            continue
        if depth <= 0:
            yield token, line


def _opened(html: str, *, editorial: bool) -> int:
    """How many editorial ``div`` a piece of HTML opens (or, if negative, closes)."""
    if not editorial and EDITORIAL not in html:
        return 0
    return html.count("<div") - html.count("</div")


class _Reader:
    """Gathers sections from a stream of tokens."""

    def __init__(self) -> None:
        self.anchors: dict[str, str] = {}
        self._heads: list[tuple[str, int, str, int]] = []
        self._bodies: list[list[Block]] = []
        self._open: list[Token] = []

    def sections(self) -> Iterator[Section]:
        """The sections gathered so far."""
        for (anchor, level, title, line), blocks in zip(self._heads, self._bodies, strict=True):
            yield Section(id=anchor, level=level, title=title, blocks=tuple(blocks), line=line)

    def take(self, token: Token, line: int) -> None:
        """Take one token of the page in."""
        if token.nesting == 1:
            self._open.append(token)
        elif token.nesting == -1 and self._open:
            self._open.pop()
        elif token.type == "inline":
            self._inline(token, line)

    def _inline(self, token: Token, line: int) -> None:
        text, anchor = _plain(token)
        call_only = not _CALL.sub("", token.content).strip()
        kinds = [opened.type for opened in self._open]
        self._note_spans(token)
        if anchor:
            self.anchors[anchor] = text
        if "heading_open" in kinds:
            self._heads.append((anchor, int(self._open[-1].tag[1:]), text, line))
            self._bodies.append([])
            return
        kind = "item" if "list_item_open" in kinds else "paragraph"
        kind = "footnote" if "footnote_open" in kinds else "macro" if call_only else kind
        self._add(Block(kind=kind, text=text, id=anchor or None, line=line))

    def _add(self, block: Block) -> None:
        if not self._bodies:
            self._heads.append(("", 0, "", block.line))
            self._bodies.append([])
        self._bodies[-1].append(block)

    def _note_spans(self, token: Token) -> None:
        """Remember the text of every inline element with an id: ``<span id="x">text</span>``."""
        for match in _SPAN.finditer(token.content):
            inner = token.content[match.end() :].partition(f"</{match['tag']}>")[0]
            self.anchors[match["id"]] = " ".join(inner.split())


def _plain(token: Token) -> tuple[str, str]:
    """The visible text of an inline token, and the id that its attribute list gives it."""
    parts = []
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif child.type == "image":
            parts.append(child.content)
    text = "".join(parts)
    anchor = ""
    if attributes := _ATTRIBUTES.search(text):
        text = text[: attributes.start()]
        anchor = match[1] if (match := _ID.search(attributes["list"])) else ""
    return " ".join(_CALL.sub("", text).split()), anchor
