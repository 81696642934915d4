"""The elements of WordprocessingML that the writer uses, and what they hold.

The order of an element's children is the standard's (ECMA-376, part 1, 17); Word refuses another.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count

from lxml import etree

from policy.documents.tree import Break, Inline, InlinePicture, NoteMark, Run
from policy.documents.word.flow import Look
from policy.documents.word.names import bookmark
from policy.text.word_diff import Mark
from policy.words.word_file_words import WORD

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
XML = "http://www.w3.org/XML/1998/namespace"
NAMESPACES = {"w": W, "r": R}

BULLETS = 1
"""The number of the bullet list in ``numbering.xml``."""
_TOGGLES = {"bold": "b", "italic": "i", "struck": "strike"}
_RUN_STYLES = {"code": "CodeChar", "tag": "Tag", "small": "Small", "inserted": "Inserted"}
_OUTSIDE = re.compile(r"(?:https?://|mailto:)[^\s]+\Z", re.IGNORECASE)
"""The addresses that a link may lead to."""
_TRACKED = {Mark.INSERTED: "ins", Mark.DELETED: "del"}
_MOVED = {Mark.INSERTED: "moveTo", Mark.DELETED: "moveFrom"}


INDENT = 357
"""How far a step of a list is indented, in twentieths of a point."""


def w(name: str) -> str:
    """The element's or attribute's full name."""
    return f"{{{W}}}{name}"


def element(name: str, /, *children: etree._Element, **attributes: object) -> etree._Element:
    """An element of Word's with its attributes and children."""
    found = etree.Element(w(name), nsmap=NAMESPACES)
    for key, value in attributes.items():
        found.set(w(key), clean(str(value)))
    found.extend(children)
    return found


def clean(text: str) -> str:
    """``text`` without characters that XML has no place for."""
    return "".join(each for each in text if each >= " " and each not in "\ufffe\uffff")


@dataclass
class Tracking:
    """Who changed and when; numbers every mark of the document."""

    author: str
    date: str
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def change(self, name: str, /, *children: etree._Element, **more: object) -> etree._Element:
        """An element that tells of a change."""
        about = {"id": next(self.numbers), "author": self.author, "date": self.date}
        return element(name, *children, **about, **more)

    def tracked(
        self, mark: Mark, *children: etree._Element, is_move: bool = False
    ) -> etree._Element:
        """What was inserted or deleted."""
        return self.change((_MOVED if is_move else _TRACKED)[mark], *children)


def look_properties(look: Look, number: int) -> Iterator[etree._Element]:
    """How a paragraph looks; ``number`` is that of its list in ``numbering.xml``."""
    if look.style != "Normal":
        yield element("pStyle", val=look.style)
    elif look.marker:
        yield element("pStyle", val="ListParagraph")
    if look.marker in ("bullet", "number"):
        level = element("ilvl", val=look.depth)
        yield element("numPr", level, element("numId", val=number))
    elif look.marker == "indent":
        yield element("ind", left=indent_of(look.depth))


def indent_of(depth: int) -> int:
    """How far from the edge an item of this depth begins."""
    return INDENT * (depth + 1)


@dataclass
class Runs:
    """Makes runs; ``relation`` gives the number of a relationship to an address.

    ``is_first`` tells whether a note's mark is the note's first one, ``places`` are the bookmarks
    of the document. ``picture`` draws one, or returns None where its words stand for it.
    """

    tracking: Tracking
    relation: Callable[[str], str]
    places: frozenset[str]
    note: Callable[[int], int]
    picture: Callable[[InlinePicture], etree._Element | None]

    def linked(self, part: Inline, content: list[etree._Element]) -> list[etree._Element]:
        """``content`` in a link where ``part`` leads somewhere."""
        if isinstance(part, Run) and part.target in self.places:
            return [element("hyperlink", *content, anchor=bookmark(part.target), history=1)]
        if isinstance(part, Run) and _OUTSIDE.match(part.address):
            link = element("hyperlink", *content, history=1)
            link.set(f"{{{R}}}id", self.relation(part.address))
            return [link]
        return content

    def run(self, part: Inline, mark: Mark, *, is_move: bool = False) -> etree._Element:
        """The run of a part of a text."""
        match part:
            case Run():
                return self._text(part, mark, is_move=is_move)
            case Break():
                return element("r", element("br"))
            case NoteMark(number):
                look = element("rPr", element("rStyle", val="FootnoteReference"))
                return element("r", look, element("footnoteReference", id=self.note(number)))
            case InlinePicture(alt):
                if (drawing := self.picture(part)) is not None:
                    return element("r", drawing)
                return self._text(Run(WORD["picture"].format(alt=alt)), mark, is_move=is_move)

    def _text(self, run: Run, mark: Mark, *, is_move: bool) -> etree._Element:
        name = "delText" if mark is Mark.DELETED and not is_move else "t"
        text = element(name)
        text.text = clean(run.text)
        text.set(f"{{{XML}}}space", "preserve")
        look = [*self._look(run)]
        return element("r", *([element("rPr", *look)] if look else []), text)

    def _look(self, run: Run) -> Iterator[etree._Element]:
        is_link = _OUTSIDE.match(run.address) or run.target in self.places
        style = next((_RUN_STYLES[each] for each in _RUN_STYLES if each in run.styles), "")
        if is_link or style:
            yield element("rStyle", val=style or "Hyperlink")
        for name, tag in _TOGGLES.items():
            if name in run.styles:
                yield element(tag)
        for name, position in (("raised", "superscript"), ("lowered", "subscript")):
            if name in run.styles:
                yield element("vertAlign", val=position)
