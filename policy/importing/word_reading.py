"""The text of a Word file as it is with all tracked changes accepted, and who made them.

Read from the XML itself. A paragraph whose mark was deleted runs on in the next one, which gives it
its look; so a look beside a deleted mark says nothing, and none is ever proposed there.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from lxml import etree

from policy.documents.tree import Inline, InlinePicture, NoteMark, Run, Style
from policy.documents.word.flow import DEEPEST
from policy.documents.word.names import PICTURE, bookmark
from policy.documents.word.xml import INDENT, w
from policy.documents.word.xml import R as RELATION
from policy.importing.read_text import ReadDocument, ReadPart, ReadRow, ReadTable, ReadText
from policy.importing.word_package import (
    COMMENTS,
    CUSTOM,
    DOCUMENT,
    LISTS,
    MARGINS,
    NOTE_RELATIONS,
    NOTES,
    RELATIONS,
    STYLES,
)
from policy.importing.word_parts import (
    addresses_in,
    comments_in,
    is_on,
    lists_in,
    properties_in,
    shown,
    styles_in,
    value_of,
)
from policy.words.word_file_words import WORD

_GONE = {w("del"), w("moveFrom")}
_CAME = {w("ins"), w("moveTo")}
_HOLDS_RUNS = {w(name) for name in ("smartTag", "sdt", "sdtContent", "fldSimple", "customXml")}
_HOLDS_BLOCKS = {w(name) for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml")}
_NOT_READ = {w(name) for name in ("drawing", "pict", "object", "txbxContent")}
_NOT_READ.add("{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent")
_OBJECT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
"""What a picture is called and which words stand for it."""
_TOGGLES: Mapping[str, Style] = {
    "b": "bold",
    "i": "italic",
    "strike": "struck",
    "dstrike": "struck",
}
_RAISED: Mapping[str, Style] = {"superscript": "raised", "subscript": "lowered"}
TAG = "mærke"
"""The name of the style of an initiative's facts."""
_RUN_STYLES: Mapping[str, Style] = {"kode i tekst": "code", TAG: "tag", "indsat": "inserted"}
"""The looks of words by the names of their styles."""
_SIGNS = {w("tab"): " ", w("br"): " ", w("cr"): " ", w("noBreakHyphen"): "-"}
_COLOURS = ("color", "highlight", "shd")
_NO_COLOUR = ("", "auto", "000000", "clear", "none")
_UNSEEN = re.compile("[\u2060\u200d]")
_NUMBER = re.compile(r"-?[0-9]{1,9}")
_LINK = re.compile(r'\s*HYPERLINK\s+(\\l\s+)?"([^"]*)"(?:.*?\\l\s+"([^"]*)")?')
_PICTURE = re.compile(re.escape(WORD["picture"]).replace(re.escape("{alt}"), "(.*)"))
_IN_ITEMS = frozenset({"list paragraph", "quote", "citat"})
"""The styles of further paragraphs of an item, which are indented as it is."""
FIRST = bookmark("dokument")


def read_word(parts: dict[str, etree._Element]) -> ReadDocument:
    """The document in the ``parts`` of a Word file, behind its summary of changes."""
    reader = _Reader(parts)
    body = parts[DOCUMENT].find(w("body"))
    found = reader.document
    for child in body if body is not None else ():
        reader.block(child, found.parts)
    first = next((at for at, each in enumerate(found.parts) if _is_first(each)), 0)
    del found.parts[:first]
    reader.addresses = dict(addresses_in(parts.get(NOTE_RELATIONS)))
    reader.page = 0
    for note in parts[NOTES].iter(w("footnote")) if NOTES in parts else ():
        texts = [text for each in note.iter(w("p")) if (text := reader.paragraph(each))]
        found.notes[_whole(note.get(w("id")))] = texts
    for name, part in parts.items():
        if match := MARGINS.fullmatch(name):
            own = (e for e in part.iter(w("p")) if not [*e.iterancestors(w("txbxContent"))])
            texts = [text for each in own if (text := reader.paragraph(each))]
            found.margins += ((match[1], each) for each in texts)
    found.properties = dict(properties_in(parts.get(CUSTOM)))
    return found


def _is_first(part: ReadPart) -> bool:
    return isinstance(part, ReadText) and FIRST in part.names


def _whole(number: str | None) -> int:
    return int(number) if number and _NUMBER.fullmatch(number) else 0


