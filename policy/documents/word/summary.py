"""The summary of a comparison, before the document: what changed, with the numbers of the changes.

It is no part of either edition, so nothing in it is tracked; what left and what came are told by
strokes and lines, not by colour alone.
"""

from collections.abc import Iterable, Iterator

from policy.diff.change import Change, InitiativeChange
from policy.diff.compare import Comparison
from policy.documents.note import ended, lines_of, title_of
from policy.documents.tree import Break, Inline, Run, Style
from policy.documents.word.flow import Look
from policy.documents.word.marked import Line, Words
from policy.model.addresses import department_page
from policy.report.report import Report
from policy.report.summary import Entry
from policy.text.word_diff import Mark, Piece
from policy.words.change_words import NO_CHANGES
from policy.words.document_words import EDITIONS, NOTE_HEADING
from policy.words.word_file_words import SUMMARY
from policy.year.note import Note

_STYLES: dict[Mark, frozenset[Style]] = {
    Mark.SAME: frozenset(),
    Mark.DELETED: frozenset({"struck"}),
    Mark.INSERTED: frozenset({"inserted"}),
}
_BOLD: frozenset[Style] = frozenset({"bold"})
_SMALL: frozenset[Style] = frozenset({"small"})


def summary(comparison: Comparison, note: Note | None = None) -> Iterator[Line]:
    """The paragraphs of the summary, and of the ``note`` of the hearing."""
    report = Report(comparison)
    old, new = (
        EDITIONS[each.info.status.value].format(year=each.info.year)
        for each in (comparison.old, comparison.new)
    )
    yield _line("SummaryTitle", Run(SUMMARY["title"]))
    yield _line(
        "Subtitle",
        Run(SUMMARY["between"].format(school=comparison.new.school.name, old=old, new=new)),
    )
    if not comparison.policy_changes:
        yield _line("Normal", Run(NO_CHANGES[bool(report.groups)]))
    yield _line("Normal", Run(SUMMARY["how"]))
    for group in report.groups:
        yield _line("SummaryHeading", Run(f"{group.title} "), Run(f"({group.summary})", _SMALL))
        for entry in group.entries:
            yield _line("Summary", *_entry(entry, comparison))
    if note:
        yield from _note(note)


def _note(note: Note) -> Iterator[Line]:
    """Each answer in a paragraph of its own."""
    yield _line("SummaryHeading", Run(NOTE_HEADING))
    for line in ended(note):
        yield _line("Normal", *line)
    for each in note.answers:
        content: list[Inline] = [Run(title_of(each), _BOLD)]
        for line in lines_of(each, _pieces):
            content += [Break(), *line]
        yield _line("Summary", *content)


def _line(style: str, *content: Inline) -> Line:
    look = Look(style)
    return Line([Words(each) for each in content], Mark.SAME, look, look)


def _entry(entry: Entry, comparison: Comparison) -> Iterator[Inline]:
    """A change with its number, what happened, where, and the words around it."""
    place = _place(entry.change, comparison)
    yield Run(f"{entry.change.number}. ")
    yield Run(" ".join(filter(None, (entry.name, entry.subject))), _BOLD, target=place)
    if entry.place:
        yield Run(SUMMARY["place"].format(place=entry.place))
    if entry.words:
        yield Run(f" {entry.words}")
    for line in entry.excerpts:
        yield Break()
        yield Run(f"{line.label}: «" if line.label else "«")
        yield from _pieces(line.pieces)
        yield Run("»")
    if entry.note:
        yield Break()
        yield Run(SUMMARY["note"], _BOLD)
        yield Run(f" {entry.note}")


def _pieces(pieces: Iterable[Piece]) -> Iterator[Run]:
    for each in pieces:
        yield Run(each.text, _STYLES[each.kind])


def _place(change: Change, comparison: Comparison) -> str:
    """Where the change is in the document: its row, its section or its page."""
    if isinstance(change, InitiativeChange):
        row = comparison.pairing.initiatives[change.id].latest
        return f"{department_page(row.department.id)}#{change.id.lower()}"
    return f"{change.page}#{change.section}" if change.section else change.page
