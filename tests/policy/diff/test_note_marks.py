"""A footnote's mark that stands elsewhere: told by the sentence it left and the one it came to."""

import json

import pytest

from policy.diff.change import Kind, NoteMarkChange
from policy.diff.compare import Comparison, compare
from policy.loading.edition_json import as_json, from_json
from policy.report.formats import as_html, as_markdown, as_text
from tests.policy.diff.test_forms import compared

LISTENS, TALKS, PLAYS = "Vi lytter til alle.", "Vi taler med alle.", "Alle er med i legen."
NOTE = "[^1]: Kilde: Børns Vilkår."
OTHER = "[^2]: Se bilaget."


def page(first: str, second: str, *notes: str) -> str:
    """Two sections with these texts, and the footnotes."""
    return "\n\n".join(("## B { #b }", first, "## C { #c }", second, *notes))


OLD = page(f"{LISTENS}[^1] {TALKS}", PLAYS, NOTE)
MOVED = page(f"{LISTENS} {TALKS}", f"{PLAYS}[^1]", NOTE)


@pytest.mark.parametrize(
    ("new", "told"),
    [
        (page(f"{LISTENS} {TALKS}[^1]", PLAYS, NOTE), (f"{LISTENS}*", f"{TALKS}*")),
        (MOVED, (f"{LISTENS}*", f"{PLAYS}*")),
        (
            OLD.replace("lytter til alle.[^1]", "lytter[^1] til alle."),
            (f"{LISTENS}*", "Vi lytter* til alle."),
        ),
        (OLD.replace(PLAYS, f"{PLAYS}[^1]"), (None, f"{PLAYS}*")),
        (MOVED.replace("[^1]", "[^ny]"), (f"{LISTENS}*", f"{PLAYS}*")),
        (OLD.replace("[^1] ", " ").replace("## C", "## C[^1]"), (f"{LISTENS}*", "C*")),
    ],
)
def test_a_mark_that_moves_is_one_change(new: str, told: tuple[str | None, str | None]) -> None:
    """Neither the sentences nor the footnote are said to be new, gone or moved besides."""
    (change,) = compared(OLD, new).changes
    assert isinstance(change, NoteMarkChange)
    assert (change.before, change.after) == told
    (back,) = compared(new, OLD).changes
    assert (back.before, back.after) == told[::-1]


@pytest.mark.parametrize(
    "new",
    [
        page(f"{LISTENS} [^1] {TALKS}", PLAYS, NOTE),
        page(f"Vi lytter til alle[^1]. {TALKS}", PLAYS, NOTE),
        OLD.replace("[^1]", "[^kilde]"),
        page(f"- {LISTENS}[^1]\n- {TALKS}", PLAYS, NOTE),
        page(f"Vi lytter til alle børn.[^1] {TALKS}", PLAYS, NOTE),
        page(f"{LISTENS}[^1] {TALKS}", f"{PLAYS}[^2]", NOTE, OTHER),
        page(TALKS, PLAYS),
        page(TALKS, f"{PLAYS} {LISTENS}[^1]", NOTE),
    ],
)
def test_a_mark_that_stays_with_its_words_is_no_change(new: str) -> None:
    """A new name, a reworded or moved sentence, a footnote that came or left: told as such."""
    assert not [each for each in compared(OLD, new).changes if isinstance(each, NoteMarkChange)]


def test_two_marks_that_change_places_are_two_changes() -> None:
    """The footnotes follow their marks in the page's order; that is not told once more."""
    old = page(f"{LISTENS}[^1] {TALKS}[^2]", PLAYS, NOTE, OTHER)
    changes = compared(old, page(f"{LISTENS}[^2] {TALKS}[^1]", PLAYS, NOTE, OTHER)).changes
    assert {(each.id, each.after) for each in changes} == {
        ("Kilde: Børns Vilkår.", f"{TALKS}*"),
        ("Se bilaget.", f"{LISTENS}*"),
    }
    assert {each.kind for each in changes} == {Kind.MOVED}


def test_every_form_of_the_report_says_which_mark_moved() -> None:
    """With the footnote, the sentences and, where it left its section, both sections."""
    comparison = compared(OLD, MOVED)
    for text in (as_text(comparison), as_markdown(comparison), as_html(comparison)):
        assert "Flyttet mærke til fodnoten «Kilde: Børns Vilkår.»" in text
        assert "fra «B» til «C»" in text
    assert "dér står mærket (*) til fodnoten «Kilde: Børns Vilkår.»" in as_html(comparison)


def test_an_edition_that_does_not_know_its_marks_has_no_changes_of_them() -> None:
    """As read from a file of before version 5."""
    comparison = compared(OLD, page(f"{LISTENS} {TALKS}[^1]", PLAYS, NOTE))
    assert len(comparison.changes) == 1
    old = from_json(json.dumps({**without_marks(comparison), "format": 4}))
    assert compare(old, comparison.new).changes == ()


def without_marks(comparison: Comparison) -> dict[str, object]:
    """The old edition as version 4 has it."""
    data: dict[str, object] = json.loads(as_json(comparison.old))
    sections = [each for page in data["sider"] for each in page["afsnit"]]  # type: ignore[attr-defined]
    for section in sections:
        for block in (section, *section["stykker"]):
            block.pop("mærker", None)
            block.pop("navn", None)
    return data
