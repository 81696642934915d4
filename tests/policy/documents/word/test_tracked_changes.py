"""Two editions as a Word file with tracked changes: accept all is the new one, reject all the old.

Read by mammoth, which is another program than the one that wrote it; LibreOffice's own accepting
and rejecting is tried in ``test_libreoffice.py``.
"""

from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from policy.diff.compare import compare
from policy.documents.document import document_of
from policy.documents.word.pictures import word_pictures
from policy.documents.word.word_file import as_word, as_word_redline
from policy.loading.loader import load
from policy.model.edition import Edition, content
from tests.policy.diff.test_change_pairs import PAIRS, editions
from tests.policy.year.test_note import HEARD, note
from tests.support.edited import Edited
from tests.support.properties import fewer
from tests.support.revisions import revisions
from tests.support.word import parts_of, renamed, told
from tests.support.word_kinds import FILES, KINDS, PICTURES, dots, drawing, small

DATA = Path(__file__).parents[3] / "data"


def edition_in(root: Path, *, whole: bool = False) -> Edition:
    """The edition in ``root`` as it is published, or the ``whole`` of it, as it is written."""
    edition = load(root).edition
    assert edition
    return edition if whole else content(edition)


EDITIONS = [edition_in(DATA / name) for name in ("base", "school")]


@lru_cache(maxsize=4)
def said(file: bytes) -> list[str]:
    return told(file)


def holds(old: Edition, new: Edition) -> None:
    """Both laws; a page with a new address is the same place."""
    comparison = compare(old, new)
    redline = as_word_redline(comparison, None, PICTURES, PICTURES)
    before, after = (said(as_word(document_of(each), each, PICTURES)) for each in (old, new))
    assert told(redline) == after
    places = comparison.pairing.new_page_ids
    assert renamed(told(redline, reject=True), places) == renamed(before, places)


def test_the_note_of_a_hearing_is_no_tracked_change() -> None:
    """It stands in the summary: each answer, its outcome, what it became; both laws hold."""
    heard, old = note(HEARD), Edited(DATA / "school", ()).edition()
    redline = as_word_redline(compare(content(old), content(heard.edition)), heard)
    root = etree.fromstring(parts_of(redline)["word/document.xml"])
    text = "".join(map(str, root.itertext()))
    for words in ("Svar 1: elevrådet, 20. april 2027", "Delvist fulgt", "To uger."):
        assert words in text
    for each, reject in ((heard.edition, False), (old, True)):
        assert told(redline, reject=reject) == said(as_word(document_of(content(each)), each))


def test_a_file_with_another_picture_is_a_change() -> None:
    """The page is the same in both editions; the picture, and the drawing, are others."""
    page = small("Et.\n\n![Et hus](hus.png)\n\nTo.\n\n- ![Et hus](hus.png)")
    school = edition_in(DATA / "school", whole=True)
    others = word_pictures(FILES | {"hus.png": dots("blue")}, drawing("red"))
    for edition, count in ((page, 2), (school, 1)):
        redline = as_word_redline(compare(edition, edition), None, PICTURES, others)
        after, before = (
            said(as_word(document_of(edition), edition, each)) for each in (others, PICTURES)
        )
        assert (told(redline), told(redline, reject=True)) == (after, before)
        assert sum("<img" in each for each in after) == count
        text = parts_of(redline)["word/document.xml"]
        assert text.count(b"<w:ins ") == text.count(b"<w:del ") == count


@pytest.mark.parametrize("path", PAIRS, ids=lambda path: path.stem)
def test_what_changed_in_a_year_is_accepted_and_rejected(path: Path) -> None:
    """Every pair of editions."""
    holds(*editions(path))


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_change_is_accepted_and_rejected(kind: str) -> None:
    """Words, paragraphs, items, headings, rows, cells, notes, links and moves, both ways round."""
    before, after = KINDS[kind]
    holds(small(before), small(after))
    holds(small(after), small(before))


@fewer(12)
@given(st.data())
def test_any_revision_is_accepted_and_rejected(data: st.DataObject) -> None:
    """Random revisions of all that an edition has."""
    old = data.draw(st.sampled_from(EDITIONS))
    holds(old, data.draw(revisions(old)))


@pytest.mark.parametrize("kind", KINDS)
def test_what_changed_is_tracked_and_nothing_else(kind: str) -> None:
    """A change is marked; an edition against itself has no mark."""
    before, after = map(small, KINDS[kind])
    marks = (b"<w:ins ", b"<w:del ", b"<w:pPrChange ", b"<w:moveTo ")

    def is_marked(old: Edition, new: Edition) -> bool:
        parts = parts_of(as_word_redline(compare(old, new), None, PICTURES, PICTURES))
        return any(
            mark in parts[f"word/{name}.xml"]
            for mark in marks
            for name in ("document", "footnotes")
        )

    assert is_marked(before, after)
    assert not is_marked(after, after)
