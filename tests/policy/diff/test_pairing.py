"""What is the same thing in two editions although its address is another."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from policy.diff.change import Place
from policy.diff.pairing import Pairing, pair
from policy.loading.markdown_page import read_page
from policy.model.edition import Edition
from tests.support import sample
from tests.support.edited import DATA, Edited

SCHOOL = DATA / "school"
INITIATIVES = "data/initiatives.yaml"
OTHER_ID: list[dict[str, Any]] = [
    {"file": INITIATIVES, "from": "id: vaerkstedet", "to": "id: atelieret"},
    {"file": "mkdocs.yml", "from": "indsatser/vaerkstedet.md", "to": "indsatser/atelieret.md"},
    {"file": "docs/indsatser/vaerkstedet.md", "delete": True},
    {"file": "docs/indsatser/atelieret.md", "create": "# Værkstedet { #vaerkstedet }\n"},
]


def editions(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[Edition, Edition]:
    """Two editions of these pages."""
    sides = (tuple(read_page(name, text) for name, text in side.items()) for side in (old, new))
    before, after = (sample.edition([], pages=pages) for pages in sides)
    return before, after


def keys(old: str, new: str) -> list[list[tuple[str, str]]]:
    """The keys and headings of a page's sections, before and now."""
    sections = pair(*editions({"a": old}, {"a": new})).sections["a"].items()
    return [
        [(key, each.old.title) for key, each in sections if each.old],
        [(key, each.new.title) for key, each in sections if each.new],
    ]


def renamed_departments(pairing: Pairing) -> dict[str, str]:
    """The departments with another id now, old id to new."""
    both = ((each.old, each.new) for each in pairing.departments.values())
    return {old.id: new.id for old, new in both if old and new and old.id != new.id}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("# A { #a }\n", "# B { #a }\n", [[("a", "A")], [("a", "B")]]),
        ("# A { #a }\n", "# A { #b }\n", [[("b", "A")], [("b", "A")]]),
        ("# Om å\n", "# Om å\n", [[("om-aa", "Om å")], [("om-aa", "Om å")]]),
        ("# A\n\nTekst.\n", "# B\n\nTekst.\n", [[("b", "A")], [("b", "B")]]),
        ("Tekst.\n\n# A\n", "# A\n", [[("", ""), ("a", "A")], [("a", "A")]]),
        ("# A\n\nEt.\n", "# B\n\nTo.\n", [[("a", "A")], [("b", "B")]]),
        ("# A\n\n# A\n", "# A\n", [[("a", "A"), ("a-2", "A")], [("a", "A")]]),
    ],
    ids=["id", "heading", "no id", "text", "before the first", "strangers", "twice"],
)
def test_a_section_is_known_by_its_id_else_by_its_heading_else_by_its_text(
    old: str, new: str, expected: list[list[tuple[str, str]]]
) -> None:
    """What is the same section has one key in both editions, what is not has two."""
    assert keys(old, new) == expected


def test_a_department_with_another_id_takes_its_page_along() -> None:
    """It holds the same initiatives; its page has no text of its own to be known by."""
    pairing = pair(Edited(SCHOOL, []).edition(), Edited(SCHOOL, OTHER_ID).edition())
    assert renamed_departments(pairing) == {"vaerkstedet": "atelieret"}
    assert pairing.new_page_ids == {"indsatser/vaerkstedet": "indsatser/atelieret"}


def test_the_page_most_alike_is_the_same_page() -> None:
    """Of two new pages with much of a gone one's text, the one with more of it."""
    said = "# X { #x }\n\n- Et.\n- To.\n- Tre.\n- Fire.\n"
    half = said.replace("- Fire.\n", "- Noget andet.\n")
    old, new = editions({"a": said}, {"b": half, "c": said})
    assert pair(old, new).new_page_ids == {"a": "c"}


def test_texts_that_stand_everywhere_make_no_pages_the_same() -> None:
    """A sentence on hundreds of pages neither tells which is which nor costs more than it says."""
    page = "# {0} {{ #x }}\n\nDet samme.\n"
    old, new = editions(
        {f"a{n}": page.format(n) for n in range(300)}, {f"b{n}": page.format(n) for n in range(300)}
    )
    assert len(pair(old, new).new_page_ids) <= 20


def test_a_page_without_its_heading_is_still_called_by_it() -> None:
    """The title is what it was, not the address."""
    pairing = pair(*editions({"a": "# Titel { #t }\n\nTekst.\n"}, {"a": "Tekst.\n"}))
    assert pairing.page_titles == {"a": "Titel"}
    assert pairing.section_title(Place("a", "")) == "Titel"


def test_a_policy_is_the_same_as_itself(repository: Path) -> None:
    """Every section under its own id, nothing renamed."""
    edition = Edited(repository / "tests/data/school", []).edition()
    pairing = pair(edition, edition)
    assert (pairing.new_page_ids, renamed_departments(pairing)) == ({}, {})
    for page in edition.pages:
        sections = pairing.sections[page.id]
        assert list(sections) == [each.id for each in page.sections]
        assert all(each.old == each.new for each in sections.values())


def test_a_page_that_came_has_no_sections_before() -> None:
    """Nothing is paired with nothing."""
    page = {"a": "# A { #a }\n"}
    assert pair(*editions({}, page)).sections["a"]["a"].old is None
    assert pair(*editions(page, {})).sections["a"]["a"].new is None
