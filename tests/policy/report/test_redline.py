"""The whole policy as a redline: all that both editions say, each change at one place."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy.diff.change import Change, Kind
from policy.diff.compare import compare
from policy.diff.segments import segments
from policy.loading.loader import load
from policy.model.edition import Edition
from policy.report.redline_model import Chapter, Part, Span
from policy.report.report import Report, notes_once
from policy.text.word_diff import Mark
from tests.policy.diff.test_compare import SWAPPED
from tests.support.properties import fewer
from tests.support.revisions import revisions

ROOT = Path(__file__).parents[3]


def loaded(folder: str) -> Edition:
    edition = load(ROOT / folder).edition
    assert edition
    return edition


EDITIONS = {name: loaded(name) for name in ("tests/data/base", "tests/data/school")}


def chapter_spans(chapter: Chapter) -> Iterator[Span]:
    for passage in chapter.passages:
        yield from passage.spans


def spans(parts: tuple[Part, ...]) -> Iterator[Span]:
    """Every span that can stand for a change."""
    for part in parts:
        yield from part.remarks
        yield from (each for chapter in part.chapters for each in chapter_spans(chapter))
        if part.table:
            yield from part.table.remarks
            yield from (each.span for each in part.table.facts)
            yield from (row.state for row in part.table.rows)
        yield from (each.span for group in part.values for each in group)


def without(mark: Mark, chapter: Chapter) -> list[str]:
    """What a section's text says, without the pieces of one fate."""
    said = (
        "".join(piece.text for piece in span.pieces if piece.kind is not mark)
        for passage in chapter.passages
        if passage.kind not in ("heading", "link", "mark")
        for span in passage.spans
    )
    return " ".join(filter(None, (text.strip() for text in said))).split()


def said(edition: Edition) -> Counter[str]:
    """What each section of an edition says, all of its sentences in their order."""
    return Counter(
        " ".join(each.text for each in segments(section))
        for page in edition.pages
        for section in page.sections
    )


def changed(part: Part) -> Part:
    """A part without what is as it was; its unchanged sections have nothing in them."""
    chapters = tuple(each if each.is_changed else Chapter(()) for each in part.chapters)
    table = part.table and replace(
        part.table,
        rows=tuple(each for each in part.table.rows if each.state.change),
        facts=tuple(each for each in part.table.facts if each.span.change),
    )
    values = tuple(group for group in part.values if any(each.span.change for each in group))
    return replace(part, chapters=chapters, table=table, values=values)


def holds(old: Edition, new: Edition) -> tuple[Change, ...]:
    """The laws of the redline of two editions."""
    comparison = compare(old, new)
    report = Report(comparison)
    changes, parts = comparison.changes, report.parts
    assert report.changed_parts == tuple(changed(each) for each in parts if each.is_changed)
    told = Counter(s.change.fingerprint for s in spans(parts) if s.change and s.is_main)
    assert told == Counter(each.fingerprint for each in changes)
    for edition, mark in ((new, Mark.DELETED), (old, Mark.INSERTED)):
        shown = Counter(" ".join(without(mark, c)) for part in parts for c in part.chapters)
        wanted = said(edition)
        assert +(wanted - shown) == Counter({"": wanted[""]} if wanted[""] > shown[""] else {})
        assert set(shown) - set(wanted) <= {""}
    return changes


@pytest.mark.parametrize("name", EDITIONS)
def test_an_edition_against_itself_is_shown_whole_and_unmarked(name: str) -> None:
    """Every sentence is there, and nothing of it is marked."""
    edition = EDITIONS[name]
    assert holds(edition, edition) == ()
    parts = Report(compare(edition, edition)).parts
    pieces = [piece for span in spans(parts) for piece in span.pieces]
    assert {piece.kind for piece in pieces} == {Mark.SAME}
    assert not any(part.is_changed for part in parts)


def test_two_schools_have_every_change_at_its_place() -> None:
    """Editions that have nothing in common are shown whole, one struck out, one inserted."""
    base, school = EDITIONS["tests/data/base"], EDITIONS["tests/data/school"]
    assert holds(base, school)
    assert holds(school, base)


def test_a_note_stands_beside_the_first_change_it_is_about() -> None:
    """The note on a section is not repeated for each of its sentences."""
    base, school = EDITIONS["tests/data/base"], EDITIONS["tests/data/school"]
    changes = compare(base, school).changes
    noted = [replace(each, note="Fordi.") for each in changes if each.page == "index"]
    once = list(notes_once(noted))
    assert len({each.place for each in noted}) < len(noted)
    places = Counter((each.id or str(each.place)) for each in once if each.note)
    assert set(places.values()) == {1}
    assert {each.id or str(each.place) for each in once} == set(places)


@pytest.mark.slow
@pytest.mark.parametrize("name", EDITIONS)
@fewer(5)
@given(st.data())
def test_the_laws_hold_for_any_revision(name: str, data: st.DataObject) -> None:
    """Without what was deleted it is the new edition, without what was inserted the old one.

    And every change of the list has exactly one place in it, whichever way round it is compared.
    """
    old = EDITIONS[name]
    new = data.draw(revisions(old))
    forth, back = holds(old, new), holds(new, old)
    for kind in (Kind.ADDED, Kind.REMOVED):
        swapped = SWAPPED[kind]
        assert sum(c.kind is kind for c in forth) == sum(c.kind is swapped for c in back)
