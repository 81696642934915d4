"""A document as Word has it: one paragraph after the other, with tables between them.

Lists are no blocks there, but a look of paragraphs. A table is followed by its caption, or by an
empty paragraph where it has none, so that no table touches another and none is the last block:
whatever comes or goes before it, there is a paragraph to hold on to.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Literal

from policy.documents.pdf.encoding import narrowed
from policy.documents.tree import (
    Aside,
    Block,
    Break,
    Cell,
    Chapter,
    Code,
    Document,
    GradePicture,
    Heading,
    Inline,
    InlinePicture,
    ItemList,
    Line,
    Paragraph,
    Picture,
    Quote,
    Row,
    Run,
    Table,
    plain,
)
from policy.documents.word.pictures import GRADES
from policy.words.word_file_words import WORD

DOCUMENT = "dokument"
"""The id of the first paragraph of the edition's document, behind a summary of changes."""
DEEPEST = 9
"""How many levels Word's lists have."""
TITLE_PAGE = ""
"""The id of the chapter that holds the title page and the contents."""
IMPRINT = "/"
"""The id of the chapter that says at the end which edition it was: what comes before it may go."""

_ROLES = {"lead": "Lead", "label": "Label", "term": "Label"}
"""The styles of paragraphs with a role of their own."""

Marker = Literal["", "bullet", "number", "indent"]


@dataclass(frozen=True)
class Look:
    """How a paragraph looks: its style, the mark before it, how deep its list is nested.

    ``indent`` is a further paragraph of an item.
    """

    style: str = "Normal"
    marker: Marker = ""
    depth: int = 0


@dataclass(frozen=True)
class Text:
    """A paragraph; ``list`` numbers the lists of the document, ``start`` is its list's first."""

    content: tuple[Inline, ...]
    look: Look = Look()
    id: str = ""
    list: int = 0
    start: int = 1

    @property
    def words(self) -> str:
        """What it says."""
        return plain(self.content)


@dataclass(frozen=True)
class TableCell:
    """A cell; ``columns`` are how many it covers, ``is_continued`` tells one begun further up."""

    texts: tuple[Text, ...]
    is_header: bool = False
    align: str = ""
    columns: int = 1
    rows: int = 1
    is_continued: bool = False


@dataclass(frozen=True)
class TableRow:
    """A row of a table; ``id`` is its place in the document."""

    cells: tuple[TableCell, ...]
    id: str = ""
    initiative: str = ""
    is_head: bool = False

    @property
    def words(self) -> str:
        """What it says."""
        return " | ".join(each.words for cell in self.cells for each in cell.texts)


@dataclass(frozen=True)
class TableFlow:
    """A table with what stands below it; ``key`` tells it from the other tables of its chapter."""

    rows: tuple[TableRow, ...]
    below: Text
    title: str
    width: int
    kind: str
    department: str = ""


Part = Text | TableFlow


@dataclass(frozen=True)
class ChapterFlow:
    """A page of the policy, or the title page, in Word's way."""

    id: str
    parts: tuple[Part, ...]
    notes: dict[int, tuple[Text, ...]] = field(default_factory=dict)


def flow_of(
    document: Document, pictures: Mapping[str, str] | None = None
) -> tuple[ChapterFlow, ...]:
    """The chapters of ``document``, with the title page and the imprint.

    ``pictures`` are the names of those that are shown, by their paths; the words of the others
    stand in their places.
    """
    flow = _Flattener(heads_of(document), pictures or {})
    end = Text((Run(document.title_page.foot),), Look("Imprint"))
    chapters = (_chapter(flow, each) for each in document.chapters)
    return (_title_page(document), *chapters, ChapterFlow(IMPRINT, (end,)))


def heads_of(document: Document) -> dict[str, str]:
    """The ids of the pages' headings by those of the pages: a link to a page leads there."""
    firsts = ((each.id, each.blocks[0]) for each in document.chapters if each.blocks)
    return {name: head.id for name, head in firsts if isinstance(head, Heading) and head.id}


def flow_of_chapter(chapter: Chapter) -> ChapterFlow:
    """One chapter in Word's way."""
    return _chapter(_Flattener({}, {}), chapter)


def _title_page(document: Document) -> ChapterFlow:
    page = document.title_page
    school = ", ".join(filter(None, (page.school, page.municipality)))
    facts = ((f"{name}: {value}" if name else value) for name, value in page.facts)
    lines = [
        Text((Run(page.title),), Look("Title"), DOCUMENT),
        *(Text((Run(each),), Look("Subtitle")) for each in (school, page.edition) if each),
        *(Text((Run(each),), Look("Edition")) for each in (page.status, *facts) if each),
        Text((Run(WORD["contents"]),), Look("TOCHeading")),
        *_contents(document),
        Text((), Look("ContentsEnd")),
    ]
    return ChapterFlow(TITLE_PAGE, tuple(lines))


def _contents(document: Document) -> Iterator[Text]:
    """A line that leads to each heading of the two upper levels."""
    for chapter in document.chapters:
        for block in chapter.blocks:
            if isinstance(block, Heading) and block.level < 3 and block.id:
                run = Run(plain(block.content), target=block.id)
                yield Text((run,), Look(f"TOC{block.level}"))


def _chapter(flow: "_Flattener", chapter: Chapter) -> ChapterFlow:
    parts = tuple(flow.parts(chapter.blocks))
    notes = {
        note.number: tuple(
            replace(each, look=replace(each.look, style="FootnoteText"))
            for each in flow.parts(note.blocks)
            if isinstance(each, Text)
        )
        or (Text((), Look("FootnoteText")),)
        for note in chapter.notes
    }
    return ChapterFlow(chapter.id, parts, notes)


