"""A marked document -> the XML of Word's text and notes, and which lists and links they use."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count, groupby

from lxml import etree

from policy.documents.tree import InlinePicture, NoteMark, Run
from policy.documents.word import package
from policy.documents.word.flow import Look
from policy.documents.word.marked import (
    Line,
    MarkedCell,
    MarkedDocument,
    MarkedRow,
    MarkedTable,
    Words,
)
from policy.documents.word.names import bookmark
from policy.documents.word.pictures import PAGE_WIDTH, Drawn
from policy.documents.word.xml import (
    BULLETS,
    Runs,
    Tracking,
    element,
    indent_of,
    look_properties,
)
from policy.text.word_diff import Mark

_PADDING, _LETTER = 200, 122
"""What a cell's edges and a letter of its words take."""
_WIDEST_WORDS = 90
_BOLD = 1.2
"""How much wider bold letters are."""
CONTENTS = r' TOC \o "1-2" \h \z \u '
"""The field that Word makes the contents of anew: the two upper levels of headings, as links."""
JOINER = "\u2060"
"""A sign that takes no room (WORD JOINER); it is no part of what a text says."""
_FIRST_LIST = BULLETS + 1


@dataclass
class Body:
    """Writes the paragraphs and tables of a document, and gathers what the other parts hold."""

    document: MarkedDocument
    tracking: Tracking
    pictures: Mapping[str, Drawn] = field(default_factory=dict)
    links: list[str] = field(default_factory=list)
    shown: dict[str, Drawn] = field(default_factory=dict)
    lists: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    notes: list[int] = field(default_factory=list)
    _named: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._places = frozenset(_places(self.document, is_deleted=False))
        self._places |= frozenset(_places(self.document, is_deleted=True))
        self._kept = frozenset(_places(self.document, is_deleted=False))
        self._runs = Runs(self.tracking, self._relation, self._places, self._note, self._picture)
        self._numbers = count(1)
        self._room = self._width = PAGE_WIDTH

    def _relation(self, address: str) -> str:
        if address not in self.links:
            self.links.append(address)
        return f"link{self.links.index(address) + 1}"

    def _note(self, number: int) -> int:
        """The number of the footnote; a second mark of a note has a footnote of its own."""
        self.notes.append(number)
        return len(self.notes)

    def _picture(self, part: InlinePicture) -> etree._Element | None:
        """The picture, no wider than where it stands."""
        drawn = self.pictures.get(part.source)
        if drawn is None:
            return None
        self.shown[part.source] = drawn
        return package.drawing(part, next(self._numbers), drawn.within(self._room))

    def blocks(self) -> Iterator[etree._Element]:
        """The content of the text, in order."""
        for block in self.document.blocks:
            if isinstance(block, Line):
                yield from self.paragraph(block)
            else:
                yield self._table(block)

    def paragraph(self, line: Line, name: str = "") -> Iterator[etree._Element]:
        """A paragraph, named by its id or ``name``, and the end of the move that it is."""
        found = element("p")
        if properties := [*self._properties(line)]:
            found.append(element("pPr", *properties))
        now = line.old if line.mark is Mark.DELETED else line.new
        self._room = self._width - (indent_of(now.depth) if now.marker else 0)
        content = [*self._content(line), *contents_field(line.new.style)]
        content = self._bookmarked([name, line.id], content, is_deleted=line.mark is Mark.DELETED)
        found.extend(self._bookmarked([line.was], content, is_deleted=True))
        if not line.move:
            yield found
            return
        kind = "moveTo" if line.mark is Mark.INSERTED else "moveFrom"
        start = self.tracking.change(f"{kind}RangeStart", name=f"flyt{line.move}")
        found.insert(1 if properties else 0, start)
        yield found
        number = start.get(f"{{{start.nsmap['w']}}}id")
        yield element(f"{kind}RangeEnd", id=number)

    def _properties(self, line: Line) -> Iterator[etree._Element]:
        now = line.old if line.mark is Mark.DELETED else line.new
        number = self._list(line, now)
        yield from look_properties(now, number)
        if line.mark is not Mark.SAME:
            mark = self.tracking.tracked(line.mark, is_move=bool(line.move))
            yield element("rPr", mark)
        elif line.old != line.new:
            before = element("pPr", *look_properties(line.old, self._list(line, line.old)))
            yield self.tracking.change("pPrChange", before)

    def _list(self, line: Line, look: Look) -> int:
        if look.marker != "number":
            return BULLETS
        _, _, number = self.lists.setdefault(
            line.list, (look.depth, line.start, _FIRST_LIST + len(self.lists))
        )
        return number

    def _content(self, line: Line) -> Iterator[etree._Element]:
        """The runs: a link holds its changes, everything else is held by them."""
        is_move = bool(line.move)
        for (place, mark), group in groupby(_apart(line), key=_place_and_mark):
            words = list(group)
            runs: list[etree._Element] = []
            for each in words:
                run = self._runs.run(each.what, mark, is_move=is_move)
                name = each.what.id if isinstance(each.what, Run) else ""
                runs += self._bookmarked([name], [run], is_deleted=mark is Mark.DELETED)
            content = (
                runs if mark is Mark.SAME else [self.tracking.tracked(mark, *runs, is_move=is_move)]
            )
            yield from self._runs.linked(words[0].what, content) if place else content

    def _bookmarked(
        self, names: Sequence[str], content: list[etree._Element], *, is_deleted: bool
    ) -> list[etree._Element]:
        """``content`` between the bookmarks of ``names``, of which each is written once."""
        for name in names:
            if not name or name in self._named or (is_deleted and name in self._kept):
                continue
            self._named.add(name)
            number = next(self.tracking.numbers)
            start = element("bookmarkStart", id=number, name=bookmark(name))
            content = [start, *content, element("bookmarkEnd", id=number)]
        return content

    def _table(self, table: MarkedTable) -> etree._Element:
        widths = _widths(table, self.pictures)
        grid = element("tblGrid", *(element("gridCol", w=each) for each in widths))
        look = element(
            "tblLook",
            val="0420",
            firstRow=1,
            lastRow=0,
            firstColumn=0,
            lastColumn=0,
            noHBand=0,
            noVBand=1,
        )
        properties = element(
            "tblPr",
            element("tblStyle", val="PolicyTable"),
            element("tblW", w=sum(widths), type="dxa"),
            element("tblLayout", type="fixed"),
            look,
        )
        if table.like.title:
            properties.append(element("tblCaption", val=table.like.title))
        return element("tbl", properties, grid, *(self._row(each, widths) for each in table.rows))

    def _row(self, row: MarkedRow, widths: Sequence[int]) -> etree._Element:
        about = [element("cantSplit")]
        about += [element("tblHeader")] if row.like.is_head else []
        about += [] if row.mark is Mark.SAME else [self.tracking.tracked(row.mark)]
        found = element("tr", element("trPr", *about))
        column = 0
        for at, cell in enumerate(row.cells):
            end = column + cell.like.columns
            name = "" if at else row.like.id
            found.append(self._cell(cell, sum(widths[column:end]), name, row))
            column = end
        return found

    def _cell(self, cell: MarkedCell, width: int, name: str, row: MarkedRow) -> etree._Element:
        about = [element("tcW", w=width, type="dxa")]
        if cell.like.columns > 1:
            about.append(element("gridSpan", val=cell.like.columns))
        if cell.like.rows > 1 or cell.like.is_continued:
            about.append(element("vMerge", val="continue" if cell.like.is_continued else "restart"))
        found = element("tc", element("tcPr", *about))
        self._width = width - _PADDING
        for at, line in enumerate(cell.lines):
            found.extend(self.paragraph(line, "" if at else name))
        for paragraph in found.iterchildren(element("p").tag):
            self._fit(paragraph, cell, row)
        self._width = PAGE_WIDTH
        return found

    def _fit(self, paragraph: etree._Element, cell: MarkedCell, row: MarkedRow) -> None:
        """Give a cell's paragraph the look of a table and the cell's alignment."""
        properties = paragraph.find(element("pPr").tag)
        if properties is None:
            properties = element("pPr")
            paragraph.insert(0, properties)
        if properties.find(element("pStyle").tag) is None:
            is_head = row.like.is_head or cell.like.is_header
            properties.insert(0, element("pStyle", val="TableHead" if is_head else "TableText"))
        if cell.like.align in ("center", "right"):
            behind = properties.find(element("rPr").tag)
            if behind is None:
                behind = properties.find(element("pPrChange").tag)
            jc = element("jc", val=cell.like.align)
            if behind is None:
                properties.append(jc)
            else:
                behind.addprevious(jc)

    def footnotes(self) -> Iterator[etree._Element]:
        """The notes in the order of their marks; writing one may add marks of others."""
        at = 0
        while at < len(self.notes):
            lines = self.document.notes.get(self.notes[at], [])
            note = element("footnote", id=at + 1)
            for line in lines:
                note.extend(self.paragraph(line))
            mark = element(
                "r",
                element("rPr", element("rStyle", val="FootnoteReference")),
                element("footnoteRef"),
            )
            space = self._runs.run(Run(" "), Mark.SAME)
            first = note.find(element("p").tag)
            if first is not None:
                has_properties = first.find(element("pPr").tag) is not None
                first[has_properties:has_properties] = [mark, space]
            yield note
            at += 1


