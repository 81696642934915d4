"""Changes -> what the reports' templates need: groups in reading order, with counts and pieces."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from macros.change import TYPES, Change, Field, Kind, Type
from macros.changes_data import rows
from macros.document import apart
from macros.edition import Edition
from macros.messages import (
    CHANGE_COUNTS,
    CHANGE_GROUPS,
    CHANGE_NAMES,
    FIELD_LABELS,
    REWORDED,
    TEXT_COUNTS,
    TEXT_NAMES,
    counted,
)
from macros.redline import Piece, redline

EXCERPT = 70
"""So many letters of a changed text tell in a list which one it is."""


@dataclass(frozen=True)
class Line:
    """A text as it was and as it is, word by word; ``label`` names it where there are several."""

    label: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Entry:
    """One change: what became of it in a word, what it is about, its redline, its note."""

    name: str
    subject: str
    lines: tuple[Line, ...]
    note: str
    change: Change

    @property
    def excerpt(self) -> str:
        """The beginning of what changed, whole words, as it is now or as it was."""
        text = " ".join((self.change.after or self.change.before or "").split())
        if len(text) <= EXCERPT:
            return text
        return text[:EXCERPT].rpartition(" ")[0].rstrip(" ,;:.–-") + " …"


@dataclass(frozen=True)
class Group:
    """The changes of a department, of a page, or of one kind of data.

    ``summary`` is «2 nye, 1 udgået» with the counts of what became of them.
    """

    title: str
    summary: str
    entries: tuple[Entry, ...]


def groups(old: Edition, new: Edition, changes: Iterable[Change]) -> tuple[Group, ...]:
    """``changes`` in groups: the data's kinds, then the departments, then the pages."""
    found: dict[tuple[int, int, str], list[Change]] = {}
    departments = _department_titles(old, new)
    pages = _page_titles(old, new)
    for change in changes:
        key = _key(change, departments, pages)
        found.setdefault(key, []).append(change)
    return tuple(
        Group(key[2], _summary(members), tuple(map(_entry, members)))
        for key, members in sorted(found.items(), key=lambda item: item[0][:2])
    )


def _key(
    change: Change, departments: dict[str, tuple[int, str]], pages: dict[str, tuple[int, str]]
) -> tuple[int, int, str]:
    """Where a change's group stands among the others, and its title."""
    if change.type is Type.INITIATIVE:
        return (
            TYPES.index(change.type),
            *departments.get(change.id, (len(departments), change.id)),
        )
    if change.type is Type.TEXT:
        return (TYPES.index(change.type), *pages.get(change.page, (len(pages), change.page)))
    return (TYPES.index(change.type), 0, CHANGE_GROUPS[change.type])


def _department_titles(old: Edition, new: Edition) -> dict[str, tuple[int, str]]:
    """The department of every initiative, as it is now where it is still there."""
    return {
        name: (row.position[0], row.department.name)
        for edition in (old, new)
        for name, row in rows(edition).items()
    }


def _page_titles(old: Edition, new: Edition) -> dict[str, tuple[int, str]]:
    return {
        page.id: (index, page.title)
        for edition in (old, new)
        for index, page in enumerate(edition.pages)
    }


def _summary(changes: list[Change]) -> str:
    counts = Counter(map(_counted_as, changes))
    order = (*CHANGE_COUNTS.values(), REWORDED, *TEXT_COUNTS.values())
    return ", ".join(
        counted(counts[words], *words) for words in dict.fromkeys(order) if counts[words]
    )


def _counted_as(change: Change) -> tuple[str, str]:
    """How a change is counted, one and several: «1 omformuleret», «2 omformulerede»."""
    if change.type is Type.TEXT and change.kind in TEXT_COUNTS:
        return TEXT_COUNTS[change.kind]
    if change.type is Type.INITIATIVE and change.fields == ("indsats",):
        return REWORDED
    return CHANGE_COUNTS[change.kind]


def _entry(change: Change) -> Entry:
    names = {**CHANGE_NAMES, **(TEXT_NAMES if change.type is Type.TEXT else {})}
    name = REWORDED[0].capitalize() if _counted_as(change) == REWORDED else names[change.kind]
    subject = "" if change.type is Type.THEME else change.id
    return Entry(name, subject, _lines(change), change.note, change)


def _lines(change: Change) -> tuple[Line, ...]:
    """A line for each key that changed; one for the text where there is but one."""
    if change.kind is Kind.CHANGED and change.details:
        return tuple(
            Line(_label(each, change), apart(redline(each.before or "", each.after or "")))
            for each in change.details
        )
    if change.kind is Kind.MOVED:
        return (Line("", redline(change.after or "", change.after or "")),)
    before, after = change.before or "", change.after or ""
    extra = tuple(
        Line(_label(each, change), redline("", each.after or each.before or ""))
        for each in change.details
        if each.key != "overskrift"
    )
    return (Line("", redline(before, after)), *extra)


def _label(each: Field, change: Change) -> str:
    """What a changed key is called; nothing where the change is already named by it."""
    return "" if each.key == change.id else FIELD_LABELS.get(each.key, each.key)
