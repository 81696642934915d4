"""The summary of a comparison: its changes in groups, with counts, names and words for each."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from policy.diff.change import (
    Change,
    DepartmentChange,
    EditionFact,
    Field,
    FormChange,
    HeadingChange,
    InitiativeChange,
    Kind,
    LinkChange,
    LinkTargetChange,
    ListedChange,
    NoteMarkChange,
    PageChange,
    PictureChange,
    Place,
    RetirementChange,
    SentenceChange,
    ThemeChange,
    Type,
)
from policy.diff.pairing import Pairing
from policy.model.procedures import is_other_deadline
from policy.report.redline_model import apart, whole
from policy.text.alignment import ALIKE, similarity
from policy.text.danish import capitalised, counted, dates_in_words
from policy.text.shorten import EXCERPT, excerpt
from policy.text.word_diff import Mark, Piece, around, redline
from policy.words.change_words import (
    ADDRESS_NAME,
    ADMINISTRATIVE,
    CHANGE_COUNTS,
    CHANGE_GROUPS,
    CHANGE_NAMES,
    DEADLINE_NAME,
    DEFINITION_NAMES,
    FIELD_LABELS,
    FORM_NAMES,
    FORM_WORDS,
    HEADING_NAMES,
    LEVEL_NAME,
    LINK_NAME,
    MOVES,
    NOTE_MARK_NAMES,
    PICTURE_NAME,
    REDLINE_PARTS,
    RETIREMENT_NAMES,
    REWORDED,
    TEXT_COUNTS,
    TEXT_NAMES,
)

_NAMES = {"afdeling", "tema", "temaer", "navn", "kort", "id", "anker", "link"}
"""Keys whose values are names or addresses, which are replaced as a whole."""


@dataclass(frozen=True)
class Line:
    """A word diff with a label, empty where the entry itself says what it is."""

    label: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Entry:
    """A change: what happened to it in a word, what it is about, its word diffs, its note.

    ``place`` is the title of its section. ``words`` say from where to where it moved, or which
    initiative it is. ``about`` is the section that the note is on.
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
    def excerpts(self) -> tuple[Line, ...]:
        """The words that changed, with a few around them."""
        return tuple(Line(each.label, around(each.pieces)) for each in self.lines if each.pieces)


@dataclass(frozen=True)
class Group:
    """The changes of a department, a page, or one kind of data; ``summary`` counts them."""

    title: str
    summary: str
    entries: tuple[Entry, ...]


def groups(pairing: Pairing, changes: Iterable[Change]) -> tuple[Group, ...]:
    """``changes`` in groups: the kinds of data, then the departments, then the pages."""
    return tuple(
        Group(title, _told(members), tuple(_entry(each, pairing) for each in members))
        for title, members in _grouped(pairing, changes)
    )


def in_short(pairing: Pairing, changes: Iterable[Change]) -> tuple[str, ...]:
    """``changes`` in words, a line a group: «Blå fløj: 2 nye, 1 udgået»."""
    found = _grouped(pairing, changes)
    return tuple(f"{title}: {_summary(members)}" for title, members in found)


def _grouped(pairing: Pairing, changes: Iterable[Change]) -> list[tuple[str, list[Change]]]:
    """The title of each group with its changes, in order."""
    found: dict[tuple[int, int, str], list[Change]] = {}
    for change in changes:
        found.setdefault(_group(change, pairing), []).append(change)
    ordered = sorted(found.items(), key=lambda item: item[0][:2])
    return [(title, members) for (_, _, title), members in ordered]


def _group(change: Change, pairing: Pairing) -> tuple[int, int, str]:
    """The place of a change's group among the others, and the title of the group."""
    rank = [*Type].index(change.type)
    match change:
        case InitiativeChange():
            row = pairing.initiatives[change.id].latest
            return rank, row.position[0], row.department.name
        case RetirementChange():
            return rank, len(pairing.departments), REDLINE_PARTS["retired"]
        case HeadingChange() | SentenceChange() | FormChange() | LinkTargetChange():
            return rank, pairing.pages[change.page].at, pairing.page_titles[change.page]
    return rank, 0, CHANGE_GROUPS[change.type]


