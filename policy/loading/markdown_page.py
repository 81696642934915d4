"""A Markdown page -> its sections, blocks and anchors as plain text, with line numbers.

Parsed with markdown-it, which keeps line numbers. The pages use the subset of Markdown that it and
Python-Markdown, the site's parser, read alike: headings, paragraphs, lists, footnotes, links. Raw
HTML and code become their visible text. A footnote belongs to the section that first refers to it,
wherever it is written on the page. Editorial notes (``<div class="redaktionel" markdown>``) are
not part of the policy and are left out.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from policy.model.edition import Block, Page, Section, TextLink
from policy.text.prose_mask import front_matter

EDITORIAL = '<div class="redaktionel"'

_MARKDOWN = MarkdownIt("commonmark").use(footnote_plugin, inline=False, always_match_refs=True)
_ATTRIBUTES = re.compile(r"\s*\{:?\s+(?P<list>[^{}]*?)\s*\}\s*$")
_ID = re.compile(r"#([A-Za-z][\w-]*)")
_CALL = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_SPAN = re.compile(r"<(?P<tag>\w+)[^>]*\sid=\"(?P<id>[\w-]+)\"[^>]*>")
_IS_MARKDOWN = re.compile(r"<\w+[^>]*\smarkdown\b")
_PAGES_KEPT = 256
"""How many parsed pages are cached: the rules ask for what loading has just parsed."""


def read_page(page_id: str, text: str) -> Page:
    """The page ``page_id`` whose Markdown is ``text``; its first h1 is its title.

    Blocks before the first heading form a section without id and title.
    """
    reader = _Reader()
    for token, line in _blocks(text):
        reader.take(token, line)
    sections = tuple(reader.sections())
    title = next((s.title for s in sections if s.level == 1), page_id)
    return Page(id=page_id, title=title, sections=sections, anchors=reader.anchors, markdown=text)


def _without_front_matter(text: str) -> str:
    """``text`` with its front matter blanked, so that every line keeps its number."""
    front = front_matter(text)
    return "\n" * front.count("\n") + text.removeprefix(front)


@lru_cache(_PAGES_KEPT)
def _parsed(text: str) -> tuple[Token, ...]:
    return tuple(_MARKDOWN.parse(_without_front_matter(text)))


def tokens(text: str) -> list[Token]:
    """The markdown-it tokens of a page without its front matter; cached, so not to be modified."""
    return list(_parsed(text))


def _blocks(text: str) -> Iterator[tuple[Token, int]]:
    """The tokens of ``text`` with their 1-based lines, without those of editorial notes."""
    depth, line = 0, 1
    for token in _parsed(text):
        line = token.map[0] + 1 if token.map else line
        if token.type == "html_block":
            opened = _opened(token.content, editorial=depth > 0)
            is_policy = depth <= 0 and not opened and EDITORIAL not in token.content
            depth += opened
            if not is_policy:
                continue
        if depth <= 0:
            yield token, line


def _opened(html: str, *, editorial: bool) -> int:
    """How many editorial ``div`` elements ``html`` opens or, if negative, closes."""
    if not editorial and EDITORIAL not in html:
        return 0
    return html.count("<div") - html.count("</div")


class _Reader:
    """Builds sections from a stream of tokens."""

    def __init__(self) -> None:
        self.anchors: dict[str, str] = {}
        self._heads: list[tuple[str, int, str, int]] = []
        self._bodies: list[list[Block]] = []
        self._open: list[Token] = []
        self._notes: dict[str, int] = {}  # footnote label -> the section that first refers to it

    def sections(self) -> Iterator[Section]:
        """The sections built so far."""
        for (anchor, level, title, line), blocks in zip(self._heads, self._bodies, strict=True):
            yield Section(id=anchor, level=level, title=title, blocks=tuple(blocks), line=line)

    def take(self, token: Token, line: int) -> None:
        """Add one token of the page."""
        if token.nesting == 1:
            self._open.append(token)
        elif token.nesting == -1 and self._open:
            self._open.pop()
        elif token.type == "inline":
            self._inline(token, line)
        elif token.type == "html_block":
            self._html(token, line)
        elif token.type in ("fence", "code_block"):
            self._paragraph(token.content, line)

    def _html(self, token: Token, line: int) -> None:
        """Add the visible text of raw HTML: a block for each paragraph, item and cell."""
        from policy.text.html_text import visible_texts  # slow to import, and few pages have HTML

        self._note_spans(token)
        is_markdown = bool(_IS_MARKDOWN.search(token.content))
        for text in visible_texts(token.content):
            read = plain(_MARKDOWN.parseInline(text)[0])[0] if is_markdown else text
            self._paragraph(_CALL.sub("", read), line)

    def _paragraph(self, text: str, line: int) -> None:
        """Add a text that is not Markdown."""
        if words := " ".join(text.split()):
            self._add(Block(kind="paragraph", text=words, links=(), line=line))

    def _inline(self, token: Token, line: int) -> None:
        text, anchor = plain(token)
        call_only = not _CALL.sub("", token.content).strip()
        kinds = [opened.type for opened in self._open]
        self._note_spans(token)
        self._note_footnotes(token)
        if anchor:
            self.anchors[anchor] = text
        if "heading_open" in kinds:
            self._heads.append((anchor, int(self._open[-1].tag[1:]), text, line))
            self._bodies.append([])
            return
        kind = "item" if "list_item_open" in kinds else "paragraph"
        kind = "footnote" if "footnote_open" in kinds else "macro" if call_only else kind
        links = tuple(_links(token))
        self._add(Block(kind=kind, text=text, id=anchor or None, links=links, line=line))

    def _add(self, block: Block) -> None:
        if not self._bodies:
            self._heads.append(("", 0, "", block.line))
            self._bodies.append([])
        self._bodies[self._section()].append(block)

    def _section(self) -> int:
        """The index of the section that gets the current block: a footnote's own, else the last."""
        labels = (each.meta.get("label") for each in self._open if each.type == "footnote_open")
        return next((self._notes[each] for each in labels if each in self._notes), -1)

    def _note_footnotes(self, token: Token) -> None:
        """Remember the section that refers to a footnote."""
        for child in token.children or ():
            if child.type == "footnote_ref":
                self._notes.setdefault(child.meta["label"], max(len(self._bodies) - 1, 0))

    def _note_spans(self, token: Token) -> None:
        """Remember the text of every inline element with an id: ``<span id="x">text</span>``."""
        for match in _SPAN.finditer(token.content):
            inner = token.content[match.end() :].partition(f"</{match['tag']}>")[0]
            self.anchors[match["id"]] = " ".join(inner.split())


def _links(token: Token) -> Iterator[TextLink]:
    """The links of an inline token with their visible text and the address as written."""
    children, start = token.children or [], 0
    for index, child in enumerate(children):
        if child.type == "link_open":
            start = index
        elif child.type == "link_close":
            words, address = _visible(children[start:index]), children[start].attrGet("href")
            yield TextLink(text=" ".join(words.split()), address=str(address or ""))


def _visible(children: Iterable[Token]) -> str:
    """The visible text of an inline token's children; an image gives its alternative text."""
    seen = {"text", "code_inline", "image"}
    breaks = {"softbreak", "hardbreak"}
    return "".join(
        " " if each.type in breaks else each.content if each.type in seen else ""
        for each in children
    )


def plain(token: Token) -> tuple[str, str]:
    """The visible text of an inline token, and the id that its attribute list gives it."""
    text, anchor = _visible(token.children or ()), ""
    if attributes := _ATTRIBUTES.search(text):
        text = text[: attributes.start()]
        anchor = match[1] if (match := _ID.search(attributes["list"])) else ""
    return " ".join(_CALL.sub("", text).split()), anchor
