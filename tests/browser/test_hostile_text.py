"""Text that looks like code: shown as it was written, on every page, and never run."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page

from scripts.build import build
from scripts.webserver import serving

HOSTILE = (
    "<script>window.ramt=1</script><img src=x onerror=window.ramt=1> {{ 7*7 }} {% raise %} "
    "{# x #} | a | </table></article> `kode` *stjerne* _streg_ [link](javascript:x) &amp; "
    "\"citat\" 'enkelt' # mål: ja."
)
TEXT_KEYS = {"navn", "kommune", "tema", "indsats", "hyppighed", "kort", "begrundelse", "note"} | {
    "titel",
    "bemærkning",
    "rolle",
    "tekst",
}


def spoilt(node: object, key: str = "") -> object:
    """``node`` with every prose text made hostile; a text that is a reference is left."""
    if isinstance(node, dict):
        return {name: spoilt(value, name) for name, value in node.items()}
    if isinstance(node, list):
        return [spoilt(each, "tema" if key == "temaer" else key) for each in node]
    is_prose = key in TEXT_KEYS and isinstance(node, str) and "#" not in node
    return f"{node} {HOSTILE}" if is_prose else node


@pytest.fixture(scope="module")
def hostile_address(
    repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Path]]:
    """The fictional school's site with hostile text in every text field of every data file."""
    root = tmp_path_factory.mktemp("hostile")
    shutil.copytree(repository / "overrides", root / "overrides")
    school = shutil.copytree(repository / "tests" / "data" / "school", root / "tests/data/school")
    shutil.copyfile(repository / "mkdocs.yml", root / "mkdocs.yml")
    for path in (school / "data").glob("*.yaml"):
        data = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
        path.write_text(json.dumps(spoilt(data), ensure_ascii=False), encoding="utf-8")
    assert build(school, root / "site") == 0
    with serving(root / "site") as address:
        yield address, root / "site"


def test_no_text_of_the_data_is_run(page: Page, hostile_address: tuple[str, Path]) -> None:
    """On every page the injected scripts are text: none runs, no picture is asked for."""
    address, site = hostile_address
    for path in sorted(site.rglob("index.html")):
        page.goto(address + path.relative_to(site).parent.as_posix() + "/")
        assert page.evaluate("window.ramt") is None, path
        assert page.locator("article script, article img").count() == 0, path
        assert page.locator("article").count() == 1, path


def test_hostile_text_widens_no_page(page: Page, hostile_address: tuple[str, Path]) -> None:
    """On a phone no page is wider than the screen, however long its words are."""
    address, site = hostile_address
    page.set_viewport_size({"width": 360, "height": 740})
    for path in sorted(site.rglob("index.html")):
        page.goto(address + path.relative_to(site).parent.as_posix() + "/")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path


@pytest.mark.parametrize(
    ("where", "selector"),
    [
        ("indsatser/roed-floej/", "tr[id] td:last-child"),
        ("indsatser/roed-floej/", "tr[id] th"),
        ("indsatser/", ".oversigt tbody th"),
        ("klassetrin/", ".henvisninger"),
        ("laes-mere/", ".linkliste"),
        ("", ".afdelingskort"),
        ("", ".maerkenavn"),
    ],
)
def test_hostile_text_is_shown_as_it_was_written(
    page: Page, hostile_address: tuple[str, Path], where: str, selector: str
) -> None:
    """What was typed is what is read, character for character."""
    page.goto(hostile_address[0] + where)
    shown = " ".join((page.locator(selector).first.text_content() or "").split())
    assert " ".join(HOSTILE.split()) in shown


def test_hostile_text_does_not_break_the_search(
    page: Page, hostile_address: tuple[str, Path]
) -> None:
    """A hit with hostile text is shown as text."""
    page.goto(hostile_address[0])
    page.locator(".soegeknap").click()
    page.locator("[data-md-component=search-query]").press_sequentially("stjerne")
    page.locator(".md-search-result__item").first.wait_for()
    assert page.evaluate("window.ramt") is None
