"""A published archive of three editions and a draft, as a visitor meets it in a real browser."""

import re
import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, expect

from scripts import links
from scripts.audit import __main__ as audit
from tests.support.choosing import choose, opened_choice
from tests.support.paper import plain, sheets

EDITIONS = ("2026-27", "2027-28", "2028-29", "udkast")
CHOICE = ".udgavevalg select"
OLDER = "Dette er en ældre udgave."
LEADING = ("den gældende udgave", "Alle udgaver", "Vis udgave", "gælder ikke endnu")
"""What leads to other editions, or keeps the room for it."""


def test_the_choice_of_edition_stays_on_the_page(page: Page, archive: str) -> None:
    """Newest first, the one in force named, this one chosen; another leads to the same page."""
    page.goto(f"{archive}2026-27/hverdagen/#i-pauserne")
    titles = ["Udkast 2029/30", "2028/29 (gældende)", "2027/28", "2026/27"]
    opened_choice(page)
    expect(page.locator(f"{CHOICE} option")).to_have_text(titles)
    assert page.locator(CHOICE).input_value() == "2026-27"
    choose(page, "2027/28")
    page.wait_for_url(f"{archive}2027-28/hverdagen/#i-pauserne")


def test_a_page_that_the_other_edition_has_not_leads_to_its_front_page(
    page: Page, archive: str, web: Path
) -> None:
    """Never to a page that is not found."""
    extra = web / "2026-27" / "kun-her"
    shutil.copytree(web / "2026-27" / "hverdagen", extra)
    page.goto(f"{archive}2026-27/kun-her/")
    choose(page, "2027/28")
    page.wait_for_url(f"{archive}2027-28/")
    shutil.rmtree(extra)


@pytest.mark.parametrize("path", ["", "hverdagen/", "indsatser/blaa-floej/", "404.html"])
def test_an_older_edition_says_so_on_every_page(page: Page, archive: str, path: str) -> None:
    """With the way to the same page in force."""
    page.goto(f"{archive}2026-27/{path}")
    notice = page.get_by_role("complementary", name="Gældende udgave")
    expect(notice).to_contain_text(OLDER)
    link = notice.get_by_role("link")
    expect(link).to_have_attribute("href", f"{archive}2028-29/{path}")
    link.click()
    page.wait_for_url(f"{archive}2028-29/{path}")
    expect(opened_choice(page)).to_have_value("2028-29")
    assert page.get_by_text(OLDER).count() == 0


def test_an_older_edition_says_so_on_paper(page: Page, archive: str) -> None:
    """The word, without the way to another: a sheet leads nowhere; one in force says nothing."""
    page.goto(f"{archive}2026-27/hverdagen/")
    expect(page.get_by_text(OLDER)).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_text(OLDER)).to_be_visible()
    found = sheets(page)
    assert plain(OLDER) in found[0]
    assert all(plain("Udgave 2026/27 · vedtaget 16. juni 2026") in sheet for sheet in found)
    assert not any(plain(text) in sheet for sheet in found for text in LEADING)
    for path in ("2028-29/hverdagen/", "gaeldende/hverdagen/"):
        page.goto(archive + path)
        opened_choice(page)
        assert not any(plain(text) in "".join(sheets(page)) for text in (OLDER, *LEADING))


def test_the_shared_pages_are_printed_for_no_edition(page: Page, archive: str) -> None:
    """The policy, the school, the number of the sheet, and each edition whole on one sheet."""
    page.goto(f"{archive}udgaver/")
    found = sheets(page)
    foot = plain("Sådan trives vi på Eventyrbakken · Eventyrbakkens Skole")
    for number, sheet in enumerate(found, 1):
        assert sheet.startswith(f"Side{number}af{len(found)}{foot}")
    for each in page.locator("section").all():
        assert any(plain(each.inner_text()) in sheet for sheet in found)


def test_what_is_in_force_is_named_the_same_under_both_addresses(page: Page, archive: str) -> None:
    """The copy that is in force knows its year and tells of no other."""
    page.goto(f"{archive}gaeldende/hverdagen/")
    expect(opened_choice(page)).to_have_value("2028-29")
    assert page.get_by_text(OLDER).count() == 0
    choose(page, "2026/27")
    page.wait_for_url(f"{archive}2026-27/hverdagen/")


