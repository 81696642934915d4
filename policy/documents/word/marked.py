"""A document with changes: every word, paragraph mark and row stays, is inserted or is deleted.

A document without changes is one in which everything stays, so both are written alike.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from policy.documents.tree import Inline
from policy.documents.word.flow import ChapterFlow, Look, TableCell, TableFlow, TableRow, Text
from policy.text.word_diff import Mark


@dataclass(frozen=True)
class Words:
    """A piece of a text and its fate."""

    what: Inline
    mark: Mark = Mark.SAME


@dataclass
class Line:
    """A paragraph: its words, then its mark, at which it ends.

    ``mark`` is the fate of the paragraph mark; ``new`` and ``old`` are how the paragraph looks that
    ends there, in the new and the old document. ``move`` numbers the pairs of paragraphs of which
    one is where the other was; 0 where it is none. ``list`` names the list that it is an item of.
    """

    words: list[Words]
    mark: Mark
    new: Look
    old: Look
    id: str = ""
    list: str = ""
    start: int = 1
    move: int = 0
    was: str = ""

    @property
    def is_changed(self) -> bool:
        """Whether it came or went as a whole."""
        return self.mark is not Mark.SAME


@dataclass
class MarkedCell:
    """A cell with its paragraphs."""

    lines: list[Line]
    like: TableCell


@dataclass
class MarkedRow:
    """A row and its fate."""

    cells: list[MarkedCell]
    mark: Mark
    like: TableRow


@dataclass
class MarkedTable:
    """A table with the rows of both editions."""

    rows: list[MarkedRow]
    like: TableFlow


Block = Line | MarkedTable


@dataclass
class MarkedDocument:
    """The whole: its blocks, and its notes by the numbers of their marks."""

    blocks: list[Block] = field(default_factory=list)
    notes: dict[int, list[Line]] = field(default_factory=dict)


def line_of(text: Text, mark: Mark = Mark.SAME) -> Line:
    """``text`` as a paragraph with one fate."""
    words = [Words(each, mark) for each in text.content]
    name = str(text.list or "")
    return Line(words, mark, text.look, text.look, text.id, name, text.start)


def row_of(row: TableRow, mark: Mark = Mark.SAME) -> MarkedRow:
    """``row`` with one fate. The paragraph marks that end its cells have none of their own."""
    cells = []
    for cell in row.cells:
        lines = [line_of(each, mark) for each in cell.texts]
        lines[-1].mark = Mark.SAME
        cells.append(MarkedCell(lines, cell))
    return MarkedRow(cells, mark, row)


def table_of(table: TableFlow, mark: Mark = Mark.SAME) -> MarkedTable:
    """``table`` with one fate."""
    return MarkedTable([row_of(each, mark) for each in table.rows], table)


def unchanged(chapters: Iterable[ChapterFlow]) -> MarkedDocument:
    """The document of one edition."""
    found = MarkedDocument()
    for chapter in chapters:
        found.blocks += _blocks(chapter)
        found.notes |= {n: [line_of(each) for each in texts] for n, texts in chapter.notes.items()}
    return found


def _blocks(chapter: ChapterFlow) -> Iterator[Block]:
    for part in chapter.parts:
        if isinstance(part, Text):
            yield line_of(part)
        else:
            yield table_of(part)
            yield line_of(part.below)