class _Reader:
    """Reads blocks; keeps the paragraph that runs on in the next one."""

    def __init__(self, parts: Mapping[str, etree._Element]) -> None:
        self.document = ReadDocument()
        self.comments = comments_in(parts.get(COMMENTS))
        self.styles = dict(styles_in(parts.get(STYLES)))
        self.lists = dict(lists_in(parts.get(LISTS)))
        self.addresses = dict(addresses_in(parts.get(RELATIONS)))
        self.running: ReadText | None = None
        self.was_gone = False
        has_pages = next(parts[DOCUMENT].iter(w("lastRenderedPageBreak")), None) is not None
        self.page = int(has_pages)
        self.fields: list[str] = []
        """The instructions of the fields that are open, as «HYPERLINK "…"»."""

    def block(self, node: etree._Element, parts: list[ReadPart]) -> None:
        """Add the paragraph or table ``node``; what holds blocks is looked into."""
        if node.tag == w("p"):
            if text := self.paragraph(node):
                parts.append(text)
        elif node.tag == w("tbl"):
            if rows := [*self._rows(node)]:
                parts.append(ReadTable(rows))
        elif node.tag in _HOLDS_BLOCKS:
            for child in node:
                self.block(child, parts)
        elif node.tag == w("sectPr") and parts and isinstance(last := parts[-1], ReadText):
            last.odd |= _columns(node)
        elif node.tag == w("bookmarkStart") and parts and isinstance(last := parts[-1], ReadText):
            last.names.append(node.get(w("name")) or "")

    def paragraph(self, node: etree._Element) -> ReadText | None:
        """The paragraph ``node``; None where its mark was deleted, or it was as a whole."""
        text = self.running or ReadText(page=self.page)
        self.running = None
        text.is_after_gone, self.was_gone = self.was_gone, False
        was_gone: list[str] = []
        words, names = text.words, len(text.names)
        self._runs(node, text, was_gone, Run(""))
        text.content[:] = map(_pictured, text.content)
        if words and text.words == words:  # only the paragraph before is left: its place counts
            del text.names[names:]
        self._look(node.find(w("pPr")), text)
        for each in node.iterfind(f"{w('pPr')}/{w('rPr')}/*"):
            if each.tag in _GONE | _CAME:
                text.authors.add(each.get(w("author")) or "")
            if each.tag in _GONE:
                if text.words:
                    self.running = text
                self._note_gone(was_gone, text.authors)
                self.was_gone = True
                return None
        if not text.words and was_gone:
            self._note_gone(was_gone, text.authors)
        return text

    def _look(self, properties: etree._Element | None, text: ReadText) -> None:
        """Set how a paragraph looks that has these ``properties``."""
        text.style, text.is_item, text.depth, text.is_numbered = "", False, 0, False
        text.is_further = False
        if properties is None:
            return
        style = value_of(properties.find(w("pStyle")))
        text.style = self.styles.get(style, style.lower())
        numbers = properties.find(f"{w('numPr')}/{w('numId')}")
        text.is_item = numbers is not None and value_of(numbers) != "0"
        if text.is_item:
            level = value_of(properties.find(f"{w('numPr')}/{w('ilvl')}")) or "0"
            text.depth = min(max(_whole(level), 0), DEEPEST - 1)
            kind = self.lists.get((value_of(numbers), level), "bullet")
            text.is_numbered = kind not in ("bullet", "none")
        elif text.style in _IN_ITEMS:
            text.depth = _steps(properties.find(w("ind"))) - 1
            text.is_further = text.depth >= 0
            text.depth = max(text.depth, 0)
        text.odd |= _columns(properties.find(w("sectPr")))

    def _note_gone(self, words: list[str], authors: set[str]) -> None:
        said = " ".join("".join(words).split())
        if said:
            self.document.gone.setdefault(said, set()).update(authors)

    def _runs(self, node: etree._Element, text: ReadText, gone: list[str], look: Run) -> None:
        """Add what stands in ``node`` to ``text``, leading where ``look`` leads."""
        for child in node:
            if child.tag in _GONE:
                text.authors.add(child.get(w("author")) or "")
                gone += (each.text or "" for each in child.iter(w("delText"), w("t")))
            elif child.tag in _CAME:
                text.authors.add(child.get(w("author")) or "")
                self._runs(child, text, gone, look)
            elif child.tag == w("hyperlink"):
                address = self.addresses.get(child.get(f"{{{RELATION}}}id") or "", "")
                self._runs(child, text, gone, _leading(address, child.get(w("anchor")) or ""))
            elif child.tag in _HOLDS_RUNS:
                self._runs(child, text, gone, look)
            elif child.tag == w("bookmarkStart"):
                text.names.append(child.get(w("name")) or "")
            elif child.tag == w("commentReference"):
                text.comments.append(self.comments.get(child.get(w("id")) or "", ""))
            elif child.tag == w("r"):
                self._run(child, text, self._in_field(look))

    def _in_field(self, look: Run) -> Run:
        """How words look that stand in a field that is a link."""
        for each in self.fields:
            if found := _LINK.match(each):
                anchor = found[2] if found[1] else found[3] or ""
                return _leading("" if found[1] else found[2], anchor)
        return look

    def _run(self, run: etree._Element, text: ReadText, look: Run) -> None:
        properties = run.find(w("rPr"))
        if properties is not None:
            look = replace(look, styles=frozenset(self._styles(properties)))
            text.odd |= {"colour"} if self._is_coloured(properties, look) else set()
        for each in run:
            if each.tag == w("t") and (each.text or ""):
                _add(text.content, replace(look, text=_UNSEEN.sub("", each.text or "")))
            elif each.tag in _SIGNS:
                _add(text.content, replace(look, text=_SIGNS[each.tag]))
            elif each.tag == w("commentReference"):
                text.comments.append(self.comments.get(each.get(w("id")) or "", ""))
            elif each.tag == w("footnoteReference"):
                text.content.append(NoteMark(_whole(each.get(w("id")))))
            elif each.tag == w("lastRenderedPageBreak"):
                self.page += bool(self.page)
                text.page = text.page if text.words else self.page
            elif each.tag in _NOT_READ:
                self._picture(each, text)
            else:
                self._field(each)

    def _picture(self, node: etree._Element, text: ReadText) -> None:
        """Read a picture of the document's own as its words; tell of any other."""
        own = [each for each in node.iter(_OBJECT) if (each.get("name") or "").startswith(PICTURE)]
        if len(own) == 1 and len([*node.iter(_OBJECT)]) == 1:
            text.content.append(InlinePicture(own[0].get("descr") or "", ""))
            return
        box = next(node.iter(w("txbxContent")), None)
        text.boxes += [] if box is None else [" ".join(shown(box).split())]
        text.has_picture |= box is None

    def _field(self, node: etree._Element) -> None:
        kind = node.get(w("fldCharType")) if node.tag == w("fldChar") else ""
        if kind == "begin":
            self.fields.append("")
        elif kind == "end" and self.fields:
            self.fields.pop()
        elif node.tag == w("instrText") and self.fields:
            self.fields[-1] += node.text or ""

    def _styles(self, properties: etree._Element) -> Iterator[Style]:
        style = value_of(properties.find(w("rStyle")))
        if name := _RUN_STYLES.get(self.styles.get(style, style.lower())):
            yield name
        yield from (look for tag, look in _TOGGLES.items() if is_on(properties.find(w(tag))))
        if position := _RAISED.get(value_of(properties.find(w("vertAlign")))):
            yield position

    def _is_coloured(self, properties: etree._Element, look: Run) -> bool:
        """Whether words have a colour, other than as links and by their style."""
        if look.target or look.address or properties.find(w("rStyle")) is not None:
            return False
        found = (properties.find(w(name)) for name in _COLOURS)
        return any(value_of(each).lower() not in _NO_COLOUR for each in found if each is not None)

    def _rows(self, table: etree._Element) -> Iterator[ReadRow]:
        for row in _within(table, "tr"):
            marks = [*row.iterfind(f"{w('trPr')}/*")]
            authors = {each.get(w("author")) or "" for each in marks if each.tag in _GONE | _CAME}
            is_gone = any(each.tag in _GONE for each in marks)
            cells = [self._cell(each) for each in _within(row, "tc")]
            for cell in cells:
                authors |= cell.authors
            if is_gone or (authors and not any(cell.words for cell in cells)):
                for name in (name for cell in cells for name in cell.names):
                    self.document.gone[name] = authors
                continue
            if cells:
                yield ReadRow(cells, authors)

    def _cell(self, cell: etree._Element) -> ReadText:
        """The paragraphs of a cell as one."""
        found = ReadText(page=self.page)
        if next(cell.iter(w("tbl")), None) is not None:
            found.odd.add("merged")
        for name in ("gridSpan", "vMerge"):
            if cell.find(f"{w('tcPr')}/{w(name)}") is not None:
                found.odd.add("merged")
        for node in cell.iter(w("p")):
            if text := self.paragraph(node):
                found.content += [Run(" "), *text.content] if found.content else text.content
                found.paragraphs += [text] if text.words or text.tags else []
                found.names += text.names
                found.authors |= text.authors
                found.comments += text.comments
                found.odd |= text.odd
                found.has_picture |= text.has_picture
                found.boxes += text.boxes
        self.running = None
        return found


