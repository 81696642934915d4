"""The document: what every file format of an edition shows, in order, with its permanent ids.

A document has chapters, one for each page; a chapter has blocks one after the other; a block that
is text has runs. A table of initiatives is a table like any other, so a format knows a dozen kinds
of block and no more:

- ``Heading``, ``Paragraph``, ``Code``: text;
- ``ItemList`` with its ``Item``, ``Quote``, ``Aside``: blocks in blocks;
- ``Table`` with ``Row`` and ``Cell``, each cell with blocks;
- ``Picture`` and ``GradePicture``; ``Line``.

In a text stand ``Run``, ``Break``, ``NoteMark`` and ``InlinePicture``.

**Ids** are the references that the data files use as well: ``page`` of a chapter, ``page#anchor``
of a heading, block, run or row («fokus#overgange», «indsatser/blaa-floej#b7»). An id stands once in
a document. ``Run.target`` is such an id, of a place that is there; ``Run.address`` is a whole
address outside of the document.

**The law of the text**: white space apart, ``texts`` of a chapter are those of its page on the page
of the whole policy, in order. Notes are told apart: ``NoteMark.number`` is the ``Note.number`` of
the note, which counts through the document.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

Style = Literal[
    "bold",
    "italic",
    "struck",
    "inserted",
    "code",
    "raised",
    "lowered",
    "small",
    "quoted",
    "tag",
    "added",
    "removed",
    "change",
]
"""How a run looks; ``tag`` is a short fact of an initiative, such as how often it takes place.

Of a redline alone: what was ``added`` or ``removed``, and what is said of a ``change``.
"""


@dataclass(frozen=True)
class Run:
    """Words of one look; ``text`` has single spaces and no line break.

    ``target`` is the id of the place in the document that they lead to, ``address`` a whole address
    outside of it; ``id`` is the permanent id that begins here.
    """

    text: str
    styles: frozenset[Style] = frozenset()
    target: str = ""
    address: str = ""
    id: str = ""


@dataclass(frozen=True)
class Break:
    """A new line within a text."""


@dataclass(frozen=True)
class NoteMark:
    """The mark of a note; several may refer to the same one."""

    number: int


@dataclass(frozen=True)
class InlinePicture:
    """A picture in a text: the words that stand for it, and its path below ``docs/`` or address.

    ``mark`` tells its fate in a redline.
    """

    alt: str
    source: str
    mark: Literal["", "added", "removed", "kept"] = ""


Inline = Run | Break | NoteMark | InlinePicture


@dataclass(frozen=True)
class Heading:
    """A heading; the chapter's own is of level 1, and no level is left out.

    ``is_listed`` tells whether a list of contents names it.
    """

    level: int
    content: tuple[Inline, ...]
    id: str = ""
    is_listed: bool = True


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; ``role`` is that of its words, nothing in most cases.

    ``entry`` is one of a summary of changes.
    """

    content: tuple[Inline, ...]
    id: str = ""
    role: Literal["", "lead", "label", "term", "entry"] = ""


@dataclass(frozen=True)
class Code:
    """Lines as they are typed."""

    text: str
    id: str = ""


@dataclass(frozen=True)
class Line:
    """A line across the page between two blocks."""


@dataclass(frozen=True)
class Picture:
    """A picture that is a paragraph of its own."""

    alt: str
    source: str
    id: str = ""


@dataclass(frozen=True)
class GradePicture:
    """The drawing of the initiatives along the grades, which a format that can draws itself.

    ``alt`` tells in words what it shows, ``caption`` stands below it.
    """

    alt: str
    caption: tuple[Inline, ...]


@dataclass(frozen=True)
class Item:
    """An item of a list; ``number`` is the one shown before it in a numbered list."""

    blocks: tuple["Block", ...]
    id: str = ""
    number: int | None = None


@dataclass(frozen=True)
class ItemList:
    """A list; nested lists are among the blocks of its items."""

    items: tuple[Item, ...]
    is_numbered: bool = False


@dataclass(frozen=True)
class Quote:
    """What is quoted from elsewhere."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True)
class Aside:
    """What the site says and the policy does not: an editorial note, the edition's treatment."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True)
