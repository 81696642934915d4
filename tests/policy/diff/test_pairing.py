"""What is the same thing in two editions although its address is another."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from policy.diff.pairing import (
    page_titles,
    paired_sections,
    renamed_departments,
    renamed_pages,
    section_titles,
)
from policy.loading.markdown_page import read_page
from policy.model.edition import Edition, Page
from tests.support import sample
from tests.support.edited import DATA, Edited

SCHOOL = DATA / "school"
INITIATIVES = "data/initiatives.yaml"
OTHER_ID = [
    {"file": INITIATIVES, "from": "id: vaerkstedet", "to": "id: atelieret"},
    {"file": "mkdocs.yml", "from": "indsatser/vaerkstedet.md", "to": "indsatser/atelieret.md"},
    {"file": "docs/indsatser/vaerkstedet.md", "delete": True},
    {"file": "docs/indsatser/atelieret.md", "create": "# Værkstedet { #vaerkstedet }\n"},
]


def keys(old: str, new: str) -> list[list[tuple[str, str]]]:
    """The keys and headings of a page's sections, before and now."""
    sides = paired_sections(read_page("a", old), read_page("a", new))
    return [[(key, section.title) for key, section in side.items()] for side in sides]


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
    old, new = Edited(SCHOOL, []).edition(), Edited(SCHOOL, OTHER_ID).edition()
    assert renamed_departments(old, new) == {"vaerkstedet": "atelieret"}
    assert renamed_pages(old, new) == {"indsatser/vaerkstedet": "indsatser/atelieret"}


def editions(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[Edition, Edition]:
    """Two editions of these pages."""
    sides = (tuple(read_page(name, text) for name, text in side.items()) for side in (old, new))
    before, after = (sample.edition([], pages=pages) for pages in sides)
    return before, after


def test_the_page_most_alike_is_the_same_page() -> None:
    """Of two new pages with much of a gone one's text, the one with more of it."""
    said = "# X { #x }\n\n- Et.\n- To.\n- Tre.\n- Fire.\n"
    half = said.replace("- Fire.\n", "- Noget andet.\n")
    old, new = editions({"a": said}, {"b": half, "c": said})
    assert renamed_pages(old, new) == {"a": "c"}


def test_texts_that_stand_everywhere_make_no_pages_the_same() -> None:
    """A sentence on hundreds of pages neither tells which is which nor costs more than it says."""
    page = "# {0} {{ #x }}\n\nDet samme.\n"
    old, new = editions(
        {f"a{n}": page.format(n) for n in range(300)}, {f"b{n}": page.format(n) for n in range(300)}
    )
    assert len(renamed_pages(old, new)) <= 20


def test_a_page_without_its_heading_is_still_called_by_it() -> None:
    """The title is what it was, not the address."""
    old, new = editions({"a": "# Titel { #t }\n\nTekst.\n"}, {"a": "Tekst.\n"})
    assert page_titles(old, new) == {"a": "Titel"}
    assert section_titles(old, new)["a", ""] == "Titel"


def test_a_policy_is_the_same_as_itself(repository: Path) -> None:
    """Every section under its own id, nothing renamed."""
    edition = Edited(repository / "tests/data/school", []).edition()
    assert renamed_pages(edition, edition) == {}
    assert renamed_departments(edition, edition) == {}
    for page in edition.pages:
        old, new = paired_sections(page, page)
        assert list(old) == list(new) == [each.id for each in page.sections]


def test_a_page_that_came_has_no_sections_before() -> None:
    """Nothing is paired with nothing."""
    page: Page = read_page("a", "# A { #a }\n")
    assert paired_sections(None, page)[0] == {}
    assert paired_sections(page, None)[1] == {}
