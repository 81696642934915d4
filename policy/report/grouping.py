"""Changes -> what the reports' templates need: groups in reading order, with counts and pieces."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from policy.diff.change import TYPES, Change, Field, Kind, Type
from policy.diff.data import rows
from policy.diff.links import LINK
from policy.diff.pairing import page_titles, section_titles
from policy.model.edition import Edition
from policy.report.redline_model import apart
from policy.text.alignment import ALIKE, similarity
from policy.text.danish import capitalised, counted
from policy.text.shorten import excerpt
from policy.text.word_diff import Mark, Piece, redline
from policy.words.change_words import (
    ADDRESS_NAME,
    CHANGE_COUNTS,
    CHANGE_GROUPS,
    CHANGE_NAMES,
    FIELD_LABELS,
    HEADING_NAMES,
    LINK_NAME,
    MOVES,
    REDLINE_PARTS,
    RETIREMENT_NAMES,
    REWORDED,
    TEXT_COUNTS,
    TEXT_NAMES,
)

_ADDED_OR_REMOVED = (Kind.ADDED, Kind.REMOVED)
_WHOLE = {"afdeling", "tema", "temaer", "navn", "kort", "id", "anker", LINK}
"""Keys whose values are names or addresses: another one replaces it whole."""

EXCERPT = 70
"""So many letters of a changed text tell in a list which one it is."""


@dataclass(frozen=True)
class Line:
    """A text as it was and as it is, word by word; ``label`` names it where there are several."""

    label: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Entry:
    """One change: what became of it in a word, what it is about, its redline, its note.

    ``place`` is the section it stands in, ``words`` say from where to where it moved, or which
    initiative it is; ``about`` is the section that the note is on.
    """

    name: str
    subject: str
    place: str
    words: str
    lines: tuple[Line, ...]
    note: str
    about: str
    change: Change

    @property
    def excerpt(self) -> str:
        """The beginning of what changed, whole words, as it is now or as it was."""
        return excerpt(self.change.after or self.change.before or "", EXCERPT)


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
    titles = page_titles(old, new)
    pages = {
        page.id: (index, titles[page.id])
        for edition in (old, new)
        for index, page in enumerate(edition.pages)
    }
    for change in changes:
        key = _key(change, departments, pages)
        found.setdefault(key, []).append(change)
    names = _Names(old, new)
    return tuple(
        Group(key[2], _summary(members), tuple(_entry(each, names) for each in members))
        for key, members in sorted(found.items(), key=lambda item: item[0][:2])
    )


class _Names:
    """What departments, links, pages and sections are called, now where they are still there."""

    def __init__(self, old: Edition, new: Edition) -> None:
        self.sections = section_titles(old, new)
        self.rows = {
            name: row.initiative.text
            for edition in (old, new)
            for name, row in rows(edition).items()
        }
        self.pages = page_titles(old, new)
        self.things = {
            **{each.id: each.name for edition in (old, new) for each in edition.departments},
            **{each.id: each.title for edition in (old, new) for each in edition.links},
        }

    def subject(self, change: Change) -> str:
        """What ``change`` is about, with its id; nothing where its own text says it."""
        if change.type is Type.INITIATIVE:
            return change.id
        if LINK in change.fields:
            return f"«{change.id}»"
        if change.kind is Kind.CHANGED and change.type is Type.PAGE:
            return self.pages.get(change.page, change.page)
        if change.kind is Kind.CHANGED and change.type in (Type.DEPARTMENT, Type.LINK):
            return f"{self.things[change.id]} ({change.id})"
        return ""

    def place(self, change: Change) -> str:
        """The section that a text stands in, where its page has several."""
        if change.type is not Type.TEXT or _is_heading(change) or self.words(change):
            return ""
        title = self.sections.get((change.page, change.section), "")
        return "" if title == self.pages.get(change.page) else title

    def words(self, change: Change) -> str:
        """From where to where something moved, where it can be said in words."""
        for each in change.details if change.kind is Kind.MOVED else ():
            before, after = each.before or "", each.after or ""
            if each.key == "sted":
                is_far = before.partition("#")[0] != after.partition("#")[0]
                before, after = (self._section(place, is_far) for place in (before, after))
                return MOVES["place"].format(before=before, after=after)
            return MOVES.get(each.key, "").format(before=before, after=after)
        if change.type is Type.INITIATIVE and change.kind is Kind.CHANGED:
            text = self.rows.get(change.id, "")
            return "" if "indsats" in change.fields or not text else f"({excerpt(text, EXCERPT)})"
        return ""

    def about(self, change: Change) -> str:
        """The section that a note on a text is about."""
        return self.sections.get((change.page, change.section), "")

    def _section(self, place: str, with_page: bool) -> str:
        page, _, section = place.partition("#")
        page_title = self.pages.get(page, page)
        title = self.sections.get((page, section), page_title)
        return f"{page_title}, {title}" if with_page and title != page_title else title


def _key(
    change: Change, departments: dict[str, tuple[int, str]], pages: dict[str, tuple[int, str]]
) -> tuple[int, int, str]:
    """Where a change's group stands among the others, and its title."""
    if change.type is Type.INITIATIVE:
        return (
            TYPES.index(change.type),
            *departments.get(change.id, (len(departments), REDLINE_PARTS["retired"])),
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


def _summary(changes: list[Change]) -> str:
    counts = Counter(map(_counted_as, changes))
    order = (*CHANGE_COUNTS.values(), REWORDED, *TEXT_COUNTS.values())
    return ", ".join(
        counted(counts[words], *words) for words in dict.fromkeys(order) if counts[words]
    )


def _counted_as(change: Change) -> tuple[str, str]:
    """How a change is counted, one and several: «1 omformuleret», «2 omformulerede»."""
    if change.type in (Type.TEXT, Type.EDITION) and change.kind in _ADDED_OR_REMOVED:
        return TEXT_COUNTS[change.kind]
    if LINK in change.fields or "anker" in change.fields:
        return CHANGE_COUNTS[change.kind]
    if change.fields == ("indsats",) or (change.type is Type.TEXT and change.kind is Kind.CHANGED):
        is_another = similarity(change.before or "", change.after or "") < ALIKE
        return CHANGE_COUNTS[change.kind] if is_another else REWORDED
    return CHANGE_COUNTS[change.kind]


def _is_heading(change: Change) -> bool:
    return "overskrift" in change.fields


def _entry(change: Change, names: _Names) -> Entry:
    return Entry(
        _name(change),
        names.subject(change),
        names.place(change),
        names.words(change),
        _lines(change),
        change.note,
        names.about(change),
        change,
    )


def _name(change: Change) -> str:
    """What became of it, or which fact of the edition is another."""
    if change.type is Type.EDITION:
        return capitalised(FIELD_LABELS.get(change.id, change.id))
    if LINK in change.fields:
        return LINK_NAME
    if change.fields == ("anker",):
        return ADDRESS_NAME
    if _is_heading(change):
        return HEADING_NAMES[change.kind]
    if _is_retirement(change):
        return RETIREMENT_NAMES[_fate(change)]
    if _counted_as(change) == REWORDED:
        return capitalised(REWORDED[0])
    if change.type is Type.TEXT:
        return {**CHANGE_NAMES, **TEXT_NAMES}[change.kind]
    return CHANGE_NAMES[change.kind]


def _is_retirement(change: Change) -> bool:
    """Whether it is about the retirement alone of an initiative that neither edition has."""
    return change.kind is Kind.CHANGED and change.fields == ("udgåede",)


def _fate(change: Change) -> Kind:
    """What became of a value: it came, it went, it is another."""
    if change.before and change.after:
        return Kind.CHANGED
    return Kind.ADDED if change.after else Kind.REMOVED


def _lines(change: Change) -> tuple[Line, ...]:
    """A line for each key that changed; one for the text where there is but one."""
    if change.kind is Kind.CHANGED and change.details:
        return tuple(Line(_label(each, change), _pieces(each)) for each in change.details)
    if change.kind is Kind.MOVED:
        return (Line("", redline(change.after or "", change.after or "")),)
    extra = tuple(
        Line(_label(each, change), _pieces(each))
        for each in change.details
        if change.type is Type.INITIATIVE
    )
    return (Line("", redline(change.before or "", change.after or "")), *extra)


def _pieces(each: Field) -> tuple[Piece, ...]:
    """A value as it was and as it is: prose word by word, a name or number whole."""
    before, after = each.before or "", each.after or ""
    if each.key in _WHOLE and before and after:
        return apart((Piece(Mark.DELETED, before), Piece(Mark.INSERTED, after)))
    return apart(redline(before, after))


def _label(each: Field, change: Change) -> str:
    """What a changed key is called; nothing where the change is already named by it."""
    is_alone = len(change.details) == 1
    if each.key in (change.id, "temaer") or _is_retirement(change):
        return ""
    if is_alone and each.key in ("overskrift", "anker", LINK):
        return ""
    return FIELD_LABELS.get(each.key, each.key)
