"""The navigation gives the pages, their order, and which are policy."""

import pytest

from policy.loading.navigation import read_navigation
from policy.loading.yaml_file import read_yaml
from policy.model.problems import Place


def read(text: str) -> tuple[list[tuple[str, bool]], list[tuple[str, int, int]]]:
    """The pages of ``text``, each with whether it is policy, and the problems with places."""
    entries, problems = read_navigation(read_yaml("mkdocs.yml", text, tags=True))
    found = [(each.code, each.place.line, each.place.column) for each in problems]
    return [(each.path, each.is_policy) for each in entries], found


SOUND = """\
nav:
  - Politikken:
      - Forside: index.md
      - Bilag:
          - bilag/index.md
          - Et: bilag/et.md
  - Om: om.md
  - https://example.dk
  - Ude: https://example.dk/x
"""


def test_pages_come_in_reading_order_and_only_those_of_the_policy_are_policy() -> None:
    """Sections may be nested, titles are optional, and URLs are not pages."""
    pages = [("index.md", True), ("bilag/index.md", True), ("bilag/et.md", True), ("om.md", False)]
    assert read(SOUND) == (pages, [])


def test_a_page_knows_its_place_and_its_id() -> None:
    """An entry has the place of its file name and the page's id."""
    entries, _ = read_navigation(read_yaml("mkdocs.yml", SOUND))
    assert entries[2].place == Place("mkdocs.yml", 6, 17)
    assert entries[2].page_id == "bilag/et"


def test_only_the_uppermost_section_of_that_name_is_the_policy() -> None:
    """A nested section with the policy's title is not the policy."""
    pages, problems = read("nav:\n  - Om:\n      - Politikken:\n          - A: a.md\n")
    assert pages == [("a.md", False)]
    assert [code for code, _, _ in problems] == ["NAV-POLITIKKEN"]


@pytest.mark.parametrize("text", ["", "site_name: x\n", "nav:\n", "nav: []\n", "nav: x\n", "- a\n"])
def test_a_navigation_that_is_not_there_is_reported(text: str) -> None:
    """An invalid ``nav`` is one problem."""
    pages, problems = read(text)
    assert pages == []
    assert [code for code, _, _ in problems] == ["NAV-MANGLER"]


@pytest.mark.parametrize("item", ["A: !ENV [X, a.md]", "!ENV X", "A: !ENV a.md"])
def test_the_environment_is_not_asked_for_a_page(item: str) -> None:
    """What the menu names stands there."""
    _, problems = read(f"nav:\n  - Politikken:\n      - {item}\n      - B: b.md\n")
    assert [code for code, _, _ in problems] == ["INDSTILLING-VÆRDI"]


@pytest.mark.parametrize(
    ("item", "column"),
    [("{A: a.md, B: b.md}", 5), ("A:", 7), ("", 4), ("{}", 5)],
)
def test_an_item_of_no_known_form_is_told_of_where_it_stands(item: str, column: int) -> None:
    """Items with two titles, without a page or empty are problems."""
    _, problems = read(f"nav:\n  - Politikken: [a.md]\n  - {item}\n")
    assert [(code, line) for code, line, _ in problems] == [("NAV-FORM", 3)]
    assert problems[0][2] == column
