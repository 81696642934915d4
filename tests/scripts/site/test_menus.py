"""The ways on from a page: menus that say what the pages are called, and what changed."""

from pathlib import Path
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup

SECTIONS = ("Det gør vi", "Bilag")
"""The sections of the fictional school's menu: each leads to the first of its pages."""


def page_of(site: Path, address: str = "") -> BeautifulSoup:
    """A page of a built site."""
    return BeautifulSoup((site / address / "index.html").read_text("utf-8"), "html5lib")


@pytest.mark.parametrize("menu", [".menu", ".sidenav", ".sidefod nav", ".soeskende"])
def test_a_menu_says_what_its_pages_are_called(menu: str, school_site: Path) -> None:
    """The words of a link are the heading of its page; a section of pages has a name of its own."""
    here, shown = "indsatser/blaa-floej/", {}
    for link in page_of(school_site, here).select(f"{menu} a:not([href^=https])"):
        address = urljoin(f"/{here}", str(link["href"])).strip("/")
        shown[address] = link.get_text()
    headings = {each: str(page_of(school_site, each).select_one("h1").get_text()) for each in shown}  # type: ignore[union-attr]
    others = {shown[each] for each in shown if shown[each] != headings[each]}
    assert len(shown) > 3
    assert others <= {"Velkommen", *SECTIONS} if menu == ".sidenav" else others <= {"Velkommen"}


def test_the_front_page_leads_to_what_changed(web: Path) -> None:
    """In an edition after another; the first one has nothing to tell."""
    for folder, says in (("2026-27", None), ("2027-28", "Se, hvad der er ændret i udgave 2027/28")):
        link = page_of(web / folder).select_one(".nyt a")
        assert (link and link.get_text()) == says
        if link:
            assert page_of(web / folder, str(link["href"])).select_one("#kort-fortalt")
    assert not page_of(web / "2027-28", "hverdagen").select(".nyt")
