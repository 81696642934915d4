"""The redline as a document: all that both editions say, each change numbered at its place."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import given

from policy.diff.compare import Comparison, compare
from policy.documents.changes import changes_document
from policy.documents.tree import (
    Block,
    Document,
    Heading,
    ItemList,
    Paragraph,
    Run,
    content_of,
    inside,
    texts,
)
from policy.model.edition import Edition
from policy.report.report import Report
from policy.text.word_diff import Mark
from tests.policy.diff.test_change_pairs import PAIRS, editions
from tests.policy.documents.test_document import edition_of, squeezed
from tests.support.edited import DATA
from tests.support.properties import fewer
from tests.support.revisions import revisions

SCHOOL = edition_of(DATA / "school")


def compared(path: Path) -> Comparison:
    """The comparison that a file of ``tests/data/changes`` describes."""
    return compare(*editions(path))


def runs(blocks: Iterable[Block]) -> Iterator[Run]:
    """Every run in ``blocks``, in order."""
    for block in blocks:
        yield from (each for each in content_of(block) if isinstance(each, Run))
        yield from runs(inside(block))


def side(document: Document, without: str) -> str:
    """The document's words without what was added or removed, and without what is said of it."""
    left_out = {without, "change"}
    return squeezed(
        "".join(
            run.text
            for chapter in document.chapters[1:]
            for run in runs(chapter.blocks)
            if not run.styles & left_out
        )
    )


def assert_redline(comparison: Comparison) -> None:
    """Both sides are whole and in order, and the summary leads to each change's own place."""
    report = Report(comparison)
    document = changes_document(report)
    every = [run for chapter in document.chapters for run in runs(chapter.blocks)]
    wanted = Counter(f"aendring-{each.number}" for each in report.changes)
    assert Counter(run.id for run in every if run.id) == wanted
    assert Counter(run.target for run in every if run.target) == wanted
    for without, mark in (("removed", Mark.DELETED), ("added", Mark.INSERTED)):
        rest = side(document, without)
        for part in report.parts if report.groups else ():
            for chapter in part.chapters:
                for span in (span for each in chapter.passages for span in each.spans):
                    said = "".join(each.text for each in span.pieces if each.kind is not mark)
                    _, found, rest = rest.partition(squeezed(said)) if said else ("", "", rest)
                    assert found == squeezed(said)


@pytest.mark.parametrize("path", PAIRS, ids=lambda path: path.stem)
def test_a_pair_of_editions_becomes_a_document(path: Path) -> None:
    """Every kind of change."""
    assert_redline(compared(path))


@fewer(4)
@given(revisions(SCHOOL))
def test_any_revision_becomes_a_document(new: Edition) -> None:
    """Random revisions."""
    assert_redline(compare(SCHOOL, new))


def test_an_edition_against_itself_says_so() -> None:
    """There is no redline of nothing."""
    document = changes_document(Report(compare(SCHOOL, SCHOOL)))
    assert [*texts(document.chapters[0].blocks)] == [
        "Kort fortalt",
        "Ingen ændringer i politikken.",
    ]
    assert len(document.chapters) == 1


def test_lists_keep_their_depth_and_the_summary_its_groups() -> None:
    """Two departments' changes stand in two groups; headings leave out no level."""
    document = changes_document(Report(compared(DATA / "changes" / "one-year.yaml")))
    level = 0
    for chapter in document.chapters:
        for block in chapter.blocks:
            if isinstance(block, Heading):
                assert block.level <= level + 1
                level = block.level
    summary, *parts = document.chapters
    heads = [each for each in summary.blocks if isinstance(each, Heading) and each.level == 2]
    lists = [each for each in summary.blocks if isinstance(each, ItemList)]
    assert len(heads) == len(lists) > 1
    assert all(isinstance(item.blocks[0], Paragraph) for each in lists for item in each.items)
    assert parts
