"""The preview with the published editions beside it, in a real browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from policy.words.publication_words import WORKING_COPY
from scripts.publishing.fictional_school import replace
from tests.support.choosing import choose, opened_choice
from tests.support.paper import plain, printed
from tests.support.previewed import serving, wait_for
from tests.support.published import EVERYDAY, Published

pytestmark = pytest.mark.usefixtures("plain_git")

CHOICE = ".udgavevalg select"


@pytest.fixture
def preview(first_edition: Published, tmp_path: Path) -> Iterator[str]:
    """The fictional school's second year, being edited after the first was published."""
    school = first_edition.copy(tmp_path)
    school.begin_draft()
    replace(school.root, EVERYDAY, "en bold ud", "en rød bold ud")
    with serving(school.root, tmp_path / "log") as address:
        wait_for(address, "</nav>")
        yield address


def test_one_goes_to_and_fro_between_the_edited_and_the_published(page: Page, preview: str) -> None:
    """The choice of edition stays on the page; only what is edited is new; changes are told.

    The status of the revision stands at the top of what is edited, and of nothing else.
    """
    page.goto(f"{preview}hverdagen/")
    opened_choice(page)
    expect(page.locator(f"{CHOICE} option")).to_have_text([WORKING_COPY, "2026/27 (gældende)"])
    expect(page.locator("main")).to_contain_text("en rød bold ud")
    status = page.get_by_role("complementary", name="Hvor langt revisionen er")
    expect(status).to_contain_text("Udkastet for 2027/28 er under behandling")
    expect(status).to_contain_text("Næste skridt: Når personalet har behandlet udkastet")
    choose(page, "2026/27 (gældende)")
    page.wait_for_url(f"{preview}2026-27/hverdagen/")
    expect(status).to_have_count(0)
    expect(page.locator("main")).not_to_contain_text("en rød bold ud")
    choose(page, WORKING_COPY)
    page.wait_for_url(f"{preview}hverdagen/")
    opened_choice(page)
    page.get_by_role("link", name="Alle udgaver").click()
    page.wait_for_url(f"{preview}udgaver/")
    expect(page.locator("[id='2026-27']")).to_be_visible()
    page.goto(f"{preview}aendringer/")
    expect(page.locator("main ins").first).to_contain_text("rød")


def test_what_is_printed_of_the_preview_is_a_draft(page: Page, preview: str) -> None:
    """A sheet that goes round before the edition is built says so as well."""
    for sheet in printed(page, preview, "hverdagen/").sheets:
        assert plain("Udkast til udgave 2027/28 · ikke vedtaget") in sheet
        assert plain("Næste skridt") not in sheet
