"""Reads the whole text of a Word file, whoever made it: its paragraphs, lists, tables and notes.

Tracked changes are taken as accepted. What is no text (pictures, comments) is listed as ``missing``
with the words beside it, so that nothing goes without a word.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from lxml import etree

from policy.documents.word.xml import R as RELATION
from policy.importing.new_school.word_styles import Styles, value, w
from policy.importing.new_school.word_text import (
    Cell,
    Missing,
    Paragraph,
    Piece,
    Table,
    WordText,
    tidy,
)
from policy.importing.word_package import (
    COMMENTS,
    DOCUMENT,
    END_NOTE_RELATIONS,
    END_NOTES,
    NOTE_RELATIONS,
    NOTES,
    RELATIONS,
)
from policy.importing.word_reading import FIRST

_GONE = {w("del"), w("moveFrom")}
_AROUND = {
    w(each) for each in ("ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml")
}
_WITH_NOTES = (
    ("footnote", NOTES, NOTE_RELATIONS),
    ("endnote", END_NOTES, END_NOTE_RELATIONS),
)
_PICTURES = {w("drawing"), w("pict"), w("object")}
_NOTES = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_LINK = re.compile(r'\s*HYPERLINK\s+(\\l\s+)?(?:"([^"]*)"|([^\\]\S*))')
_NEAR = 40
"""How many characters of a text say where something is."""


def read_blocks(parts: Mapping[str, etree._Element]) -> WordText:
    """The text of the Word file with these ``parts``."""
    reader = _Reader(parts)
    reader.follow(RELATIONS)
    body = parts[DOCUMENT].find(w("body"))
    if body is not None:
        reader.read(body, reader.found.blocks)
    named = [isinstance(each, Paragraph) and FIRST in each.names for each in reader.found.blocks]
    if True in named:  # a redline of this project: what stands before is its summary
        del reader.found.blocks[: named.index(True)]
    for kind, part, links in _WITH_NOTES:
        reader.follow(links)
        for note in parts[part].iter(w(kind)) if part in parts else ():
            blocks: list[Paragraph | Table] = []
            reader.read(note, blocks)
            paragraphs = [each for block in blocks for each in _paragraphs(block) if each.text]
            reader.found.notes[f"{kind} {note.get(w('id'))}"] = paragraphs
    return reader.found


def _paragraphs(block: Paragraph | Table) -> Iterator[Paragraph]:
    if isinstance(block, Paragraph):
        yield block
    else:
        yield from (each for row in block.rows for cell in row for each in cell.paragraphs)


class _Reader:
    """Reads blocks; keeps what runs on in the next paragraph and the fields that are open."""

    def __init__(self, parts: Mapping[str, etree._Element]) -> None:
        self.found = WordText()
        self.styles = Styles(parts)
        self.parts, self.addresses = parts, dict[str, str]()
        said = parts.get(COMMENTS)
        comments = said.iter(w("comment")) if said is not None else ()
        self.comments = {each.get(w("id")) or "": _words_of(each) for each in comments}
        self.running: list[Piece] = []
        self.names: list[str] = []
        self.fields: list[str] = []
        self.boxes: list[Paragraph | Table] = []

    def follow(self, part: str) -> None:
        """Know the addresses of the links of a part from its relations."""
        links = self.parts.get(part)
        every = links if links is not None else ()
        self.addresses = {each.get("Id") or "": each.get("Target") or "" for each in every}

    def read(self, node: etree._Element, blocks: list[Paragraph | Table]) -> None:
        """Add all that stands in ``node`` to ``blocks``."""
        for child in node:
            if child.tag == w("p"):
                if paragraph := self.paragraph(child):
                    blocks.append(paragraph)
                blocks += self.boxes
                self.boxes = []
            elif child.tag == w("tbl"):
                if rows := [*self._rows(child)]:
                    blocks.append(Table(rows))
            elif child.tag == w("bookmarkStart"):
                self.names.append(child.get(w("name")) or "")
            elif child.tag in _AROUND:
                self.read(child, blocks)

    def paragraph(self, node: etree._Element) -> Paragraph | None:
        """The paragraph ``node``; None of one that is empty, contents, or runs on in the next."""
        properties = node.find(w("pPr"))
        pieces, self.running = self.running, []
        waiting = len(self.found.missing)
        self._pieces(node, Piece(), pieces)
        mark = properties.find(w("rPr")) if properties is not None else None
        if mark is not None and any(each.tag in _GONE for each in mark):
            self.running = pieces
            return None
        text = tidy(pieces)
        near = "".join(each.text for each in text)[:_NEAR]
        missing = self.found.missing
        missing[waiting:] = [replace(each, near=near or each.near) for each in missing[waiting:]]
        if not text or self.styles.is_contents(properties):
            return None
        level = self.styles.level(properties)
        item = None if level else self.styles.item(properties)
        names, self.names = self.names, []
        written = [value(each) for each in node.iter(w("sz"))]
        sizes = [int(each) for each in written if each.isdecimal()]
        size = max(sizes, default=self.styles.size(properties))
        return Paragraph(text, level, self.styles.is_title(properties), item, names, size)

    def _pieces(self, node: etree._Element, look: Piece, pieces: list[Piece]) -> None:
        for child in node:
            if child.tag == w("r"):
                self._run(child, look, pieces)
            elif child.tag == w("hyperlink"):
                address = self.addresses.get(child.get(f"{{{RELATION}}}id") or "", "")
                anchor = "" if address else child.get(w("anchor")) or ""
                self._pieces(child, replace(look, address=address, anchor=anchor), pieces)
            elif child.tag in _AROUND:
                self._pieces(child, _led(child.get(w("instr")) or "", look), pieces)
            elif child.tag == w("bookmarkStart"):
                self.names.append(child.get(w("name")) or "")
            elif isinstance(child.tag, str) and child.tag.startswith(_FORMULA):
                said = "".join(each.text or "" for each in child.iter(f"{_FORMULA}t"))
                pieces.append(replace(look, text=said))

    def _run(self, run: etree._Element, look: Piece, pieces: list[Piece]) -> None:
        properties = run.find(w("rPr"))
        if _is_on(properties, "vanish"):
            if hidden := "".join(each.text or "" for each in run.iter(w("t"))):
                self._miss("hidden", hidden)
            return
        look = replace(
            look,
            is_bold=_is_on(properties, "b"),
            is_italic=_is_on(properties, "i"),
            is_tag=self.styles.is_tag(properties),
        )
        for each in run:
            if each.tag in (w("fldChar"), w("instrText")):
                self._field(each.get(w("fldCharType")) or "", each.text or "")
            elif each.tag in _NOTES:
                pieces.append(replace(look, note=f"{_NOTES[each.tag]} {each.get(w('id'))}"))
            elif each.tag in (w("commentReference"), w("sym")):
                self._miss_mark(each)
            elif each.tag in _PICTURES or each.tag == f"{_COMPATIBILITY}AlternateContent":
                self._picture(each)
            elif said := _said(each):
                led = _led(next((f for f in reversed(self.fields) if f), ""), look)
                pieces.append(replace(led, text=said))

    def _field(self, kind: str, instruction: str) -> None:
        """Open or close a field; its instruction stands while its result is read."""
        if kind == "begin":
            self.fields.append("")
        elif kind == "end" and self.fields:
            self.fields.pop()
        elif self.fields:
            self.fields[-1] += instruction

    def _miss_mark(self, node: etree._Element) -> None:
        if node.tag == w("sym"):
            self._miss("sign", node.get(w("font")) or "")
        elif said := self.comments.get(node.get(w("id")) or ""):
            self._miss("comment", said)

    def _picture(self, node: etree._Element) -> None:
        """What stands in a text box is read; a picture is told."""
        choice = node.find(f"{_COMPATIBILITY}Choice")
        node = node if choice is None else choice
        box = next(node.iter(w("txbxContent")), None)
        if box is not None:
            fields, self.fields = self.fields, []
            before, self.boxes = self.boxes, []
            names, self.names = self.names, []
            running, self.running = self.running, []
            found: list[Paragraph | Table] = []
            self.read(box, found)
            self.boxes, self.names, self.running = [*before, *found], names, running
            self.fields = fields
            if found:
                first = next(_paragraphs(found[0]), Paragraph()).text
                self._miss("box", first[:_NEAR])
            return
        alts = (each.get("descr") for each in node.iter() if isinstance(each.tag, str))
        self._miss("picture", next(filter(None, alts), ""))

    def _miss(self, kind: str, found: str) -> None:
        before = next((each for each in reversed(self.found.blocks)), None)
        near = before.text[:_NEAR] if isinstance(before, Paragraph) else ""
        self.found.missing.append(Missing(kind, " ".join(found.split()), near))

    def _rows(self, table: etree._Element) -> Iterator[list[Cell]]:
        for row in table.iter(w("tr")):
            if next(row.iterancestors(w("tbl"))) is not table:
                continue  # a row of a table within a cell: its words are read with the cell's
            properties = row.find(w("trPr"))
            if properties is not None and any(each.tag in _GONE for each in properties):
                continue
            cells = (each for each in row.iter(w("tc")) if next(each.iterancestors(w("tr"))) is row)
            if found := [self._cell(each) for each in cells]:
                yield found

    def _cell(self, node: etree._Element) -> Cell:
        blocks: list[Paragraph | Table] = []
        self.read(node, blocks)
        self.running = []
        properties = node.find(w("tcPr"))
        merge = properties.find(w("vMerge")) if properties is not None else None
        width = value(properties.find(w("gridSpan"))) if properties is not None else ""
        paragraphs = [each for block in blocks for each in _paragraphs(block)]
        is_continued = merge is not None and value(merge) in ("", "continue")
        return Cell(paragraphs, int(width) if width.isdecimal() else 1, is_continued)


def _led(instruction: str, look: Piece) -> Piece:
    """``look`` with the address of a field that is a link."""
    if not (link := _LINK.match(instruction)):
        return look
    found = link[2] or link[3] or ""
    return replace(look, anchor=found) if link[1] else replace(look, address=found)


def _said(node: etree._Element) -> str:
    if node.tag == w("t"):
        return node.text or ""
    if node.tag in (w("tab"), w("br"), w("cr")):
        return " "
    return "-" if node.tag == w("noBreakHyphen") else ""


def _is_on(properties: etree._Element | None, name: str) -> bool:
    node = properties.find(w(name)) if properties is not None else None
    return node is not None and value(node) not in ("0", "false", "none")


def _words_of(node: etree._Element) -> str:
    return " ".join("".join(map(str, each.itertext())) for each in node.iter(w("p"))).strip()