def _apart(line: Line) -> Iterator[Words]:
    """The words of ``line``, with an unseen sign behind links, marks, pictures that come or go.

    Else LibreOffice gives the link's address to what follows when the link is gone, and takes the
    paragraph's end away with a note's mark or a picture that stood there.
    """
    words = line.words
    stays = any(each.mark is Mark.SAME for each in words)
    for each, after in zip(words, [*words[1:], None], strict=False):
        yield each
        is_link = _place_and_mark(each)[0] is not None
        is_last = after is None or _place_and_mark(after)[0] != _place_and_mark(each)[0]
        has_fate = each.mark is not Mark.SAME or (after is None and line.is_changed)
        if has_fate and is_last and (is_link or isinstance(each.what, NoteMark)):
            yield Words(Run(JOINER), each.mark if is_link or not stays else Mark.SAME)
        elif has_fate and after is None and isinstance(each.what, InlinePicture):
            fates = {word.mark for word in words}
            yield Words(Run(JOINER), Mark.SAME if len(fates) > 1 else each.mark)


def _place_and_mark(each: Words) -> tuple[tuple[str, str] | None, Mark]:
    place = (each.what.target, each.what.address) if isinstance(each.what, Run) else ("", "")
    return place if any(place) else None, each.mark


def contents_field(style: str) -> Iterator[etree._Element]:
    """The field of the contents, which begins in their heading and ends behind them."""
    if style == "TOCHeading":
        instruction = element("instrText")
        instruction.text = CONTENTS
        for each in (
            element("fldChar", fldCharType="begin"),
            instruction,
            element("fldChar", fldCharType="separate"),
        ):
            yield element("r", each)
    if style == "ContentsEnd":
        yield element("r", element("fldChar", fldCharType="end"))


