"""Raw HTML -> the visible texts, one for each paragraph, list item or table cell."""

import re
from collections import Counter
from html import unescape

from selectolax.lexbor import LexborHTMLParser, LexborNode

_HIDDEN = frozenset({"script", "style", "template", "title", "head"})
"""Elements whose content is not shown."""

_INLINE_ELEMENTS = """
    a abbr b bdi bdo cite code data dfn del em i ins kbd mark q s samp small span strong sub sup
    time u var wbr
"""
_INLINE = frozenset(_INLINE_ELEMENTS.split())
"""Elements that run within a text; any other element starts and ends one."""

_FLAT_ELEMENTS = """
    area base br col dd dt embed hr img input li link meta option p source td th tr wbr
"""
_FLAT = frozenset(_FLAT_ELEMENTS.split())
"""Void elements, and elements that the next one of their kind closes."""

MAX_DEPTH = 500
"""Parsing takes time quadratic in the depth; beyond this one the tags are just removed."""

_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<raw>script|style|title)\b.*?(?:</(?P=raw)\b[^>]*>?|\Z)"
    r"|<(?P<end>/?)(?P<name>[a-z][^\s/>]*)(?:\"[^\"]*\"|'[^']*'|[^'\">])*>?",
    re.DOTALL | re.IGNORECASE,
)


def visible_texts(html: str) -> list[str]:
    """The visible texts of an HTML fragment in order, white space collapsed, entities decoded.

    Parsed by the HTML standard, as browsers do, so any input can be read. Rows and cells stay
    separate even where their table is not part of the fragment. Takes time linear in the length.
    """
    return _texts_between_tags(html) if _depth(html) > MAX_DEPTH else _parsed_texts(html)


def _parsed_texts(html: str) -> list[str]:
    texts, parts = [], list[str]()

    def end_text() -> None:
        texts.append(" ".join("".join(parts).split()))
        parts.clear()

    node = LexborHTMLParser(html, is_fragment=True, fragment_tag="template").root
    open_elements: list[LexborNode] = []
    while node is not None or open_elements:
        if node is None:
            node = open_elements.pop()
            if node.tag not in _INLINE:
                end_text()
            node = node.next
        elif node.is_element_node:
            if node.tag not in _INLINE:
                end_text()
            open_elements.append(node)
            node = None if node.tag in _HIDDEN else node.child
        else:
            parts.append(node.text_content or "" if node.is_text_node else "")
            node = node.next
    end_text()
    return [*filter(None, texts)]


def _depth(html: str) -> int:
    """How deep the elements of ``html`` nest, estimated from above: unclosed ones count on."""
    unclosed, depth, deepest = Counter[str](), 0, 0
    for tag in _TAG.finditer(html):
        name = (tag["name"] or "p").lower()
        if name in _FLAT or (tag["end"] and not unclosed[name]):
            continue
        step = -1 if tag["end"] else 1
        unclosed[name] += step
        depth += step
        deepest = max(deepest, depth)
    return deepest


def _texts_between_tags(html: str) -> list[str]:
    """The texts between the tags of ``html``, found without building a tree."""
    separated = _TAG.sub(lambda tag: "" if (tag["name"] or "b").lower() in _INLINE else "\0", html)
    texts = (" ".join(unescape(each).split()) for each in separated.split("\0"))
    return [*filter(None, texts)]
