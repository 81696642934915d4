"""The history of each section and initiative: what it was in each edition that changed it.

Each published edition carries the histories on in ``historik.json``, so the edition before is
enough to compute them; where it has none, all published editions are compared once, in order.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, pairwise

from pydantic import ValidationError

from policy.archive.editions import PASSAGES_FILE, ArchiveError, PreviousEdition
from policy.archive.git import RepositoryError
from policy.archive.history import History
from policy.diff.change import Change, HeadingChange, InitiativeChange, Kind, SentenceChange
from policy.diff.compare import Comparison, compare
from policy.diff.pairing import Pairing
from policy.loading.edition_json import EditionFileError
from policy.model.addresses import department_page
from policy.model.edition import Edition
from policy.model.records.passage_history import (
    PassageHistory,
    PassagesFile,
    Wording,
    WordingLine,
    Words,
)
from policy.report.redline_data import DataRedline
from policy.report.redline_model import Labelled, Passage, Row, Span
from policy.report.redline_text import TextRedline
from policy.text.word_diff import Mark, Piece
from policy.words.year_words import PASSAGES

_PLACE_ALONE = {"anker", "rækkefølge"}
"""What may be other of a heading while the section says the same: its address, its place."""

_NOT_WORDED = {"link", "mark", "state"}
"""The kinds of lines that say of a passage what is no part of its words."""

Changed = tuple[tuple[WordingLine, ...], tuple[str, ...]]
"""The lines of a passage that changed, and the school's notes on it."""


@dataclass(frozen=True)
class Passages:
    """The histories of an edition's passages by their names.

    ``begun`` is the first year in the archive. Those that began then and never changed are left
    out.
    """

    begun: str
    histories: Mapping[str, PassageHistory] = field(default_factory=dict)

    def changed(self) -> Iterator[tuple[str, PassageHistory]]:
        """The passages that are other than they began, with their histories."""
        return ((name, each) for name, each in self.histories.items() if each.wordings)

    def of(self, name: str) -> PassageHistory | None:
        """The history of a passage that is other than it began; None of any other."""
        found = self.histories.get(name)
        return found if found and found.wordings else None


def passages_of(history: History) -> Passages:
    """The histories of the passages of the edition whose ``history`` it is."""
    comparison = history.comparison
    if comparison is None:
        return Passages(history.edition.info.year if history.edition else "")
    return _carried(comparison, _earlier(history.before) or Passages(comparison.old.info.year))


