"""Fits the tables of the running text for readers: a frame that scrolls, scopes, a caption.

A paragraph of the class ``tabeltekst`` right above a table is its caption.
"""

from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown.treeprocessors import Treeprocessor

FRAME = "tabelramme"
"""The class of the frame, which scrolls sideways where the screen is narrow."""
CAPTION = "tabeltekst"
LABEL = "Tabel"
"""What the frame of a table without a caption is called."""


class TableFrames(Treeprocessor):  # type: ignore[misc]  # Markdown brings no types
    """Frames the tables of a page."""

    def run(self, root: Element) -> None:
        """Put each table into a frame that the keyboard can reach, with its caption."""
        for parent in [*root.iter()]:
            for index, child in reversed([*enumerate(parent)]):
                if child.tag == "table" and parent.get("class") != FRAME:
                    above = parent[index - 1] if index else None
                    caption = above if above is not None and _is_caption(above) else None
                    parent[index] = _framed(child, caption)
                    if caption is not None:
                        parent.remove(caption)


def _is_caption(element: Element) -> bool:
    return element.tag == "p" and element.get("class") == CAPTION


def _framed(table: Element, caption: Element | None) -> Element:
    label = " ".join("".join(caption.itertext()).split()) if caption is not None else LABEL
    names = {"class": FRAME, "tabindex": "0", "role": "region", "aria-label": label}
    frame = Element("div", names)
    frame.tail, table.tail = table.tail, None
    for head in table.iter("th"):
        head.set("scope", "col")
    if caption is not None:
        words: Any = SubElement(table, "caption")
        words.text, words[:] = caption.text, list(caption)
        table.remove(words)
        table.insert(0, words)
    frame.append(table)
    return frame