class Cell:
    """A cell of a table; ``spans`` are the columns and rows that it covers.

    ``department`` is the id of the department that it names.
    """

    blocks: tuple["Block", ...]
    is_header: bool = False
    align: Literal["", "left", "center", "right"] = ""
    spans: tuple[int, int] = (1, 1)
    department: str = ""


@dataclass(frozen=True)
class Row:
    """A row of a table, with the id of the initiative that it is."""

    cells: tuple[Cell, ...]
    id: str = ""
    initiative: str = ""


@dataclass(frozen=True)
class Table:
    """A table: rows that head the columns, then the others.

    ``kind`` says what it is: ``text`` of a page, the ``initiatives`` of the department with the id
    ``department``, the ``overview`` of the themes.
    """

    kind: Literal["text", "initiatives", "overview"]
    caption: tuple[Inline, ...]
    head: tuple[Row, ...]
    rows: tuple[Row, ...]
    department: str = ""

    @property
    def width(self) -> int:
        """The number of its columns."""
        rows = (*self.head, *self.rows)
        return max((sum(each.spans[0] for each in row.cells) for row in rows), default=0)


Block = (
    Heading | Paragraph | Code | Line | Picture | GradePicture | ItemList | Quote | Aside | Table
)


@dataclass(frozen=True)
class Note:
    """A footnote, by its number in the document."""

    number: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Chapter:
    """A page of the policy: its id and title, its blocks from its heading on, its notes."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class TitlePage:
    """What stands before the text: the policy, the school, the edition and its treatment.

    ``edition`` is «Udgave 2026/27», ``status`` where it stands, ``facts`` are names with their
    values; ``foot`` is what every page says at its edge.
    """

    title: str
    school: str
    municipality: str
    edition: str
    status: str
    facts: tuple[tuple[str, str], ...]
    foot: str
    is_draft: bool


@dataclass(frozen=True)
class Document:
    """An edition as a document; ``departments`` are the ids of its departments in order."""

    title_page: TitlePage
    chapters: tuple[Chapter, ...]
    departments: tuple[str, ...] = ()

    @property
    def notes(self) -> dict[int, Note]:
        """All notes by their numbers."""
        return {note.number: note for chapter in self.chapters for note in chapter.notes}


def pictures_in(document: Document) -> frozenset[str]:
    """The paths below ``docs/``, or addresses, of all pictures."""
    blocks = [each for chapter in document.chapters for each in chapter.blocks]
    blocks += (each for note in document.notes.values() for each in note.blocks)
    found = set[str]()
    while blocks:
        block = blocks.pop()
        blocks += inside(block)
        found |= {each.source for each in content_of(block) if isinstance(each, InlinePicture)}
    return frozenset(found)


def inside(block: Block) -> tuple[Block, ...]:
    """The blocks that stand directly in ``block``, in order."""
    match block:
        case Quote(blocks) | Aside(blocks):
            return blocks
        case ItemList(items):
            return tuple(each for item in items for each in item.blocks)
        case Table():
            rows = (*block.head, *block.rows)
            return tuple(each for row in rows for cell in row.cells for each in cell.blocks)
        case _:
            return ()


def content_of(block: Block) -> tuple[Inline, ...]:
    """The text of ``block`` itself; of a table or a drawing its caption."""
    match block:
        case Heading() | Paragraph():
            return block.content
        case Table() | GradePicture():
            return block.caption
        case Code(text):
            return (Run(text),)
        case Picture(alt):
            return (InlinePicture(alt, block.source),)
        case _:
            return ()


def plain(content: Iterable[Inline]) -> str:
    """A text without its marks and notes; the words of a picture stand for it."""
    return "".join(map(_words, content))


def _words(each: Inline) -> str:
    match each:
        case Run(text):
            return text
        case InlinePicture(alt):
            return alt
        case Break():
            return " "
        case NoteMark():
            return ""


def texts(blocks: Iterable[Block]) -> Iterator[str]:
    """The texts of ``blocks`` in order, those of the blocks in them included, empty ones not."""
    for block in blocks:
        if own := plain(content_of(block)).strip():
            yield own
        yield from texts(inside(block))