def passage_files(history: History) -> dict[str, str]:
    """The file that carries the histories on, by its path; none with the first edition."""
    if history.comparison is None:
        return {}
    found = passages_of(history)
    content = PassagesFile(begun=found.begun, passages=dict(found.histories))
    data = content.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return {PASSAGES_FILE: json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"}


def _earlier(before: PreviousEdition | None) -> Passages | None:
    """The histories in the edition before, as it carries them, or from all editions before it."""
    if before is None:
        return None
    try:
        read = PassagesFile.model_validate_json(before.passages() or b"", by_name=False)
        return Passages(read.begun, read.passages)
    except ValidationError:  # published before there were any: all is told by the editions
        pass
    try:
        return _from_all(before.editions())
    except (ArchiveError, EditionFileError, RepositoryError):  # the check reports why
        return None


def _from_all(editions: Iterable[Edition]) -> Passages | None:
    """The histories in the last of ``editions``, which are in their order."""
    first, *others = editions
    found = Passages(first.info.year)
    for old, new in pairwise((first, *others)):
        found = _carried(compare(old, new), found)
    return found


def _carried(comparison: Comparison, earlier: Passages) -> Passages:
    """The histories in the new edition; ``earlier`` holds those in the old one.

    What is the same passage in both editions, whatever it is called, the comparison knows.
    """
    new = comparison.new.info.year
    changed = _changed(comparison)
    found = {}
    for name, is_at, was, was_at in _passages(comparison.pairing):
        if not was:
            found[name] = PassageHistory(since=new)
            continue
        history = earlier.histories.get(was) or PassageHistory(since=earlier.begun)
        if name in changed:
            lines, notes = changed[name]
            wordings = history.wordings or (_beginning(history.since, was_at, lines),)
            latest = Wording(year=new, place=is_at, lines=lines, notes=notes)
            history = PassageHistory(since=history.since, wordings=(*wordings, latest))
        if history.wordings or history.since != earlier.begun:
            found[name] = history
    return Passages(earlier.begun, found)


def _passages(pairing: Pairing) -> Iterator[tuple[str, str, str, str]]:
    """Each passage of the new edition: its name and place now, and before; empty where it is new.

    A section's name is its place.
    """
    for name, row in pairing.initiatives.items():
        if row.new:
            was_at = place_of(name, row.old.department.id) if row.old else ""
            yield name, place_of(name, row.new.department.id), name if row.old else "", was_at
    for page, sections in pairing.sections.items():
        was = pairing.pages[page].old
        for each in sections.values():
            if each.new and each.new.section.id and each.new.title:
                old = each.old.section if each.old else None
                now = f"{page}#{each.new.section.id}"
                before = f"{was.id}#{old.id}" if was and old else ""
                yield now, now, before, before


def place_of(initiative: str, department: str) -> str:
    """Where an initiative stands: ``page#anchor``."""
    return f"{department_page(department)}#{initiative.lower()}"


def _beginning(since: str, place: str, lines: Iterable[WordingLine]) -> Wording:
    """The wording that a passage began with, told by the first redline of it."""
    return Wording(year=since, place=place, lines=tuple(_before(lines)))


def _before(lines: Iterable[WordingLine]) -> Iterator[WordingLine]:
    for each in lines:
        text = "".join(word for mark, word in each.words if mark is not Mark.INSERTED).strip()
        if text and each.kind not in _NOT_WORDED:
            yield each.model_copy(update={"words": ((Mark.SAME, text),), "remark": ""})


def _changed(comparison: Comparison) -> dict[str, Changed]:
    """What is other of each passage that both editions have, by its name."""
    found = dict(_changed_sections(comparison))
    rows = {each.id for each in comparison.changes if _is_of_a_row(each)}
    tables = DataRedline(comparison.pairing, comparison.changes).tables() if rows else {}
    for row in chain.from_iterable(each.rows for each in tables.values()):
        if row.id in rows and row.is_there:
            found[row.id] = tuple(_row(row)), _notes([row.state])
    return found


def _is_of_a_row(change: Change) -> bool:
    return isinstance(change, InitiativeChange) and bool(change.values or change.department)


def _changed_sections(comparison: Comparison) -> Iterator[tuple[str, Changed]]:
    pairing, by_page = comparison.pairing, defaultdict(list)
    for each in comparison.changes:
        by_page[each.page].append(each)
        if isinstance(each, SentenceChange) and each.source:
            by_page[each.source.page].append(each)
    text = TextRedline(pairing, comparison.changes)
    for page in by_page.keys() & pairing.sections.keys():
        for chapter, both in zip(text.chapters(page), pairing.sections[page].values(), strict=True):
            spans = [span for passage in chapter.passages for span in passage.spans]
            if both.old and both.new and any(_is_worded(each.change) for each in spans):
                lines = tuple(map(_line, chapter.passages))
                yield f"{page}#{both.new.section.id}", (lines, _notes(spans))


def _is_worded(change: Change | None) -> bool:
    """Whether a change is of what a section says, and not of where it stands alone."""
    if not isinstance(change, HeadingChange):
        return change is not None
    return change.kind is not Kind.MOVED and not {*change.fields} <= _PLACE_ALONE


def _line(passage: Passage) -> WordingLine:
    """A passage of the redline, its sentences one after the other, its cells apart."""
    between = PASSAGES["cells"] if passage.kind in ("row", "head", "definition") else " "
    words: list[tuple[Mark, str]] = []
    for span in passage.spans:
        words += [(Mark.SAME, between)] if words else []
        words += _words(span.pieces)
    remarks = dict.fromkeys(span.words for span in passage.spans if span.words)
    return WordingLine(kind=passage.kind, words=tuple(words), remark=", ".join(remarks))


def _row(row: Row) -> Iterator[WordingLine]:
    """An initiative, value by value; what became of its row where its values do not show it."""
    if isinstance(row.state.change, InitiativeChange) and row.state.change.department:
        yield WordingLine(kind="state", remark=row.state.words)
    yield WordingLine(kind="value", label=PASSAGES["text"], words=_words(row.text))
    if row.theme:
        yield WordingLine(kind="value", label=PASSAGES["theme"], words=_words(row.theme))
    for each in row.tags:
        yield _value(each)


def _value(each: Labelled) -> WordingLine:
    label = each.label or PASSAGES["frequency"]
    return WordingLine(kind="value", label=label, words=_words(each.span.pieces))


def _words(pieces: Iterable[Piece]) -> Words:
    return tuple((each.kind, each.text) for each in pieces)


def _notes(spans: Iterable[Span]) -> tuple[str, ...]:
    """The school's notes on the changes of ``spans``, each once."""
    notes = (each.change.note for each in spans if each.change and each.change.note)
    return tuple(dict.fromkeys(notes))
