"""Axe finds nothing on any page, in any state, in light and dark, narrow, wide and enlarged.

Every page of a site is opened: one page of each kind (``one_of_each_kind``) at every size in light
and dark, the others once, in light and in dark by turns.
"""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.choosing import opened_choice
from tests.support.reading import (
    DESK,
    PHONE,
    SCHEMES,
    SIZES,
    ZOOMED,
    Size,
    at_every_size,
    faults,
    once,
    once_in_each_palette,
    one_of_each_kind,
    pages_of,
    paint,
)


@pytest.fixture
def reader(browser: Browser) -> Iterator[Page]:
    """A page where nothing moves, so that axe sees a state and not the way to it."""
    context = browser.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


def test_no_page_of_a_school_has_a_fault(
    reader: Page, school: tuple[Path, str], school_site: Path
) -> None:
    """Every page of both schools, the 404 page and the changes among them.

    At every size where a kind of element is first met, the fictional school's before our own.
    """
    folder, address = school
    is_first = folder == school_site
    kinds = one_of_each_kind(folder, besides=None if is_first else school_site)
    assert len(kinds) > 3 or not is_first
    found = []
    for number, name in enumerate(pages_of(folder)):
        reader.goto(address + name)
        found += at_every_size(reader) if name in kinds else once(reader, SCHEMES[number % 2])
    assert found == []


@pytest.mark.parametrize("edition", ["2026-27", "gaeldende", "udkast"])
def test_no_page_of_an_edition_has_a_fault(
    reader: Page, archive: str, web: Path, school_site: Path, edition: str
) -> None:
    """An older edition with its word of a newer one, the one in force, a draft; a 404 page.

    What is an edition's alone stands at the head of every page, and the rest is as on the school's
    own site: a page of each kind that is not there is tried.
    """
    kinds = one_of_each_kind(web / edition, besides=school_site)
    assert kinds
    found = []
    for name in dict.fromkeys(("404.html", *kinds)):
        reader.goto(f"{archive}{edition}/{name}")
        opened_choice(reader)
        if edition == "2026-27":
            expect(reader.get_by_text("Dette er en ældre udgave.")).to_be_visible()
        found += once_in_each_palette(reader)
    assert found == []


@pytest.mark.parametrize(
    "path",
    [
        "udgaver/",
        "udgaver/2026-27/",
        "udkast/hoering/",
        "2028-29/hoering/",
        "udkast/historik/b3/",
        "404.html",
        "findes/ikke/",
    ],
)
def test_no_page_that_the_editions_share_has_a_fault(reader: Page, archive: str, path: str) -> None:
    """The list of editions, a comparison, a hearing, and what is shown where there is no page."""
    reader.goto(archive + path)
    assert at_every_size(reader) == []


def test_the_root_that_only_leads_on_has_no_fault(browser: Browser, web: Path) -> None:
    """A reader whose browser does not follow it meets a page with a heading and a way on."""
    page = browser.new_page()
    html = (web / "index.html").read_text(encoding="utf-8")
    page.set_content(html.replace('http-equiv="refresh"', 'name="refresh"'))
    assert faults(page) == []
    page.close()


def _open_menu(page: Page) -> None:
    page.locator(".menu summary").click()
    expect(page.get_by_role("navigation", name="Menu")).to_be_visible()


def _search(page: Page, words: str) -> None:
    page.locator(".soegeknap").click()
    expect(page.get_by_label("Søg i politikken")).to_be_focused()
    page.keyboard.type(words)


def _find(page: Page) -> None:
    _search(page, "klasse")
    expect(page.locator(".fundet a").first).to_be_visible()


def _find_nothing(page: Page) -> None:
    _search(page, "xylofon")
    expect(page.locator(".soegehjaelp")).to_contain_text("politikkens sider")


def _open_search(page: Page) -> None:
    _search(page, "")


STATES = {
    "menu": (_open_menu, (ZOOMED, PHONE)),
    "search": (_open_search, SIZES),
    "found": (_find, SIZES),
    "nothing found": (_find_nothing, SIZES),
}


@pytest.mark.parametrize("state", STATES)
def test_what_is_opened_has_no_fault(reader: Page, address: str, state: str) -> None:
    """The menu, the search, what is found, and what can be done where nothing is."""
    bring_about, sizes = STATES[state]
    reader.set_viewport_size(sizes[0])
    reader.goto(f"{address}hverdagen/")
    bring_about(reader)
    assert at_every_size(reader, sizes) == []