def _told(changes: list[Change]) -> str:
    """The counts of a group, which say where nothing in it is of the policy itself."""
    is_policy = any(each.is_policy for each in changes)
    return _summary(changes) if is_policy else f"{_summary(changes)} ({ADMINISTRATIVE})"


def _summary(changes: list[Change]) -> str:
    """«2 nye, 1 udgået»."""
    counts = Counter(map(_counted_as, changes))
    order = (*CHANGE_COUNTS.values(), REWORDED, *TEXT_COUNTS.values())
    return ", ".join(
        counted(counts[words], *words) for words in dict.fromkeys(order) if counts[words]
    )


def _counted_as(change: Change) -> tuple[str, str]:
    """The words for one such change and for several: «omformuleret», «omformulerede»."""
    if change.type in (Type.TEXT, Type.EDITION) and change.kind in (Kind.ADDED, Kind.REMOVED):
        return TEXT_COUNTS[change.kind]
    match change:
        case SentenceChange(kind=Kind.CHANGED) | HeadingChange(kind=Kind.CHANGED, address=None):
            is_prose = True
        case InitiativeChange(kind=Kind.CHANGED):
            is_prose = change.details == (change.text,)
        case _:
            is_prose = False
    if is_prose and similarity(change.before or "", change.after or "") >= ALIKE:
        return REWORDED
    return CHANGE_COUNTS[change.kind]


def _entry(change: Change, pairing: Pairing) -> Entry:
    words = _words(change, pairing)
    section = pairing.section_title(change.place)
    is_told = _is_title(change) or (words and not isinstance(change, FormChange))
    is_below = change.type is Type.TEXT and not is_told
    return Entry(
        name=_name(change),
        subject=_subject(change, pairing),
        place=section if is_below and section != pairing.page_titles[change.page] else "",
        words=words,
        lines=_lines(change),
        note=change.note,
        about=section,
        change=change,
    )


def _name(change: Change) -> str:
    """What happened, in a word or two; of the edition, which fact it is."""
    match change:
        case EditionFact():
            return capitalised(FIELD_LABELS.get(change.id, change.id))
        case PictureChange():
            return PICTURE_NAME
        case LinkTargetChange():
            return LINK_NAME
        case NoteMarkChange():
            return NOTE_MARK_NAMES[change.kind]
        case HeadingChange() if _is_title(change):
            return HEADING_NAMES[change.kind]
        case FormChange(boundary=boundary):
            return FORM_NAMES[boundary or ""]
        case HeadingChange(order=None, address=None):
            return LEVEL_NAME
        case HeadingChange(order=None):
            return ADDRESS_NAME
        case RetirementChange():
            kind = Kind.ADDED if change.after else Kind.REMOVED
            return RETIREMENT_NAMES[Kind.CHANGED if change.before and change.after else kind]
    return _name_of_words(change)


def _name_of_words(change: Change) -> str:
    """What happened to a text, to an initiative, or to something that stands in a list."""
    if isinstance(change, SentenceChange) and (term := change.term):
        is_renamed = term.before and term.after and term.before != term.after
        kind = "renamed" if is_renamed and _same_meaning(change, term) else change.kind
        if kind in DEFINITION_NAMES:
            return DEFINITION_NAMES[kind]
    is_changed = isinstance(change, SentenceChange) and change.kind is Kind.CHANGED
    if is_changed and is_other_deadline(change.before or "", change.after or ""):
        return DEADLINE_NAME
    if _counted_as(change) == REWORDED:
        return capitalised(REWORDED[0])
    names = CHANGE_NAMES | TEXT_NAMES if isinstance(change, SentenceChange) else CHANGE_NAMES
    return names[change.kind]