def _within(node: etree._Element, name: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, not those of a table in it."""
    for child in node:
        if child.tag == w(name):
            yield child
        elif child.tag in _HOLDS_BLOCKS:
            yield from _within(child, name)


def _steps(indent: etree._Element | None) -> int:
    """How many items a paragraph stands in, by how far it is indented."""
    found = (indent.get(w("left")) or indent.get(w("start"))) if indent is not None else ""
    return min(round(_whole(found) / INDENT), DEEPEST)


def _columns(section: etree._Element | None) -> set[str]:
    """Whether a section of the file has its text in columns."""
    columns = section.find(w("cols")) if section is not None else None
    return {"columns"} if columns is not None and _whole(columns.get(w("num"))) > 1 else set()


def _leading(address: str, anchor: str) -> Run:
    """The look of words that lead to an address, to a bookmark, or to a place at an address."""
    if address:
        return Run("", address=f"{address}#{anchor}" if anchor else address)
    return Run("", target=anchor)


def _pictured(part: Inline) -> Inline:
    """The picture whose words stand in its place, in a file that could not show it."""
    found = _PICTURE.fullmatch(part.text) if isinstance(part, Run) else None
    return InlinePicture(found[1], "") if found else part


def _add(content: list[Inline], run: Run) -> None:
    """Add ``run``, to the last one where both look alike."""
    last = content[-1] if content else None
    if isinstance(last, Run) and replace(last, text=run.text) == run:
        content[-1] = replace(last, text=last.text + run.text)
    else:
        content.append(run)
