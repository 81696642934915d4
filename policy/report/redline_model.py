"""The whole policy as a redline: every page and table with what left it and what came to it.

Small frozen values for the templates. What is said of a change stands at one place, its main one,
which has the change's anchor; a text that was moved also stands, struck out, where it was.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from policy.diff.change import Change
from policy.model.edition import Picture
from policy.text.word_diff import Mark, Piece


@dataclass(frozen=True)
class ShownPicture:
    """A picture with its fate, and the id of the page that shows it in its own edition.

    ``source`` is where it can be seen, empty where it cannot; ``name`` is what it is called then,
    where no other words name it.
    """

    mark: Mark
    page: str
    picture: Picture
    name: str = ""
    source: str = ""

    @property
    def is_old(self) -> bool:
        """Whether it is a picture of the old edition alone."""
        return self.mark is Mark.DELETED


SourceOf = Callable[[ShownPicture], str]
"""Where a picture can be seen; empty where it cannot."""


@dataclass(frozen=True)
class Span:
    """A sentence, item or cell, word by word; ``words`` say of it what its pieces do not show.

    ``change`` is what became of it, None where nothing did; ``is_main`` tells the one of its spans
    that stands for it. ``pictures`` are those in its words.
    """

    pieces: tuple[Piece, ...]
    change: Change | None = None
    words: str = ""
    is_main: bool = True
    pictures: tuple[ShownPicture, ...] = ()


@dataclass(frozen=True)
class Passage:
    """A heading, paragraph, item or footnote with its sentences, or a row with its cells.

    A definition has a term and its meanings, as cells.

    ``level`` of a heading is 1 to 6, of an item that of its list from 1; ``number`` is an item's.
    """

    kind: str
    spans: tuple[Span, ...]
    level: int = 0
    number: int | None = None


@dataclass(frozen=True)
class Chapter:
    """A section of a page: its heading and what stands below it.

    ``anchor`` is its permanent address on the page as it is now, None where it is gone.
    """

    passages: tuple[Passage, ...]
    anchor: str | None = None

    @property
    def is_changed(self) -> bool:
        """Whether anything in it is not as it was."""
        return any(span.change for passage in self.passages for span in passage.spans)


@dataclass(frozen=True)
class Labelled:
    """A value with its name: a fact of the edition, a tag of an initiative, a link's address."""

    label: str
    span: Span


@dataclass(frozen=True)
class Row:
    """An initiative: its id, what became of it, its cells; ``more`` is what the table has not.

    ``is_there`` tells whether it still stands in this table.
    """

    id: str
    state: Span
    theme: tuple[Piece, ...]
    text: tuple[Piece, ...]
    tags: tuple[Labelled, ...]
    more: tuple[Labelled, ...]
    is_there: bool


@dataclass(frozen=True)
class Table:
    """A department: its name, what is said of it, its rows as they are and those that left."""

    name: tuple[Piece, ...]
    facts: tuple[Labelled, ...]
    remarks: tuple[Span, ...]
    rows: tuple[Row, ...]

    @property
    def is_changed(self) -> bool:
        """Whether the department or any row of it is not as it was."""
        return bool(
            any(each.span.change for each in self.facts)
            or self.remarks
            or any(row.state.change for row in self.rows)
        )


@dataclass(frozen=True)
class Part:
    """A page, or data that stands on none: ``title``, remarks, chapters, table, labelled values."""

    id: str
    title: str
    remarks: tuple[Span, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    table: Table | None = None
    values: tuple[tuple[Labelled, ...], ...] = ()

    @property
    def pictures(self) -> Iterator[ShownPicture]:
        """The pictures of its text in order."""
        passages = (each for chapter in self.chapters for each in chapter.passages)
        return (each for it in passages for span in it.spans for each in span.pictures)

    @property
    def is_changed(self) -> bool:
        """Whether anything in it is not as it was."""
        return bool(
            self.remarks
            or any(each.is_changed for each in self.chapters)
            or (self.table and self.table.is_changed)
            or any(each.span.change for group in self.values for each in group)
        )


def anchor(change: Change) -> str:
    """The id of a change's main place."""
    return f"aendring-{change.fingerprint}"


def whole(text: str | None, mark: Mark) -> tuple[Piece, ...]:
    """A text with one fate from beginning to end."""
    return (Piece(mark, text),) if text else ()


def apart(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """``pieces`` with a space where one text was replaced whole by another."""
    if [each.kind for each in pieces] != [Mark.DELETED, Mark.INSERTED]:
        return pieces
    return (pieces[0], Piece(Mark.INSERTED, f" {pieces[1].text.strip()}"))


def trimmed(piece: Piece) -> tuple[str, str, str]:
    """The space before a piece, its words, the space behind: a mark-up begins at a word."""
    words = piece.text.strip()
    before, _, behind = piece.text.partition(words) if words else (piece.text, "", "")
    return before, words, behind
