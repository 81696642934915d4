"""The text of a Word file as it is with all tracked changes accepted, and who made them.

Read from the XML itself. A paragraph whose mark was deleted runs on in the next one, which gives it
its look; so a look beside a deleted mark says nothing, and none is ever proposed there.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from policy.documents.word.names import bookmark
from policy.documents.word.xml import R as RELATION
from policy.documents.word.xml import W
from policy.importing.word_package import (
    COMMENTS,
    CUSTOM,
    DOCUMENT,
    LISTS,
    NOTES,
    RELATIONS,
    STYLES,
)

_GONE = {f"{{{W}}}{name}" for name in ("del", "moveFrom")}
_CAME = {f"{{{W}}}{name}" for name in ("ins", "moveTo")}
_NOT_READ = {f"{{{W}}}{name}" for name in ("drawing", "pict", "object", "txbxContent")}
_LEVEL = re.compile(r"(?:heading|overskrift) ?([1-9])", re.IGNORECASE)
FIRST = bookmark("dokument")
TAG = "mærke"
"""The name of the style of an initiative's facts."""


def _w(name: str) -> str:
    return f"{{{W}}}{name}"


@dataclass
class ReadText:
    """A paragraph as it is now; ``names`` are its bookmarks, ``authors`` who changed it.

    ``tags`` are the words in it that are facts of an initiative, which are not part of ``words``;
    ``is_after_gone`` tells that the mark before it was deleted, so that its style may be another's;
    ``links`` its words that lead somewhere, with where; ``notes`` how many marks of notes it has.
    """

    words: str = ""
    tags: str = ""
    style: str = ""
    is_item: bool = False
    names: list[str] = field(default_factory=list)
    authors: set[str] = field(default_factory=set)
    comments: list[str] = field(default_factory=list)
    has_picture: bool = False
    links: list[tuple[str, str]] = field(default_factory=list)
    notes: int = 0
    struck: str = ""
    is_after_gone: bool = False
    depth: int = 0
    is_numbered: bool = False
    paragraphs: list[str] = field(default_factory=list)
    """Of a cell: what each of its paragraphs says."""

    @property
    def level(self) -> int:
        """The level of a heading, else 0."""
        found = _LEVEL.fullmatch(self.style)
        return int(found[1]) if found else 0


@dataclass
class ReadRow:
    """A row of a table: its cells' paragraphs, all in one text each."""

    cells: list[ReadText]
    authors: set[str]

    @property
    def names(self) -> list[str]:
        """The bookmarks in it."""
        return [name for cell in self.cells for name in cell.names]


@dataclass
class ReadTable:
    """A table with the rows that are left."""

    rows: list[ReadRow]


@dataclass
class ReadDocument:
    """What is left of the document, and what went: the words of deleted paragraphs, by whom."""

    parts: list[ReadText | ReadTable] = field(default_factory=list)
    gone: dict[str, set[str]] = field(default_factory=dict)
    properties: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def read_word(parts: dict[str, etree._Element]) -> ReadDocument:
    """The document in the ``parts`` of a Word file, behind its summary of changes."""
    reader = _Reader(_comments(parts.get(COMMENTS)), dict(_styles(parts.get(STYLES))))
    reader.lists = dict(_lists(parts.get(LISTS)))
    reader.addresses = dict(_relations(parts.get(RELATIONS)))
    body = parts[DOCUMENT].find(_w("body"))
    found = reader.document
    for child in body if body is not None else ():
        reader.block(child, found.parts)
    first = next((at for at, each in enumerate(found.parts) if _is_first(each)), 0)
    del found.parts[:first]
    found.notes = [*_notes(parts.get(NOTES), reader)]
    found.properties = dict(_properties(parts.get(CUSTOM)))
    return found


def _is_first(part: ReadText | ReadTable) -> bool:
    return isinstance(part, ReadText) and FIRST in part.names


def _comments(root: etree._Element | None) -> dict[str, str]:
    """The comments by their numbers, each with its author."""
    found = {}
    for each in root.iter(_w("comment")) if root is not None else ():
        text = " ".join("".join(map(str, p.itertext())) for p in each.iter(_w("p"))).strip()
        found[each.get(_w("id")) or ""] = f"{each.get(_w('author')) or ''}: {text}".strip(": ")
    return found


