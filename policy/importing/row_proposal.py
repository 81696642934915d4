"""What the tables of a Word file propose for the initiatives."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from policy.documents.word.flow import TableFlow
from policy.documents.word.names import bookmark
from policy.importing.edits import Leave, RowEdit
from policy.importing.matching import is_head
from policy.importing.read_text import ReadRow, ReadTable
from policy.importing.row_facts import details_in, facts_in, shown_details, shown_facts
from policy.model.data_files import Department, Initiative
from policy.model.edition import Edition
from policy.text.alignment import longest_increasing_subsequence
from policy.text.tokens import normal_form

_KEYS = {3: ("tema", "indsats"), 2: ("indsats",)}
"""What the cells behind the number hold, by how many a row has."""


@dataclass
class RowReader:
    """Reads what the departments' tables propose; ``gone`` tells who deleted a row by its bookmark.

    ``edits`` are what was found, ``known`` how many rows were known again.
    """

    edition: Edition
    names: Mapping[str, str]
    gone: Mapping[str, set[str]]
    edits: list[RowEdit] = field(default_factory=list)
    known: int = 0

    def __post_init__(self) -> None:
        self.rows = {row.id: row for each in self.edition.departments for row in each.initiatives}
        self.home = {row.id: each for each in self.edition.departments for row in each.initiatives}
        self.seen: set[str] = set()

    def read(self, table: TableFlow, read: ReadTable | None, leave: Leave) -> None:
        """Find the edits of a department whose table became ``read``."""
        department = next(each for each in self.edition.departments if each.id == table.department)
        order: list[tuple[str, ReadRow]] = []
        for row in read.rows if read else ():
            name = self._known(row)
            if name and name not in self.seen:
                self.known += 1
                self.seen.add(name)
                order.append((name, row))
                self._row(self.rows[name], self.home[name], row, leave)
            elif any(cell.words for cell in row.cells) and not is_head(row, table):
                order.append(("", row))
        self._placed(department, order, leave)

    def _known(self, row: ReadRow) -> str:
        """The id of the initiative that a row is: by its bookmark, else by its number."""
        named = next((self.names[name] for name in row.names if name in self.names), "")
        number = row.cells[0].words if row.cells else ""
        return named or (number if number in self.rows else "")

    def _placed(
        self, department: Department, order: Sequence[tuple[str, ReadRow]], leave: Leave
    ) -> None:
        """Rows that came, or stand elsewhere than before: as few as make the order."""
        places = {each.id: at for at, each in enumerate(department.initiatives)}
        own = [at for at, (name, _) in enumerate(order) if name in places]
        kept = longest_increasing_subsequence([places[order[at][0]] for at in own])
        stays, after = {own[at] for at in kept}, ""
        for at, (name, row) in enumerate(order):
            if not name:
                self._new_row(department, row, after, leave)
            elif at not in stays:
                about = (frozenset(row.authors), (), department.id, after)
                self.edits.append(RowEdit(name, *about, is_moved=True))
            after = name or after

    def _row(self, base: Initiative, home: Department, row: ReadRow, leave: Leave) -> None:
        if len(row.cells) not in _KEYS or any("merged" in each.odd for each in row.cells):
            leave("cells", f"{base.id} {row.words}", row.cells[0].page)
            return
        number, page = row.cells[0].words, row.cells[0].page
        if number != base.id:
            leave("id", f"{base.id} → {number}", page)
        was = {"tema": base.theme or "", "indsats": base.text}
        first = dict(self._texts(row))
        values: list[tuple[str, str | None]] = [
            (key, value)
            for key, value in first.items()
            if normal_form(value) != normal_form(was[key])
        ]
        facts = facts_in(row.cells[-1].tags, home)
        shown = shown_facts(home, base)
        if facts is None:
            leave("tags", f"{base.id}: {row.cells[-1].tags}", page)
        else:
            values += _changes(shown, facts)
        told, others = details_in(row.cells[-1].paragraphs[1:])
        values += _changes(shown_details(base), told)
        for each in others:
            leave("details", f"{base.id}: {each}", page)
        if values:
            authors = frozenset(name for each in row.cells[1:] for name in each.authors)
            self.edits.append(RowEdit(base.id, authors, tuple(values)))

    @staticmethod
    def _texts(row: ReadRow) -> Iterator[tuple[str, str]]:
        """The theme and the text of a row; what stands below them is told apart."""
        keys = _KEYS[len(row.cells)]
        for key, cell in zip(keys, row.cells[1:], strict=True):
            paragraphs = [each.words for each in cell.paragraphs]
            yield key, (paragraphs or [""])[0] if key == "indsats" else " ".join(paragraphs)

    def _new_row(self, department: Department, row: ReadRow, after: str, leave: Leave) -> None:
        is_odd = any("merged" in each.odd for each in row.cells)
        if len(row.cells) not in _KEYS or is_odd:
            leave("cells", row.words, row.cells[0].page if row.cells else 0)
            return
        page = row.cells[0].page
        values = [(key, value) for key, value in self._texts(row) if value or key == "indsats"]
        facts = facts_in(row.cells[-1].tags, department)
        if facts is None:
            leave("tags", f"{row.cells[-1].words} {row.cells[-1].tags}", page)
            facts = {}
        told, others = details_in(row.cells[-1].paragraphs[1:])
        for each in others:
            leave("details", each, page)
        more = (*values, *facts.items(), *told.items())
        typed = row.cells[0].words
        self.edits.append(
            RowEdit("", frozenset(row.authors), more, department.id, after, typed=typed)
        )

    def retired(self) -> Iterator[RowEdit]:
        """The rows that stand in no table any more."""
        for name in self.rows:
            if name not in self.seen:
                mark = bookmark(f"indsatser/{self.home[name].id}#{name.lower()}")
                yield RowEdit(name, frozenset(self.gone.get(mark, ())), is_gone=True)


def _changes(was: Mapping[str, str], now: Mapping[str, str]) -> Iterable[tuple[str, str | None]]:
    """The keys whose values differ, None of one that went."""
    for key in dict.fromkeys([*was, *now]):
        if normal_form(was.get(key, "")) != normal_form(now.get(key, "")):
            yield key, now.get(key)
