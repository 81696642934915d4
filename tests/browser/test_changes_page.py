"""The page of changes and the life of initiatives, on a site built beside a real archive."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from policy.loading.edition_json import as_json
from scripts.build import build
from scripts.site.webserver import serving
from tests.policy.diff.test_change_pairs import pair
from tests.support.aloud import rows_of, told
from tests.support.edited import DATA, Edited
from tests.support.paper import plain, printed
from tests.support.reading import DESK, ZOOMED, at_every_size
from tests.support.repositories import git, repository_at

REVISION = DATA / "changes" / "one-year.yaml"


def write(files: Edited, folder: Path) -> None:
    """Write the policy that ``files`` hold to ``folder``."""
    shutil.copytree(files.folder, folder, dirs_exist_ok=True)
    for name, text in files.texts.items():
        path = folder / name
        if text is None:
            path.unlink()
        else:
            path.write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def revised(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The fictional school's site a year after the edition in its archive was published."""
    old, new = pair(REVISION)
    root = tmp_path_factory.mktemp("revised") / "policy"
    repository_at(root, {"2026-27/udgave.json": as_json(old.edition())})
    write(new, root)
    shutil.copytree(repository / "overrides", root / "overrides")
    parent = (repository / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "parent.yml").write_text(parent, encoding="utf-8")
    config = root / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").replace("../../../mkdocs.yml", "parent.yml")
    config.write_text(text.replace("../../../overrides", "overrides"), encoding="utf-8")
    git(root, "add", "-A")
    assert build(root, root / "site") == 0
    with serving(root / "site") as address:
        yield address


def test_every_link_of_the_page_leads_to_its_place(page: Page, revised: str) -> None:
    """From the summary to the redline, and from each changed place to where it stands now."""
    page.goto(revised + "aendringer/")
    links = page.locator(".rettelser a").evaluate_all("all => all.map(each => each.href)")
    assert len(links) > 20
    files = {href for href in links if href.endswith(".pdf")}
    assert len(files) == 1
    for href in sorted({*links} - files):
        page.goto(href)
        anchor = href.partition("#")[2]
        if anchor:
            assert page.locator(f"[id='{anchor}']").count() == 1, href
        assert page.locator("article").count() == 1, href


@pytest.mark.parametrize("width", [360, 1280])
def test_the_redlines_tables_are_told_with_their_headers(
    page: Page, revised: str, width: int
) -> None:
    """A row that is new or gone is a row for a screen reader too, on a phone as at a desk."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(revised + "aendringer/")
    tables = list(told(page).every("table"))
    assert len(tables) > 1
    assert all(table.name.startswith("Indsatser – ") and rows_of(table) for table in tables)


def test_the_page_says_first_what_changed_and_then_shows_it(page: Page, revised: str) -> None:
    """Counts by department and page, then the redline with what was and what is."""
    page.goto(revised + "aendringer/")
    text = page.locator("article").inner_text()
    assert "Fra udgave 2026/27 til udkastet for 2027/28." in text
    assert text.index("Grøn fløj 1 ny, 1 omformuleret") < text.index("Ændringerne, side for side")
    gone = page.locator("tr.roert del").filter(has_text="rystetur")
    assert gone.count() == 1
    assert page.locator("tr.roert", has_text="Rysteturen er blevet til en dag").count() == 1
    assert page.locator(".rettelser").get_by_text("Vi griner med hinanden").count() == 0


def test_a_row_tells_since_when_it_stands_and_when_it_changed(page: Page, revised: str) -> None:
    """Unobtrusively, behind the text; what is new this year says only that.

    The year of a change leads to what it was, which those who hear the page are told.
    """
    page.goto(revised + "indsatser/groen-floej/")
    lives = {row: page.locator(f"#{row} .liv").inner_text() for row in ("g1", "g2", "g4")}
    assert {row: life.splitlines()[0] for row, life in lives.items()} == {
        "g1": "siden 2026/27 · ændret 2027/28",
        "g2": "siden 2026/27",
        "g4": "siden 2027/28",
    }
    page.get_by_role("link", name="historik for G1").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("G1")


def test_a_retired_initiative_keeps_a_line_with_its_reason(page: Page, revised: str) -> None:
    """Under the table that it stood in, with its number as an address."""
    page.goto(revised + "indsatser/roed-floej/#r3")
    line = page.locator("#r3")
    assert "Rysteturen er blevet til en dag på skolen." in line.inner_text()
    page.goto(revised + "indsatser/blaa-floej/")
    assert page.locator(".udgaaede").count() == 0


def test_the_first_edition_has_no_changes_and_says_so(page: Page, address: str) -> None:
    """A plain sentence, and no row claims a history."""
    page.goto(address + "aendringer/")
    said = page.locator("article").inner_text()
    assert "Der er ingen tidligere udgave at sammenligne med." in said
    page.goto(address + "indsatser/roed-floej/")
    assert page.locator(".liv, .udgaaede").count() == 0


def test_the_pages_have_no_fault(browser: Browser, revised: str) -> None:
    """Axe finds nothing and nothing is wider than the screen, with marks of both kinds shown."""
    page = browser.new_page(reduced_motion="reduce")
    for name in ("aendringer/", "indsatser/roed-floej/", "indsatser/groen-floej/"):
        page.goto(revised + name)
        assert at_every_size(page, (ZOOMED, DESK)) == []
        for size in (ZOOMED, DESK):
            page.set_viewport_size(size)
            assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    page.close()


def test_paper_tells_what_changed_by_lines_alone(browser: Browser, revised: str) -> None:
    """Each changed place has its line in the margin, its marks are left, no way leads off."""
    page = browser.new_page(color_scheme="dark", reduced_motion="reduce")
    found = printed(page, revised, "aendringer/")
    assert any(plain("Rysteturen er blevet til en dag") in sheet for sheet in found.sheets)
    assert not any(plain("Læs på siden") in sheet for sheet in found.sheets)
    style = "all => all.map((e) => [getComputedStyle(e).borderLeftStyle, getComputedStyle(e).{}])"
    changed = page.locator(".roert").evaluate_all(style.format("boxShadow"))
    assert {tuple(each) for each in changed} == {("solid", "none")}
    items = page.locator("li.roert").evaluate_all(style.format("listStyleType"))
    assert {tuple(each) for each in items} == {("solid", "none")}
    page.close()
