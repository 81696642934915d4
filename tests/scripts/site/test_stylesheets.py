"""The stylesheets of a site: one for all pages, and what only some need within those."""

from pathlib import Path

from policy.loading.loader import load
from scripts.site.stylesheets import PartStyles, linked_styles


def test_a_page_has_the_styles_of_the_elements_that_it_has() -> None:
    """By a class, or by the element's own name; a page of plain text has none."""
    styles = PartStyles()
    assert styles("<p>Vi trives</p>") == ""
    assert ".klassevalg{" in styles('<div class="fragment klassevalg"></div>')
    assert "code{" in styles("<p><code>x</code></p>")


def test_a_stylesheet_is_named_by_its_content(repository: Path) -> None:
    """The same for the same, another where the edges of its sheets say another thing."""
    edition, other = (load(root).edition for root in (repository, repository / "tests/data/school"))
    assert edition
    assert other
    assert [*linked_styles(edition)] == [*linked_styles(edition)]
    assert next(iter(linked_styles(edition))) != next(iter(linked_styles(other)))
