"""The site has a page of contacts where the school has written some, and none elsewhere."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from mkdocs.config import load_config
from mkdocs.structure.files import File, Files

from policy.loading.loader import load
from scripts.site.plugins.contact_page import ContactPage

DATA = Path(__file__).parents[3] / "data"


def page_of(site: Path, name: str) -> BeautifulSoup:
    """A page of a built site."""
    return BeautifulSoup((site / name / "index.html").read_text(encoding="utf-8"), "html5lib")


def test_the_page_has_each_role_and_is_in_every_menu(school_site: Path) -> None:
    """With every way to reach it; on a page in a folder the link leads up."""
    soup = page_of(school_site, "kontakt")
    assert [each.get_text() for each in soup.select("article :is(h1, h2)")] == [
        "Kontakt",
        "Skolens kontor",
        "Skolens trivselsvejleder",
    ]
    assert [(a["href"], a.get_text()) for a in soup.select("article a")] == [
        ("mailto:kontoret@example.dk", "kontoret@example.dk"),
        ("tel:12345678", "12 34 56 78"),
        ("https://example.dk/trivselsvejleder", "example.dk/trivselsvejleder"),
    ]
    other = page_of(school_site, "bilag/naar-nogen-staar-udenfor")
    for place in (".menu", ".sidefod nav"):
        assert other.select_one(f'{place} a[href="../../kontakt/"]'), place


@pytest.mark.parametrize(
    ("school", "own", "pages"),
    [
        ("school", [], ["kontakt.md"]),
        ("school", ["kontakt.md"], ["kontakt.md"]),
        ("school", ["kontakt/index.md"], ["kontakt/index.md"]),
        ("base", [], []),
    ],
)
def test_it_is_added_once_and_only_with_contacts(
    school: str, own: list[str], pages: list[str]
) -> None:
    """A page of the school's own at its address stays, and then the menu is as it was."""
    config = load_config(config_file=str(DATA / school / "mkdocs.yml"), plugins=[])
    before = list(config.nav or ())
    files = Files([File(name, "", config.site_dir, use_directory_urls=True) for name in own])
    config.plugins["kontakt"] = ContactPage(load(DATA / school))
    config.plugins.run_event("files", files, config=config)
    assert [each.src_uri for each in files] == pages
    assert (config.nav == before) == (pages == own)
