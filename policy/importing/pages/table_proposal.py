"""What a table of a Word file proposes for the one of the page that it was: cells, rows, itself."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from policy.documents.word.correspondence import walk
from policy.documents.word.flow import TableFlow, Text
from policy.importing.edits import Leave, PageEdit
from policy.importing.matching import rows_alike
from policy.importing.pages.page_notes import PageNotes
from policy.importing.pages.page_texts import PageTexts
from policy.importing.read_text import ReadPart, ReadRow, ReadTable, ReadText
from policy.model.edition import Block
from policy.model.procedures import steps_of
from policy.text.danish import capitalised
from policy.text.tokens import normal_form

Rows = list[list[str]]
"""What the cells of each row say."""


@dataclass
class TableReader:
    """Adds what tables propose to ``edits`` of the page at ``path``; ``gone`` tells who deleted.

    ``procedures`` are the rows of the tables that the steps of the file make.
    """

    path: str
    texts: PageTexts
    notes: PageNotes
    gone: Mapping[str, set[str]]
    leave: Leave
    edits: list[PageEdit]
    procedures: Sequence[Rows]

    def gone_table(self, place: tuple[int, int]) -> None:
        """A table went, with its caption."""
        flat = self.texts.texts
        cells = [at for at in range(place[0], place[1] + 1) if flat[at].cell >= 0]
        if len(cells) <= place[1] - place[0]:
            self.edits.append(PageEdit(self.path, place[1], "gone", frozenset()))
        self.edits.append(PageEdit(self.path, cells[0], "gone", frozenset(), count=len(cells)))

    def changed(self, place: tuple[int, int] | None, was: TableFlow, now: ReadTable) -> None:
        """Find the edits of a table that stands at ``place`` on the page, if it does."""
        is_odd = any("merged" in cell.odd for row in now.rows for cell in row.cells)
        is_odd = is_odd and not any(
            c.is_continued or c.columns > 1 or c.rows > 1 for r in was.rows for c in r.cells
        )
        if place is None or is_odd or {len(row.cells) for row in now.rows} - {was.width}:
            rows = [[normal_form(c.words) for c in r.cells] for r in now.rows]
            if place is None and rows[1:] in self.procedures:
                return  # as the steps have it, which change on their page
            if rows != [[joined(c.texts) for c in r.cells] for r in was.rows] or is_odd:
                self.leave("steps" if place is None else "table", now.words, page_of(now))
            return
        starts = self._row_starts(place)
        last = 0
        for olds, news in walk(len(was.rows), len(now.rows), rows_alike(was, now)):
            if olds and news:
                self._row(starts[olds[0]], now.rows[news[0]])
            elif olds:
                for each in olds:
                    self._gone_row(starts[each], was.rows[each].words)
            else:
                self._new_rows(starts[last], [now.rows[each] for each in news])
            last = olds[-1] if olds else last
        if now.below is not None and self.texts.texts[place[1]].is_caption:
            self._cell_words(place[1], now.below)

    def _row_starts(self, place: tuple[int, int]) -> list[tuple[int, int]]:
        """The first cell of each row of a table, and how many texts are in it."""
        flat = self.texts.texts
        cells = [at for at in range(place[0], place[1] + 1) if flat[at].cell >= 0]
        rows = ([*group] for _, group in groupby(cells, key=lambda at: flat[at].row))
        return [(row[0], len(row)) for row in rows]

    def _row(self, start: tuple[int, int], now: ReadRow) -> None:
        first, count = start
        if count != len(now.cells):
            self.leave("table", now.words, now.cells[0].page)
            return
        for column, cell in enumerate(now.cells):
            self._cell_words(first + column, cell)

    def _cell_words(self, at: int, now: ReadText) -> None:
        was = self.texts.texts[at].text
        content = self.notes.content_of(was.content, now, is_own=True)
        if not self.texts.says(was.content, content):
            notes = self.notes.new_in(content)
            authors = frozenset(now.authors)
            self.edits.append(PageEdit(self.path, at, "words", authors, content, notes=notes))

    def _gone_row(self, start: tuple[int, int], words: str) -> None:
        authors = frozenset(self.gone.get(normal_form(words), ()))
        self.edits.append(PageEdit(self.path, start[0], "gone", authors, count=start[1]))

    def _new_rows(self, start: tuple[int, int], rows: Sequence[ReadRow]) -> None:
        for row in reversed(rows):
            cells = tuple(map(self.notes.new_content, row.cells))
            notes = tuple(note for each in cells for note in self.notes.new_in(each))
            about = (frozenset(row.authors),)
            self.edits.append(
                PageEdit(
                    self.path, start[0], "row", *about, cells=cells, count=start[1], notes=notes
                )
            )


def procedures_in(parts: Sequence[ReadPart]) -> Iterator[Rows]:
    """The rows of the table that the numbered steps of each section of a file make."""
    blocks: list[Block] = []
    path: list[int] = []
    for part in (*parts, ReadText(style="heading 1")):
        if isinstance(part, ReadText) and part.is_item and part.is_numbered:
            before = path[part.depth] if part.depth < len(path) else 0
            path = [*path[: part.depth], before + 1]
            about = {"level": part.depth + 1, "number": path[-1]}
            blocks.append(Block(kind="item", text=part.words, **about))
        elif isinstance(part, ReadText) and part.level and blocks:
            steps = steps_of(blocks)
            rows = [[e.number, e.who, capitalised(e.what), e.deadline] for e in steps]
            yield [[normal_form(cell) for cell in row] for row in rows]
            blocks, path = [], []


def joined(texts: Sequence[Text]) -> str:
    """What the paragraphs of a cell say together."""
    return normal_form(" ".join(each.words for each in texts))


def page_of(part: ReadPart) -> int:
    """The page of the file on which ``part`` begins, 0 where it is not known."""
    return part.page if isinstance(part, ReadText) else part.rows[0].cells[0].page
