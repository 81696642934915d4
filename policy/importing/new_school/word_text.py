"""What a Word file says, whoever made it: paragraphs with their pieces, tables, notes."""

import re
from dataclasses import dataclass, field, replace

from policy.text.characters import mended, strangers

_SPACES = re.compile(r"\s+")


@dataclass(frozen=True)
class Piece:
    """Words of one look; ``address`` is where they lead, ``anchor`` a bookmark in the document.

    ``note`` is the key of a note whose mark it is; then it has no words.
    """

    text: str = ""
    is_bold: bool = False
    is_italic: bool = False
    address: str = ""
    anchor: str = ""
    note: str = ""
    is_tag: bool = False
    """Whether it is a fact of an initiative, in a document of this project."""


@dataclass
class Paragraph:
    """A paragraph: its pieces, its level as a heading, its place in a list."""

    pieces: list[Piece] = field(default_factory=list)
    level: int = 0
    is_title: bool = False
    item: tuple[int, str] | None = None
    names: list[str] = field(default_factory=list)
    size: int = 0

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(each.text for each in self.pieces)

    @property
    def is_bold(self) -> bool:
        """Whether all its words are bold."""
        return bool(self.text) and all(each.is_bold for each in self.pieces if each.text.strip())


@dataclass
class Cell:
    """A cell; ``is_continued`` tells that it is one with the cell above."""

    paragraphs: list[Paragraph]
    width: int = 1
    is_continued: bool = False

    @property
    def text(self) -> str:
        """Its words as one text."""
        return " ".join(each.text for each in self.paragraphs if each.text)


@dataclass
class Table:
    """A table: its rows of cells."""

    rows: list[list[Cell]]


@dataclass(frozen=True)
class Missing:
    """What is not carried over: the key of what is said of it, what it says, the words beside."""

    kind: str
    found: str
    near: str


@dataclass
class WordText:
    """All that a Word file says, in order; the notes by their keys."""

    blocks: list[Paragraph | Table] = field(default_factory=list)
    notes: dict[str, list[Paragraph]] = field(default_factory=dict)
    missing: list[Missing] = field(default_factory=list)


def tidy(pieces: list[Piece]) -> list[Piece]:
    """``pieces`` with single spaces and plain characters, none at the ends, alike ones joined."""
    found: list[Piece] = []
    has_space = True
    for each in pieces:
        text = _SPACES.sub(" ", mended(each.text, strangers(each.text, "page")))
        text = text.lstrip(" ") if has_space else text
        if not text and not each.note:
            continue
        has_space = text.endswith(" ") if text else False
        last = found[-1] if found else None
        if last and not each.note and replace(last, text="") == replace(each, text=""):
            found[-1] = replace(last, text=last.text + text)
        else:
            found.append(replace(each, text=text))
    while found and not found[-1].note and not found[-1].text.strip():
        found.pop()
    if found and not found[-1].note:
        found[-1] = replace(found[-1], text=found[-1].text.rstrip())
    return found