def _same_meaning(change: SentenceChange, term: Field) -> bool:
    """Whether only the term of a definition changed."""
    sides = ((change.before, term.before), (change.after, term.after))
    before, after = ((text or "").removeprefix(name or "") for text, name in sides)
    return before == after


def _is_title(change: Change) -> bool:
    """Whether the change is of a heading, and not only of its address."""
    return isinstance(change, HeadingChange) and change.title in change.details


def _subject(change: Change, pairing: Pairing) -> str:
    """What a change is about; nothing where its own text says it."""
    match change:
        case InitiativeChange() | RetirementChange():
            return change.id
        case LinkTargetChange() | NoteMarkChange():
            return f"«{excerpt(change.id, EXCERPT)}»"
        case SentenceChange(kind=Kind.CHANGED | Kind.MOVED, term=Field() as term):
            return f"«{excerpt(term.before or term.after or '', EXCERPT)}»"
        case PageChange(kind=Kind.CHANGED):
            return pairing.page_titles[change.page]
        case DepartmentChange(kind=Kind.CHANGED):
            return f"{pairing.departments[change.id].latest.name} ({change.id})"
        case LinkChange(kind=Kind.CHANGED):
            return f"{pairing.links[change.id].latest.title} ({change.id})"
    return ""


def _words(change: Change, pairing: Pairing) -> str:
    """From where to where something moved; of an initiative with other changes, which it is."""
    match change:
        case FormChange(boundary=boundary, form=form):
            return FORM_WORDS[boundary or ""].format(before=form.before, after=form.after)
        case SentenceChange(source=Place() as source):
            with_page = source.page != change.page
            places = (_place_name(each, pairing, with_page) for each in (source, change.place))
            return _move("place", Field("", *places))
        case InitiativeChange(kind=Kind.CHANGED, text=None):
            text = pairing.initiatives[change.id].latest.initiative.text
            return f"({excerpt(text, EXCERPT)})"
        case InitiativeChange(kind=Kind.MOVED, department=Field() as department):
            return _move("afdeling", department)
        case ListedChange(kind=Kind.MOVED, order=Field() as order):
            return _move("rækkefølge", order)
    return ""


def _move(name: str, field: Field) -> str:
    return MOVES[name].format(before=field.before, after=field.after)


def _place_name(place: Place, pairing: Pairing, with_page: bool) -> str:
    page, title = pairing.page_titles[place.page], pairing.section_title(place)
    return f"{page}, {title}" if with_page and title != page else title


def _lines(change: Change) -> tuple[Line, ...]:
    """A line for each value that changed, or one for the text."""
    if change.kind is Kind.CHANGED and change.details and not isinstance(change, FormChange):
        return tuple(Line(_label(each, change), _pieces(each)) for each in change.details)
    if isinstance(change, NoteMarkChange):
        pieces = (*whole(change.before, Mark.DELETED), *whole(change.after, Mark.INSERTED))
        return (Line("", apart(pieces)),)
    before = change.after if change.kind is Kind.MOVED else change.before
    both = (before or "", change.after or "")
    if isinstance(change, EditionFact):
        both = (dates_in_words(both[0]), dates_in_words(both[1]))
    line = Line("", redline(*both))
    retirement = change.retirement if isinstance(change, InitiativeChange) else None
    return (line, Line(_label(retirement, change), _pieces(retirement))) if retirement else (line,)


def _pieces(field: Field) -> tuple[Piece, ...]:
    """The word diff of prose; a name or address replaced as a whole."""
    before, after = dates_in_words(field.before or ""), dates_in_words(field.after or "")
    if field.key in _NAMES and before and after:
        return apart((Piece(Mark.DELETED, before), Piece(Mark.INSERTED, after)))
    return apart(redline(before, after))


def _label(field: Field, change: Change) -> str:
    """What people call a key; nothing where the entry is named after it."""
    match change:
        case EditionFact() | ThemeChange() | RetirementChange() | LinkTargetChange():
            return ""
        case HeadingChange() if len(change.details) == 1:
            return ""
    return FIELD_LABELS.get(field.key, field.key)