def _styles(root: etree._Element | None) -> Iterator[tuple[str, str]]:
    """The names of the styles by their ids; programs rename the ids when they save."""
    for each in root.iter(_w("style")) if root is not None else ():
        yield each.get(_w("styleId")) or "", _value(each.find(_w("name"))).lower()


def _lists(root: etree._Element | None) -> Iterator[tuple[tuple[str, str], str]]:
    """What stands before the items, by the list's number and the level."""
    if root is None:
        return
    kinds = {}
    for each in root.iter(_w("abstractNum")):
        levels = each.iter(_w("lvl"))
        kinds[each.get(_w("abstractNumId"))] = {
            level.get(_w("ilvl")) or "0": _value(level.find(_w("numFmt"))) for level in levels
        }
    for each in root.iter(_w("num")):
        for level, kind in kinds.get(_value(each.find(_w("abstractNumId"))), {}).items():
            yield (each.get(_w("numId")) or "", level), kind


def _relations(root: etree._Element | None) -> Iterator[tuple[str, str]]:
    for each in root if root is not None else ():
        yield each.get("Id") or "", each.get("Target") or ""


def _notes(root: etree._Element | None, reader: "_Reader") -> Iterator[str]:
    for note in root if root is not None else ():
        texts = (reader.paragraph(each) for each in note.iter(_w("p")))
        if words := " ".join(each.words for each in texts if each).strip():
            yield words


def _properties(root: etree._Element | None) -> Iterator[tuple[str, str]]:
    for each in root if root is not None else ():
        yield each.get("name") or "", "".join(map(str, each.itertext()))


