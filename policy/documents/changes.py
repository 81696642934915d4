"""A report on changes -> its document: the summary, then the whole policy as a redline.

What was added and removed are runs of these styles; what is said of a change is a run at its main
place, whose id is ``aendring-`` with its number.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby
from typing import Literal

from policy.diff.change import Change
from policy.documents.inline import tidy
from policy.documents.nesting import as_lists
from policy.documents.note import note_chapter
from policy.documents.tree import (
    Aside,
    Block,
    Break,
    Cell,
    Chapter,
    Document,
    Heading,
    Inline,
    InlinePicture,
    Item,
    ItemList,
    Paragraph,
    Row,
    Run,
    Style,
    Table,
    TitlePage,
    plain,
)
from policy.model.addresses import DEPARTMENT_PAGES
from policy.model.data_files import Status
from policy.report import redline_model as redline
from policy.report.report import Report
from policy.report.summary import Entry
from policy.report.templating import edition_name
from policy.text.danish import capitalised
from policy.text.word_diff import Mark, Piece
from policy.words.change_words import CHANGE_NUMBER
from policy.words.document_words import CHANGES, COLUMNS, INITIATIVES, LEGEND
from policy.year.note import Note

_STYLES: dict[Mark, frozenset[Style]] = {
    Mark.SAME: frozenset(),
    Mark.DELETED: frozenset({"removed"}),
    Mark.INSERTED: frozenset({"added"}),
}
_MARKS: dict[Mark, Literal["added", "removed", "kept"]] = {
    Mark.SAME: "kept",
    Mark.DELETED: "removed",
    Mark.INSERTED: "added",
}
_BOLD: frozenset[Style] = frozenset({"bold"})
_SMALL: frozenset[Style] = frozenset({"small"})
_TAG: frozenset[Style] = frozenset({"tag"})
_CHANGE: frozenset[Style] = frozenset({"change"})


def changes_document(report: Report, note: Note | None = None) -> Document:
    """``report`` as a document; the summary leads to the changes by their numbers.

    The ``note`` of the hearing follows the summary, where there was one.
    """
    chapters = [_summary(report)]
    if note:
        chapters.append(note_chapter(note, _pieces, partial(_place_of, report)))
    if report.groups:
        first, *rest = (_part(part, report.reservation) for part in report.parts)
        lead = (_said_heading(1, CHANGES["whole"]), Paragraph(_legend()))
        chapters += [replace(first, blocks=(*lead, *first.blocks)), *rest]
    departments = tuple(each.id for each in report.new.departments)
    return Document(_title_page(report), tuple(chapters), departments)


def _title_page(report: Report) -> TitlePage:
    new = report.new
    title = CHANGES["title"].format(policy=new.title)
    old_name, new_name = edition_name(report.old.info), edition_name(new.info)
    compared = CHANGES["compared"].format(old=old_name, new=new_name)
    count = len(report.changes)
    status = CHANGES["one"] if count == 1 else CHANGES["many"].format(count=count)
    return TitlePage(
        title=title,
        school=new.school.name,
        municipality=new.school.municipality or "",
        edition=compared,
        status=status if count else CHANGES["none"],
        facts=tuple((group.title, group.summary) for group in report.groups),
        foot=" · ".join((title, new.school.name, compared)),
        is_draft=new.info.status is Status.DRAFT,
    )


def _summary(report: Report) -> Chapter:
    """The changes in groups, each with its number and the words that changed."""
    blocks: list[Block] = [_said_heading(1, CHANGES["short"])]
    for group in report.groups:
        content = (Run(f"{group.title} "), Run(group.summary, _SMALL))
        blocks.append(Heading(2, content, is_listed=False))
        blocks.append(ItemList(tuple(Item(tuple(_entry(each))) for each in group.entries)))
    if not report.groups:
        blocks.append(Paragraph((Run(CHANGES["none"]),)))
    return Chapter("kort-fortalt", CHANGES["short"], tuple(blocks))


def _entry(entry: Entry) -> Iterator[Block]:
    name = " ".join(filter(None, (entry.name, entry.subject)))
    content: list[Inline] = [Run(name, _BOLD, _anchor(entry.change))]
    if entry.place:
        content.append(Run(CHANGES["in"].format(place=entry.place)))
    if entry.words:
        content.append(Run(f" {entry.words}"))
    content.append(Run(f" ({CHANGE_NUMBER.format(number=entry.change.number)})", _SMALL))
    for line in entry.excerpts:
        content.append(Run(f" {line.label}: «" if line.label else " «"))
        content += (*_pieces(line.pieces), Run("»"))
    yield Paragraph(tidy(content), role="entry")
    if entry.note:
        yield Paragraph((Run(f"{CHANGES['note']} ", _BOLD), Run(entry.note)))


def _part(part: redline.Part, reservation: str) -> Chapter:
    """A page, or data that stands on none, with all that became of it."""
    blocks: list[Block] = []
    if not part.chapters:
        blocks.append(_said_heading(2, part.title or part.id))
    blocks += (Paragraph(_span(each)) for each in part.remarks)
    for chapter in part.chapters:
        blocks += _chapter(chapter)
    if part.table:
        blocks += _table(part.table, part.id, reservation)
    if part.values:
        blocks.append(ItemList(tuple(Item((_values(group),)) for group in part.values)))
    if not part.is_changed:
        blocks.append(Paragraph((Run(CHANGES["untouched"], _SMALL),)))
    return Chapter(f"del-{part.id}", part.title or part.id, tuple(_levelled(blocks)))


def _levelled(blocks: Iterable[Block]) -> Iterator[Block]:
    """``blocks`` with headings below that of the whole, of which none leaves out a level."""
    level = 1
    for each in blocks:
        if isinstance(each, Heading):
            level = min(max(each.level, 2), level + 1)
            yield replace(each, level=level)
        else:
            yield each


def _chapter(chapter: redline.Chapter) -> Iterator[Block]:
    """A section: its heading, then lists, tables and paragraphs, each with the school's notes."""
    heads = [each for each in chapter.passages if each.kind == "heading"]
    about = "".join(piece.text for span in _spans(heads) for piece in span.pieces
                    if piece.kind is not Mark.DELETED)  # fmt: skip
    for kind, found in groupby(chapter.passages, key=_kind):
        passages = [*found]
        if kind == "item":
            yield from as_lists(
                passages,
                lambda each: (Paragraph(_content(each)), *_notes(each.spans, about)),
                lambda _: "",
            )
        elif kind == "row":
            yield _text_table(passages, about)
        elif kind == "definition":
            for each in passages:
                for at, span in enumerate(each.spans):
                    yield Paragraph(_span(span), role="" if at else "term")
                yield from _notes(each.spans, about)
        else:
            for each in passages:
                is_heading = each.kind == "heading"
                yield from _heading(each) if is_heading else (Paragraph(_content(each)),)
                yield from _notes(each.spans, about)


