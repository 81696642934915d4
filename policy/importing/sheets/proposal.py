"""What a sheet proposes for the initiatives: edits of rows, questions, and what is left.

A sheet is compared with the edition that it was made of. What was changed there is proposed; what
was changed here since stays, and where both were, neither is taken without a word. A department
that the sheet has no row of was not sent, so none of its rows is missing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from policy.importing.edits import RowEdit
from policy.importing.sheets.heads import ID, Head
from policy.importing.sheets.rows import Remarks, SheetRow, read_rows
from policy.model.edition import Edition
from policy.model.problems import quoted
from policy.sheets.columns import DEPARTMENT, texts_of
from policy.text.alignment import moved
from policy.text.danish import listed
from policy.text.shorten import truncated
from policy.text.tokens import normal_form
from policy.words.sheet_words import SHEET_IMPORT

_NOBODY: frozenset[str] = frozenset()
_SHOWN = 80


@dataclass
class SheetProposal:
    """The edits that a sheet proposes, the ids of rows that it lacks, and what is said of it.

    ``lines`` are the numbers of the sheet's rows by their edits' numbers.
    """

    remarks: Remarks
    edits: list[RowEdit] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)


def propose(
    head: Head, edition: Edition, base: Edition | None = None, *, takes_order: bool = False
) -> SheetProposal:
    """What the table below ``head`` proposes for ``edition``.

    ``base`` is the edition that it was made of, where that is another one. ``takes_order`` takes
    over the order of the rows, too.
    """
    known = _rows(edition)
    was = _rows(base) if base else known
    rows, remarks = read_rows(head, edition, frozenset({*known, *was} if base else known))
    proposal = SheetProposal(remarks)
    if not remarks.faults:
        _Comparison(head, edition, (known, was), proposal, takes_order=takes_order).compare(rows)
    return proposal


def _rows(edition: Edition) -> dict[str, tuple[str, Mapping[str, str]]]:
    """The department and the texts of every initiative, by its id."""
    return {
        each.id: (department.id, texts_of(each))
        for department in edition.departments
        for each in department.initiatives
    }


class _Comparison:
    def __init__(
        self,
        head: Head,
        edition: Edition,
        known: tuple[Mapping[str, tuple[str, Mapping[str, str]]], ...],
        proposal: SheetProposal,
        *,
        takes_order: bool,
    ) -> None:
        self.head, self.edition, self.proposal = head, edition, proposal
        self.known, self.was = known
        self.takes_order = takes_order
        self.names = {each.id: each.name for each in edition.departments}

    def compare(self, rows: Sequence[SheetRow]) -> None:
        """Collect the edits in the order of the sheet."""
        rows = [each for each in rows if self._is_here(each)]
        homes = {row.number: self._home(row) for row in rows}
        moving = self._order(rows, homes)
        sent = {self.known[row.id][0] for row in rows if row.id}
        latest: dict[str, str] = {}
        for row in rows:
            home = homes[row.number]
            after = latest.get(home, "")
            if home not in sent and home not in latest:
                after = self._last(home)
                latest[home] = after
            if row.id:
                self._known_row(row, home, after, is_moving=row.id in moving)
                latest[home] = row.id
            else:
                values = tuple((key, each) for key, each in row.texts.items() if each)
                self._add(row, RowEdit("", _NOBODY, values, home, after, typed=row.typed))
        self._missing({row.id for row in rows}, sent)

    def _is_here(self, row: SheetRow) -> bool:
        """Whether a row is of today; one that was retired since is told, if it is no new one."""
        if row.id and row.id not in self.known:
            values = {"where": self._where(row, ID), "id": row.id}
            self._leave("since_retired", **values)
        return not row.id or row.id in self.known

    def _leave(self, key: str, **values: object) -> None:
        self.proposal.remarks.left.append(SHEET_IMPORT[key].format(**values))

    def _where(self, row: SheetRow, key: str) -> str:
        return self.head.where(row.number, self.head.column_of(key) or self.head.column_of(ID))

    def _home(self, row: SheetRow) -> str:
        """The department that a row is to stand in."""
        if not row.id or not row.department:
            return row.department or self.known[row.id][0]
        now = self.known[row.id][0]
        before = self.was.get(row.id, self.known[row.id])[0]
        if row.department in (before, now):
            return now
        if before != now:
            self._leave("conflict_place", where=self._where(row, DEPARTMENT))
            return now
        return row.department

    def _last(self, department: str) -> str:
        own = [name for name, (home, _) in self.known.items() if home == department]
        return own[-1] if own else ""

    def _order(self, rows: Sequence[SheetRow], homes: Mapping[int, str]) -> set[str]:
        """The rows that move within their department; told where the order is not taken over."""
        found: set[str] = set()
        for department, name in self.names.items():
            new = [r.id for r in rows if r.id and homes[r.number] == department]
            new = [each for each in new if self.known[each][0] == department]
            there = {*new}
            old = [e for e, (home, _) in self.known.items() if home == department and e in there]
            if moves := moved(old, new):
                if self.takes_order:
                    found |= moves
                else:
                    note = SHEET_IMPORT["order"].format(department=name)
                    self.proposal.remarks.notes.append(note)
        return found

    def _known_row(self, row: SheetRow, home: str, after: str, *, is_moving: bool) -> None:
        values = tuple(self._values(row))
        is_moved = is_moving or home != self.known[row.id][0]
        if is_moved:
            self._add(row, RowEdit(row.id, _NOBODY, values, home, after, is_moved=True))
        elif values:
            self._add(row, RowEdit(row.id, _NOBODY, values))

    def _add(self, row: SheetRow, edit: RowEdit) -> None:
        self.proposal.edits.append(edit)
        self.proposal.lines.append(row.number)

    def _values(self, row: SheetRow) -> Iterator[tuple[str, str | None]]:
        """The values that the sheet changes, by their keys."""
        now = self.known[row.id][1]
        before = self.was.get(row.id, self.known[row.id])[1]
        for key, text in row.texts.items():
            old, known, new = (
                normal_form(each) for each in (before.get(key, ""), now.get(key, ""), text)
            )
            if new in (old, known):
                continue
            if old == known:
                yield key, text or None
            else:
                said = {"found": truncated(text, _SHOWN), "known": truncated(known, _SHOWN)}
                self._leave("conflict", where=self._where(row, key), **said)

    def _missing(self, there: set[str], sent: set[str]) -> None:
        """Ask about the rows that are gone, and say which departments were not sent."""
        for name, (home, _) in self.known.items():
            if name not in there and name in self.was and home in sent:
                self.proposal.missing.append(name)
        has_rows = {home for home, _ in self.known.values()}
        others = [each for key, each in self.names.items() if key in has_rows - sent]
        if others:
            names = listed([quoted(each) for each in others])
            self.proposal.remarks.notes.append(SHEET_IMPORT["not_sent"].format(names=names))
