"""Raw HTML -> the texts that a reader sees, one for each paragraph, item or cell."""

from selectolax.lexbor import LexborHTMLParser, LexborNode

_UNSEEN = frozenset({"script", "style", "template", "title", "head"})
"""Elements whose content nobody reads."""

_INLINE_ELEMENTS = """
    a abbr b bdi bdo cite code data dfn del em i ins kbd mark q s samp small span strong sub sup
    time u var wbr
"""
_INLINE = frozenset(_INLINE_ELEMENTS.split())
"""Elements within a text; every other one begins and ends one."""


def visible_texts(html: str) -> list[str]:
    """The visible texts of a piece of HTML in their order, white space folded, entities decoded.

    Read by the HTML standard, as browsers do, so there is no HTML that cannot be read. Rows and
    cells keep apart even where their table is not part of the piece.
    """
    texts, parts = [], list[str]()

    def end() -> None:
        texts.append(" ".join("".join(parts).split()))
        parts.clear()

    node = LexborHTMLParser(html, is_fragment=True, fragment_tag="template").root
    open_elements: list[LexborNode] = []
    while node is not None or open_elements:
        if node is None:
            node = open_elements.pop()
            if node.tag not in _INLINE:
                end()
            node = node.next
        elif node.is_element_node:
            if node.tag not in _INLINE:
                end()
            open_elements.append(node)
            node = None if node.tag in _UNSEEN else node.child
        else:
            parts.append(node.text_content or "" if node.is_text_node else "")
            node = node.next
    end()
    return [*filter(None, texts)]