def _places(document: MarkedDocument, *, is_deleted: bool) -> Iterator[str]:
    """The ids of what stays or came, or of what was deleted."""
    for block in document.blocks:
        if isinstance(block, Line):
            yield from _line_places([block], is_deleted=is_deleted)
            continue
        for row in block.rows:
            if row.like.id and (row.mark is Mark.DELETED) is is_deleted:
                yield row.like.id
            for cell in row.cells:
                yield from _line_places(cell.lines, is_deleted=is_deleted)


def _line_places(lines: Sequence[Line], *, is_deleted: bool) -> Iterator[str]:
    for line in lines:
        if line.id and (line.mark is Mark.DELETED) is is_deleted:
            yield line.id
        if line.was and is_deleted:
            yield line.was
        for each in line.words:
            if isinstance(each.what, Run) and (each.mark is Mark.DELETED) is is_deleted:
                yield from filter(None, [each.what.id])


def _widths(table: MarkedTable, pictures: Mapping[str, Drawn]) -> list[int]:
    """The widths of the columns, by what is in them; together the page's width."""
    columns = table.like.width
    most, longest = [1] * columns, [1] * columns
    for row in table.rows:
        if len(row.cells) == columns:
            for at, cell in enumerate(row.cells):
                said = ["".join(_letters(each, pictures)) for each in cell.lines]
                most[at] = max(most[at], min(max(map(len, said)), _WIDEST_WORDS))
                ends = (len(word) for each in said for word in each.split())
                bold = _BOLD if cell.like.is_header or row.like.is_head else 1
                longest[at] = max(longest[at], int(max(ends, default=0) * bold))
    least = [min(_PADDING + _LETTER * each, PAGE_WIDTH // columns) for each in longest]
    room = PAGE_WIDTH - sum(least)
    widths = [width + room * each // sum(most) for width, each in zip(least, most, strict=True)]
    widths[-1] += PAGE_WIDTH - sum(widths)
    return widths


def _letters(line: Line, pictures: Mapping[str, Drawn]) -> Iterator[str]:
    """What a paragraph says; a picture is a word as wide as itself."""
    for each in line.words:
        if isinstance(each.what, InlinePicture):
            drawn = pictures.get(each.what.source)
            yield f" {'x' * (drawn.width // _LETTER)} " if drawn else each.what.alt
        elif isinstance(each.what, Run):
            yield each.what.text
