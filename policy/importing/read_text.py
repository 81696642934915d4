"""What is read of a Word file: paragraphs, tables and notes with all tracked changes accepted."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from policy.documents.tree import Inline, Run, Style, plain

_LEVEL = re.compile(r"(?:heading|overskrift) ?([1-9])", re.IGNORECASE)
TAG: Style = "tag"


@dataclass
class ReadText:
    """A paragraph as it is now; ``names`` are its bookmarks, ``authors`` who changed it.

    ``content`` has the runs: the ``target`` of one is a bookmark, the number of a note's mark that
    of the file's note. ``style`` is the style's name in small letters. ``depth`` and
    ``is_numbered`` are those of an item; one that ``is_further`` is a paragraph of the item before
    it, which is so deep. ``is_after_gone`` tells that the mark before it was
    deleted, so that its style may be another's. ``page`` is the number of the page that it begins
    on, where the program that saved the file told, else 0. Of a cell, ``paragraphs`` are those in
    it. ``boxes`` are what stands in its text boxes.
    """

    content: list[Inline] = field(default_factory=list)
    style: str = ""
    is_item: bool = False
    names: list[str] = field(default_factory=list)
    authors: set[str] = field(default_factory=set)
    comments: list[str] = field(default_factory=list)
    has_picture: bool = False
    is_after_gone: bool = False
    depth: int = 0
    is_numbered: bool = False
    is_further: bool = False
    page: int = 0
    paragraphs: list["ReadText"] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    odd: set[str] = field(default_factory=set)
    """What looks as no text of a policy does: «colour», «merged»."""

    @property
    def words(self) -> str:
        """What it says with single spaces, without the facts of an initiative."""
        return _plain(each for each in self.content if not _is_tag(each))

    @property
    def tags(self) -> str:
        """The words in it that are facts of an initiative."""
        return _plain(each for each in self.content if _is_tag(each))

    @property
    def level(self) -> int:
        """The level of a heading, else 0."""
        found = _LEVEL.fullmatch(self.style)
        return int(found[1]) if found else 0


def _is_tag(part: Inline) -> bool:
    return isinstance(part, Run) and TAG in part.styles


def _plain(content: Iterable[Inline]) -> str:
    return " ".join(plain(content).split())


@dataclass
class ReadRow:
    """A row of a table: its cells, each with all of its paragraphs in one text."""

    cells: list[ReadText]
    authors: set[str]

    @property
    def names(self) -> list[str]:
        """The bookmarks in it."""
        return [name for cell in self.cells for name in cell.names]

    @property
    def words(self) -> str:
        """What it says."""
        return " | ".join(each.words for each in self.cells)


@dataclass
class ReadTable:
    """A table with the rows that are left, and its caption."""

    rows: list[ReadRow]
    below: ReadText | None = None

    @property
    def words(self) -> str:
        """What its first row says."""
        return self.rows[0].words


ReadPart = ReadText | ReadTable


@dataclass
class ReadDocument:
    """What is left of the document, and what went.

    ``gone`` are the words of deleted paragraphs and the bookmarks of deleted rows, with those who
    deleted them; ``notes`` are the notes by their numbers in the file. ``margins`` are what stands
    above and below its pages, each a «header» or a «footer».
    """

    parts: list[ReadPart] = field(default_factory=list)
    gone: dict[str, set[str]] = field(default_factory=dict)
    properties: dict[str, str] = field(default_factory=dict)
    notes: dict[int, list[ReadText]] = field(default_factory=dict)
    margins: list[tuple[str, ReadText]] = field(default_factory=list)

    def every_text(self) -> Iterable[ReadText]:
        """The paragraphs and cells in order."""
        for part in self.parts:
            if isinstance(part, ReadText):
                yield part
            else:
                yield from (cell for row in part.rows for cell in row.cells)
