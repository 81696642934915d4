"""Definitions are compared term by term, and named as such."""

import pytest

from policy.diff.compare import compare
from policy.loading.markdown_page import read_page
from policy.report.report import Report
from tests.support import sample

CALM = "Ro\n: At ingen larmer i timerne."
FRIENDS = "Makker\n: Et barn, der følger et andet.\n    Hver dag."


def names(old: str, new: str) -> list[tuple[str, str]]:
    """What the summary says of each change from one text to the other."""
    pages = (read_page("a", f"# A {{ #a }}\n\n{text}\n") for text in (old, new))
    comparison = compare(*(sample.edition([], pages=(page,)) for page in pages))
    groups = Report(comparison).groups
    return [(each.name, each.subject) for group in groups for each in group.entries]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (f"{CALM}\n\n{FRIENDS}", f"{CALM}\n\n{FRIENDS}", []),
        (CALM, f"{CALM}\n\n{FRIENDS}", [("Nyt begreb", "")]),
        (f"{CALM}\n\n{FRIENDS}", FRIENDS, [("Slettet begreb", "")]),
        (CALM, CALM.replace("timerne", "frikvarteret"), [("Ændret definition", "«Ro»")]),
        (CALM, CALM.replace("Ro", "Stilhed"), [("Omdøbt begreb", "«Ro»")]),
        (f"{CALM}\n\n{FRIENDS}", f"{FRIENDS}\n\n{CALM}", [("Flyttet begreb", "«Makker»")]),
        (CALM, "Ro: At ingen larmer i timerne.", [("Ændret form", "")]),
    ],
)
def test_a_change_is_that_of_a_term(old: str, new: str, said: list[tuple[str, str]]) -> None:
    """One change a term, whether it or its meaning is another, and however many sentences."""
    assert names(old, new) == said


def test_a_term_is_an_anchor() -> None:
    """Its own id, or one of its words; a list in it is a list, and notes keep their place."""
    page = read_page(
        "a",
        "# A { #a }\n\nMakker { #to }\nVen\n: Et barn.[^n]\n\n"
        "Ål og øl\n:   Fisk.\n\n    - stor\n\n    Og mere.\n\n[^n]: En note.\n",
    )
    terms = {"to": "Makker", "ord-ven": "Ven", "ord-aal-og-oel": "Ål og øl"}
    assert page.anchors == {"a": "A", **terms}
    found = [(each.kind, each.text, each.id, each.line) for each in page.sections[0].blocks]
    assert found == [
        ("definition", "Makker / Ven: Et barn.", "to", 3),
        ("definition", "Ål og øl: Fisk.", "ord-aal-og-oel", 7),
        ("item", "stor", None, 10),
        ("paragraph", "Og mere.", None, 12),
        ("footnote", "En note.", None, 14),
    ]
    (mark,) = page.sections[0].blocks[0].marks or ()
    assert mark.after == len("Makker / Ven: Et barn.")
