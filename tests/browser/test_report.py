"""The report for the board, opened as a file by double-click."""

import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.support.paper import plain, printed
from tests.support.reading import faults

ROOT = Path(__file__).parent.parent.parent
LINES = ("underline", "line-through")


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report on two editions of the fictional schools that have everything different."""
    out = tmp_path_factory.mktemp("report") / "aendringer.html"
    editions = ["tests/data/base", "tests/data/school"]
    command = [sys.executable, "-m", "scripts.changes", *editions, "--format", "html"]
    subprocess.run([*command, "--out", str(out)], cwd=ROOT, check=True)
    return out


def test_the_file_reads_well_everywhere(browser: Browser, report: Path) -> None:
    """No request but for itself, nothing refused, not wider than the screen, axe finds nothing."""
    page = browser.new_page(viewport={"width": 320, "height": 800})
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(report.as_uri())
    assert (asked, said) == ([report.as_uri()], [])
    assert page.evaluate("getComputedStyle(document.querySelector('del')).textDecorationLine") == (
        "line-through"
    )
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert faults(page, f"light {width}") == []
    page.emulate_media(color_scheme="dark")
    assert faults(page, "dark", rules="contrast") == []
    page.close()


def test_insertions_and_deletions_are_told_to_those_who_hear_the_page(
    browser: Browser, report: Path
) -> None:
    """Each has its word in the text, which the eye does not see."""
    page = browser.new_page()
    page.goto(report.as_uri())
    marks = page.locator("main section del, main section ins").all()
    told = [each.text_content() or "" for each in marks if each.locator(".skjult").count()]
    assert len(told) > 50
    assert all(text.startswith(("slettet: ", "indsat: ")) for text in told)
    page.close()


def test_the_printed_file_names_both_editions_on_every_sheet(
    browser: Browser, report: Path
) -> None:
    """With the sheet's number; no row is torn, and what changed is told by lines and letters."""
    page = browser.new_page(color_scheme="dark", reduced_motion="reduce")
    found = printed(page, report.as_uri())
    assert len(found.sheets) > 2
    title = plain("Ændringer i Sådan trives vi på Eventyrbakken · Eventyrbakkens Skole")
    for number, sheet in enumerate(found.sheets, 1):
        assert f"Side{number}af{len(found.sheets)}" in sheet
        assert title + plain("· fra udkastet for 2026/27 til udgave 2026/27") in sheet
    for whole in found.wholes:
        assert any(whole in sheet for sheet in found.sheets), whole
    for each in (page.locator("ins").first, page.locator("del").first):
        assert each.evaluate("e => getComputedStyle(e).textDecorationLine") in LINES
        assert each.evaluate("e => getComputedStyle(e).backgroundColor") == "rgba(0, 0, 0, 0)"
    mark = "all => all.map((each) => getComputedStyle(each).borderLeftStyle)"
    assert {*page.locator(".roert").evaluate_all(mark)} == {"solid"}
    page.close()