class _Reader:
    """Reads blocks; keeps the paragraph that runs on in the next one."""

    def __init__(self, comments: dict[str, str], styles: dict[str, str]) -> None:
        self.document = ReadDocument()
        self.comments, self.styles = comments, styles
        self.lists: dict[tuple[str, str], str] = {}
        self.addresses: dict[str, str] = {}
        self.running: ReadText | None = None
        self.was_gone = False

    def block(self, node: etree._Element, parts: list[ReadText | ReadTable]) -> None:
        """Add the paragraph or table ``node``; what holds blocks is looked into."""
        if node.tag == _w("p"):
            if text := self.paragraph(node):
                parts.append(text)
        elif node.tag == _w("tbl"):
            if rows := [*self._rows(node)]:
                parts.append(ReadTable(rows))
        elif isinstance(node.tag, str) and node.tag.startswith(f"{{{W}}}"):
            for child in node if node.tag in (_w("sdt"), _w("sdtContent"), _w("ins")) else ():
                self.block(child, parts)
            if node.tag == _w("bookmarkStart") and (name := node.get(_w("name"))) and parts:
                self._note_bookmark(parts[-1], name)

    def _note_bookmark(self, part: ReadText | ReadTable, name: str) -> None:
        if isinstance(part, ReadText):
            part.names.append(name)

    def paragraph(self, node: etree._Element) -> ReadText | None:
        """The paragraph ``node``; None where its mark was deleted, or it was as a whole."""
        text = self.running or ReadText()
        self.running = None
        text.is_after_gone, self.was_gone = self.was_gone, False
        was_gone: list[str] = []
        words, names = text.words, len(text.names)
        self._runs(node, text, was_gone)
        if words and text.words == words:  # only the paragraph before is left: its place counts
            del text.names[names:]
        properties = node.find(_w("pPr"))
        style, is_item, mark = "", False, None
        if properties is not None:
            style = _value(properties.find(_w("pStyle")))
            style = self.styles.get(style, style.lower())
            numbers = properties.find(f"{_w('numPr')}/{_w('numId')}")
            is_item = numbers is not None and _value(numbers) != "0"
            if is_item:
                level = _value(properties.find(f"{_w('numPr')}/{_w('ilvl')}")) or "0"
                text.depth = int(level) if level.isdecimal() else 0
                text.is_numbered = self.lists.get((_value(numbers), level), "bullet") != "bullet"
            mark = properties.find(_w("rPr"))
        text.style, text.is_item = style, is_item
        for each in mark if mark is not None else ():
            if each.tag in _GONE | _CAME:
                text.authors.add(each.get(_w("author")) or "")
            if each.tag in _GONE:
                if text.words.strip():
                    self.running = text
                self._note_gone(was_gone, text.authors)
                self.was_gone = True
                return None
        text.words = " ".join(text.words.split())
        if not text.words and was_gone:
            self._note_gone(was_gone, text.authors)
        return text

    def _note_gone(self, words: list[str], authors: set[str]) -> None:
        said = " ".join("".join(words).split())
        if said:
            self.document.gone.setdefault(said, set()).update(authors)

    def _runs(self, node: etree._Element, text: ReadText, gone: list[str]) -> None:
        for child in node:
            if child.tag in _GONE:
                text.authors.add(child.get(_w("author")) or "")
                gone += (each.text or "" for each in child.iter(_w("delText"), _w("t")))
            elif child.tag in _CAME or child.tag in (_w("hyperlink"), _w("smartTag"), _w("sdt")):
                if child.tag in _CAME:
                    text.authors.add(child.get(_w("author")) or "")
                start = len(text.words)
                self._runs(child, text, gone)
                if child.tag == _w("hyperlink") and (said := text.words[start:].strip()):
                    address = self.addresses.get(child.get(f"{{{RELATION}}}id") or "", "")
                    text.links.append((said, child.get(_w("anchor")) or address))
            elif child.tag in (_w("sdtContent"), _w("fldSimple")):
                self._runs(child, text, gone)
            elif child.tag == _w("bookmarkStart"):
                text.names.append(child.get(_w("name")) or "")
            elif child.tag == _w("commentReference"):
                text.comments.append(self.comments.get(child.get(_w("id")) or "", ""))
            elif child.tag == _w("r"):
                self._run(child, text)

    def _run(self, run: etree._Element, text: ReadText) -> None:
        style = _value(run.find(f"{_w('rPr')}/{_w('rStyle')}"))
        is_tag = self.styles.get(style) == TAG
        for each in run:
            said = ""
            if each.tag == _w("t"):
                said = (each.text or "").replace("\u2060", "").replace("\u200d", "")
            elif each.tag in (_w("tab"), _w("br"), _w("cr")):
                said = " "
            elif each.tag == _w("noBreakHyphen"):
                said = "-"
            elif each.tag == _w("commentReference"):
                text.comments.append(self.comments.get(each.get(_w("id")) or "", ""))
            elif each.tag == _w("footnoteReference"):
                text.notes += 1
            elif each.tag in _NOT_READ:
                text.has_picture = True
            if run.find(f"{_w('rPr')}/{_w('strike')}") is not None:
                text.struck += said
            if is_tag:
                text.tags += said
            else:
                text.words += said

    def _rows(self, table: etree._Element) -> Iterator[ReadRow]:
        for row in table.iter(_w("tr")):
            properties = row.find(_w("trPr"))
            marks = [*properties] if properties is not None else []
            authors = {each.get(_w("author")) or "" for each in marks if each.tag in _GONE | _CAME}
            is_gone = any(each.tag in _GONE for each in marks)
            cells = [self._cell(each) for each in row.iter(_w("tc"))]
            for cell in cells:
                authors |= cell.authors
            if is_gone or (authors and not any(cell.words for cell in cells)):
                for name in (name for cell in cells for name in cell.names):
                    self.document.gone[name] = authors
                continue
            yield ReadRow(cells, authors)

    def _cell(self, cell: etree._Element) -> ReadText:
        """The paragraphs of a cell as one."""
        found = ReadText()
        for node in cell.iter(_w("p")):
            text = self.paragraph(node)
            for each in filter(None, (text,)):
                found.words = f"{found.words} {each.words}".strip()
                found.paragraphs += [each.words] if each.words else []
                found.tags = f"{found.tags} {each.tags}".strip()
                found.names += each.names
                found.authors |= each.authors
                found.comments += each.comments
        self.running = None
        return found


def _value(node: etree._Element | None) -> str:
    return (node.get(_w("val")) or "") if node is not None else ""
