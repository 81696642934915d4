"""What a paragraph of a Word file is by its style: a heading, an item of a list, a contents line.

Styles are based on each other, and programs rename their ids, so names and inherited settings count
(ECMA-376, part 1, 17.7 and 17.9).
"""

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from policy.documents.word.xml import W
from policy.importing.word_package import LISTS, STYLES
from policy.importing.word_reading import TAG

_HEADING = re.compile(r"(?:heading|overskrift|titre|überschrift|rubrik) ?([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(
    r"(?:toc|contents|indholdsfortegnelse|table of) ?(?:\d|heading|overskrift|figures)?",
    re.IGNORECASE,
)
_DEEPER = re.compile(r"list (?:bullet|number|continue)? ?([2-5])", re.IGNORECASE)
"""A style of the deeper levels of lists, each of which begins a list of its own."""
_TITLE = re.compile(r"title|titel", re.IGNORECASE)
_DEEPEST_BASE = 20
"""How many styles may be based on each other before it is taken for a circle."""
_BODY = 9
"""The outline level of running text."""


def w(name: str) -> str:
    """The name of an element or attribute of WordprocessingML."""
    return f"{{{W}}}{name}"


def value(node: etree._Element | None) -> str:
    """The attribute ``val`` of an element, where there is one."""
    return (node.get(w("val")) or "") if node is not None else ""


class Styles:
    """The styles and lists of a Word file, from its ``parts``."""

    def __init__(self, parts: Mapping[str, etree._Element]) -> None:
        styles = parts.get(STYLES)
        every = styles.iter(w("style")) if styles is not None else ()
        self._styles = {each.get(w("styleId")) or "": each for each in every}
        self._kinds = dict(_list_kinds(parts.get(LISTS)))

    def _chain(self, properties: etree._Element | None) -> Iterator[etree._Element]:
        """The properties of a paragraph, then those of its style and of what that is based on."""
        if properties is None:
            return
        yield properties
        for style in self._bases(properties):
            inherited = style.find(w("pPr"))
            if inherited is not None:
                yield inherited

    def _bases(self, properties: etree._Element) -> Iterator[etree._Element]:
        name = value(properties.find(w("pStyle")))
        for _ in range(_DEEPEST_BASE):
            style = self._styles.get(name)
            if style is None:
                return
            yield style
            name = value(style.find(w("basedOn")))

    def names(self, properties: etree._Element | None) -> list[str]:
        """The names of a paragraph's style and of those that it is based on."""
        if properties is None:
            return []
        own = value(properties.find(w("pStyle")))
        names = [value(each.find(w("name"))) for each in self._bases(properties)]
        return names or [own]

    def level(self, properties: etree._Element | None) -> int:
        """The level of a heading from 1; 0 of any other paragraph."""
        for name in self.names(properties):
            if found := _HEADING.fullmatch(name):
                return int(found[1])
        for each in self._chain(properties):
            outline = value(each.find(w("outlineLvl")))
            if outline.isdecimal():
                return int(outline) + 1 if int(outline) < _BODY else 0
        return 0

    def is_title(self, properties: etree._Element | None) -> bool:
        """Whether a paragraph is the title of the document."""
        return any(_TITLE.fullmatch(each) for each in self.names(properties)[:1])

    def is_contents(self, properties: etree._Element | None) -> bool:
        """Whether a paragraph is part of a table of contents."""
        return any(_CONTENTS.fullmatch(each.strip()) for each in self.names(properties))

    def is_tag(self, properties: etree._Element | None) -> bool:
        """Whether a run is a fact of an initiative, in a document of this project."""
        named = properties.find(w("rStyle")) if properties is not None else None
        style = self._styles.get(value(named)) if named is not None else None
        return style is not None and value(style.find(w("name"))).lower() == TAG

    def item(self, properties: etree._Element | None) -> tuple[int, str] | None:
        """The depth from 0 and the kind of a list's item; None of what is none.

        The kind is «bullet», «» where nothing is shown before it, or the form of its number.
        """
        depth = number = ""
        for each in self._chain(properties):
            numbering = each.find(w("numPr"))
            if numbering is not None:
                depth = depth or value(numbering.find(w("ilvl")))
                number = number or value(numbering.find(w("numId")))
        if number in ("", "0"):
            return None
        depth = depth if depth.isdecimal() else "0"
        deeper = filter(None, map(_DEEPER.fullmatch, self.names(properties)))
        deepest = max((int(each[1]) - 1 for each in deeper), default=0)
        return max(int(depth), deepest), self._kinds.get((number, depth), "bullet")

    def size(self, properties: etree._Element | None) -> int:
        """The size of a paragraph's letters by its style, in half points; 0 where it is unknown."""
        for style in self._bases(properties) if properties is not None else ():
            size = value(style.find(f"{w('rPr')}/{w('sz')}"))
            if size.isdecimal():
                return int(size)
        return 0


def _list_kinds(root: etree._Element | None) -> Iterator[tuple[tuple[str, str], str]]:
    """The kind of the items by the list's number and the level."""
    if root is None:
        return
    kinds = {
        each.get(w("abstractNumId")): {
            level.get(w("ilvl")) or "0": _kind(level) for level in each.iter(w("lvl"))
        }
        for each in root.iter(w("abstractNum"))
    }
    for each in root.iter(w("num")):
        for level, kind in kinds.get(value(each.find(w("abstractNumId"))), {}).items():
            yield (each.get(w("numId")) or "", level), kind


def _kind(level: etree._Element) -> str:
    form, text = value(level.find(w("numFmt"))), level.find(w("lvlText"))
    is_blank = text is not None and not value(text).strip()
    return "" if form == "none" or is_blank else form or "decimal"
