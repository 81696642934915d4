"""Texts that stand as they were, in another kind of block: what is told of them."""

import pytest

from policy.diff.change import FormChange, HeadingChange, Kind
from policy.diff.compare import Comparison, compare
from policy.loading.markdown_page import read_page
from policy.report.report import Report
from tests.support import sample


def compared(old: str, new: str) -> Comparison:
    """The comparison of two editions whose only page has these texts."""
    pages = (read_page("a", f"# A {{ #a }}\n\n{text}\n") for text in (old, new))
    return compare(*(sample.edition([], pages=(page,)) for page in pages))


PARAGRAPHS = "Vi lytter til alle.\n\nVi taler med alle.\n\nVi leger med alle."
LIST = "- Vi lytter til alle.\n- Vi taler med alle.\n- Vi leger med alle."


@pytest.mark.parametrize(
    ("old", "new", "forms"),
    [
        (PARAGRAPHS, LIST, [("afsnit", "punkt")]),
        (LIST, PARAGRAPHS, [("punkt", "afsnit")]),
        (LIST, LIST.replace("- Vi leger", "    - Vi leger"), [("punkt", "punkt på niveau 2")]),
        (
            LIST,
            "1. Vi lytter til alle.\n2. Vi taler med alle.\n3. Vi leger med alle.",
            [("punkt", "nummereret punkt")],
        ),
        (
            "Vi lytter til alle.\nVi taler med alle.",
            "Vi lytter til alle.\n\nVi taler med alle.",
            [("samme stykke som det foregående", "nyt afsnit")],
        ),
        (
            "Vi lytter til alle.\n\nVi taler med alle.",
            "Vi lytter til alle.\nVi taler med alle.",
            [("nyt afsnit", "samme stykke som det foregående")],
        ),
        (
            "Vi lytter til alle.\nVi taler med alle.\nVi leger med alle.",
            "- Vi lytter til alle.\n  Vi taler med alle.\n  Vi leger med alle.",
            [("afsnit", "punkt")],
        ),
    ],
)
def test_a_text_that_still_stands_is_told_by_its_new_form(
    old: str, new: str, forms: list[tuple[str, str]]
) -> None:
    """Nothing is added, removed or moved, and neighbours that changed alike are one change."""
    changes = compared(old, new).changes
    assert all(isinstance(each, FormChange) for each in changes)
    told = [(each.form.before, each.form.after) for each in changes if isinstance(each, FormChange)]
    assert told == forms


@pytest.mark.parametrize("text", [PARAGRAPHS, LIST, "1. Vi lytter.\n2. Vi taler."])
def test_the_same_form_is_no_change(text: str) -> None:
    """An edition has no changes of form from itself."""
    assert compared(text, text).changes == ()


def test_a_new_item_does_not_renumber_the_others() -> None:
    """The numbers that follow from an added step are not told one by one."""
    (change,) = compared(
        "1. Vi lytter.\n2. Vi leger.", "1. Vi lytter.\n2. Nyt trin.\n3. Vi leger."
    ).changes
    assert (change.kind, change.after) == (Kind.ADDED, "Nyt trin.")


def test_a_heading_that_moved_a_level_is_told() -> None:
    """The words of the heading stay; its level has a field of its own."""
    (change,) = compared("## B { #b }\n\nVi lytter.", "### B { #b }\n\nVi lytter.").changes
    assert isinstance(change, HeadingChange)
    assert change.level
    assert (change.level.before, change.level.after) == ("2", "3")
    assert change.fields == ("niveau",)


def test_words_that_are_struck_out_are_told() -> None:
    """They mean the opposite, though they can still be read."""
    (change,) = compared("Vi løber ikke.", "Vi løber <s>ikke</s>.").changes
    assert (change.before, change.after) == (
        "Vi løber ikke.",
        "Vi løber ikke. (streget over: ikke)",
    )


def test_a_table_is_compared_row_by_row_and_shown_cell_by_cell() -> None:
    """A changed cell changes its row; the redline has its words in that cell."""
    table = "| Uge | Hvad |\n|---|---|\n| 1 | Vi lytter til alle |\n| 2 | Vi leger |"
    comparison = compared(table, table.replace("til alle", "til hinanden"))
    (change,) = comparison.changes
    assert (change.before, change.after) == ("1 | Vi lytter til alle", "1 | Vi lytter til hinanden")
    rows = [
        passage
        for part in Report(comparison).parts
        for chapter in part.chapters
        for passage in chapter.passages
        if passage.kind in ("head", "row")
    ]
    assert [len(each.spans) for each in rows] == [2, 2, 2]
    assert [[bool(span.change) for span in each.spans] for each in rows][1] == [True, True]


def test_a_note_may_explain_a_new_page() -> None:
    """It is told with the page by the id of the page's own heading."""
    old = sample.edition([], pages=(read_page("a", "# A { #a }\n\nVi lytter.\n"),))
    new = sample.edition(
        [],
        pages=(
            *old.pages,
            read_page("mobil", "# Mobil { #mobil }\n\n## Ro { #ro }\n\nVi lytter.\n"),
        ),
        info={
            "skoleår": "2027/28",
            "status": "udkast",
            "ændringsnoter": [{"gælder": "mobil#mobil", "note": "Nyt princip."}],
        },
    )
    comparison = compare(old, new)
    assert "mobil#mobil" in comparison.notable
    assert "Nyt princip." in {each.note for each in comparison.changes}
