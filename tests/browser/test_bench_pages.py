"""What the bench measures in a browser: two sites alike, and what axe finds on their pages."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from bench.browser import axe, first_visit
from bench.lighthouse import NOT_LISTED
from bench.policies import Bench, addresses

pytestmark = pytest.mark.slow  # two editions are published for it

SOUND = '<!doctype html><html lang="da"><title>Side</title><main><h1>Side</h1>{}</main></html>'
NO_TEXT = '<img src="data:,">'
FAINT = "<style>@media (prefers-color-scheme: dark) {p {color: #ccc}}</style><p>Svag</p>"
NARROW = '<style>@media (width > 999px) {svg {display: none}}</style><svg role="img"></svg>'


@pytest.fixture(scope="module")
def bench(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Bench:
    """The bench of the fictional school."""
    return Bench(repository / "tests" / "data" / "school", tmp_path_factory.mktemp("bench"), 1)


def test_both_sites_are_an_edition_among_others(bench: Bench) -> None:
    """With the list of editions and the same pages; beside ours what all editions share."""
    assert bench.name == "2026-27"
    for site in (bench.ours, bench.stock):
        assert (site / "versions.json").is_file()
    shared = {"404.html", "udgaver/"}
    grades = {f"{bench.name}/klassetrin/klasse-{each}/" for each in range(10)}
    added = {f"{bench.name}/kontakt/", *grades}  # pages that our build adds
    ours = addresses(bench.ours)
    assert {*ours} - {*addresses(bench.stock)} == shared | added
    assert {*bench.departments} < {*ours}
    hidden = {*ours} - {*addresses(bench.ours, NOT_LISTED)}
    assert hidden == {"404.html", "2026-27/404.html"}


def test_the_pages_name_an_address_as_published_ones_do(bench: Bench) -> None:
    """A few bytes that a page without one would be too light by."""
    for site in (bench.ours, bench.stock):
        page = (site / bench.departments[0] / "index.html").read_text(encoding="utf-8")
        assert f'"http://localhost/{bench.departments[0]}"' in page


def test_the_stock_edition_costs_what_its_theme_asks_for(browser: Browser, bench: Bench) -> None:
    """Its styles, its script with worker, Danish stemmer and index, its icon, the editions."""
    visit = first_visit(browser, bench.stock, bench.departments[0])
    names = [each.address.rpartition("/")[2].partition(".")[0] for each in visit]
    assert sorted(names) == sorted(
        [
            "",
            "bundle",
            "favicon",
            *(["lunr"] * 2),
            "main",
            "palette",
            "search",
            "search_index",
            "versions",
        ]
    )


def test_a_fault_is_found_once_a_page_whatever_shows_it(browser: Browser, tmp_path: Path) -> None:
    """In the dark only, on a phone only, or always; a sound page has none."""
    for name, text in {"a": NO_TEXT, "b": FAINT, "c": NARROW, "d": "<p>Sund</p>"}.items():
        (tmp_path / f"{name}.html").write_text(SOUND.format(text), encoding="utf-8")
    pages = [f"{name}.html" for name in "abcd"]
    assert axe(browser, tmp_path, pages) == [
        "/a.html: image-alt",
        "/b.html: color-contrast",
        "/c.html: svg-img-alt",
    ]