@pytest.mark.parametrize("folder", EDITIONS)
def test_every_page_says_which_edition_it_is_without_scripts(web: Path, folder: str) -> None:
    """In its title and its text, with a link to all editions, and to nobody else's address."""
    year = "2029/30" if folder == "udkast" else folder.replace("-", "/")
    pages = sorted((web / folder).rglob("*.html"))
    assert len(pages) > 10
    for path in pages:
        html = BeautifulSoup(path.read_text(encoding="utf-8"), "html5lib")
        assert html.title
        assert f"{'udkast ' if folder == 'udkast' else ''}{year}" in html.title.get_text()
        said = " ".join(html.select_one("aside.udgave").get_text().split())  # type: ignore[union-attr]
        assert year in said
        assert html.select_one('aside.udgave a[href$="udgaver/"]')
        for link in html.select('link[rel="canonical"]'):
            assert f"/{folder}/" in str(link["href"])
        is_kept_out = bool(html.select('meta[name="robots"][content="noindex"]'))
        assert is_kept_out is (folder == "udkast" or path.name == "404.html")


def test_a_draft_is_unmistakable(page: Page, archive: str) -> None:
    """On the page and in its title."""
    page.goto(f"{archive}udkast/hverdagen/")
    expect(page.get_by_role("complementary", name="Udkast")).to_be_visible()
    expect(page).to_have_title(re.compile("udkast 2029/30"))


def test_the_root_leads_to_what_is_in_force_without_scripts(browser: Browser, archive: str) -> None:
    """By plain HTML, in Danish."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(archive)
    page.wait_for_url(f"{archive}gaeldende/")
    assert page.locator("html").get_attribute("lang") == "da"
    context.close()


def test_what_is_not_found_has_one_page_at_the_root(page: Page, archive: str) -> None:
    """However deep the address, its links lead to the editions."""
    answer = page.goto(f"{archive}2031-32/findes/ikke/")
    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_role("heading", name="Siden findes ikke")).to_be_visible()
    page.get_by_role("link", name="Alle udgaver").click()
    page.wait_for_url(f"{archive}udgaver/")


def test_the_list_of_editions_tells_of_each(page: Page, archive: str) -> None:
    """Status, adoption, treatment, corrections, the number of changes with the way to them."""
    page.goto(f"{archive}udgaver/")
    assert page.locator("section").evaluate_all("all => all.map(each => each.id)") == [
        "udkast",
        *reversed(EDITIONS[:3]),
    ]
    first = page.locator("[id='2026-27']")
    expect(first).to_contain_text("Vedtaget 16. juni 2026")
    expect(first).to_contain_text("Rettet 5. oktober 2026: Et forkert klassetrin er rettet")
    changes = page.locator("[id='2027-28']").get_by_role("link", name="ændringer siden")
    wanted = int(re.match(r"\d+", changes.inner_text())[0])  # type: ignore[index]
    changes.click()
    page.wait_for_url(f"{archive}2027-28/aendringer/")
    policy = "h3:not(:has-text('Udgaven')) + .punkter > li"  # what is noted of it is not counted
    assert page.locator(policy).count() == wanted


@pytest.mark.parametrize(
    ("folder", "words"), [("2026-27", "altid låne en bold"), ("2028-29", "låner gerne en bold")]
)
def test_the_search_stays_within_the_edition(
    page: Page, archive: str, folder: str, words: str
) -> None:
    """A hit leads to the page of the same edition, with that edition's wording."""
    page.goto(f"{archive}{folder}/")
    page.locator(".soegeknap").click()
    page.get_by_label("Søg i politikken").fill("bold")
    hit = page.locator(".fundet a").first
    expect(hit).to_be_visible()
    hit.click()
    page.wait_for_url(re.compile(f"/{folder}/.+"))
    expect(page.locator("main")).to_contain_text(words)


@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_of_the_archive_scrolls_sideways(page: Page, archive: str, width: int) -> None:
    """The shared pages, an older edition with its word, a draft: all fit the screen."""
    page.set_viewport_size({"width": width, "height": 800})
    for path in ("udgaver/", "404.html", "2026-27/hverdagen/", "udkast/"):
        page.goto(archive + path)
        if path.startswith("2026"):
            expect(page.get_by_text(OLDER)).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_every_link_of_the_archive_leads_somewhere(
    web: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every edition, every page for what is not found: each page is a start of its own."""
    assert links.main([str(web)]) == 0, capsys.readouterr().out


def test_every_page_of_the_archive_is_as_it_should_be(
    web: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Valid, whole, safe, light, and nothing taken from another edition."""
    assert audit.main([str(web)]) == 0, capsys.readouterr().out
