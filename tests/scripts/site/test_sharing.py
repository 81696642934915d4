"""What an edition with an address says for those who cite it and share it."""

import json
import os
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from PIL import Image
from playwright.sync_api import Browser

from macros.security_policy import hash_of
from scripts.site.mkdocs_runner import ArchiveLocation, build
from scripts.site.webserver import serving
from tests.support.shared import made_once
from tests.support.vocabulary import faults

SCHOOL = Path(__file__).parents[2] / "data" / "school"
ADDRESS = "https://skole.example.dk/trivsel/"


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fictional school's edition, built for an archive whose address is known."""

    def made(folder: Path) -> None:
        os.environ["SITE_URL"] = ADDRESS
        try:
            build(SCHOOL, folder / "2026-27", ArchiveLocation("2026-27"))
        finally:
            del os.environ["SITE_URL"]

    return made_once(tmp_path_factory, "shared", made) / "2026-27"


def page(site: Path, name: str) -> BeautifulSoup:
    """The page at that address."""
    return BeautifulSoup((site / name / "index.html").read_text("utf-8"), "html5lib")


def said(soup: BeautifulSoup, name: str) -> str:
    """What a page's ``meta`` element of Open Graph says."""
    found = soup.select_one(f'meta[property="og:{name}"]')
    return str(found["content"]) if found else ""


def test_every_page_has_a_title_a_description_and_a_picture_of_its_own(shared: Path) -> None:
    """Whole addresses, as those who ask for them want; each picture is a file of the edition."""
    pictures = set()
    for path in sorted(shared.rglob("index.html")):
        soup = BeautifulSoup(path.read_text("utf-8"), "html5lib")
        assert said(soup, "title")
        for described in soup.select("meta[name=description]"):
            assert said(soup, "description") == described["content"]
        picture = said(soup, "image").removeprefix(f"{ADDRESS}2026-27/")
        assert Image.open(shared / picture).size == (1200, 630)
        assert (shared / picture).stat().st_size < 60_000
        pictures.add((shared / picture).read_bytes())
    assert len(pictures) == len([*shared.rglob("index.html")])


def test_a_departments_page_says_which_it_is(shared: Path) -> None:
    """Its title with the policy and the edition."""
    soup = page(shared, "indsatser/roed-floej")
    assert said(soup, "title") == "Rød fløj – Sådan trives vi på Eventyrbakken 2026/27"
    assert said(soup, "image") == f"{ADDRESS}2026-27/deling/indsatser/roed-floej.png"


def test_a_grade_has_a_page_to_share_with_its_own_picture(shared: Path) -> None:
    """In which it alone is filled; the page says of which grade it is, and is of no menu."""
    soup = page(shared, "klassetrin/klasse-5")
    assert said(soup, "title") == "5. klasse – Sådan trives vi på Eventyrbakken 2026/27"
    assert said(soup, "image") == f"{ADDRESS}2026-27/deling/klassetrin/klasse-5.png"
    assert said(soup, "description").endswith("det, der gælder for 5. klasse.")
    picture = Image.open(shared / "deling" / "klassetrin" / "klasse-5.png").convert("RGB")
    middles = [picture.getpixel((96 + grade * 68 + 8, 470)) for grade in range(10)]
    assert [grade for grade, each in enumerate(middles) if each != middles[0]] == [5]
    assert not page(shared, "").select('a[href*="klasse-5/"]')


def test_a_line_has_the_permanent_address(shared: Path) -> None:
    """That of this edition, with the anchor of the place, which is on the page."""
    soup = page(shared, "indsatser/roed-floej")
    lines = [each.get_text() for each in soup.select(".henvis p")]
    assert lines[1] == (
        "Eventyrbakkens Skole, Sådan trives vi på Eventyrbakken 2026/27, indsats R1: "
        f"{ADDRESS}2026-27/indsatser/roed-floej/#r1"
    )
    for name in ("hverdagen", "indsatser/roed-floej"):
        soup = page(shared, name)
        for line in soup.select(".henvis p")[1:]:
            assert soup.find(id=line.get_text().rpartition("#")[2])


def test_what_has_no_address_of_its_own_is_not_cited(school_site: Path) -> None:
    """A site that is no edition of an archive costs its readers nothing for it."""
    soup = page(school_site, "indsatser/roed-floej")
    assert not soup.select(".henvis, [property], script[type]")
    assert not (school_site / "deling").exists()
    assert not (school_site / "klassetrin" / "klasse-5").exists()


def test_the_front_page_tells_programs_of_the_document(shared: Path) -> None:
    """In data that no browser runs, so the security policy does not name it."""
    soup = page(shared, "")
    (data,) = soup.select('script[type="application/ld+json"]')
    told = json.loads(str(data.string))
    assert told["version"] == "2026/27"
    assert not faults(told)
    policy = str(soup.select('meta[http-equiv="Content-Security-Policy"]')[0]["content"])
    assert hash_of(str(data.string)) not in policy
    assert not page(shared, "hverdagen").select("script[type]")


@pytest.mark.slow
def test_a_browser_blocks_nothing_and_a_line_can_be_chosen_without_scripts(
    shared: Path, browser: Browser
) -> None:
    """The data raises no complaint; three clicks choose the line and nothing else."""
    with serving(shared.parent) as address:
        context = browser.new_context(java_script_enabled=False)
        told: list[str] = []
        shown = context.new_page()
        shown.on("console", lambda message: told.append(message.text))
        shown.goto(f"{address}2026-27/")
        assert not [each for each in told if "Content Security Policy" in each]
        shown.goto(f"{address}2026-27/indsatser/roed-floej/")
        shown.locator(".henvis summary").click()
        line = shown.locator(".henvis p").nth(1)
        line.click(click_count=3)
        chosen = shown.evaluate("getSelection().toString().trim()")
        assert chosen == line.inner_text()
        context.close()
