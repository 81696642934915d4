"""The stock theme to compare with: the same pages and macros, and nothing of ours around them."""

from pathlib import Path

import pytest

from bench.measuring import run
from bench.policies import Bench


@pytest.fixture(scope="module")
def stock_site(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fictional school's pages in the theme as it comes."""
    folder = tmp_path_factory.mktemp("stock")
    school = repository / "tests" / "data" / "school"
    run(Bench(school, folder).stock_build(folder / "site"))
    return folder / "site"


def pages(site: Path) -> list[str]:
    """The pages of a site by their paths."""
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def test_the_stock_site_is_an_edition_with_the_themes_version_selector(stock_site: Path) -> None:
    """As mike publishes it, at the address of its folder."""
    text = (stock_site / "index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="http://localhost/2026-27/">' in text
    assert '"version":{"provider":"mike"}' in text.replace(" ", "")


def test_the_stock_site_has_the_same_pages(stock_site: Path, school_site: Path) -> None:
    """Whatever is measured is measured on the same text; ours adds the page of contacts."""
    assert {*pages(school_site)} - {*pages(stock_site)} == {"kontakt/index.html"}
    assert {*pages(stock_site)} < {*pages(school_site)}


def test_the_stock_site_is_the_theme_as_it_comes(stock_site: Path, school_site: Path) -> None:
    """Its header, its styles, its script, its icon; of ours only what the macros render."""
    text, ours = (
        (site / "indsatser" / "blaa-floej" / "index.html").read_text(encoding="utf-8")
        for site in (stock_site, school_site)
    )
    assert "md-header__title" in text
    assert "md-header__title" not in ours
    for name in ("maerkenavn", "soegeknap", "udgave", "sidenav"):
        assert f'class="{name}' in ours, name
        assert f'class="{name}' not in text, name
    assert {path.name for path in stock_site.glob("assets/images/*")} == {"favicon.png"}
    assert {path.name.split(".")[0] for path in stock_site.glob("assets/stylesheets/*.css")} == {
        "main",
        "palette",
    }
    assert {path.name.split(".")[0] for path in stock_site.glob("assets/javascripts/*.js")} == {
        "bundle"
    }
