"""The stock theme to measure beside: the same pages and macros, and nothing of ours around them."""

from pathlib import Path

import pytest
import yaml

from bench.stock import SETTINGS, build_stock, settings_of, stock, write_stock


@pytest.fixture(scope="module")
def stock_site(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fictional school's pages in the theme as it comes."""
    folder = tmp_path_factory.mktemp("stock")
    root = write_stock(repository / "tests" / "data" / "school", folder / "root")
    return build_stock(root, folder / "site")


def pages(site: Path) -> list[str]:
    """The pages of a site by their paths."""
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def test_settings_answer_for_the_ones_they_inherit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Mappings are merged, all else is replaced; tags of the environment are answered from it."""
    above = "a: 1\nb: {c: [1, 2], d: 3}\nsite_url: !ENV [SITE_URL, none]\nci: !ENV [NOT_SET, no]\n"
    (tmp_path / "above.yml").write_text(above, encoding="utf-8")
    (tmp_path / "below").mkdir()
    below = tmp_path / "below" / SETTINGS
    below.write_text("INHERIT: ../above.yml\nb: {c: [4]}\n", encoding="utf-8")
    monkeypatch.setenv("SITE_URL", "https://example.dk/")
    monkeypatch.delenv("NOT_SET", raising=False)
    assert settings_of(below) == {
        "a": 1,
        "b": {"c": [4], "d": 3},
        "site_url": "https://example.dk/",
        "ci": False,
    }


def test_stock_settings_keep_everything_but_ours(repository: Path) -> None:
    """The pages, the plugins, the palette with its button; no folder, style or script of ours."""
    real = settings_of(repository / SETTINGS)
    kept = stock(real)
    assert {*real} - {*kept} <= {"extra_css", "extra_javascript"}
    assert {*real["theme"]} - {*kept["theme"]} == {"custom_dir", "favicon"}
    assert kept["theme"]["palette"] == real["theme"]["palette"]
    assert {key: kept[key] for key in ("nav", "plugins", "markdown_extensions")} == {
        key: real[key] for key in ("nav", "plugins", "markdown_extensions")
    }


def test_a_stock_edition_has_the_themes_own_choice_among_editions(tmp_path: Path) -> None:
    """As mike publishes it, at the address of its folder; what else is extra stays."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "data").mkdir()
    (tmp_path / SETTINGS).write_text("theme: {name: material}\nextra: {a: 1}\n", encoding="utf-8")
    root = write_stock(tmp_path, tmp_path / "stock", "https://example.dk/2026-27/")
    written = yaml.safe_load((root / SETTINGS).read_text(encoding="utf-8"))
    assert written["site_url"] == "https://example.dk/2026-27/"
    assert written["extra"] == {"a": 1, "version": {"provider": "mike"}}


def test_the_stock_site_has_the_same_pages(stock_site: Path, school_site: Path) -> None:
    """Whatever is measured is measured on the same text."""
    assert pages(stock_site) == pages(school_site)


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