def _heading(passage: redline.Passage) -> Iterator[Block]:
    """A heading, and below it what is said of its change, which no list of contents repeats."""
    pieces = tidy(run for span in passage.spans for run in _pieces(span.pieces))
    if plain(pieces).strip():
        yield Heading(passage.level + 1, pieces)
    for span in passage.spans:
        if told := _told(span, always=span.is_main or bool(span.words)):
            yield Paragraph(tidy(told))


def _kind(passage: redline.Passage) -> str:
    kinds = {"item": "item", "row": "row", "head": "row", "definition": "definition"}
    return kinds.get(passage.kind, "text")


def _spans(passages: Iterable[redline.Passage]) -> Iterator[redline.Span]:
    return (span for each in passages for span in each.spans)


def _content(passage: redline.Passage) -> tuple[Inline, ...]:
    """The sentences of a passage with spaces between them."""
    content: list[Inline] = []
    for span in passage.spans:
        content += (Run(" "), *_span(span))
    is_picture = passage.kind == "picture"
    return tidy((Run(CHANGES["picture"], _BOLD), *content) if is_picture else content)


def _text_table(passages: Sequence[redline.Passage], about: str) -> Table:
    def row(passage: redline.Passage) -> Row:
        is_head = passage.kind == "head"
        return Row(
            tuple(
                Cell((Paragraph(_span(span)), *_notes([span], about)), is_head)
                for span in passage.spans
            )
        )

    head = tuple(row(each) for each in passages if each.kind == "head")
    return Table("text", (), head, tuple(row(each) for each in passages if each.kind != "head"))


def _table(table: redline.Table, part: str, reservation: str) -> Iterator[Block]:
    """A department's table: what is said of it, its rows as they are and those that left."""
    for remark in table.remarks:
        yield Paragraph(_span(remark))
    facts = [each for each in table.facts if each.span.change]
    if facts:
        yield _values(facts)
    if not table.rows:
        return
    before, _, after = INITIATIVES["caption"].partition("{department}")
    caption = (Run(before), *_pieces(table.name), Run(after))
    small = (Run(f" {reservation}", _SMALL),) if reservation else ()
    head = Row(tuple(Cell((Paragraph((Run(each),)),), is_header=True) for each in COLUMNS))
    department = part.removeprefix(DEPARTMENT_PAGES)
    rows = tuple(map(_row, table.rows))
    yield Table("initiatives", tidy((*caption, *small)), (head,), rows, department)