def test_the_opened_choice_of_editions_has_no_fault(reader: Page, archive: str) -> None:
    """The choice among the editions, reached and opened by keyboard."""
    reader.goto(f"{archive}2026-27/hverdagen/")
    opened_choice(reader).focus()
    reader.keyboard.press("Space")
    assert at_every_size(reader) == []


LINKS = {
    "": [".genvej", ".klasser a", ".afdelingskort", ".afsnit a", ".sidefod a", ".soegeknap"],
    "indsatser/": [".soeskende a", ".indsatslink", ".tegning a", ".redaktionel a"],
    "indsatser/roed-floej/": [".indsatser .nr a", ".redskab"],
    "klassetrin/": [".hoerer-til a", ".henvisninger a", ".indholdsliste a"],
    "laes-mere/": [".adresse a", ".sidefod a"],
}


@pytest.mark.parametrize("path", LINKS)
def test_what_is_pointed_at_or_reached_keeps_its_contrast(
    reader: Page, address: str, path: str
) -> None:
    """Colours that change below the mouse or with the focus are as clear as before.

    Axe looks at two at once: one is pointed at while the one before it has the focus.
    """
    reader.set_viewport_size(DESK)
    reader.goto(address + path)
    links = {each: reader.locator(each).locator("visible=true").first for each in LINKS[path]}
    found = []
    for scheme in SCHEMES:
        paint(reader, scheme)
        for reached, pointed in pairwise([LINKS[path][-1], *LINKS[path]]):
            links[reached].focus()
            links[pointed].hover()
            where, both = f"{scheme} {reached} {pointed}", [[reached], [pointed]]
            found += faults(reader, where, within=both, rules="contrast")
    assert found == []


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_nothing_is_wrong_where_the_system_gives_the_colours(
    browser: Browser, address: str, size: Size
) -> None:
    """With forced colours axe finds nothing on a page of every kind.

    At a desk it looks for low contrast where there is something that a phone does not show.
    """
    context = browser.new_context(viewport=size, forced_colors="active")
    page = context.new_page()
    paths = ["", "indsatser/"]
    if size is PHONE:
        paths += ["indsatser/roed-floej/", "klassetrin/", "om-siden/", "404.html"]
    found = []
    for path in paths:
        page.goto(address + path)
        found += faults(page, "forced colours", rules="all" if size is PHONE else "contrast")
    assert found == []
    context.close()


_CONTRASTS = """() => {
  const light = (colour) => {
    const [r, g, b] = colour.match(/[\\d.]+/g).slice(0, 3).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (one, other) => {
    const [most, least] = [light(one), light(other)].sort((a, b) => b - a);
    return (most + 0.05) / (least + 0.05);
  };
  const none = (colour) => colour === "none" || /^rgba.*, 0\\)$/.test(colour);
  const paper = getComputedStyle(document.body).backgroundColor;
  const drawing = [...document.querySelectorAll(".tegning")].find((each) => each.checkVisibility());
  const fields = [...drawing.querySelectorAll("rect")];
  const behind = (element) => {
    const { x, y, width, height } = element.getBBox();
    const [across, down] = [x + width / 2, y + height / 2];
    return fields.filter((each) => {
      const box = each.getBBox();
      return each !== element && !none(getComputedStyle(each).fill)
        && box.x <= across && across <= box.x + box.width
        && box.y <= down && down <= box.y + box.height;
    }).map((each) => getComputedStyle(each).fill).pop() || paper;
  };
  const words = [...drawing.querySelectorAll("text")].map((each) => (
    [each.textContent, ratio(getComputedStyle(each).fill, behind(each)) / 4.5]
  ));
  const lines = [...drawing.querySelectorAll(".stribe rect, .pil path")]
    .filter((each) => !none(getComputedStyle(each).stroke))
    .map((each) => [each.outerHTML, ratio(getComputedStyle(each).stroke, behind(each)) / 3]);
  return [...words, ...lines];
}"""


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_picture_has_the_contrast_that_axe_cannot_see(
    reader: Page, school: tuple[Path, str], size: Size
) -> None:
    """Its words stand 4.5 to 1 to what they lie on, its bars and arrows 3 to 1."""
    reader.set_viewport_size(size)
    reader.goto(f"{school[1]}indsatser/")
    for scheme in SCHEMES:
        paint(reader, scheme)
        found = reader.evaluate(_CONTRASTS)
        assert len(found) > 10
        assert [(what, share) for what, share in found if share < 1] == []