@dataclass
class _Flattener:
    """Turns the blocks of a document into paragraphs and tables.

    ``heads`` are the ids of the headings that stand for pages, ``pictures`` the names of those that
    are shown.
    """

    heads: Mapping[str, str]
    pictures: Mapping[str, str]
    lists: Iterator[int] = field(default_factory=lambda: count(1))

    def parts(
        self, blocks: Iterable[Block], style: str = "Normal", depth: int = -1
    ) -> Iterator[Part]:
        """The paragraphs and tables of ``blocks``; ``depth`` is that of the item around them."""
        look = Look(style, "indent", depth) if depth >= 0 else Look(style)
        for block in blocks:
            match block:
                case Quote(inner):
                    yield from self.parts(inner, "Quote", depth)
                case Aside(inner):
                    yield from self.parts(inner, "Aside", depth)
                case ItemList():
                    yield from self._items(block, style, min(depth + 1, DEEPEST - 1))
                case Table():
                    yield self._table(block)
                case GradePicture(alt, caption) if GRADES in self.pictures:
                    drawing = Text((InlinePicture(alt, GRADES),), Look("Drawing"))
                    below = Text(caption, Look("DrawingCaption"))
                    yield from map(self._linked, (drawing, below))
                case _:
                    yield from map(self._linked, _paragraph(block, look))

    def _linked(self, text: Text) -> Text:
        """``text`` with links to the headings of pages instead of the pages, and its pictures."""
        return replace(text, content=tuple(map(self._shown, text.content)))

    def _shown(self, each: Inline) -> Inline:
        if isinstance(each, Run) and each.target:
            return replace(each, target=self.heads.get(each.target, each.target))
        if isinstance(each, InlinePicture):
            return replace(each, source=self.pictures.get(each.source, each.source))
        return each

    def _items(self, items: ItemList, style: str, depth: int) -> Iterator[Part]:
        number = next(self.lists)
        start = next((each.number for each in items.items if each.number is not None), 1)
        look = Look(style, "number" if items.is_numbered else "bullet", depth)
        for item in items.items:
            first, *rest = item.blocks or (Paragraph(()),)
            if not isinstance(first, Paragraph):
                first, rest = Paragraph(()), [first, *rest]
            yield self._linked(Text(first.content, look, item.id or first.id, number, start))
            yield from self.parts(rest, style, depth)

    def _table(self, given: Table) -> TableFlow:
        table = _with_themes(narrowed(given)) if given.kind == "overview" else given
        rows = (*((each, True) for each in table.head), *((each, False) for each in table.rows))
        below = (
            self._linked(Text(table.caption, Look("Caption")))
            if plain(table.caption)
            else Text((), Look("Below"))
        )
        return TableFlow(
            tuple(self._rows(rows)),
            below,
            plain(table.caption),
            table.width,
            table.kind,
            table.department,
        )

    def _rows(self, rows: Iterable[tuple[Row, bool]]) -> Iterator[TableRow]:
        """The rows, with a cell for each that one further up covers as well."""
        covered: dict[int, TableCell] = {}
        for row, is_head in rows:
            cells: list[TableCell] = []
            below: dict[int, TableCell] = {}
            left = [self._cell(each) for each in row.cells]
            column = 0
            while left or column in covered:
                cell = covered.pop(column) if column in covered else left.pop(0)
                cells.append(cell)
                if cell.rows > 1:
                    more = replace(cell, texts=(Text(()),), rows=cell.rows - 1, is_continued=True)
                    below[column] = more
                column += cell.columns
            covered = below
            yield TableRow(tuple(cells), row.id, row.initiative, is_head)

    def _cell(self, cell: Cell) -> TableCell:
        texts = tuple(each for each in self.parts(cell.blocks) if isinstance(each, Text))
        columns, rows = cell.spans
        return TableCell(texts or (Text(()),), cell.is_header, cell.align, columns, rows)


def _with_themes(table: Table) -> Table:
    """``table`` with the theme in every row instead of one for several, which cannot be tracked."""
    rows: list[Row] = []
    for row in table.rows:
        is_short = len(row.cells) < table.width
        cells = (rows[-1].cells[0], *row.cells) if is_short else row.cells
        rows.append(replace(row, cells=(replace(cells[0], spans=(1, 1)), *cells[1:])))
    return replace(table, rows=tuple(rows))


def _paragraph(block: Block, look: Look) -> Iterator[Text]:
    """The paragraph of a block that holds no other; none for a drawing of what the tables say."""
    match block:
        case Heading(level, content, name):
            yield Text(content, Look(f"Heading{min(level, DEEPEST)}"), name)
        case Paragraph(content, name, role):
            style = _ROLES.get(role, look.style)
            yield Text(content, replace(look, style=style), name)
        case Code(text, name):
            yield Text(_lines(text), replace(look, style="Code"), name)
        case Line():
            yield Text((), Look("Line"))
        case Picture(alt, source, name):
            yield Text((InlinePicture(alt, source),), look, name)


def _lines(text: str) -> tuple[Inline, ...]:
    """Lines as they are typed, with a break between them."""
    found: list[Inline] = []
    for line in text.split("\n"):
        found += [Break()] if found else []
        found += [Run(line)] if line else []
    return tuple(found)