def _row(row: redline.Row) -> Row:
    told = _told(row.state, always=bool(row.state.words))
    text: list[Inline] = [*_pieces(row.text)]
    for tag in row.tags:
        name = f"{tag.label} " if tag.label else ""
        pieces = _pieces(tag.span.pieces)
        if len(pieces) == 1:
            pieces, name = (replace(pieces[0], text=name + pieces[0].text),), ""
        text += (Run(f" {name}"), *(replace(run, styles=run.styles | _TAG) for run in pieces))
    blocks: list[Block] = [Paragraph(tidy(text))]
    for more in row.more:
        more_name = Run(f"{capitalised(more.label)} ")
        blocks.append(Paragraph(tidy((more_name, *_pieces(more.span.pieces)))))
    blocks += _notes([row.state])
    number = Cell((Paragraph(tidy((Run(row.id), *told))),))
    theme = Cell((Paragraph(tidy(_pieces(row.theme))),), is_header=True)
    return Row((number, theme, Cell(tuple(blocks))), initiative=row.id)


def _values(group: Iterable[redline.Labelled]) -> Paragraph:
    content: list[Inline] = []
    for each in group:
        content.append(Break())
        if each.label:
            content.append(Run(f"{capitalised(each.label)}: ", _BOLD))
        content += _span(each.span)
    return Paragraph(tidy(content[1:]))


def _span(span: redline.Span) -> tuple[Inline, ...]:
    """The words of a sentence, item or cell, and what is said of its change."""
    told = _told(span, always=span.is_main or bool(span.words)) if span.change else ()
    return tidy((*_pieces(span.pieces), *_pictures(span.pictures), *told))


def _pictures(shown: Iterable[redline.ShownPicture]) -> Iterator[Inline]:
    """The pictures of a sentence, each on a line of its own behind the words for its fate."""
    for each in shown:
        styles, mark = _STYLES[each.mark], _MARKS[each.mark]
        if each.source:
            yield Break()
            if each.mark is not Mark.SAME:
                yield from (Run(CHANGES[f"picture_{mark}"], _CHANGE), Break())
            yield from (InlinePicture(each.picture.text, each.source, mark), Break())
        elif each.name:
            yield from (Run(" "), Run(each.name, styles))


def _told(span: redline.Span, *, always: bool) -> tuple[Run, ...]:
    """The number of a change at its main place, and what its words do not show."""
    change = span.change
    if change is None or not always:
        return ()
    number = CHANGE_NUMBER.format(number=change.number) if span.is_main else ""
    said = ": ".join(filter(None, (number, span.words)))
    name = _anchor(change) if span.is_main else ""
    return (Run(" "), Run(said, _CHANGE, id=name)) if said else ()


def _anchor(change: Change) -> str:
    return f"aendring-{change.number}"


def _place_of(report: Report, change: Change) -> str:
    """The id of what is other now at the place of a change that was proposed; empty where none."""
    now = (each for each in report.changes if each.target == change.target)
    return next(map(_anchor, now), "")


def _pieces(pieces: Iterable[Piece]) -> tuple[Run, ...]:
    """``pieces`` as runs; a mark begins and ends at a word."""
    found: list[Run] = []
    for piece in pieces:
        before, words, behind = redline.trimmed(piece)
        found += (Run(before), Run(words, _STYLES[piece.kind]), Run(behind))
    return tuple(each for each in found if each.text)


def _notes(spans: Iterable[redline.Span], about: str = "") -> Iterator[Block]:
    """The school's notes on the changes whose main places are among ``spans``."""
    for span in spans:
        if span.is_main and span.change and span.change.note:
            name = CHANGES["note_on"].format(about=about) if about else CHANGES["note"]
            yield Aside((Paragraph((Run(f"{name} ", _BOLD), Run(span.change.note))),))


def _legend() -> tuple[Inline, ...]:
    styles: dict[str, frozenset[Style]] = {
        "added": frozenset({"added"}),
        "removed": frozenset({"removed"}),
    }
    return tuple(Run(text, styles.get(name, frozenset())) for text, name in LEGEND)


def _said_heading(level: int, text: str) -> Heading:
    return Heading(level, (Run(text),))
