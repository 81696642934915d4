"""A page as ``udgave.json`` keeps it, without Markdown -> blocks.

All its texts are there, with their links, the words that are struck out, and the footnotes' marks.
Of the data only the table of the page's own department is shown.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from policy.documents.data_blocks import DataBlocks
from policy.documents.inline import tidy
from policy.documents.nesting import as_lists
from policy.documents.tree import (
    Block,
    Cell,
    Heading,
    Inline,
    Note,
    NoteMark,
    Paragraph,
    Row,
    Run,
    Table,
)
from policy.loading.markdown_page import CELL_GAP, TERM_GAP
from policy.model.addresses import department_page
from policy.model.edition import Block as Text
from policy.model.edition import NoteMark as TextMark
from policy.model.edition import Page, Section


def blocks_of(
    page: Page, data: DataBlocks, first: int
) -> tuple[tuple[Block, ...], tuple[Note, ...]]:
    """The blocks and the notes of ``page``; ``first`` is the number of its first note."""
    reader = _Reader(page, first)
    blocks = [each for section in page.sections for each in reader.section(section)]
    for each in data.edition.departments:
        if department_page(each.id) == page.id:
            blocks += data.initiatives(each.id)
    return tuple(blocks), tuple(reader.notes())


class _Reader:
    """Reads the sections of one page, whose notes are numbered from ``first``."""

    def __init__(self, page: Page, first: int) -> None:
        self._page, self._level = page.id, 0
        every = [each for section in page.sections for each in section.blocks]
        said = [each for each in every if each.kind == "footnote"]
        self._said = dict(enumerate(said, start=first))
        self._numbers = {each.label: at for at, each in self._said.items() if each.label}
        marks = [mark for each in every for mark in each.marks or ()]
        marks += (mark for each in page.sections for mark in each.marks or ())
        self._marked = {self._numbers[each.note] for each in marks if each.note in self._numbers}

    def section(self, section: Section) -> Iterator[Block]:
        """A heading and what stands below it, notes apart."""
        name = f"{self._page}#{section.id}" if section.id else ""
        content = self._with_marks((Run(section.title),), section.marks)
        if section.title.strip():
            self._level = min(section.level, self._level + 1)
            yield Heading(self._level, content, name)
        elif content:
            yield Paragraph(content, name)
        texts = [each for each in section.blocks if each.kind != "footnote"]
        # Editions of before version 5 do not know where a mark stood: at the end of its section.
        lost = [
            NoteMark(at)
            for at, each in self._said.items()
            if at not in self._marked and any(each is block for block in section.blocks)
        ]
        yield from _ending_with([*self._blocks(texts)], lost)

    def notes(self) -> Iterator[Note]:
        """The notes of the page in order."""
        for at, each in self._said.items():
            yield Note(at, (Paragraph(self._content(each.text, each)),))

    def _blocks(self, texts: Iterable[Text]) -> Iterator[Block]:
        for kind, found in groupby(texts, key=lambda each: _KINDS.get(each.kind, each.kind)):
            match kind:
                case "row":
                    yield self._table([*found])
                case "item":
                    yield from as_lists(
                        found,
                        lambda each: (Paragraph(self._content(each.text, each)),),
                        self._id,
                    )
                case "macro":
                    continue
                case "definition":
                    for each in found:
                        yield from self._definition(each)
                case _:
                    for each in found:
                        yield Paragraph(self._content(each.text, each), self._id(each))

    def _id(self, text: Text) -> str:
        return f"{self._page}#{text.id}" if text.id else ""

    def _content(self, text: str, of: Text, start: int = 0) -> tuple[Inline, ...]:
        """``text``, which begins at ``start`` of the block ``of``, with what stands in that."""
        runs = [(each.text, Run(each.text, address=each.address)) for each in of.links or ()]
        runs += ((each, Run(each, frozenset({"struck"}))) for each in of.struck or ())
        found = ((text.find(words), len(words), run) for words, run in runs if words in text)
        content: list[Run] = []
        end = 0
        for at, length, run in sorted(found, key=lambda each: each[:2]):
            if at >= end:
                content += (Run(text[end:at]), run)
                end = at + length
        return self._with_marks((*content, Run(text[end:])), of.marks, start)

    def _with_marks(
        self, runs: tuple[Run, ...], marks: Iterable[TextMark] | None, start: int = 0
    ) -> tuple[Inline, ...]:
        """``runs``, which begin at ``start`` of their block, with the marks that stand in them."""
        total = sum(len(each.text) for each in runs)
        places = [
            (mark.after - start, self._numbers[mark.note])
            for mark in marks or ()
            if mark.note in self._numbers and 0 <= mark.after - start <= total
        ]
        content: list[Inline] = []
        begin = 0
        for run in runs:
            rest, cut = run.text, begin
            while places and places[0][0] <= begin + len(run.text):
                at, number = places.pop(0)
                content += (replace(run, text=rest[: at - cut]), NoteMark(number))
                rest, cut = rest[at - cut :], at
            content.append(replace(run, text=rest))
            begin += len(run.text)
        return tidy(content)

    def _table(self, texts: Sequence[Text]) -> Table:
        head = tuple(self._row(each) for each in texts if each.kind == "head")
        rows = tuple(self._row(each) for each in texts if each.kind != "head")
        return Table("text", (), head, rows)

    def _definition(self, text: Text) -> Iterator[Paragraph]:
        """A term, and each of its meanings."""
        term, *meanings = text.cells or (text.text,)
        yield Paragraph(self._content(term, text), self._id(text), "term")
        start = len(term) + len(TERM_GAP)
        for each in meanings:
            yield Paragraph(self._content(each, text, start))
            start += len(each) + len(CELL_GAP)

    def _row(self, text: Text) -> Row:
        cells: list[Cell] = []
        start = 0
        for each in text.cells or ():
            content = self._content(each, text, start)
            cells.append(Cell((Paragraph(content),), text.kind == "head"))
            start += len(each) + len(CELL_GAP)
        return Row(tuple(cells), self._id(text))


_KINDS = {"head": "row"}


def _ending_with(blocks: list[Block], marks: Sequence[NoteMark]) -> Iterator[Block]:
    """``blocks`` with ``marks`` at the end of the last paragraph, or in one of their own."""
    if not marks:
        yield from blocks
    elif blocks and isinstance(last := blocks[-1], Paragraph):
        yield from blocks[:-1]
        yield Paragraph((*last.content, *marks), last.id)
    else:
        yield from blocks
        yield Paragraph(tuple(marks))
